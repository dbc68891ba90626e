//! Documents signed here and then bent, each in one way.

use serde_json::{Value, json};
use skillmark_credential::{SoftKey, prepare, verify};

use crate::codes;
#[cfg(target_arch = "wasm32")]
use crate::test;

const CREATED: i64 = 1_780_272_000;

fn key(seed: u8) -> SoftKey {
    SoftKey::from_seed(&[seed; 32])
}

fn sign(document: Value, key: &SoftKey) -> Value {
    let prepared = prepare(document, &key.public_key(), CREATED).unwrap();
    let signatures = prepared.bytes().map(|bytes| key.sign(&bytes));
    prepared.attach(&signatures)
}

fn document() -> Value {
    json!({ "@context": ["https://www.w3.org/ns/credentials/v2"], "id": "urn:uuid:1", "score": "57", "n": [1, 0.5, null] })
}

fn signed() -> Value {
    sign(document(), &key(1))
}

/// The codes after one member of the only proof was replaced, or removed by `null`.
fn with(member: &str, value: Value) -> Vec<&'static str> {
    let mut signed = signed();
    match value {
        Value::Null => drop(signed["proof"].as_object_mut().unwrap().remove(member)),
        value => signed["proof"][member] = value,
    }
    codes(verify(&signed))
}

#[test]
fn signed_documents_verify() {
    let verified = verify(&signed()).unwrap();
    assert_eq!(verified.proofs[0].path, "/proof");
    assert_eq!(verified.proofs[0].controller, key(1).public_key().did());
    assert_eq!(verified.proofs[0].created, Some(CREATED));
    assert_eq!(verified.proofs[0].expires, None);
    assert!(verified.proofs[0].bound_to.is_empty());
}

#[test]
fn each_member_of_a_proof_matters() {
    for (member, value, code) in [
        ("type", json!(null), "INVALID_PROOF"),
        ("type", json!(["DataIntegrityProof"]), "INVALID_PROOF"),
        ("type", json!("Ed25519Signature2020"), "UNSUPPORTED"),
        ("cryptosuite", json!(null), "INVALID_PROOF"),
        ("cryptosuite", json!(1), "INVALID_PROOF"),
        ("cryptosuite", json!("EDDSA-JCS-2022"), "UNSUPPORTED"),
        ("proofPurpose", json!(null), "INVALID_PROOF"),
        ("proofPurpose", json!("authentication"), "INVALID_PROOF"),
        ("proofPurpose", json!(["assertionMethod"]), "INVALID_PROOF"),
        ("created", json!(null), "INVALID_SIGNATURE"),
        ("created", json!("2026-06-01T00:00:01Z"), "INVALID_SIGNATURE"),
        ("created", json!("2026-06-01T00:00:00"), "INVALID_PROOF"),
        ("created", json!(CREATED), "INVALID_PROOF"),
        ("expires", json!("2026-06-31T00:00:00Z"), "INVALID_PROOF"),
        ("expires", json!("2026-06-30T00:00:00Z"), "INVALID_SIGNATURE"),
        ("@context", json!(null), "INVALID_CONTEXT"),
        ("@context", json!("https://www.w3.org/ns/credentials/v2"), "INVALID_CONTEXT"),
        ("@context", json!([]), "INVALID_CONTEXT"),
        ("domain", json!("https://other.example"), "INVALID_SIGNATURE"),
        ("previousProof", json!("urn:uuid:2"), "INVALID_PROOF"),
        ("previousProof", json!({}), "INVALID_PROOF"),
        ("verificationMethod", json!(null), "INVALID_PROOF"),
        ("verificationMethod", json!("did:web:example.com#key-1"), "UNRESOLVABLE"),
        ("verificationMethod", json!("https://example.com/key#1"), "UNRESOLVABLE"),
        ("verificationMethod", json!(key(1).public_key().did()), "INVALID_PROOF"),
        ("verificationMethod", json!(format!("{}#", key(1).public_key().did())), "INVALID_ISSUER_BINDING"),
        ("verificationMethod", json!(key(2).public_key().verification_method()), "INVALID_SIGNATURE"),
        ("proofValue", json!(null), "INVALID_PROOF"),
        ("proofValue", json!(""), "INVALID_PROOF"),
        ("proofValue", json!("z"), "INVALID_PROOF"),
        ("proofValue", json!("u".to_owned() + &"A".repeat(86)), "INVALID_PROOF"),
        ("proofValue", json!("z".repeat(5_000_000)), "INVALID_PROOF"),
        ("proofValue", json!("z".to_owned() + &"1".repeat(64)), "INVALID_SIGNATURE"),
    ] {
        let shown = value.to_string().chars().take(60).collect::<String>();
        assert_eq!(with(member, value), [code], "{member}: {shown}");
    }
}

