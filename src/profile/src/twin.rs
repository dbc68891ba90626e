//! Two keys of one person, as on a phone and a laptop: each signs that the other is its holder's too.
//!
//! An `EndorsementCredential` whose subject is the other key. One such statement proves nothing, for anybody can name
//! anybody's key; two that name each other show that whoever holds one agrees with whoever holds the other.

use crate::compose::{CONTEXTS, Holder, is_name, urn};
use crate::content::{self, issuer};
use crate::{Answer, compare, date, period, proofs};
use serde_json::{Value, json};
use skillmark_canon::{Limits, parse};
use skillmark_credential::{PublicKey, time};

/// What the statement is called in other software.
const NAME: &str = "Two keys of one person";

/// How long a statement holds, in months.
const MONTHS: u32 = 12;

/// Why there is nothing to sign.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TwinError {
    /// The other key is no `did:key` of an Ed25519 key.
    Key,
    /// The other key is the signer's own.
    Own,
    /// The name is empty, too long, or holds characters that do not show.
    Name,
    /// The clock says a time that has no date.
    Time,
}

impl std::fmt::Display for TwinError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            TwinError::Key => "the other key is no did:key of an Ed25519 key: copy all of it",
            TwinError::Own => "both keys are the same: copy the other device's",
            TwinError::Name => {
                "a name has 1 to 100 characters, no space at either end, and none that do not show"
            }
            TwinError::Time => "the clock must show a year from 1970 to 9999",
        })
    }
}

impl std::error::Error for TwinError {}

/// What one statement says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Twin {
    /// `did:key:…` of the key that says it.
    pub by: String,
    /// `did:key:…` of the key that it says it about.
    pub other: String,
}

impl Twin {
    /// The statement of a received document that holds now: in every word what [`twin`] composes, signed by its key, within
    /// its period. `None` for anything else.
    pub fn read(bytes: &[u8], now: i64) -> Option<Twin> {
        let document = parse(bytes, Limits::UNTRUSTED).ok()?;
        let twin = Twin {
            by: issuer(&document)?.to_owned(),
            other: document.pointer("/credentialSubject/id")?.as_str()?.to_owned(),
        };
        let text = |path: &str| document.pointer(path).and_then(Value::as_str);
        let holder = Holder {
            did: twin.by.clone(),
            name: text("/issuer/name").map(str::to_owned),
            now: time::parse(text("/validFrom")?).ok()?,
            id: compare::uuid(text("/id")?)?,
        };
        let mut composed = self::twin(&twin.other, &holder).ok()?;
        composed["proof"] = document.get("proof")?.clone();
        if composed != document || !content::shape(&document).is_empty() {
            return None;
        }
        let signed = proofs::check(&document);
        let (time, _) = period::judge(&document, &signed.proofs, now);
        let answers = [signed.integrity.answer(), signed.issuer.answer(), time.answer()];
        answers.iter().all(|answer| *answer == Answer::Yes).then_some(twin)
    }

    /// Whether the other key says the same of this one.
    pub fn answers(&self, other: &Twin) -> bool {
        self.by == other.other && self.other == other.by
    }
}

/// The statement that the holder of a key holds `other` too, ready to be signed.
pub fn twin(other: &str, holder: &Holder) -> Result<Value, TwinError> {
    if PublicKey::from_did(other).is_err() {
        return Err(TwinError::Key);
    }
    if other == holder.did {
        return Err(TwinError::Own);
    }
    if !holder.name.as_deref().is_none_or(is_name) {
        return Err(TwinError::Name);
    }
    let from = time::format(holder.now).ok_or(TwinError::Time)?;
    let until = date::add_months(holder.now, MONTHS).ok_or(TwinError::Time)?;
    let mut issuer = json!({ "id": holder.did, "type": ["Profile"] });
    if let Some(name) = &holder.name {
        issuer["name"] = name.as_str().into();
    }
    Ok(json!({
        "@context": CONTEXTS,
        "id": urn(holder.id),
        "type": ["VerifiableCredential", "EndorsementCredential"],
        "name": NAME,
        "issuer": issuer,
        "validFrom": from,
        "validUntil": until,
        "credentialSubject": {
            "id": other,
            "type": ["EndorsementSubject"],
            "endorsementComment": format!("Whoever holds the key {} holds the key {other} too.", holder.did),
        },
    }))
}
