//! The numbered documents of `tests/reference/credentials`, as far as parser and proofs decide about them.
//! What they mean as a badge (times, ranges, endorsements) is judged elsewhere.

use skillmark_canon::{Digest, Limits, parse};
use skillmark_credential::verify;

#[cfg(target_arch = "wasm32")]
use crate::test;
use crate::{codes, json, reference};

/// The codes for a document as it arrives; none: the proof holds.
fn judge(bytes: &[u8]) -> Vec<&'static str> {
    match parse(bytes, Limits::UNTRUSTED) {
        Ok(document) => codes(verify(&document)),
        Err(error) => vec![error.code()],
    }
}

macro_rules! cases {
    ($($file:literal => [$($code:literal),*],)*) => {
        &[$(($file, reference!($file), &[$($code),*]),)*]
    };
}

const CASES: &[(&str, &[u8], &[&str])] = cases! {
    "000_good.json" => [],
    "001_good_proof_set_jcs_rdfc.json" => [],
    "002_good_endorsement.json" => [],
    "100_value_changed.json" => ["INVALID_SIGNATURE"],
    "102_field_added.json" => ["INVALID_SIGNATURE"],
    "104_array_reordered_type.json" => ["INVALID_SIGNATURE"],
    "106_name_moved_issuer_to_subject.json" => ["INVALID_SIGNATURE"],
    "108_unicode_nfd.json" => ["INVALID_SIGNATURE"],
    "110_escapes_instead_of_utf8.json" => [],
    "201_inline_context_appended.json" => ["INVALID_CONTEXT"],
    "203_contexts_swapped.json" => [], // signed like that; which contexts a badge may have is not ours to know
    "205_no_context.json" => ["INVALID_SCHEMA"],
    "300_proof_missing.json" => ["INVALID_PROOF"],
    "302_cryptosuite_unknown.json" => ["UNSUPPORTED"],
    "304_type_wrong.json" => ["UNSUPPORTED"],
    "306_purpose_authentication_signed.json" => ["INVALID_PROOF"],
    "308_proofvalue_no_multibase.json" => ["INVALID_PROOF"],
    "310_sig_96_bytes.json" => ["INVALID_PROOF"],
    "312_sig_malleable_S_plus_L.json" => ["INVALID_SIGNATURE"],
    "314_proofvalue_leading_ones.json" => ["INVALID_PROOF"],
    "316_created_in_future.json" => [],
    "318_proof_domain_challenge.json" => [],
    "320_set_jcs_stripped.json" => ["UNSUPPORTED"],
    "322_proof_injected_proto.json" => ["INVALID_SIGNATURE"],
    "400_issuer_other_did.json" => [],
    "402_vm_fragment_mismatch.json" => ["INVALID_ISSUER_BINDING"],
    "404_vm_object.json" => ["INVALID_PROOF"],
    "406_did_web_offline.json" => ["UNRESOLVABLE"],
    "407_weak_identity_key.json" => ["INVALID_KEY"],
    "408_noncanonical_point.json" => ["INVALID_KEY"],
    "410_p256_key_with_eddsa_suite.json" => ["INVALID_KEY"],
    "500_expired.json" => [],
    "502_until_before_from.json" => [],
    "504_leap_and_offset.json" => [],
    "506_no_validUntil.json" => [],
    "600_duplicate_key_last_good.json" => ["INVALID_JSON"],
    "601_duplicate_key_first_good.json" => ["INVALID_JSON"],
    "603_bom.json" => ["INVALID_JSON"],
    "605_lone_surrogate.json" => ["INVALID_JSON"],
    "607_single_quotes_comments.json" => ["INVALID_JSON"],
    "609_number_beyond_2_53.json" => ["INVALID_JSON"],
    "611_minus_zero.json" => [],
    "613_empty.json" => ["INVALID_JSON"],
    "615_utf16le.json" => ["INVALID_JSON"],
    "617_supplementary_key_sort.json" => [],
    "701_display_string.json" => [],
    "703_display_string.json" => [],
    "705_display_string.json" => [],
    "707_display_string.json" => [],
    "709_display_string.json" => [],
    "711_image_remote.json" => [],
    "800_value_out_of_range.json" => [],
    "900_endorsement_other_subject.json" => [],
};

#[test]
fn every_document() {
    for (file, bytes, expected) in CASES {
        assert_eq!(judge(bytes), *expected, "{file}");
    }
}

#[test]
fn what_the_caller_must_judge_comes_back() {
    let issuer = |document: &serde_json::Value| document["issuer"]["id"].as_str().unwrap().to_owned();

    let good = json(reference!("000_good.json"));
    assert!(verify(&good).unwrap().is_signed_by(&issuer(&good)));

    let other_issuer = json(reference!("400_issuer_other_did.json"));
    assert!(!verify(&other_issuer).unwrap().is_signed_by(&issuer(&other_issuer)));

    let set = verify(&json(reference!("001_good_proof_set_jcs_rdfc.json"))).unwrap();
    assert_eq!((set.proofs[0].path.as_str(), set.foreign[0].path.as_str()), ("/proof/0", "/proof/1"));
    assert_eq!(set.foreign[0].suite, "eddsa-rdfc-2022");

    let future = verify(&json(reference!("316_created_in_future.json"))).unwrap();
    assert!(future.proofs[0].created > Some(1_780_272_000), "after 2026-06-01");

    let bound = verify(&json(reference!("318_proof_domain_challenge.json"))).unwrap();
    assert_eq!(bound.proofs[0].bound_to, ["https://other.example", "abc"]);
}

#[test]
fn an_endorsement_binds_by_digest() {
    let endorsement = json(reference!("002_good_endorsement.json"));
    let digest = endorsement["relatedResource"][0]["digestMultibase"].as_str().unwrap();
    assert_eq!(digest.parse(), Ok(Digest::of_value(&json(reference!("000_good.json")))));
}
