//! RFC 8785: the published pairs of input and output, and ECMAScript's way of printing numbers.

use serde_json::json;
use skillmark_canon::{Limits, canonical, parse, to_canonical};

#[cfg(target_arch = "wasm32")]
use crate::test;

macro_rules! reference {
    ($path:literal) => {
        include_bytes!(concat!("../../../../tests/reference/credentials/jcs/", $path))
    };
}

fn check(name: &str, input: &[u8], expected: &[u8]) {
    let value = parse(input, Limits::UNTRUSTED).unwrap_or_else(|error| panic!("{name}: {error}"));
    assert_eq!(canonical(&value), str::from_utf8(expected).unwrap(), "{name}");
}

#[test]
fn published_pairs() {
    check("arrays", reference!("input/arrays.json"), reference!("output/arrays.json"));
    check("french", reference!("input/french.json"), reference!("output/french.json"));
    check("structures", reference!("input/structures.json"), reference!("output/structures.json"));
    check("unicode", reference!("input/unicode.json"), reference!("output/unicode.json"));
    check("values", reference!("input/values.json"), reference!("output/values.json"));
    check("weird", reference!("input/weird.json"), reference!("output/weird.json"));
    check("rfc example", reference!("rfc_example.input.json"), reference!("rfc_example.expected.json"));
    check("rfc sorting", reference!("rfc_sorting.input.json"), reference!("rfc_sorting.expected.json"));
}

/// RFC 8785, appendix B, without the integers that `parse` refuses, and the thresholds of ECMA-262 6.1.6.1.20.
#[test]
fn numbers_print_as_in_ecmascript() {
    for (bits, expected) in [
        (0x0000_0000_0000_0000, "0"),
        (0x8000_0000_0000_0000, "0"),
        (0x0000_0000_0000_0001, "5e-324"),
        (0x8000_0000_0000_0001, "-5e-324"),
        (0x7fef_ffff_ffff_ffff, "1.7976931348623157e+308"),
        (0xffef_ffff_ffff_ffff, "-1.7976931348623157e+308"),
        (0x4340_0000_0000_0000, "9007199254740992"),
        (0xc340_0000_0000_0000, "-9007199254740992"),
        (0x4430_0000_0000_0000, "295147905179352830000"),
        (0x44b5_2d02_c7e1_4af5, "9.999999999999997e+22"),
        (0x44b5_2d02_c7e1_4af6, "1e+23"),
        (0x44b5_2d02_c7e1_4af7, "1.0000000000000001e+23"),
        (0x444b_1ae4_d6e2_ef4e, "999999999999999700000"),
        (0x444b_1ae4_d6e2_ef4f, "999999999999999900000"),
        (0x444b_1ae4_d6e2_ef50, "1e+21"),
        (0x3eb0_c6f7_a0b5_ed8c, "9.999999999999997e-7"),
        (0x3eb0_c6f7_a0b5_ed8d, "0.000001"),
        (0x41b3_de43_5555_5553, "333333333.3333332"),
        (0x41b3_de43_5555_5554, "333333333.33333325"),
        (0x41b3_de43_5555_5555, "333333333.3333333"),
        (0x41b3_de43_5555_5556, "333333333.3333334"),
        (0x41b3_de43_5555_5557, "333333333.33333343"),
        (0xbecb_f647_612f_3696, "-0.0000033333333333333333"),
        (0x4314_3ff3_c1cb_0959, "1424953923781206.2"),
    ] {
        assert_eq!(canonical(&json!(f64::from_bits(bits))), expected, "{bits:016x}");
    }
}

#[test]
fn equal_numbers_are_equal_values() {
    let texts = ["56", "56.0", "5.6e1", "560E-1", "0.56e+2"];
    for text in texts {
        assert_eq!(parse(text.as_bytes(), Limits::UNTRUSTED), Ok(json!(56)), "{text}");
    }
    for zero in ["0", "-0", "0.0", "-0.0e7", "0e-999"] {
        assert_eq!(parse(zero.as_bytes(), Limits::UNTRUSTED), Ok(json!(0)), "{zero}");
    }
}

#[test]
fn control_characters_take_their_shortest_escape() {
    let all: String = ('\0'..=' ').collect();
    assert_eq!(
        canonical(&json!(all)),
        r#""\u0000\u0001\u0002\u0003\u0004\u0005\u0006\u0007\b\t\n\u000b\f\r\u000e\u000f\u0010\u0011\u0012\u0013\u0014\u0015\u0016\u0017\u0018\u0019\u001a\u001b\u001c\u001d\u001e\u001f ""#
    );
}

#[test]
fn what_could_not_be_read_back_is_not_written() {
    assert_eq!(to_canonical(&[(1_u64 << 53) - 1]).unwrap(), "[9007199254740991]");
    let error = to_canonical(&[1_u64 << 53]).unwrap_err();
    assert_eq!(error.code(), "INVALID_SCHEMA");
    assert_eq!(to_canonical(&(1, 0.5, "a", None::<u8>)).unwrap(), r#"[1,0.5,"a",null]"#);
}
