//! What a document's proofs prove.

use serde_json::{Map, Value};
use skillmark_canon::{Digest, multibase};

use crate::{Problem, PublicKey, problem::quote, suite, time};

/// The most proofs that are read on one document.
pub const MAX_PROOFS: usize = 4;

/// 64 bytes take at most 88 base58 digits.
const MAX_PROOF_VALUE: usize = 100;

/// A document that is unchanged since it was signed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verified {
    /// The proofs that hold, in the document's order; at least one of them covers the document's text.
    pub proofs: Vec<Proof>,
    /// Proofs that were not checked, for their suite or their graph is not known. They say nothing, for or against.
    pub foreign: Vec<Foreign>,
}

impl Verified {
    /// Whether this DID's key signed the document.
    pub fn is_signed_by(&self, did: &str) -> bool {
        self.proofs.iter().any(|proof| proof.controller == did)
    }
}

/// A proof that holds, and what it says that only the reader can judge.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proof {
    /// JSON Pointer to the proof.
    pub path: String,
    /// `did:key:…` of the key that signed.
    pub controller: String,
    /// When it was signed, by the signer's own clock, in seconds since 1970.
    pub created: Option<i64>,
    /// From when on the signer no longer stands by it.
    pub expires: Option<i64>,
    /// Whom or what occasion it was signed for (`domain`, `challenge`): anywhere else it may be a replay.
    pub bound_to: Vec<String>,
}

/// A proof that was not checked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Foreign {
    /// JSON Pointer to the proof.
    pub path: String,
    /// Its cryptosuite, or its type where it has none.
    pub suite: String,
}

/// Checks every `eddsa-jcs-2022` proof of a document.
///
/// The document must come from [`skillmark_canon::parse`]: in other readers' values duplicate keys are lost already.
/// It is verified if it has at least one such proof and all of them hold. Who the issuer is meant to be, and what the
/// time is, the caller compares: [`Verified::is_signed_by`], [`Proof::created`].
pub fn verify(document: &Value) -> Result<Verified, Vec<Problem>> {
    check_all(document, None)
}

/// Like [`verify()`], and checks every `eddsa-rdfc-2022` proof too.
///
/// `graph` is the document's canonical form as RDF, as in [`prepare_set`](crate::prepare_set). Such a proof never
/// stands for the other one: documents that say the same in different texts have one graph.
pub fn verify_with_graph(document: &Value, graph: &str) -> Result<Verified, Vec<Problem>> {
    check_all(document, Some(Digest::of(graph)))
}

fn check_all(document: &Value, graph: Option<Digest>) -> Result<Verified, Vec<Problem>> {
    let Value::Object(document) = document else {
        return Err(vec![Problem::new(Problem::SCHEMA, "", "expected a JSON object")]);
    };
    let Some(context) = document.get("@context") else {
        let message = "the document lacks @context, which says what its words mean";
        return Err(vec![Problem::new(Problem::SCHEMA, "/@context", message)]);
    };
    let all = proofs(document).map_err(|problem| vec![problem])?;
    let text = suite::document_digest(document).map_err(|problem| vec![problem])?;

    let mut verified = Verified { proofs: Vec::new(), foreign: Vec::new() };
    let mut problems = Vec::new();
    let mut covered = false;
    for (path, value) in &all {
        let (proof, suite) = match read(value) {
            Ok(read) => read,
            Err(problem) => {
                problems.push(problem.below(path));
                continue;
            }
        };
        let checked = match (suite, &graph) {
            (suite::JCS, _) => {
                covered = true;
                check(proof, context, &|| suite::jcs_bytes(proof, &text), &all)
            }
            (suite::RDFC, Some(graph)) => check(proof, context, &|| suite::rdfc_bytes(proof, graph), &all),
            _ => {
                verified.foreign.push(Foreign { path: path.clone(), suite: suite.to_owned() });
                continue;
            }
        };
        match checked {
            Ok(proof) => verified.proofs.push(Proof { path: path.clone(), ..proof }),
            Err(problem) => problems.push(problem.below(path)),
        }
    }
    if problems.is_empty() && !covered {
        let suites: Vec<_> = all.iter().filter_map(|(_, proof)| Some(quote(read(proof).ok()?.1))).collect();
        let message = format!("signed with {}; a proof of {} is needed here", suites.join(", "), suite::JCS);
        problems.push(Problem::new(Problem::UNSUPPORTED, "/proof", message));
    }
    if problems.is_empty() { Ok(verified) } else { Err(problems) }
}

/// The document's proofs with their paths: one object, or an array of a few.
fn proofs(document: &Map<String, Value>) -> Result<Vec<(String, &Value)>, Problem> {
    let wrong = |message: String| Err(Problem::new(Problem::PROOF, "/proof", message));
    match document.get("proof") {
        None => wrong("the document has no proof: nobody signed it".into()),
        Some(Value::Array(all)) if all.is_empty() => {
            wrong("the list of proofs is empty: nobody signed it".into())
        }
        Some(Value::Array(all)) if all.len() > MAX_PROOFS => {
            wrong(format!("{} proofs, at most {MAX_PROOFS} are read", all.len()))
        }
        Some(Value::Array(all)) => {
            Ok(all.iter().enumerate().map(|(i, proof)| (format!("/proof/{i}"), proof)).collect())
        }
        Some(one) => Ok(vec![("/proof".into(), one)]),
    }
}

