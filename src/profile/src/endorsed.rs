//! What a statement by somebody else is worth for one profile.

use crate::axes::{Answer, Axis, Reason};
use crate::codes::{Code, Problem, problem};
use crate::compose::Holder;
use crate::content::{self, Kind, issuer, kind};
use crate::inert::inert;
use crate::statement::{SpotCheck, Statement, Supervision};
use crate::{endorse, period, proofs};
use serde_json::Value;
use skillmark_canon::{Digest, Limits, parse};

/// Somebody whose key the reader knows, from the deployment or an address book.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Known {
    /// `did:key:…`.
    pub did: String,
    /// What the reader calls them. Never taken from a document.
    pub name: String,
}

/// A statement as it may be displayed. Every string is inert.
#[derive(Debug, Clone, PartialEq)]
pub struct ShownEndorsement {
    /// Whose it is: the reader's own name for the key if he knows it, else the name that the key gives itself, else the key.
    pub by: String,
    /// Whether the reader knows the key.
    pub known: bool,
    /// What the key calls itself.
    pub claimed: Option<String>,
    /// The endorser's identifier.
    pub issuer: String,
    /// From when, as written.
    pub from: String,
    /// Who watched, where it says so in our form.
    pub supervision: Option<Supervision>,
    /// Further questions that the endorser had answered, where it says so in our form.
    pub spot: Option<SpotCheck>,
    /// The endorser's words: the comment of our form, or all that a foreign one says.
    pub comment: Option<String>,
}

/// What one statement tells.
pub(crate) struct Endorsed {
    pub(crate) axis: Axis,
    pub(crate) problems: Vec<Problem>,
    pub(crate) shown: Option<ShownEndorsement>,
}

/// Judges a statement that came with a profile whose integrity holds. `place` is the statement's number among those that came.
pub(crate) fn judge(bytes: &[u8], place: usize, profile: &Value, known: &[Known], now: i64) -> Endorsed {
    let at = |path: &str| format!("/endorsement/{place}{path}");
    let refused = |reason: Reason, problems: Vec<Problem>| {
        let problems = problems.into_iter().map(|p| Problem { path: at(&p.path), ..p }).collect();
        Endorsed { axis: reason.into(), problems, shown: None }
    };
    let document = match parse(bytes, Limits::UNTRUSTED) {
        Ok(document) => document,
        Err(error) => {
            let message = inert(&error.to_string());
            return refused(Reason::EndorsementBroken, vec![problem(Code::InvalidJson, message, "")]);
        }
    };
    let (malformed, signed) = (content::shape(&document), proofs::check(&document));
    if !malformed.is_empty()
        || signed.integrity.answer() != Answer::Yes
        || signed.issuer.answer() != Answer::Yes
    {
        return refused(Reason::EndorsementBroken, [malformed, signed.problems].concat());
    }
    if kind(&document) != Some(Kind::Endorsement) || !is_for(&document, profile) {
        let message = "it was made about another credential than this one";
        return refused(
            Reason::NotForThis,
            vec![problem(Code::EndorsementNotForThis, message, "/relatedResource")],
        );
    }
    let endorser = issuer(&document).unwrap_or_default();
    if Some(endorser) == issuer(profile) {
        let message = "it is signed by the profile's own key, so it is nobody else's statement";
        return refused(Reason::EndorsementSelf, vec![problem(Code::EndorsementSelf, message, "/issuer")]);
    }
    let shown = show(&document, endorser, known);
    let (time, _) = period::judge(&document, &signed.proofs, now);
    if time.answer() != Answer::Yes {
        let axis = Axis::from(Reason::EndorsementExpired).with("by", shown.by.clone());
        let message = "its period is over, or has not begun";
        let problems = vec![problem(Code::EndorsementExpired, message, &at("/validUntil"))];
        return Endorsed { axis, problems, shown: Some(shown) };
    }
    let reason = if shown.known { Reason::Endorsed } else { Reason::Claimed };
    let axis = Axis::from(reason).with("by", shown.by.clone());
    Endorsed { axis, problems: Vec::new(), shown: Some(shown) }
}

/// Whether a statement names this profile by id and by the digest of all of it. An id alone binds nothing: anybody can give it
/// to another document.
fn is_for(document: &Value, profile: &Value) -> bool {
    let id = profile.get("id").and_then(Value::as_str);
    let digest = Digest::of_value(profile).to_string();
    let bound = resources(document).iter().any(|to| {
        to.get("id").and_then(Value::as_str) == id
            && to.get("digestMultibase").and_then(Value::as_str) == Some(&digest)
    });
    bound && document.pointer("/credentialSubject/id").and_then(Value::as_str) == id
}

/// What a credential is bound to.
pub(crate) fn resources(document: &Value) -> &[Value] {
    match document.get("relatedResource") {
        Some(Value::Array(resources)) => resources,
        Some(single) => std::slice::from_ref(single),
        None => &[],
    }
}

fn show(document: &Value, endorser: &str, known: &[Known]) -> ShownEndorsement {
    let text = |path: &str| document.pointer(path).and_then(Value::as_str);
    let person = known.iter().find(|person| person.did == endorser);
    let by = person.map(|person| person.name.as_str()).or_else(|| text("/issuer/name")).unwrap_or(endorser);
    let statement = ours(document, endorser);
    let comment = match &statement {
        Some(statement) => statement.comment.as_deref(),
        None => text("/credentialSubject/endorsementComment"),
    };
    ShownEndorsement {
        by: inert(by),
        known: person.is_some(),
        claimed: text("/issuer/name").map(inert),
        issuer: inert(endorser),
        from: inert(text("/validFrom").unwrap_or_default()),
        supervision: statement.as_ref().map(|statement| statement.supervision),
        spot: statement.as_ref().and_then(|statement| statement.spot.clone()),
        comment: comment.map(inert),
    }
}

/// The statement of an endorsement that is in every word what we compose. Any other may say one thing to machines and another
/// to people.
fn ours(document: &Value, endorser: &str) -> Option<Statement> {
    let text = |path: &str| document.pointer(path).and_then(Value::as_str);
    let statement = Statement::decode(text("/evidence/0/narrative")?)?;
    let holder = Holder {
        did: endorser.to_owned(),
        name: text("/issuer/name").map(str::to_owned),
        now: skillmark_credential::time::parse(text("/validFrom")?).ok()?,
        id: crate::compare::uuid(text("/id")?)?,
    };
    let bound = resources(document).first()?;
    let bound = (bound.get("id")?.as_str()?, bound.get("digestMultibase")?.as_str()?.to_owned());
    let mut composed = endorse::document(bound, &statement, &holder, text("/validUntil")?)?;
    composed["proof"] = document.get("proof")?.clone();
    (composed == *document).then_some(statement)
}

/// Whether an endorsement names a profile, by id or by digest: one of many that came in one go is judged with those it names.
pub fn concerns(endorsement: &[u8], profile: &[u8]) -> bool {
    let read = |bytes| parse(bytes, Limits::UNTRUSTED).ok();
    let (Some(endorsement), Some(profile)) = (read(endorsement), read(profile)) else { return false };
    let (id, digest) = (profile.get("id"), Value::from(Digest::of_value(&profile).to_string()));
    let named = |to: &Value| to.get("id") == id || to.get("digestMultibase") == Some(&digest);
    id.is_some()
        && (endorsement.pointer("/credentialSubject/id") == id || resources(&endorsement).iter().any(named))
}
