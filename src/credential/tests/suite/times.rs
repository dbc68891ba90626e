//! Points in time.

use skillmark_credential::time::{format, parse};

#[cfg(target_arch = "wasm32")]
use crate::test;

#[test]
fn known_instants() {
    // Computed with GNU date.
    for (text, seconds) in [
        ("1970-01-01T00:00:00Z", 0),
        ("2000-02-29T23:59:59Z", 951_868_799),
        ("2001-03-01T00:00:00Z", 983_404_800),
        ("2026-06-01T00:00:00Z", 1_780_272_000),
        ("2100-02-28T12:00:00Z", 4_107_499_200),
        ("9999-12-31T23:59:59Z", 253_402_300_799),
    ] {
        assert_eq!(parse(text), Ok(seconds), "{text}");
        assert_eq!(format(seconds).as_deref(), Some(text));
    }
    assert_eq!(parse("0001-01-01T00:00:00Z"), Ok(-62_135_596_800));
    assert_eq!(parse("1969-12-31T23:59:59.999Z"), Ok(-1));
}

#[test]
fn offsets_and_fractions() {
    for same in [
        "2026-01-10T09:30:00+00:00",
        "2026-01-10T09:30:00-00:00",
        "2026-01-10T12:30:00+03:00",
        "2026-01-09T19:30:00-14:00",
        "2026-01-10T15:15:00+05:45",
        "2026-01-10T09:30:00.0Z",
        "2026-01-10T09:30:00.999999999Z",
        "2026-01-10T09:30:00.25+00:00",
    ] {
        assert_eq!(parse(same), parse("2026-01-10T09:30:00Z"), "{same}");
    }
}

#[test]
fn what_is_no_point_in_time() {
    for (text, why) in [
        ("2026-01-10T09:30:00", "time zone"),
        ("2026-01-10T09:30:00z", "time zone"),
        ("2026-01-10T09:30:00Z ", "time zone"),
        ("2026-01-10T09:30:00ZZ", "time zone"),
        ("2026-01-10T09:30:00+0100", "time zone"),
        ("2026-01-10T09:30:00+1:00", "time zone"),
        ("2026-01-10T09:30:00+14:01", "time zone"),
        ("2026-01-10T09:30:00+10:60", "time zone"),
        ("2026-01-10T09:30:00+", "time zone"),
        ("2026-01-10T09:30:00.Z", "digits"),
        ("2026-02-29T00:00:00Z", "no such day"),
        ("2100-02-29T00:00:00Z", "no such day"),
        ("2026-04-31T00:00:00Z", "no such day"),
        ("2026-13-01T00:00:00Z", "no such day"),
        ("2026-00-01T00:00:00Z", "no such day"),
        ("2026-01-00T00:00:00Z", "no such day"),
        ("0000-01-01T00:00:00Z", "no such day"),
        ("2026-01-10T24:00:00Z", "no such time"),
        ("2026-01-10T09:60:00Z", "no such time"),
        ("2016-12-31T23:59:60Z", "no such time"),
        ("", "form"),
        ("2026-01-10", "form"),
        ("2026-01-10 09:30:00Z", "form"),
        ("2026-01-10t09:30:00Z", "form"),
        ("2026-1-10T09:30:00Z", "form"),
        (" 2026-01-10T09:30:00Z", "form"),
        ("+2026-01-10T09:30:00Z", "form"),
        ("-026-01-10T09:30:00Z", "form"),
        ("12026-01-10T09:30:00Z", "form"),
        ("2026-01-1٣T09:30:00Z", "form"),
        ("2026-01-10T09:30:00.00000000000000000000000000000Z", "form"),
    ] {
        let error = parse(text).unwrap_err();
        assert!(error.contains(why), "{text}: {error}");
    }
}

#[test]
fn every_day_there_and_back() {
    for day in (0..2_932_897).step_by(11) {
        let seconds = day * 86_400 + day % 86_400;
        let text = format(seconds).unwrap();
        assert_eq!(parse(&text), Ok(seconds), "{text}");
    }
    assert_eq!(format(-1), None);
    assert_eq!(format(253_402_300_800), None);
}
