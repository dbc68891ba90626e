//! The suite `eddsa-jcs-2022` (W3C vc-di-eddsa, section 3.3): what exactly is signed.

use std::collections::BTreeMap;

use serde_json::{Map, Value};
use skillmark_canon::{Digest, to_canonical};

use crate::Problem;

pub(crate) const TYPE: &str = "DataIntegrityProof";
pub(crate) const NAME: &str = "eddsa-jcs-2022";
pub(crate) const PURPOSE: &str = "assertionMethod";

/// SHA-256 of the canonical form of an object without one of its members.
fn digest_without(object: &Map<String, Value>, member: &str) -> Result<Digest, Problem> {
    let rest: BTreeMap<_, _> = object.iter().filter(|(key, _)| *key != member).collect();
    match to_canonical(&rest) {
        Ok(text) => Ok(Digest::of(text)),
        Err(error) => Err(Problem::new(Problem::SCHEMA, "", error.message())),
    }
}

/// The hash of a document, the same for all of its proofs.
pub(crate) fn document_digest(document: &Map<String, Value>) -> Result<Digest, Problem> {
    digest_without(document, "proof")
}

/// The bytes to sign: the hash of the proof's options, then the hash of the document.
pub(crate) fn bytes_to_sign(proof: &Map<String, Value>, document: &Digest) -> Result<[u8; 64], Problem> {
    let mut bytes = [0; 64];
    bytes[..32].copy_from_slice(digest_without(proof, "proofValue")?.as_bytes());
    bytes[32..].copy_from_slice(document.as_bytes());
    Ok(bytes)
}
