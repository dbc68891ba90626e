//! Points in time as credentials write them: RFC 3339 with a time zone, as in XML Schema's `dateTimeStamp`.
//!
//! ```
//! use skillmark_credential::time;
//!
//! let noon = time::parse("2026-06-01T12:00:00Z").unwrap();
//! assert_eq!(time::parse("2026-06-01T14:30:00.750+02:30"), Ok(noon));
//! assert_eq!(time::format(noon).as_deref(), Some("2026-06-01T12:00:00Z"));
//! assert!(time::parse("2026-06-01T12:00:00").unwrap_err().contains("time zone"));
//! ```

use crate::problem::quote;

/// 9999-12-31T23:59:59Z.
const LAST: i64 = 253_402_300_799;

const DAY: i64 = 86_400;

/// Seconds since 1970-01-01T00:00:00Z; fractions of a second are read and dropped.
///
/// Strict: capital `T` and `Z`, days that exist, no second 60, no hour 24, years from 0001.
/// The error is a sentence that says what was found and what was expected.
pub fn parse(text: &str) -> Result<i64, String> {
    let wrong = |why: &str| format!("{} is not a point in time: {why}", quote(text));
    if !text.is_ascii() || text.len() > 40 {
        return Err(wrong("expected the form 2026-06-01T12:00:00Z"));
    }
    let (stamp, rest) =
        text.split_at_checked(19).ok_or_else(|| wrong("expected the form 2026-06-01T12:00:00Z"))?;
    let [year, month, day, hour, minute, second] = numbers(stamp, "dddd-dd-ddTdd:dd:dd")
        .ok_or_else(|| wrong("expected the form 2026-06-01T12:00:00Z"))?;
    if year == 0 || !(1..=12).contains(&month) || !(1..=days_in(year, month)).contains(&day) {
        return Err(wrong("there is no such day"));
    }
    if hour > 23 || minute > 59 || second > 59 {
        return Err(wrong("there is no such time of day"));
    }
    let zone = without_fraction(rest).ok_or_else(|| wrong("expected digits after the point"))?;
    let offset = offset(zone).ok_or_else(|| wrong("expected a time zone, Z or +02:00"))?;
    Ok(days_from_1970(year, month, day) * DAY + hour * 3600 + minute * 60 + second - offset)
}

/// `YYYY-MM-DDTHH:MM:SSZ`; none outside the years 1970 to 9999.
pub fn format(seconds: i64) -> Option<String> {
    if !(0..=LAST).contains(&seconds) {
        return None;
    }
    let (year, month, day) = date(seconds / DAY);
    let (hour, minute, second) = (seconds % DAY / 3600, seconds % 3600 / 60, seconds % 60);
    Some(format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}Z"))
}

/// The runs of digits in a text of exactly this form, where `d` stands for a digit.
fn numbers<const N: usize>(text: &str, form: &str) -> Option<[i64; N]> {
    let fits = |(c, f): (u8, u8)| if f == b'd' { c.is_ascii_digit() } else { c == f };
    if text.len() != form.len() || !text.bytes().zip(form.bytes()).all(fits) {
        return None;
    }
    let mut runs = text.split(|c: char| !c.is_ascii_digit()).filter(|run| !run.is_empty());
    let mut numbers = [0; N];
    for number in &mut numbers {
        *number = runs.next()?.parse().ok()?;
    }
    Some(numbers)
}

fn without_fraction(rest: &str) -> Option<&str> {
    let Some(fraction) = rest.strip_prefix('.') else { return Some(rest) };
    let zone = fraction.trim_start_matches(|c: char| c.is_ascii_digit());
    (zone.len() < fraction.len()).then_some(zone)
}

/// Seconds east of Greenwich; XML Schema allows 14 hours.
fn offset(zone: &str) -> Option<i64> {
    let sign = match zone.as_bytes().first()? {
        b'Z' if zone.len() == 1 => return Some(0),
        b'+' => 1,
        b'-' => -1,
        _ => return None,
    };
    let [hours, minutes] = numbers(&zone[1..], "dd:dd")?;
    let seconds = hours * 3600 + minutes * 60;
    (minutes < 60 && seconds <= 14 * 3600).then_some(sign * seconds)
}

fn days_in(year: i64, month: i64) -> i64 {
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    match month {
        2 => 28 + i64::from(leap),
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// Howard Hinnant, "chrono-compatible low-level date algorithms": years begin in March, leap days come last.
fn days_from_1970(year: i64, month: i64, day: i64) -> i64 {
    let year = year - i64::from(month <= 2);
    let (era, year_of_era) = (year.div_euclid(400), year.rem_euclid(400));
    let day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    era * 146_097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year - 719_468
}

/// The inverse, for days from 1970 on.
fn date(days: i64) -> (i64, i64, i64) {
    let (era, day) = ((days + 719_468) / 146_097, (days + 719_468) % 146_097);
    let year_of_era = (day - day / 1460 + day / 36_524 - day / 146_096) / 365;
    let day_of_year = day - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let march_month = (5 * day_of_year + 2) / 153;
    let month = (march_month + 2) % 12 + 1;
    (era * 400 + year_of_era + i64::from(month <= 2), month, day_of_year - (153 * march_month + 2) / 5 + 1)
}