/// A proof's members and its suite, or its type where it has none.
fn read(proof: &Value) -> Result<(&Map<String, Value>, &str), Problem> {
    let Value::Object(proof) = proof else {
        return Err(Problem::new(Problem::PROOF, "", "a proof must be an object"));
    };
    let kind = text(proof, "type")?;
    match proof.get("cryptosuite") {
        Some(Value::String(suite))
            if [suite::JCS, suite::RDFC].contains(&suite.as_str()) && kind != suite::TYPE =>
        {
            let message = format!("found {}, but {suite} belongs to the type {}", quote(kind), suite::TYPE);
            Err(Problem::new(Problem::UNSUPPORTED, "/type", message))
        }
        Some(Value::String(suite)) => Ok((proof, suite)),
        None if kind != suite::TYPE => Ok((proof, kind)),
        _ => Err(Problem::new(Problem::PROOF, "/cryptosuite", "expected the name of a cryptosuite")),
    }
}

/// Checks one proof: its form, its context, its key, its signature. The first fault is reported.
fn check(
    proof: &Map<String, Value>,
    context: &Value,
    signed: &dyn Fn() -> Result<[u8; 64], Problem>,
    all: &[(String, &Value)],
) -> Result<Proof, Problem> {
    let purpose = text(proof, "proofPurpose")?;
    if purpose != suite::PURPOSE {
        let message = format!(
            "found {}, expected {}: it was signed for something else",
            quote(purpose),
            suite::PURPOSE
        );
        return Err(Problem::new(Problem::PROOF, "/proofPurpose", message));
    }
    let created = seconds(proof, "created")?;
    let expires = seconds(proof, "expires")?;
    refuse_chain(proof, all)?;
    let signature = signature(text(proof, "proofValue")?)?;
    // The standard lets a document append to the signed context, which can change what its words mean unnoticed.
    // A graph has none: its proof need not repeat it.
    let graph = proof.get("cryptosuite").is_some_and(|suite| suite == suite::RDFC);
    if proof.get("@context").map_or(!graph, |own| own != context) {
        let message =
            "the proof's @context is not the document's: its words could mean something else than was signed";
        return Err(Problem::new(Problem::CONTEXT, "/@context", message));
    }
    let key =
        method(text(proof, "verificationMethod")?).map_err(|problem| problem.below("/verificationMethod"))?;
    if !key.verify(&signed()?, &signature) {
        let message = "the signature does not fit: the document was changed, or another key signed it";
        return Err(Problem::new(Problem::SIGNATURE, "/proofValue", message));
    }
    Ok(Proof { path: String::new(), controller: key.did(), created, expires, bound_to: bound_to(proof) })
}

/// The key that `did:key:X#X` names. The key comes from the DID and the fragment must repeat it, for who takes the
/// key from the one and the name from the other can be shown a stranger's key under a victim's name.
fn method(method: &str) -> Result<PublicKey, Problem> {
    let Some((did, fragment)) = method.split_once('#') else {
        let message = format!("{} is no key; expected did:key:… followed by # and the key", quote(method));
        return Err(Problem::new(Problem::PROOF, "", message));
    };
    let key = PublicKey::from_did(did)?;
    if did.strip_prefix("did:key:") != Some(fragment) {
        let message = format!("{} names one key before the # and another after it", quote(method));
        return Err(Problem::new(Problem::BINDING, "", message));
    }
    Ok(key)
}

fn signature(proof_value: &str) -> Result<[u8; 64], Problem> {
    let invalid = |why: String| Problem::new(Problem::PROOF, "/proofValue", why);
    let bytes = multibase::decode_base58(proof_value, MAX_PROOF_VALUE)
        .map_err(|error| invalid(format!("not a signature in base58: {}", error.message())))?;
    bytes.try_into().map_err(|bytes: Vec<u8>| invalid(format!("{} bytes, a signature has 64", bytes.len())))
}

/// A proof chain hashes earlier proofs too, which is not supported; without them it proves nothing.
fn refuse_chain(proof: &Map<String, Value>, all: &[(String, &Value)]) -> Result<(), Problem> {
    let Some(previous) = proof.get("previousProof") else { return Ok(()) };
    let is_here = |id: &Value| id.is_string() && all.iter().any(|(_, other)| other.get("id") == Some(id));
    let complete = match previous {
        Value::Array(ids) => ids.iter().all(is_here),
        id => is_here(id),
    };
    let (code, message) = match complete {
        true => (Problem::UNSUPPORTED, "it builds on another proof; chains of proofs cannot be checked here"),
        false => (Problem::PROOF, "it builds on another proof that is not in the document"),
    };
    Err(Problem::new(code, "/previousProof", message))
}

fn bound_to(proof: &Map<String, Value>) -> Vec<String> {
    let values = ["domain", "challenge"].into_iter().filter_map(|member| proof.get(member));
    let texts = values.flat_map(|value| match value {
        Value::Array(items) => items.iter().collect(),
        one => vec![one],
    });
    texts
        .map(|value| value.as_str().map_or_else(|| skillmark_canon::canonical(value), str::to_owned))
        .collect()
}

fn text<'a>(proof: &'a Map<String, Value>, member: &str) -> Result<&'a str, Problem> {
    proof.get(member).and_then(Value::as_str).ok_or_else(|| {
        let found = if proof.contains_key(member) { "is not a text" } else { "is missing" };
        Problem::new(Problem::PROOF, format!("/{member}"), format!("{member} {found}"))
    })
}

fn seconds(proof: &Map<String, Value>, member: &str) -> Result<Option<i64>, Problem> {
    if !proof.contains_key(member) {
        return Ok(None);
    }
    let wrong = |message| Problem::new(Problem::PROOF, format!("/{member}"), message);
    time::parse(text(proof, member)?).map(Some).map_err(wrong)
}
