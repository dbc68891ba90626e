//! Months from an instant.

use skillmark_credential::time;

/// The same day and time of day so many months later, as RFC 3339; the month's last day where it has no such day.
/// None outside the years 1970 to 9999.
pub(crate) fn add_months(seconds: i64, months: u32) -> Option<String> {
    let from = time::format(seconds)?;
    let number = |digits: &str| digits.parse::<u32>().ok();
    let (year, month, day) = (number(&from[..4])?, number(&from[5..7])?, number(&from[8..10])?);
    let months = (year * 12 + month - 1).checked_add(months)?;
    let (year, month) = (months / 12, months % 12 + 1);
    // Months are at most three days shorter than the longest.
    let days = (0..4).map(|less| day.saturating_sub(less));
    days.map(|day| format!("{year:04}-{month:02}-{day:02}{}", &from[10..])).find(|to| time::parse(to).is_ok())
}

#[cfg(test)]
mod tests {
    use super::*;
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    #[test]
    fn months_end_where_the_month_ends() {
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
            let seconds = time::parse(&format!("{from}T10:20:30Z")).unwrap();
            assert_eq!(add_months(seconds, months).unwrap(), format!("{to}T10:20:30Z"), "{from} + {months}");
        }
        let last = time::parse("9999-12-31T23:59:59Z").unwrap();
        assert_eq!(add_months(last, 0).unwrap(), "9999-12-31T23:59:59Z");
        for (seconds, months) in [(last, 1), (0, u32::MAX), (last, u32::MAX), (last + 1, 0), (-1, 1)] {
            assert_eq!(add_months(seconds, months), None);
        }
    }
}
