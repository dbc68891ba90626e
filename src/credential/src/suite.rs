//! The suites `eddsa-jcs-2022` and `eddsa-rdfc-2022` (W3C vc-di-eddsa, sections 3.3 and 3.2): what exactly is signed.

use std::collections::BTreeMap;

use serde_json::{Map, Value};
use skillmark_canon::{Digest, to_canonical};

use crate::Problem;
use crate::rdf::{self, Graph, Term};

pub(crate) const TYPE: &str = "DataIntegrityProof";
/// Covers the JSON text.
pub(crate) const JCS: &str = "eddsa-jcs-2022";
/// Covers what the JSON text means, as an RDF graph.
pub(crate) const RDFC: &str = "eddsa-rdfc-2022";
pub(crate) const PURPOSE: &str = "assertionMethod";

const SECURITY: &str = "https://w3id.org/security#";
const DATE_TIME: &str = "http://www.w3.org/2001/XMLSchema#dateTime";

/// SHA-256 of the canonical form of an object without one of its members.
fn digest_without(object: &Map<String, Value>, member: &str) -> Result<Digest, Problem> {
    let rest: BTreeMap<_, _> = object.iter().filter(|(key, _)| *key != member).collect();
    match to_canonical(&rest) {
        Ok(text) => Ok(Digest::of(text)),
        Err(error) => Err(Problem::new(Problem::SCHEMA, "", error.message())),
    }
}

/// The hash of a document's text, the same for all of its `eddsa-jcs-2022` proofs.
pub(crate) fn document_digest(document: &Map<String, Value>) -> Result<Digest, Problem> {
    digest_without(document, "proof")
}

/// What an `eddsa-jcs-2022` proof signs: the hash of the proof's options, then the hash of the document.
pub(crate) fn jcs_bytes(proof: &Map<String, Value>, document: &Digest) -> Result<[u8; 64], Problem> {
    Ok(joined(&digest_without(proof, "proofValue")?, document))
}

/// What an `eddsa-rdfc-2022` proof signs, `document` being the hash of the document's canonical N-Quads. A problem
/// where the proof has a member that no proof has, or a value that says nothing.
pub(crate) fn rdfc_bytes(proof: &Map<String, Value>, document: &Digest) -> Result<[u8; 64], Problem> {
    Ok(joined(&Digest::of(options(proof)?.canonical()?), document))
}

fn joined(options: &Digest, document: &Digest) -> [u8; 64] {
    let mut bytes = [0; 64];
    bytes[..32].copy_from_slice(options.as_bytes());
    bytes[32..].copy_from_slice(document.as_bytes());
    bytes
}

/// A proof's options as the terms of `https://www.w3.org/ns/credentials/v2` and of Data Integrity 1.0 mean them.
fn options(proof: &Map<String, Value>) -> Result<Graph, Problem> {
    let mut graph = Graph::default();
    let subject = match proof.get("id") {
        None => graph.blank(),
        Some(id) => iri(id, "id")?,
    };
    for (member, value) in proof {
        // What a reader may be told in a list stands in the graph as often.
        let values = match value {
            Value::Array(all) if member == "domain" => all.as_slice(),
            one => std::slice::from_ref(one),
        };
        for value in values {
            let text = || value.as_str().ok_or_else(|| unknown(member));
            let security = |name| format!("{SECURITY}{name}");
            let (predicate, object) = match member.as_str() {
                // The context says what the words mean, and is no statement itself.
                "@context" | "id" | "proofValue" => continue,
                "type" if value == TYPE => (rdf::TYPE.to_owned(), iri(&security(TYPE).into(), member)?),
                "created" => ("http://purl.org/dc/terms/created".to_owned(), Term::typed(text()?, DATE_TIME)),
                "expires" => (security("expiration"), Term::typed(text()?, DATE_TIME)),
                "cryptosuite" => {
                    (security("cryptosuite"), Term::typed(text()?, &security("cryptosuiteString")))
                }
                "domain" | "challenge" | "nonce" => (security(member), Term::text(text()?)),
                "proofPurpose" if value == PURPOSE => {
                    (security(member), iri(&security(PURPOSE).into(), member)?)
                }
                "verificationMethod" => (security(member), iri(value, member)?),
                _ => return Err(unknown(member)),
            };
            graph.add(&subject, &iri(&predicate.into(), member)?, object);
        }
    }
    Ok(graph)
}

fn iri(value: &Value, member: &str) -> Result<Term, Problem> {
    value.as_str().and_then(Term::iri).ok_or_else(|| unknown(member))
}

fn unknown(member: &str) -> Problem {
    let message = "no such thing can be said in a proof over a graph";
    Problem::new(Problem::PROOF, format!("/{member}"), message)
}
