//! The test vectors of W3C vc-di-eddsa, byte for byte.

use serde_json::json;
use skillmark_canon::{Digest, multibase};
use skillmark_credential::{PublicKey, SoftKey, prepare, prepare_set, verify, verify_with_graph};

#[cfg(target_arch = "wasm32")]
use crate::test;
use crate::{codes, hex, json as read, reference};

#[test]
fn every_step_of_the_signature() {
    let all = read(reference!("vc_vectors.json"));
    let vector = &all["eddsa-jcs-2022"];

    let name = all["keyPair"]["publicKeyMultibase"].as_str().unwrap();
    let public = PublicKey::from_did(&format!("did:key:{name}")).unwrap();
    assert_eq!(Some(*public.as_bytes()), hex(&all["keyPair"]["publicKeyHex"]));
    let key = SoftKey::from_seed(&hex(&all["keyPair"]["privateSeedHex"]).unwrap());
    assert_eq!(key.public_key(), public);

    // 2023-02-24T23:36:38Z
    let prepared = prepare(all["unsigned"].clone(), &public, 1_677_281_798).unwrap();
    let [bytes] = *prepared.bytes();
    assert_eq!(Some(bytes), hex(&vector["combinedHashHex"]), "the proof's hash, then the document's");
    assert_eq!(hex(&vector["proofHashHex"]), bytes.first_chunk::<32>().copied());
    assert_eq!(hex(&vector["documentHashHex"]), bytes.last_chunk::<32>().copied());
    assert_eq!(Digest::of_value(&vector["proofConfig"]).as_bytes()[..], bytes[..32]);

    // dalek signs as RFC 8032 describes, without randomness; the vector was made the same way.
    let signature = key.sign(&bytes);
    assert_eq!(Some(signature), hex(&vector["signatureHex"]));
    assert_eq!(multibase::encode_base58(&signature), vector["proofValue"].as_str().unwrap());
    assert_eq!(prepared.attach(&[signature]), vector["signed"]);
}

#[test]
fn every_step_of_the_signature_over_the_graph() {
    let all = read(reference!("vc_vectors.json"));
    let vector = &all["eddsa-rdfc-2022"];
    let graph = vector["canonicalDocument"].as_str().unwrap();
    let key = SoftKey::from_seed(&hex(&all["keyPair"]["privateSeedHex"]).unwrap());

    let prepared = prepare_set(all["unsigned"].clone(), graph, &key.public_key(), 1_677_281_798).unwrap();
    let [text, bytes] = *prepared.bytes();
    assert_eq!(
        Some(text),
        hex(&all["eddsa-jcs-2022"]["combinedHashHex"]),
        "the other suite is not touched by it"
    );
    assert_eq!(Some(bytes), hex(&vector["combinedHashHex"]), "the proof's hash, then the graph's");
    let signatures = [key.sign(&text), key.sign(&bytes)];
    assert_eq!(Some(signatures[1]), hex(&vector["signatureHex"]));

    let set = prepared.attach(&signatures);
    assert_eq!(set["proof"], json!([all["eddsa-jcs-2022"]["signed"]["proof"], vector["signed"]["proof"]]));
    assert_eq!(verify_with_graph(&set, graph).unwrap().proofs.len(), 2);
    assert_eq!(verify(&set).unwrap().foreign.len(), 1, "without its graph it is not checked");
    assert_eq!(codes(verify_with_graph(&set, "another graph")), ["INVALID_SIGNATURE"]);
}

/// Proofs with names of their own, alone and in a set.
#[test]
fn the_graphs_of_other_proofs() {
    let all = read(reference!("vc_vectors.json"));
    let graph = all["eddsa-rdfc-2022"]["canonicalDocument"].as_str().unwrap();
    let sets = &all["proofSetChain_eddsa-rdfc-2022"];
    // Alone, they hold and are not enough: they do not cover the text.
    for name in ["signedProofSet1", "signedProofSet2"] {
        assert_eq!(codes(verify_with_graph(&sets[name], graph)), ["UNSUPPORTED"], "{name}");
        let mut broken = sets[name].clone();
        let proof = if name == "signedProofSet1" { &mut broken["proof"] } else { &mut broken["proof"][1] };
        proof["created"] = json!("2023-02-24T23:36:39Z");
        assert_eq!(codes(verify_with_graph(&broken, graph)), ["INVALID_SIGNATURE"], "{name}");
    }
}

#[test]
fn the_signed_document_verifies() {
    let all = read(reference!("vc_vectors.json"));
    let signed = &all["eddsa-jcs-2022"]["signed"];
    let verified = verify(signed).unwrap();
    assert_eq!(verified.proofs.len(), 1);
    assert_eq!(verified.proofs[0].created, Some(1_677_281_798));
    assert!(verified.foreign.is_empty());
    // Its issuer is a web address that the key says nothing about.
    assert!(!verified.is_signed_by(signed["issuer"].as_str().unwrap()));
    assert!(verified.is_signed_by("did:key:z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ2"));
}

#[test]
fn other_suites_are_named_and_not_believed() {
    let all = read(reference!("vc_vectors.json"));
    for suite in ["eddsa-rdfc-2022", "ecdsa-jcs-2019-p256"] {
        assert_eq!(codes(verify(&all[suite]["signed"])), ["UNSUPPORTED"], "{suite}");
    }
    assert_eq!(codes(verify(&all["proofSetChain_eddsa-rdfc-2022"]["signedProofChain2"])), ["UNSUPPORTED"]);

    // Under the name of our suite they do not hold either.
    let mut renamed = all["eddsa-rdfc-2022"]["signed"].clone();
    renamed["proof"]["cryptosuite"] = json!("eddsa-jcs-2022");
    renamed["proof"]["@context"] = renamed["@context"].clone();
    assert_eq!(codes(verify(&renamed)), ["INVALID_SIGNATURE"]);
}
