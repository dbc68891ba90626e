//! The second proof of a profile, over what it means.

use crate::people::{EDITION, NOW, good, sign};
use serde_json::{Value, json};
use skillmark_credential::SoftKey;
use skillmark_profile::{Code, Overall, Verdict, verdict};

fn judge(document: &Value) -> Verdict {
    verdict(document.to_string().as_bytes(), std::slice::from_ref(&EDITION), NOW)
}

fn codes(verdict: &Verdict) -> Vec<Code> {
    verdict.problems.iter().map(|problem| problem.code).collect()
}

/// The second proof is checked like the first, and never stands for it.
#[test]
fn the_proof_over_the_graph() {
    let good: Value = serde_json::from_str(&good()).unwrap();
    assert_eq!(good["proof"][1]["cryptosuite"], "eddsa-rdfc-2022");
    assert_eq!(good["proof"][0]["created"], good["proof"][1]["created"]);
    let with = |change: &dyn Fn(&mut Value)| {
        let mut document = good.clone();
        change(&mut document["proof"]);
        judge(&document)
    };
    assert_eq!(with(&|proof| proof.as_array_mut().unwrap().reverse()).overall, Overall::Valid);
    assert_eq!(with(&|proof| *proof = proof[0].clone()).overall, Overall::Valid, "the text's proof alone");
    assert_eq!(codes(&with(&|proof| *proof = proof[1].clone())), [Code::Unsupported], "the graph's alone");
    assert_eq!(codes(&with(&|proof| *proof = json!([proof[1]]))), [Code::Unsupported]);

    let broken = |what: &str, change: &dyn Fn(&mut Value), code: Code| {
        let verdict = with(&|proof| change(&mut proof[1]));
        assert_eq!((verdict.overall, &*codes(&verdict)), (Overall::Invalid, &[code][..]), "{what}");
        assert_eq!(verdict.shown, None, "{what}");
        assert!(verdict.problems[0].path.starts_with("/proof/1"), "{what}: {}", verdict.problems[0].path);
    };
    let of_the_text = good["proof"][0]["proofValue"].clone();
    broken(
        "the other's signature",
        &|proof| proof["proofValue"] = of_the_text.clone(),
        Code::InvalidSignature,
    );
    broken("another time", &|proof| proof["created"] = json!("2026-05-01T10:00:01Z"), Code::InvalidSignature);
    broken("an end", &|proof| proof["expires"] = json!("2027-05-01T10:00:00Z"), Code::InvalidSignature);
    broken("a place", &|proof| proof["domain"] = json!(["a.example", "b.example"]), Code::InvalidSignature);
    broken("a name", &|proof| proof["id"] = json!("urn:uuid:1"), Code::InvalidSignature);
    broken("another purpose", &|proof| proof["proofPurpose"] = json!("authentication"), Code::InvalidProof);
    broken("no signature", &|proof| proof["proofValue"] = json!("z1"), Code::InvalidProof);
    broken("a number", &|proof| proof["challenge"] = json!(1), Code::InvalidProof);
    broken("no context's word", &|proof| proof["seal"] = json!("x"), Code::InvalidProof);
    broken("a chain", &|proof| proof["previousProof"] = json!("urn:uuid:1"), Code::InvalidProof);
    broken(
        "another context",
        &|proof| proof["@context"] = json!(["https://x.example"]),
        Code::InvalidContext,
    );
    let context = good["@context"].clone();
    assert_eq!(
        with(&|proof| proof[1]["@context"] = context.clone()).overall,
        Overall::Valid,
        "it may repeat it"
    );

    // By another key: both hold, and one signer is not the issuer.
    let mut unsigned = good.clone();
    unsigned.as_object_mut().unwrap().remove("proof");
    let stranger = SoftKey::from_seed(b"somebody else altogether, signs.");
    let theirs = sign(unsigned, &stranger)["proof"][1].clone();
    assert_eq!(codes(&with(&|proof| proof[1] = theirs.clone())), [Code::InvalidIssuerBinding]);
}
