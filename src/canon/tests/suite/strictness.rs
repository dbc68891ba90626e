//! What the parser refuses, with which code, and where it says the fault is.

use serde::Deserialize;
use serde_json::json;
use skillmark_canon::{Error, Limits, Place, from_slice, parse};

#[cfg(target_arch = "wasm32")]
use crate::test;

fn refused(text: impl AsRef<[u8]>) -> Error {
    let text = text.as_ref();
    match parse(text, Limits::UNTRUSTED) {
        Err(error) => error,
        Ok(value) => panic!("{:?} was read as {value}", String::from_utf8_lossy(text)),
    }
}

#[test]
fn outside_the_grammar() {
    for text in [
        "",
        " ",
        "nul",
        "nulll",
        "True",
        "NaN",
        "Infinity",
        "-Infinity",
        "undefined", // words
        "[1,]",
        "[,1]",
        "[1 2]",
        "[",
        "]",
        "[1",
        "[1}", // arrays
        "{",
        "}",
        "{]",
        "{\"a\"}",
        "{\"a\":}",
        "{\"a\":1,}",
        "{\"a\":1",
        "{a:1}",
        "{1:1}",
        "{\"a\" 1}",
        "{,}",
        "{'a':1}",
        "'a'",
        "// c\n1",
        "1 // c",
        "/* c */ 1",
        "#c\n1", // what JSON5 and others allow
        "1 2",
        "1,",
        "{}{}",
        "[]x",
        "\"a\"\"b\"", // more than one document
        "01",
        "-01",
        "00",
        "+1",
        ".5",
        "5.",
        "-",
        "-.5",
        "1e",
        "1e+",
        "0x10",
        "1_000",
        "1.e5",
        "--1",
        "1e5.5",
        "\"",
        "\"a",
        "\"\\\"",
        "\"\\x41\"",
        "\"\\u12\"",
        "\"\\u12g4\"",
        "\"\\u+123\"",
        "\"\\",
        "\"\\u00é\"",
        "\"\n\"",
        "\"\t\"",
        "\"\0\"",
        "\"\u{1f}\"", // bare control characters
        "\u{a0}1",
        "1\u{2028}",
        "\u{c}1", // space that JSON does not know
    ] {
        assert_eq!(refused(text).code(), "INVALID_JSON", "{text:?}");
    }
}

#[test]
fn other_encodings() {
    assert!(refused(b"\xEF\xBB\xBF{}").message().contains("byte order mark"));
    assert!(refused("{\u{FEFF}}").message().contains("byte order mark"));
    for utf16_or_32 in [&b"\xFF\xFE{\0}\0"[..], b"\xFE\xFF\0{\0}", b"{\0}\0", b"\0{\0}", b"\0\0\0{"] {
        assert!(refused(utf16_or_32).message().contains("UTF-16"), "{utf16_or_32:?}");
    }
    for not_utf8 in
        [&b"\"\xFF\""[..], b"\"\xC0\xAF\"", b"\"\xED\xA0\x80\"", b"\"\xF4\x90\x80\x80\"", b"\"\xE2\x82"]
    {
        let error = refused(not_utf8);
        assert!(error.message().contains("not UTF-8"), "{not_utf8:?}");
        assert_eq!(error.place(), Some(Place { offset: 1, line: 1, column: 2 }));
    }
}

#[test]
fn duplicate_keys() {
    for text in
        [r#"{"a":1,"a":1}"#, r#"{"a":1,"b":2,"\u0061":3}"#, r#"[{"x":{"":1,"":2}}]"#, r#"{"é":1,"\u00e9":2}"#]
    {
        assert!(refused(text).message().contains("second time"), "{text}");
    }
    let apart = r#"{"a":{"a":1},"A":[{"a":1},{"a":1}],"\u00e9":1,"e\u0301":2}"#;
    assert!(parse(apart.as_bytes(), Limits::UNTRUSTED).is_ok(), "the same key in different objects");
}

#[test]
fn surrogates() {
    for text in [
        r#""\ud800""#,
        r#""\udc00""#,
        r#""\ud800\ud800""#,
        r#""\udc00\ud800""#,
        r#""\ud800x""#,
        r#""\ud83d \ude02""#,
    ] {
        assert!(refused(text).message().contains("surrogate"), "{text}");
    }
    assert_eq!(parse(br#""\uD83D\uDE02\u20AC\u0000""#, Limits::UNTRUSTED), Ok(json!("😂€\0")));
}

#[test]
fn numbers_that_readers_disagree_about() {
    for text in [
        "9007199254740993",
        "-9007199254740993",
        "9007199254740992",
        "9007199254740993.0",
        "1e20",
        "18446744073709551615",
    ] {
        assert!(refused(text).message().contains("2^53"), "{text}");
    }
    for text in ["1e309", "-1e309", "1e-400", "-0.0000001e-400", "1e99999999999999999999"] {
        assert!(refused(text).message().contains("does not fit"), "{text}");
    }
    assert_eq!(parse(b"9007199254740991", Limits::UNTRUSTED), Ok(json!(9_007_199_254_740_991_u64)));
    assert_eq!(parse(b"-9007199254740991", Limits::UNTRUSTED), Ok(json!(-9_007_199_254_740_991_i64)));
    assert_eq!(parse(b"1E30", Limits::UNTRUSTED), Ok(json!(1e30)));
    assert_eq!(parse(b"5e-324", Limits::UNTRUSTED), Ok(json!(5e-324)));
}

#[test]
fn size_and_depth() {
    let limits = Limits { bytes: 10, depth: 3 };
    assert!(parse(b"[[[1 ,2]]]", limits).is_ok());
    assert_eq!(parse(b"[[[1 , 2]]]", limits).unwrap_err().code(), "TOO_LARGE");
    for deep in ["[[[[]]]]", "[[[{}]]]", "[[[["] {
        assert_eq!(parse(deep.as_bytes(), limits).unwrap_err().code(), "TOO_LARGE", "{deep}");
    }
    // A million brackets neither exhaust the stack nor take long, wherever the limit is.
    let endless = "[".repeat(1_000_000);
    let limits = Limits { bytes: usize::MAX, depth: usize::MAX };
    assert_eq!(parse(endless.as_bytes(), limits).unwrap_err().code(), "INVALID_JSON");
}

#[test]
fn errors_name_the_place() {
    let error = refused("{\n  \"é/~\": [1, {\"b\": tru}]\n}");
    assert_eq!(error.path(), "/é~1~0/1/b");
    assert_eq!(error.place(), Some(Place { offset: 22, line: 2, column: 20 }));
    assert_eq!(error.to_string(), "line 2, column 20, at /é~1~0/1/b: found `t`, expected a value");

    let error = refused(r#"{"items": [{"id": "a1"#);
    assert_eq!(error.path(), "/items/0/id");
    assert!(error.message().contains("is the file complete?"), "{error}");
}

#[test]
fn typed_reading() {
    #[derive(Debug, Deserialize, PartialEq)]
    #[serde(deny_unknown_fields)]
    struct Point {
        x: f64,
        y: u8,
    }
    assert_eq!(from_slice(br#"{"x": 1, "y": 2.0}"#, Limits::UNTRUSTED), Ok(Point { x: 1.0, y: 2 }));
    let error = from_slice::<Point>(br#"{"x": 1, "z": 2}"#, Limits::UNTRUSTED).unwrap_err();
    assert_eq!(error.code(), "INVALID_SCHEMA");
    assert!(error.message().contains("`z`"), "{error}");
    assert_eq!(from_slice::<Point>(b"{", Limits::UNTRUSTED).unwrap_err().code(), "INVALID_JSON");
}
