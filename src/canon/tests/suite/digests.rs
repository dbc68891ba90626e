//! Digests and multibase.

use serde_json::json;
use skillmark_canon::{Digest, base64url, multibase};

#[cfg(target_arch = "wasm32")]
use crate::test;

#[test]
fn digest_text() {
    // SHA-256("abc"), FIPS 180-4.
    let digest = Digest::of("abc");
    assert_eq!(digest.as_bytes()[..4], [0xba, 0x78, 0x16, 0xbf]);
    let text = digest.to_string();
    assert_eq!(text, "uEiC6eBa_jwHP6kFBQN5driIjsANho5YXepy0EP9h8gAVrQ");
    assert_eq!(text.parse(), Ok(digest));
    assert_eq!(serde_json::to_value(digest).unwrap(), json!(text));
    assert_eq!(serde_json::from_value::<Digest>(json!(text)).unwrap(), digest);
}

#[test]
fn digest_of_a_value_ignores_how_it_was_written() {
    assert_eq!(Digest::of_value(&json!({"b": 1.0, "a": []})), Digest::of(r#"{"a":[],"b":1}"#));
}

#[test]
fn other_digests_are_refused() {
    let good = Digest::of("abc").to_string();
    let last_bit_set = format!("{}R", &good[..good.len() - 1]);
    let other_hash = multibase::encode_base64url(&[[0x13, 0x20].as_slice(), &[7; 32]].concat());
    for bad in [
        "",
        "u",
        "Ei",
        &good[1..],
        &good[..46],
        &format!("{good}A"),
        &last_bit_set,
        &other_hash,
        &good.repeat(9),
    ] {
        assert_eq!(bad.parse::<Digest>().unwrap_err().code(), "INVALID_ENCODING", "{bad}");
    }
}

#[test]
fn base58() {
    // draft-msporny-base58, section 5.
    for (bytes, text) in [
        (&b"Hello World!"[..], "z2NEpo7TZRRrLZSi2U"),
        (
            b"The quick brown fox jumps over the lazy dog.",
            "zUSm3fpXnKG5EUBx2ndxBDMPVciP5hGey2Jh4NDv6gmeo1LkMeiKrLJUUBk6Z",
        ),
        (&[0, 0, 0x28, 0x7f, 0xb4, 0xcd], "z11233QC4"),
        (&[], "z"),
    ] {
        assert_eq!(multibase::encode_base58(bytes), text);
        assert_eq!(multibase::decode_base58(text, 100).as_deref(), Ok(bytes));
    }
    for bad in ["", "2NEpo7TZRRrLZSi2U", "u2NE", "Z2NE", "z0", "zO", "zI", "zl", "z2NE ", "zé"] {
        assert_eq!(multibase::decode_base58(bad, 100).unwrap_err().code(), "INVALID_ENCODING", "{bad}");
    }
}

#[test]
fn length_is_looked_at_before_decoding() {
    // Decoding four million base58 digits would take hours.
    let error = multibase::decode_base58(&"z".repeat(4_000_000), 100).unwrap_err();
    assert!(error.message().contains("4000000 characters, at most 100"), "{error}");
}

#[test]
fn base64url_has_one_text_per_value() {
    // RFC 4648, section 10, in the alphabet of section 5.
    for (bytes, text) in
        [("", ""), ("f", "Zg"), ("fo", "Zm8"), ("foo", "Zm9v"), ("foob", "Zm9vYg"), ("fooba", "Zm9vYmE")]
    {
        assert_eq!(base64url::encode(bytes.as_bytes()), text);
        assert_eq!(base64url::decode(text).as_deref(), Ok(bytes.as_bytes()));
    }
    assert_eq!(multibase::encode_base64url(&[0xfb, 0xff]), "u-_8");
    assert_eq!(multibase::decode_base64url("u-_8", 9), Ok(vec![0xfb, 0xff]));
    for bad in ["u-_9", "u-_8=", "u+/8", "u-", "uZh", "u-_ 8", "uAAAAA", "uAAé", "z-_8", ""] {
        assert_eq!(multibase::decode_base64url(bad, 9).unwrap_err().code(), "INVALID_ENCODING", "{bad}");
    }
}
