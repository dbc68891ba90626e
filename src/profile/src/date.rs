//! Calendar arithmetic on Unix seconds, UTC, years 1970 to 9999.

/// 9999-12-31T23:59:59Z.
const LAST: i64 = 253_402_300_799;

/// `YYYY-MM-DDTHH:MM:SSZ`; none outside 1970 to 9999.
pub(crate) fn format(unix: i64) -> Option<String> {
    (0..=LAST).contains(&unix).then(|| {
        let (year, month, day) = civil(unix.div_euclid(86_400));
        let second = unix.rem_euclid(86_400);
        format!(
            "{year:04}-{month:02}-{day:02}T{:02}:{:02}:{:02}Z",
            second / 3600,
            second / 60 % 60,
            second % 60
        )
    })
}

/// The same day and time so many months later; the month's last day where it has no such day.
pub(crate) fn add_months(unix: i64, months: u32) -> Option<String> {
    format(unix)?;
    let (year, month, day) = civil(unix.div_euclid(86_400));
    let months = year * 12 + (month - 1) + i64::from(months);
    let (year, month) = (months / 12, months % 12 + 1);
    let length = days(year + month / 12, month % 12 + 1) - days(year, month);
    format((days(year, month) + day.min(length) - 1) * 86_400 + unix.rem_euclid(86_400))
}

/// Year, month and day of a day counted from 1970-01-01 (Hinnant, "chrono-compatible low-level date algorithms").
fn civil(day: i64) -> (i64, i64, i64) {
    let day = day + 719_468; // days from 0000-03-01: years that begin in March have the leap day last
    let era = day.div_euclid(146_097);
    let of_era = day.rem_euclid(146_097);
    let year = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year + year / 4 - year / 100);
    let month = (5 * of_year + 2) / 153;
    let (day, month) = (of_year - (153 * month + 2) / 5 + 1, (month + 2) % 12 + 1);
    (era * 400 + year + i64::from(month <= 2), month, day)
}

/// Days from 1970-01-01 to the first of a month.
fn days(year: i64, month: i64) -> i64 {
    let year = year - i64::from(month <= 2);
    let of_year = (153 * ((month + 9) % 12) + 2) / 5;
    year.div_euclid(400) * 146_097
        + {
            let year = year.rem_euclid(400);
            year * 365 + year / 4 - year / 100
        }
        + of_year
        - 719_468
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_dates() {
        assert_eq!(format(0).unwrap(), "1970-01-01T00:00:00Z");
        assert_eq!(format(951_782_400).unwrap(), "2000-02-29T00:00:00Z");
        assert_eq!(format(1_780_272_000).unwrap(), "2026-06-01T00:00:00Z");
        assert_eq!(format(LAST).unwrap(), "9999-12-31T23:59:59Z");
        assert_eq!(format(LAST + 1), None);
        assert_eq!(format(-1), None);
    }

    #[test]
    fn months_end_where_the_month_ends() {
        let at = |text: &str| {
            (0..60_000).map(|d| d * 86_400).find(|s| format(*s).unwrap().starts_with(text)).unwrap()
        };
        for (from, months, to) in [
            ("2026-01-31", 1, "2026-02-28"),
            ("2024-01-31", 1, "2024-02-29"),
            ("2024-02-29", 12, "2025-02-28"),
            ("2026-11-30", 3, "2027-02-28"),
            ("2026-06-01", 12, "2027-06-01"),
            ("2026-12-15", 1, "2027-01-15"),
            ("2026-10-31", 2, "2026-12-31"),
            ("2026-10-31", 0, "2026-10-31"),
        ] {
            assert_eq!(add_months(at(from), months).unwrap(), format!("{to}T00:00:00Z"), "{from} + {months}");
        }
        assert_eq!(add_months(LAST, 1), None);
    }

    #[test]
    fn days_and_civil_agree() {
        for day in (0..2_900_000).step_by(17) {
            let (year, month, of_month) = civil(day);
            assert_eq!(days(year, month) + of_month - 1, day);
        }
    }
}
