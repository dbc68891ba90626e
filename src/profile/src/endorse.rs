//! A statement about a profile as an Open Badges 3.0 endorsement credential, unsigned.
//!
//! Like a profile it is a function of what it says and of [`Holder`] alone, so that a verifier can compose it again.

use crate::compose::{CONTEXTS, Holder, is_name, urn};
use crate::content::{self, issuer};
use crate::inert::shows;
use crate::statement::{COMMENT_LIMIT, SpotCheck, Statement};
use crate::{date, proofs};
use serde_json::{Value, json};
use skillmark_canon::Digest;
use skillmark_credential::time;

/// What an endorsement is called in other software.
const NAME: &str = "Endorsement of a skill profile";

/// What the statement is called there.
const EVIDENCE: &str = "What is endorsed, for machines";

/// An endorsement of a profile without an end holds for so many months.
const MONTHS: u32 = 12;

/// Why there is nothing to sign.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EndorseError {
    /// The profile is not what its issuer signed, so nobody should put his name to it.
    Profile,
    /// The endorser's key is the profile's own.
    Own,
    /// The profile's period is over, or the clock says a time that has no date.
    Time,
    /// The name is empty, too long, or holds characters that do not show.
    Name,
    /// So is the comment.
    Comment,
    /// The numbers of the check cannot be.
    Spot,
}

impl std::fmt::Display for EndorseError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            EndorseError::Profile => "the profile is not as its issuer signed it: ask for the file again",
            EndorseError::Own => {
                "the profile is signed by this very key: an endorsement comes from somebody else"
            }
            EndorseError::Time => "the profile's period is over: ask for a new one",
            EndorseError::Name => {
                "a name has 1 to 100 characters, no space at either end, and none that do not show"
            }
            EndorseError::Spot => {
                "the check's numbers contradict each other: have the questions answered again"
            }
            EndorseError::Comment => "a comment has 1 to 280 characters, and none that do not show",
        })
    }
}

impl std::error::Error for EndorseError {}

/// The endorsement of this very profile, ready to be signed by the endorser's key. It is bound to the profile by the digest of
/// all of it, signature included, and ends when the profile does.
pub fn endorse(profile: &Value, statement: &Statement, endorser: &Holder) -> Result<Value, EndorseError> {
    let signed = proofs::check(profile);
    let sound = content::shape(profile).is_empty() && !signed.proofs.is_empty();
    if !sound || !matches!(signed.issuer.answer(), crate::Answer::Yes) {
        return Err(EndorseError::Profile);
    }
    if issuer(profile) == Some(&endorser.did) {
        return Err(EndorseError::Own);
    }
    if !endorser.name.as_deref().is_none_or(is_name) {
        return Err(EndorseError::Name);
    }
    if !statement.comment.as_deref().is_none_or(is_comment) {
        return Err(EndorseError::Comment);
    }
    if !statement.spot.as_ref().is_none_or(SpotCheck::is_sound) {
        return Err(EndorseError::Spot);
    }
    let until = profile.get("validUntil").and_then(Value::as_str);
    let until = match until.map(time::parse) {
        Some(Ok(until)) if until > endorser.now => time::format(until),
        Some(_) => None,
        None => date::add_months(endorser.now, MONTHS),
    };
    let id = profile.get("id").and_then(Value::as_str).unwrap_or_default();
    let bound = (id, Digest::of_value(profile).to_string());
    document(bound, statement, endorser, &until.ok_or(EndorseError::Time)?).ok_or(EndorseError::Time)
}

/// The endorsement of what has this id and digest. `None` when the endorser's time has no date.
pub(crate) fn document(
    (profile, digest): (&str, String),
    statement: &Statement,
    endorser: &Holder,
    until: &str,
) -> Option<Value> {
    let mut issuer = json!({ "id": endorser.did, "type": ["Profile"] });
    if let Some(name) = &endorser.name {
        issuer["name"] = name.as_str().into();
    }
    Some(json!({
        "@context": CONTEXTS,
        "id": urn(endorser.id),
        "type": ["VerifiableCredential", "EndorsementCredential"],
        "name": NAME,
        "issuer": issuer,
        "validFrom": time::format(endorser.now)?,
        "validUntil": until,
        "credentialSubject": {
            "id": profile,
            "type": ["EndorsementSubject"],
            "endorsementComment": statement.words(),
        },
        "relatedResource": [{ "id": profile, "mediaType": "application/vc", "digestMultibase": digest }],
        "evidence": [{ "type": ["Evidence"], "name": EVIDENCE, "narrative": statement.encode() }],
    }))
}

fn is_comment(comment: &str) -> bool {
    (1..=COMMENT_LIMIT).contains(&comment.chars().count()) && comment.chars().all(shows)
}
