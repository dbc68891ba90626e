//! Decimal text to the nearest double.
//!
//! The standard library's parser is faster, at the price of a table of powers of five: 10 kB that no compression makes
//! smaller, a tenth of the module in which the first question comes. Tests compare the two on random and on half-way
//! numbers.

use std::cmp::Ordering;

/// Further digits only matter by being zero or not: half-way points between doubles have at most 767.
const DIGITS: usize = 800;

/// The double nearest to a literal of JSON's grammar, of two equally near ones the even. Beyond the range infinite or
/// zero.
pub(crate) fn parse(literal: &str) -> f64 {
    let magnitude = Decimal::read(literal).to_double();
    if literal.starts_with('-') { -magnitude } else { magnitude }
}

/// `digits × 10^exponent`, and perhaps a little more.
struct Decimal {
    digits: Vec<u8>,
    exponent: i64,
    more: bool,
}

impl Decimal {
    fn read(literal: &str) -> Self {
        let mut decimal = Decimal { digits: Vec::new(), exponent: 0, more: false };
        let (mantissa, exponent) = literal.split_once(['e', 'E']).unwrap_or((literal, "0"));
        let mut after_point = false;
        for byte in mantissa.bytes().filter(|b| *b != b'-') {
            if byte == b'.' {
                after_point = true;
                continue;
            }
            let digit = byte - b'0';
            let is_kept = decimal.digits.len() < DIGITS;
            if is_kept && (digit > 0 || !decimal.digits.is_empty()) {
                decimal.digits.push(digit);
            }
            decimal.more |= !is_kept && digit > 0;
            decimal.exponent += i64::from(!is_kept) - i64::from(after_point);
        }
        // An exponent too long for i64 is far beyond every double on its side.
        let beyond = if exponent.starts_with('-') { -1_000_000_000 } else { 1_000_000_000 };
        decimal.exponent +=
            exponent.parse::<i64>().map_or(beyond, |e| e.clamp(-1_000_000_000, 1_000_000_000));
        decimal
    }

    fn to_double(&self) -> f64 {
        let size = self.exponent + self.digits.len() as i64;
        if self.digits.is_empty() || size < -330 {
            return 0.0;
        }
        if size > 310 {
            return f64::INFINITY;
        }
        let power = self.exponent.unsigned_abs() as usize;
        // Both are exact doubles, so one operation rounds once (Clinger 1990).
        if self.digits.len() <= 15 && power <= 22 {
            let whole = self.digits.iter().fold(0.0, |sum, digit| 10.0 * sum + f64::from(*digit));
            let tens = (0..power).fold(1.0, |product, _| 10.0 * product);
            return if self.exponent < 0 { whole / tens } else { whole * tens };
        }
        let mut top = Big(vec![0]);
        self.digits.iter().for_each(|digit| top.multiply_add(10, u32::from(*digit)));
        let mut bottom = Big(vec![1]);
        let scaled = if self.exponent < 0 { &mut bottom } else { &mut top };
        (0..power).for_each(|_| scaled.multiply_add(10, 0));
        divide(top, bottom, self.more)
    }
}

/// `top / bottom` to the nearest double; `more`: the true numerator is a little larger.
fn divide(mut top: Big, mut bottom: Big, more: bool) -> f64 {
    // Scaled so that the quotient has 64 or 65 bits: all that a double can hold, and some to round by.
    let shift = 64 - (top.bits() - bottom.bits());
    if shift > 0 {
        top.shift_left(shift as u32)
    } else {
        bottom.shift_left(-shift as u32)
    }
    let mut quotient: u128 = 0;
    bottom.shift_left(65);
    for _ in 0..=65 {
        quotient <<= 1;
        if top.compare(&bottom) != Ordering::Less {
            top.subtract(&bottom);
            quotient |= 1;
        }
        top.shift_left(1);
    }
    let rest = more || top.bits() > 0;

    let length = 128 - i64::from(quotient.leading_zeros());
    // The value lies in [2^(height - 1), 2^height). Below 2^-1022 doubles have fewer bits.
    let height = length - shift;
    let kept = (height + 1074).min(53);
    if kept < 0 {
        return 0.0;
    }
    let dropped = (length - kept) as u32;
    let mut mantissa = (quotient >> dropped) as u64;
    let tail = quotient & ((1 << dropped) - 1);
    let half = 1 << (dropped - 1);
    if tail > half || (tail == half && (rest || mantissa & 1 == 1)) {
        mantissa += 1;
    }
    mantissa as f64 * power_of_two(height - kept)
}

/// 2^exponent, for -1074 <= exponent; beyond 2^1023 infinite.
fn power_of_two(exponent: i64) -> f64 {
    match exponent {
        ..-1022 => f64::from_bits(1 << (exponent + 1074)),
        -1022..=1023 => f64::from_bits(((exponent + 1023) as u64) << 52),
        _ => f64::INFINITY,
    }
}

/// A natural number, lowest 32 bits first.
struct Big(Vec<u32>);

impl Big {
    fn multiply_add(&mut self, factor: u32, summand: u32) {
        let mut carry = u64::from(summand);
        for limb in &mut self.0 {
            carry += u64::from(*limb) * u64::from(factor);
            *limb = carry as u32;
            carry >>= 32;
        }
        if carry > 0 {
            self.0.push(carry as u32);
        }
    }

