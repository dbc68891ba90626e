//! Laws that hold for every value and for every sequence of bytes.

use proptest::{collection, prelude::*};
use serde_json::{Value, json};
use skillmark_canon::{Digest, Limits, canonical, multibase, parse};

/// Values as `parse` makes them: whole numbers are integers of at most 53 bits.
fn values() -> impl Strategy<Value = Value> {
    let number = any::<f64>().prop_filter("finite, and not a whole number in the refused range", |x| {
        x.is_finite() && (x.fract() != 0.0 || x.abs() >= 1e21)
    });
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        (-(1_i64 << 53) + 1..1 << 53).prop_map(Value::from),
        number.prop_map(Value::from),
        ".{0,8}".prop_map(Value::from),
        any::<String>().prop_map(Value::from),
    ];
    leaf.prop_recursive(5, 60, 8, |inner| {
        prop_oneof![
            collection::vec(inner.clone(), 0..8).prop_map(Value::from),
            collection::btree_map(any::<String>(), inner, 0..8).prop_map(|members| json!(members)),
        ]
    })
}

/// Text made of what JSON is made of, so that the parser gets beyond the first byte.
fn almost_json() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "{", "}", "[", "]", ",", ":", "\"", "\\", "\\u", "d800", "dc00", "0041", "0", "1", "9", "-", "+",
        ".", "e", "E", "null", "true", "false", " ", "\n", "\"a\"", "\"a\":", "\"b\":1", "é", "😂",
        "\u{FEFF}", "\0", "1e400", "/",
    ]);
    collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

/// If the text is accepted at all, then its canonical form says the same, to us and to serde_json's own reader.
fn check_reading(bytes: &[u8]) {
    if let Ok(value) = parse(bytes, Limits::UNTRUSTED) {
        let text = canonical(&value);
        assert_eq!(parse(text.as_bytes(), Limits::UNTRUSTED).as_ref(), Ok(&value));
        let theirs: Value = serde_json::from_slice(bytes).expect("what the strict parser accepts is JSON");
        assert_eq!(canonical(&theirs), text);
    }
}

proptest! {
    #[test]
    fn canonical_text_reads_back_as_the_same_value(value in values()) {
        let text = canonical(&value);
        let again = parse(text.as_bytes(), Limits::UNTRUSTED);
        prop_assert_eq!(again.as_ref(), Ok(&value));
        prop_assert_eq!(canonical(&again.unwrap()), text);
    }

    #[test]
    fn spacing_and_escaping_do_not_matter(value in values()) {
        let pretty = serde_json::to_string_pretty(&value).unwrap();
        prop_assert_eq!(parse(pretty.as_bytes(), Limits::UNTRUSTED), Ok(value));
    }

    #[test]
    fn any_bytes(bytes in collection::vec(any::<u8>(), 0..200)) {
        check_reading(&bytes);
    }

    #[test]
    fn any_text_of_json_pieces(text in almost_json()) {
        check_reading(text.as_bytes());
    }

    #[test]
    fn one_byte_changed(value in values(), at in any::<prop::sample::Index>(), byte in any::<u8>()) {
        let mut bytes = canonical(&value).into_bytes();
        let at = at.index(bytes.len());
        bytes[at] = byte;
        check_reading(&bytes);
    }

    #[test]
    fn cut_short(value in values(), at in any::<prop::sample::Index>()) {
        let text = canonical(&value);
        check_reading(&text.as_bytes()[..at.index(text.len())]);
    }

    #[test]
    fn numbers_survive(bits in any::<u64>()) {
        let number = f64::from_bits(bits);
        if number.is_finite() {
            let text = canonical(&json!(number));
            prop_assert_eq!(text.parse::<f64>(), Ok(number));
        }
    }

    #[test]
    fn bytes_survive_both_alphabets(bytes in collection::vec(any::<u8>(), 0..80)) {
        let base58 = multibase::encode_base58(&bytes);
        prop_assert_eq!(multibase::decode_base58(&base58, 200), Ok(bytes.clone()));
        let base64 = multibase::encode_base64url(&bytes);
        prop_assert_eq!(multibase::decode_base64url(&base64, 200), Ok(bytes));
    }

    #[test]
    fn a_text_that_decodes_is_the_only_one(text in "[uz][A-Za-z0-9_-]{0,60}") {
        if let Ok(bytes) = multibase::decode_base58(&text, 100) {
            prop_assert_eq!(multibase::encode_base58(&bytes), text.as_str());
        }
        if let Ok(bytes) = multibase::decode_base64url(&text, 100) {
            prop_assert_eq!(multibase::encode_base64url(&bytes), text.as_str());
        }
        if let Ok(digest) = text.parse::<Digest>() {
            prop_assert_eq!(digest.to_string(), text);
        }
    }
}
