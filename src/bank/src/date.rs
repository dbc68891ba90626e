//! Calendar days and months, as far as a bank needs them.

use std::fmt;

/// A day of the Gregorian calendar. Libraries never read a clock: "today" is passed in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    year: u16,
    month: u8,
    day: u8,
}

impl Date {
    /// Reads `YYYY-MM-DD`; `None` when it is written otherwise or no such day exists.
    ///
    /// ```
    /// use skillmark_bank::Date;
    /// assert_eq!(Date::parse("2028-02-29").unwrap().to_string(), "2028-02-29");
    /// assert!(Date::parse("2027-02-29").is_none());
    /// assert!(Date::parse("29.02.2028").is_none());
    /// ```
    pub fn parse(text: &str) -> Option<Date> {
        let (month, day) = text.rsplit_once('-')?;
        let (year, month) = year_month(month)?;
        let day = digits(day, 2)? as u8;
        (1..=days_in(year, month)).contains(&day).then_some(Date { year, month, day })
    }

    /// The day that lies `days` after 1970-01-01, as a clock counts them.
    ///
    /// ```
    /// use skillmark_bank::Date;
    /// assert_eq!(Date::from_days(0).to_string(), "1970-01-01");
    /// assert_eq!(Date::from_days(20_512).to_string(), "2026-02-28");
    /// ```
    pub fn from_days(days: u32) -> Date {
        let (mut year, mut month, mut left) = (1970u16, 1u8, days);
        let length = |year| if days_in(year, 2) == 29 { 366 } else { 365 };
        while left >= length(year) {
            left -= length(year);
            year += 1;
        }
        while left >= u32::from(days_in(year, month)) {
            left -= u32::from(days_in(year, month));
            month += 1;
        }
        Date { year, month, day: left as u8 + 1 }
    }

    /// Whether this day lies after the end of a `YYYY-MM` month. False when `month` is not one.
    pub fn is_past(self, month: &str) -> bool {
        year_month(month).is_some_and(|end| (self.year, self.month) > end)
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

/// Reads `YYYY-MM`.
pub(crate) fn year_month(text: &str) -> Option<(u16, u8)> {
    let (year, month) = text.split_once('-')?;
    let (year, month) = (digits(year, 4)?, digits(month, 2)? as u8);
    (year > 0 && (1..=12).contains(&month)).then_some((year, month))
}

fn digits(text: &str, count: usize) -> Option<u16> {
    (text.len() == count && text.bytes().all(|b| b.is_ascii_digit())).then(|| text.parse().ok())?
}

fn days_in(year: u16, month: u8) -> u8 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400)) => 29,
        2 => 28,
        _ => 31,
    }
}