    fn shift_left(&mut self, bits: u32) {
        self.multiply_add(1 << (bits % 32), 0);
        self.0.splice(0..0, (0..bits / 32).map(|_| 0));
    }

    /// Position of the highest 1, from 1; 0 for zero.
    fn bits(&self) -> i64 {
        let top = self.0.iter().rposition(|limb| *limb > 0);
        top.map_or(0, |at| 32 * (at as i64 + 1) - i64::from(self.0[at].leading_zeros()))
    }

    fn limb(&self, at: usize) -> u32 {
        self.0.get(at).copied().unwrap_or(0)
    }

    fn compare(&self, other: &Big) -> Ordering {
        let limbs = (0..self.0.len().max(other.0.len())).rev();
        limbs.map(|at| self.limb(at).cmp(&other.limb(at))).find(|o| o.is_ne()).unwrap_or(Ordering::Equal)
    }

    /// `other` is not larger.
    fn subtract(&mut self, other: &Big) {
        let mut borrow = 0;
        for at in 0..self.0.len() {
            let (less, under) = self.0[at].overflowing_sub(other.limb(at));
            let (less, under_again) = less.overflowing_sub(borrow);
            self.0[at] = less;
            borrow = u32::from(under || under_again);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    fn same(literal: &str) {
        let (ours, theirs): (f64, f64) = (parse(literal), literal.parse().unwrap());
        assert_eq!(ours.to_bits(), theirs.to_bits(), "{literal}: {ours:e} {theirs:e}");
    }

    #[test]
    fn the_edges_of_the_range() {
        for literal in [
            "0",
            "-0",
            "0.0e5",
            "1",
            "-1.5",
            "123456789012345678",
            "1e22",
            "1e23",
            "8.5e22",
            "1e308",
            "1.7976931348623157e308",
            "1.7976931348623158e308",
            "1.7976931348623159e308",
            "1e309",
            "1e999999999999999999999",
            "1e-999999999999999999999",
            "2.2250738585072014e-308",
            "2.2250738585072011e-308",
            "4.9e-324",
            "2.4703282292062327e-324",
            "2.4703282292062328e-324",
            "1e-400",
            "0.000000000000000000000000000001e30",
            "9007199254740993",
            "9007199254740992.5",
            "9007199254740993.00000000000000000000000000000000000001",
        ] {
            same(literal);
        }
        // The digit that tips a half-way point stands beyond all that are kept.
        let tipped = format!("9007199254740993.{}1", "0".repeat(2000));
        assert_eq!(parse(&tipped), 9007199254740994.0);
        same(&format!("1{}", "0".repeat(300)));
        same(&format!("0.{}1", "0".repeat(320)));
    }

    #[cfg(not(target_arch = "wasm32"))]
    mod laws {
        use super::*;
        use proptest::prelude::*;

        proptest! {
            #![proptest_config(ProptestConfig::with_cases(4000))]

            #[test]
            fn as_the_standard_library(bits in any::<u64>(), digits in 0..25usize) {
                let value = f64::from_bits(bits);
                if value.is_finite() {
                    same(&format!("{value:e}"));
                    same(&format!("{value:.digits$e}"));
                }
            }

            #[test]
            fn half_way_between_two_doubles(bits in 0..0x7FE0_0000_0000_0000u64, tip in 0..3u8) {
                // Exact decimal expansions: Rust prints as many digits as are asked for.
                let (low, high) = (f64::from_bits(bits), f64::from_bits(bits + 1));
                let (a, b) = (format!("{low:.1100}"), format!("{high:.1100}"));
                let half = half_of_sum(&a, &b);
                same(&match tip { 0 => half, 1 => format!("{half}1"), _ => half.trim_end_matches('0').to_owned() + "0" });
            }

            #[test]
            fn any_literal(whole in "(0|[1-9][0-9]{0,30})", fraction in "(\\.[0-9]{1,30})?", exponent in "(e[+-]?[0-9]{1,3})?") {
                same(&format!("{whole}{fraction}{exponent}"));
            }
        }

        /// (a + b) / 2 of two decimal texts with equally many digits behind the point.
        fn half_of_sum(a: &str, b: &str) -> String {
            let width = a.len().max(b.len());
            let (a, b) = (format!("{a:0>width$}"), format!("{b:0>width$}"));
            let mut sum: Vec<u8> = Vec::new();
            let mut carry = 0;
            for (x, y) in a.bytes().rev().zip(b.bytes().rev()) {
                if x == b'.' {
                    sum.push(x);
                    continue;
                }
                let digit = x - b'0' + y - b'0' + carry;
                sum.push(b'0' + digit % 10);
                carry = digit / 10;
            }
            sum.push(b'0' + carry);
            let mut rest = 0;
            let mut half: String = sum
                .iter()
                .rev()
                .map(|c| {
                    if *c == b'.' {
                        return '.';
                    }
                    let digit = 10 * rest + (c - b'0');
                    rest = digit % 2;
                    char::from(b'0' + digit / 2)
                })
                .collect();
            half.push(if rest == 1 { '5' } else { '0' });
            let trimmed = half.trim_start_matches('0').to_owned();
            if trimmed.starts_with('.') { format!("0{trimmed}") } else { trimmed }
        }
    }
}