#[test]
fn problems_name_their_place() {
    let mut set = sign(signed(), &key(2));
    set["proof"][1]["verificationMethod"] = json!("did:key:z6Mk\u{202e}<b>#x");
    let problems = verify(&set).unwrap_err();
    assert_eq!(problems[0].path, "/proof/1/verificationMethod");
    assert!(problems[0].message.contains(r"z6Mk\u{202e}<b>"), "{}", problems[0]);
}

#[test]
fn the_context_is_signed_whole() {
    let mut appended = signed();
    appended["@context"].as_array_mut().unwrap().push(json!({ "score": "https://example.com/debt" }));
    assert_eq!(codes(verify(&appended)), ["INVALID_CONTEXT"]);
    appended["proof"]["@context"] = appended["@context"].clone();
    assert_eq!(codes(verify(&appended)), ["INVALID_SIGNATURE"]);
}

#[test]
fn proof_sets() {
    let set = sign(signed(), &key(2));
    let verified = verify(&set).unwrap();
    assert!(verified.is_signed_by(&key(1).public_key().did()));
    assert!(verified.is_signed_by(&key(2).public_key().did()));

    // One that does not hold spoils all.
    for broken in [0, 1] {
        let mut set = set.clone();
        set["proof"][broken]["created"] = json!("2027-06-01T00:00:00Z");
        let problems = verify(&set).unwrap_err();
        assert_eq!(problems.len(), 1);
        assert_eq!(problems[0].path, format!("/proof/{broken}/proofValue"));
    }
    // A foreign one is reported and says nothing.
    let mut mixed = set.clone();
    mixed["proof"][1]["cryptosuite"] = json!("bbs-2023");
    let verified = verify(&mixed).unwrap();
    assert!(!verified.is_signed_by(&key(2).public_key().did()));
    assert_eq!(
        (verified.foreign[0].path.as_str(), verified.foreign[0].suite.as_str()),
        ("/proof/1", "bbs-2023")
    );
    // Our suite under another type is no foreign proof.
    let mut disguised = set.clone();
    disguised["proof"][1]["type"] = json!("Ed25519Signature2020");
    assert_eq!(codes(verify(&disguised)), ["UNSUPPORTED"]);

    let four = sign(sign(set, &key(3)), &key(4));
    assert_eq!(verify(&four).unwrap().proofs.len(), 4);
    assert_eq!(codes(verify(&sign(four, &key(5)))), ["INVALID_PROOF"]);
}

#[test]
fn chains_are_not_mistaken_for_sets() {
    let mut chain = sign(signed(), &key(2));
    chain["proof"][0]["id"] = json!("urn:uuid:first");
    chain["proof"][1]["previousProof"] = json!("urn:uuid:first");
    assert_eq!(codes(verify(&chain)), ["INVALID_SIGNATURE", "UNSUPPORTED"]);
}

#[test]
fn what_is_not_a_signed_document() {
    for (value, code) in [
        (json!(null), "INVALID_SCHEMA"),
        (json!([signed()]), "INVALID_SCHEMA"),
        (json!({}), "INVALID_SCHEMA"),
        (document(), "INVALID_PROOF"),
    ] {
        assert_eq!(codes(verify(&value)), [code]);
    }
    for proof in [json!(null), json!([]), json!("z"), json!([[]]), json!([null]), json!({})] {
        let mut document = document();
        document["proof"] = proof.clone();
        assert_eq!(codes(verify(&document)), ["INVALID_PROOF"], "{proof}");
    }
}

#[test]
fn what_cannot_be_signed() {
    let key = key(1).public_key();
    for (document, at) in [
        (json!([]), CREATED),
        (json!({ "name": "without @context" }), CREATED),
        (json!({ "@context": [], "n": 9_007_199_254_740_993_u64 }), CREATED),
        (document(), -1),
    ] {
        assert_eq!(prepare(document, &key, at).unwrap_err().code, "INVALID_SCHEMA");
    }
}

#[test]
fn secrets_stay_out_of_logs() {
    assert_eq!(format!("{:?}", key(1)), format!("SoftKey({})", key(1).public_key().did()));
}
