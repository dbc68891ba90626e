//! Numbers: the grammar of RFC 8259, the range of I-JSON (RFC 7493), the print of ECMAScript.

use crate::decimal;
use serde_json::Number;

/// Integers up to here are what every reader agrees on: beyond it, two of them can share one double.
const MAX_INTEGER: i64 = (1 << 53) - 1;

/// The number at the beginning of `text`, as it is written.
pub(crate) fn literal(text: &str) -> Result<&str, String> {
    let bytes = text.as_bytes();
    let digits = |from: usize| bytes[from..].iter().take_while(|b| b.is_ascii_digit()).count();
    let mut end = usize::from(bytes.first() == Some(&b'-'));

    let whole = digits(end);
    match whole {
        0 => return Err("a digit must follow the minus sign".into()),
        2.. if bytes[end] == b'0' => return Err("a number cannot begin with 0; remove the zero".into()),
        _ => end += whole,
    }
    if bytes.get(end) == Some(&b'.') {
        let fraction = digits(end + 1);
        if fraction == 0 {
            return Err("a digit must follow the decimal point".into());
        }
        end += 1 + fraction;
    }
    if let Some(b'e' | b'E') = bytes.get(end) {
        end += 1 + usize::from(matches!(bytes.get(end + 1), Some(b'+' | b'-')));
        let exponent = digits(end);
        if exponent == 0 {
            return Err("a digit must follow the e of the exponent".into());
        }
        end += exponent;
    }
    Ok(&text[..end])
}

/// The value of a literal, whole numbers as integers, so that equal numbers are equal values.
pub(crate) fn read(literal: &str) -> Result<Number, String> {
    let short = || if literal.len() > 40 { format!("{}…", &literal[..40]) } else { literal.to_owned() };
    let value = decimal::parse(literal);
    let is_zero_literal =
        !literal.split(['e', 'E']).next().unwrap_or("").contains(|c| ('1'..='9').contains(&c));
    if value.is_infinite() || (value == 0.0 && !is_zero_literal) {
        return Err(format!("{} does not fit a double-precision number; write it as a string", short()));
    }
    match integer(value) {
        Some(whole) => Ok(whole.into()),
        None if prints_as_integer(value) => {
            Err(format!("{} is beyond ±(2^53-1), where readers disagree; write it as a string", short()))
        }
        None => Number::from_f64(value).ok_or_else(|| format!("{} is not finite", short())),
    }
}

/// Whether [`write()`] gives digits only and yet some readers would see another integer in them.
pub(crate) fn is_ambiguous(number: &Number) -> bool {
    number.as_f64().is_some_and(|value| integer(value).is_none() && prints_as_integer(value))
}

fn prints_as_integer(value: f64) -> bool {
    value.fract() == 0.0 && value.abs() < 1e21
}

fn integer(value: f64) -> Option<i64> {
    // The bounds are exact in f64, so the comparison is, and so is the conversion.
    (value.fract() == 0.0 && value.abs() <= MAX_INTEGER as f64).then_some(value as i64)
}

/// A number as canonical JSON has it, for sentences. The standard library's printing would come on top of this one: 15 kB
/// in the page.
pub fn number_text(value: f64) -> String {
    let mut out = String::new();
    match Number::from_f64(value) {
        Some(number) => write(&number, &mut out),
        None => out.push_str("no finite number"),
    }
    out
}

/// Appends the number as ECMAScript's `Number::toString` prints it, which RFC 8785 demands.
pub(crate) fn write(number: &Number, out: &mut String) {
    // Infallible: without serde_json's arbitrary precision every number converts.
    let value = number.as_f64().unwrap_or(0.0);
    if let Some(whole) = integer(value) {
        out.push_str(&whole.to_string());
        return;
    }
    if value < 0.0 {
        out.push('-');
    }
    // As few digits as read back to the same double, and of these the nearest to it, of two equally near ones the even.
    let mut buffer = zmij::Buffer::new();
    let shortest = buffer.format_finite(value.abs());
    let (mantissa, exponent) = shortest.split_once('e').unwrap_or((shortest, "0"));
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let all = format!("{whole}{fraction}");
    let digits = all.trim_start_matches('0');
    // The decimal point stands after this many digits.
    let point = exponent.parse::<i32>().unwrap_or(0) + whole.len() as i32 - (all.len() - digits.len()) as i32;
    let digits = digits.trim_end_matches('0').to_owned();
    let count = digits.len();
    let zeros = |n: usize| "0".repeat(n);
    let position = usize::try_from(point).unwrap_or(0);
    match point {
        1..=21 if count <= position => out.push_str(&(digits + &zeros(position - count))),
        1..=21 => out.push_str(&format!("{}.{}", &digits[..position], &digits[position..])),
        -5..=0 => out.push_str(&format!("0.{}{digits}", zeros(point.unsigned_abs() as usize))),
        _ => {
            out.push_str(&digits[..1]);
            if count > 1 {
                out.push('.');
                out.push_str(&digits[1..]);
            }
            out.push_str(&format!("e{:+}", point - 1));
        }
    }
}
