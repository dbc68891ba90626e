//! Numbers and dates as a language writes them.

use crate::{Locale, date as names};

/// Writes a whole number, its thousands apart.
pub(crate) fn number(out: &mut String, l: Locale, n: u32) {
    if n >= 1000 {
        number(out, l, n / 1000);
        out.push_str(names::thousands(l));
        out.push(digit(n / 100 % 10));
        out.push(digit(n / 10 % 10));
    } else {
        if n >= 100 {
            out.push(digit(n / 100));
        }
        if n >= 10 {
            out.push(digit(n / 10 % 10));
        }
    }
    out.push(digit(n % 10));
}

fn digit(n: u32) -> char {
    char::from_digit(n, 10).unwrap_or('0')
}

/// Writes the day of an RFC 3339 time or date; anything else as it stands.
pub(crate) fn date(out: &mut String, l: Locale, text: &str) {
    match parts(text) {
        Some((year, month, day)) => {
            let month = names::month(l, month);
            out.push_str(&names::day(l, names::Day { day, month: &month, year }));
        }
        None => out.push_str(text),
    }
}

/// `2026-11-24…` to year as written, month and day.
fn parts(text: &str) -> Option<(&str, u32, u32)> {
    let (date, rest) = text.split_at_checked(10)?;
    let ends = rest.is_empty() || rest.starts_with(['T', 't', ' ']);
    let year = date.get(..4).filter(|year| year.bytes().all(|b| b.is_ascii_digit()))?;
    let (month, day) = (date.get(5..7)?.parse().ok()?, date.get(8..)?.parse().ok()?);
    let separated = date.as_bytes()[4] == b'-' && date.as_bytes()[7] == b'-';
    (ends && separated && (1..=12).contains(&month) && (1..=31).contains(&day)).then_some((year, month, day))
}

/// The value of a run-time argument; a reader sees that something is missing.
pub(crate) fn argument<'a>(args: &'a [(&str, String)], name: &str) -> &'a str {
    args.iter().find(|(key, _)| *key == name).map_or("…", |(_, value)| value.as_str())
}

/// The value of a run-time argument that is counted; 0 if it is no number.
#[allow(dead_code)] // until a message found by code counts something
pub(crate) fn number_argument(args: &[(&str, String)], name: &str) -> u32 {
    argument(args, name).parse().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(n: u32) -> String {
        let mut out = String::new();
        number(&mut out, Locale::En, n);
        out
    }

    fn dated(text: &str) -> String {
        let mut out = String::new();
        date(&mut out, Locale::En, text);
        out
    }

    #[test]
    fn thousands_stand_apart() {
        for (n, text) in
            [(0, "0"), (7, "7"), (90, "90"), (312, "312"), (1900, "1,900"), (1_000_045, "1,000,045")]
        {
            assert_eq!(written(n), text);
        }
        assert_eq!(written(u32::MAX), "4,294,967,295");
    }

    #[test]
    fn dates_are_written_out_and_other_texts_left_alone() {
        assert_eq!(dated("2026-11-24T09:30:00Z"), "24 November 2026");
        assert_eq!(dated("2027-05-01"), "1 May 2027");
        for odd in ["", "soon", "2026-13-01", "2026-11-2é", "2026-11-241", "24/11/2026"] {
            assert_eq!(dated(odd), odd);
        }
    }
}
