//! Who signed a document, and does the signature hold?

use crate::axes::{Axis, Reason};
use crate::codes::{Code, Problem, problem};
use crate::content::issuer;
use crate::graph::n_quads;
use crate::inert::inert;
use serde_json::Value;
use skillmark_credential::{Proof, Verified, verify, verify_with_graph};

/// What the signatures tell.
pub(crate) struct Signed {
    pub(crate) integrity: Reason,
    pub(crate) issuer: Axis,
    pub(crate) problems: Vec<Problem>,
    /// The proofs that hold.
    pub(crate) proofs: Vec<Proof>,
}

/// Checks all signatures, and that the issuer's own key made them. Those over the graph are checked where the graph
/// is known.
pub(crate) fn check(document: &Value) -> Signed {
    let verified = match n_quads(document) {
        Ok(graph) => verify_with_graph(document, &graph),
        Err(_) => verify(document),
    };
    match verified {
        Ok(verified) => bound(document, issuer(document), verified),
        Err(problems) => {
            let problems: Vec<Problem> = problems.into_iter().map(translate).collect();
            let (integrity, issuer) = refused(document, &problems);
            Signed { integrity, issuer: issuer.into(), problems, proofs: Vec::new() }
        }
    }
}

/// The content is what was signed; the signers must all be the issuer.
fn bound(document: &Value, issuer: Option<&str>, verified: Verified) -> Signed {
    let Verified { proofs, foreign } = verified;
    let Some(issuer) = issuer else {
        let issuer = Reason::IssuerUnchecked.into();
        return Signed { integrity: Reason::Intact, issuer, problems: Vec::new(), proofs };
    };
    let mut problems = Vec::new();
    let other = |path: &str| {
        let message = format!("signed with another key than that of the issuer {}", inert(issuer));
        problem(Code::InvalidIssuerBinding, message, path)
    };
    for proof in &proofs {
        if proof.controller != issuer {
            problems.push(other(&proof.path));
        }
        if !proof.bound_to.is_empty() {
            let message = format!("signed for {}, not for you", inert(&proof.bound_to.join(" ")));
            problems.push(problem(Code::ReplayedProof, message, &proof.path));
        }
    }
    for foreign in &foreign {
        let method =
            document.pointer(&format!("{}/verificationMethod", foreign.path)).and_then(Value::as_str);
        if method.and_then(|method| method.split('#').next()) != Some(issuer) {
            problems.push(other(&foreign.path));
        }
        let message = format!("a further signature of suite {} was not checked", inert(&foreign.suite));
        problems.push(problem(Code::ProofUnchecked, message, &foreign.path));
    }
    let misbound = problems.iter().any(|p| p.code == Code::InvalidIssuerBinding);
    let axis = if misbound { Reason::OtherKey } else { Reason::Bound };
    Signed { integrity: Reason::Intact, issuer: axis.into(), problems, proofs }
}

/// What a failed check leaves to say on the first two axes.
fn refused(document: &Value, problems: &[Problem]) -> (Reason, Reason) {
    let unchecked = Reason::IssuerUnchecked;
    match problems.iter().map(|p| p.code).min_by_key(|code| gravity(*code)) {
        Some(Code::InvalidSignature) => (Reason::Altered, unchecked),
        Some(Code::InvalidKey) => (Reason::BadKey, unchecked),
        Some(Code::InvalidIssuerBinding) => (Reason::Malformed, Reason::OtherKey),
        Some(Code::Unresolvable) => (Reason::Unsupported, Reason::Unresolvable),
        Some(Code::Unsupported) => (Reason::Unsupported, unchecked),
        _ if document.get("proof").is_none() => (Reason::Unsigned, unchecked),
        _ => (Reason::Malformed, unchecked),
    }
}

/// Of several faults the gravest is told: an altered document before an unknown suite beside it.
fn gravity(code: Code) -> u8 {
    match code {
        Code::InvalidSignature => 0,
        Code::InvalidKey => 1,
        Code::InvalidIssuerBinding => 2,
        Code::Unresolvable => 4,
        Code::Unsupported => 5,
        _ => 3,
    }
}

fn translate(found: skillmark_credential::Problem) -> Problem {
    let code = Code::ALL.iter().find(|code| code.as_str() == found.code).copied();
    // Every code of the credential crate is one of ours; a new one there still means that the proof failed.
    problem(code.unwrap_or(Code::InvalidProof), inert(&found.message), &inert(&found.path))
}
