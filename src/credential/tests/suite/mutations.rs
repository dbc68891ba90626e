//! Laws: a signature holds for what was signed and for nothing else.

use proptest::prelude::*;
use serde_json::{Value, json};
use skillmark_canon::{Limits, canonical, parse};
use skillmark_credential::{PublicKey, SoftKey, prepare, time, verify};

use crate::{json as read, reference};

fn flip(bytes: &[u8], at: usize, flip: u8) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    bytes[at] ^= flip;
    bytes
}

/// Accepted means: read, and verified. Then it must be the same document, written otherwise.
fn assert_refused_or_same(bytes: &[u8], original: &Value) {
    if let Ok(document) = parse(bytes, Limits::UNTRUSTED)
        && verify(&document).is_ok()
    {
        assert_eq!(&document, original, "another document was accepted");
    }
}

#[test]
fn every_bit_of_a_signed_document() {
    let original = read(reference!("000_good.json"));
    let text = canonical(&original);
    for at in 0..text.len() {
        assert_refused_or_same(&flip(text.as_bytes(), at, 1 << (at % 8)), &original);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn any_byte_to_any_other(at in any::<prop::sample::Index>(), mask in 1..=255_u8) {
        let original = read(reference!("000_good.json"));
        let bytes = reference!("000_good.json");
        assert_refused_or_same(&flip(bytes, at.index(bytes.len()), mask), &original);
    }

    #[test]
    fn any_piece_cut_out_or_doubled(from in any::<prop::sample::Index>(), length in 1..60_usize, doubled in any::<bool>()) {
        let original = read(reference!("000_good.json"));
        let text = canonical(&original);
        let from = from.index(text.len());
        let to = (from + length).min(text.len());
        let bytes = [&text[..if doubled { to } else { from }], &text[if doubled { from } else { to }..]].concat();
        assert_refused_or_same(bytes.as_bytes(), &original);
    }

    #[test]
    fn whatever_is_signed_verifies(seed in any::<[u8; 32]>(), name in any::<String>(), n in any::<f32>(), at in 0..253_402_300_800_i64) {
        let key = SoftKey::from_seed(&seed);
        let document = json!({ "@context": "x", &name: n, "a": { "b": [name, null, true] } });
        prop_assume!(document["proof"].is_null() && document["@context"] == "x");
        let Ok(prepared) = prepare(document, &key.public_key(), at) else {
            prop_assert!(n.abs() >= (1_u64 << 53) as f32, "only huge whole numbers are refused");
            return Ok(());
        };
        let signatures = prepared.bytes().map(|bytes| key.sign(&bytes));
        let text = canonical(&prepared.attach(&signatures));
        let verified = verify(&parse(text.as_bytes(), Limits::UNTRUSTED).unwrap()).unwrap();
        prop_assert!(verified.is_signed_by(&key.public_key().did()));
        prop_assert_eq!(verified.proofs[0].created, Some(at));
    }

    #[test]
    fn a_did_that_reads_is_the_only_name_of_its_key(name in "z6Mk[1-9A-HJ-NP-Za-km-z]{44}") {
        let did = format!("did:key:{name}");
        if let Ok(key) = PublicKey::from_did(&did) {
            prop_assert_eq!(key.did(), did);
        }
    }

    #[test]
    fn times_there_and_back(seconds in 0..253_402_300_800_i64, any in any::<String>()) {
        prop_assert_eq!(time::parse(&time::format(seconds).unwrap()), Ok(seconds));
        let _ = time::parse(&any);
    }
}
