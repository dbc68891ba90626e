//! A manager's request for one person's profile: signed, good for one occasion.
//!
//! ```text
//! request = { "@context": [VC 2.0], "type": "SkillmarkRequest/1", "issuer": did, "name"?: who asks, "to": whom, "bank": {id, scoring, title},
//!             "preset": id, "skills": [id], "role"?: text, "purpose": text, "retention": text, "due": date, "expires": RFC 3339,
//!             "nonce": 32 hex digits, "proof": eddsa-jcs-2022 }
//! ```
//!
//! The nonce is 128 random bits, so nobody can have prepared answers to it: the session's seed is
//! SHA-256(nonce ‖ subject's public key ‖ the bank's scoring digest), cut to 128 bits, and the profile carries the request's
//! digest. What that shows is when the questions were drawn and for whom; not who sat there.

use crate::compose::{hex, is_name};
use crate::config::digest;
use crate::inert::shows;
use data_encoding::HEXLOWER;
use serde_json::{Value, json};
use skillmark_canon::{Digest, Fault, Fields, Limits, list, parse, text};
use skillmark_credential::{Prepared, PublicKey, prepare, time, verify};
use std::fmt;

/// The context that a signature needs; the members' names are this format's own.
const CONTEXT: &str = "https://www.w3.org/ns/credentials/v2";

const TYPE: &str = "SkillmarkRequest/1";

/// Longest text that a request may hold, in characters.
pub const TEXT_LIMIT: usize = 280;

/// What is asked of whom.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Request {
    /// `did:key:…` of who asks.
    pub from: String,
    /// The name that goes with it: a claim.
    pub name: Option<String>,
    /// Who is asked, in the asker's words.
    pub to: String,
    /// Id of the bank.
    pub bank: String,
    /// Its scoring digest.
    pub scoring: String,
    /// Its title.
    pub title: String,
    /// Id of the bank's preset.
    pub preset: String,
    /// Ids of the skills.
    pub skills: Vec<String>,
    /// The role that it is about.
    pub role: Option<String>,
    /// What the profile is wanted for.
    pub purpose: String,
    /// How long it is kept, and who sees it.
    pub retention: String,
    /// The day by which it is wanted, `YYYY-MM-DD`.
    pub due: String,
    /// From when on it is not good any more, in Unix seconds.
    pub expires: i64,
    /// 128 random bits.
    pub nonce: [u8; 16],
}

/// A request whose signature holds, with the digest that a profile for it carries.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    /// What is asked.
    pub request: Request,
    /// Digest of the whole request, signature included.
    pub digest: String,
}

/// Why a text is no request to act upon. Its words are a sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RequestError {
    /// It is something else.
    Other,
    /// It lacks a part, or a part cannot be what it says.
    Malformed(String),
    /// It was changed after it was signed, or another key signed it.
    Signature,
}

impl fmt::Display for RequestError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            RequestError::Other => f.write_str("this is no request for a profile"),
            RequestError::Malformed(what) => {
                write!(f, "the request cannot be used: {what}; ask for a new one")
            }
            RequestError::Signature => {
                f.write_str("the request is not as its sender signed it: ask for the link again")
            }
        }
    }
}

impl std::error::Error for RequestError {}

impl Request {
    /// The seed of the session that answers it, for the key that will sign; `None` for what is no key or no digest.
    pub fn seed(&self, subject: &str) -> Option<String> {
        let key = PublicKey::from_did(subject).ok()?;
        let bank: Digest = self.scoring.parse().ok()?;
        let seed = Digest::of([&self.nonce[..], key.as_bytes(), bank.as_bytes()].concat());
        Some(hex(&seed.as_bytes()[..16]))
    }

    /// The request, ready to be signed by the asker's key at a time in Unix seconds.
    pub fn prepare(&self, key: &PublicKey, now: i64) -> Result<Prepared<1>, RequestError> {
        self.check().map_err(RequestError::Malformed)?;
        let mut document = json!({
            "@context": [CONTEXT],
            "type": TYPE,
            "issuer": key.did(),
            "to": self.to,
            "bank": { "id": self.bank, "scoring": self.scoring, "title": self.title },
            "preset": self.preset,
            "skills": self.skills,
            "purpose": self.purpose,
            "retention": self.retention,
            "due": self.due,
            "expires": time::format(self.expires),
            "nonce": hex(&self.nonce),
        });
        for (name, value) in [("name", &self.name), ("role", &self.role)] {
            if let Some(value) = value {
                document[name] = value.as_str().into();
            }
        }
        prepare(document, key, now).map_err(|problem| RequestError::Malformed(problem.to_string()))
    }

    /// Whether a text is meant to be a request: nothing more is known of it then.
    pub fn is_one(bytes: &[u8]) -> bool {
        parse(bytes, Limits::UNTRUSTED).is_ok_and(|value| value.get("type").is_some_and(|t| t == TYPE))
    }

    /// Reads a received request: its signature holds and is its sender's own.
    pub fn read(bytes: &[u8]) -> Result<Asked, RequestError> {
        let document = parse(bytes, Limits::UNTRUSTED).map_err(|_| RequestError::Other)?;
        if document.get("type").is_none_or(|t| t != TYPE) {
            return Err(RequestError::Other);
        }
        let verified = verify(&document).map_err(|_| RequestError::Signature)?;
        let request = request(&document).map_err(|fault| RequestError::Malformed(fault.to_string()))?;
        if !verified.proofs.iter().all(|proof| proof.controller == request.from) {
            return Err(RequestError::Signature);
        }
        request.check().map_err(RequestError::Malformed)?;
        Ok(Asked { request, digest: Digest::of_value(&document).to_string() })
    }

    /// What is wrong with it, in words.
    fn check(&self) -> Result<(), String> {
        let texts = [("purpose", &self.purpose), ("retention", &self.retention), ("title", &self.title)];
        let all = texts.into_iter().chain(self.role.iter().map(|role| ("role", role)));
        if let Some((which, _)) = all.into_iter().find(|(_, text)| !is_text(text)) {
            return Err(format!("{which} must have 1 to {TEXT_LIMIT} characters, and none that do not show"));
        }
        if !is_name(&self.to) || !self.name.as_deref().is_none_or(is_name) {
            return Err("a name has 1 to 100 characters, no space at either end, and none that do not show"
                .to_owned());
        }
        if self.skills.is_empty() {
            return Err("it asks for no skill".to_owned());
        }
        if time::parse(&format!("{}T00:00:00Z", self.due)).is_err() {
            return Err(format!("{:?} is no day; write it as 2026-12-31", crate::inert(&self.due)));
        }
        if time::format(self.expires).is_none() {
            return Err("its end must lie in the years 1970 to 9999".to_owned());
        }
        Ok(())
    }
}

fn is_text(text: &str) -> bool {
    (1..=TEXT_LIMIT).contains(&text.chars().count()) && text.trim() == text && text.chars().all(shows)
}

fn request(document: &Value) -> Result<Request, Fault> {
    let mut f = Fields::of(document)?;
    // Looked at already.
    for known in ["@context", "type", "proof"] {
        f.must(known, |_| Ok(()))?;
    }
    let (bank, scoring, title) = f.must("bank", bank)?;
    let read = Request {
        from: f.need("issuer", text),
        name: f.may("name", text),
        to: f.need("to", text),
        bank,
        scoring,
        title,
        preset: f.need("preset", text),
        skills: f.need("skills", list(text)),
        role: f.may("role", text),
        purpose: f.need("purpose", text),
        retention: f.need("retention", text),
        due: f.need("due", text),
        expires: f.must("expires", instant)?,
        nonce: f.must("nonce", nonce)?,
    };
    f.end(read)
}

fn bank(value: &Value) -> Result<(String, String, String), Fault> {
    let mut f = Fields::of(value)?;
    let bank = (f.need("id", text), f.must("scoring", digest)?, f.need("title", text));
    f.end(bank)
}

fn instant(value: &Value) -> Result<i64, Fault> {
    time::parse(&text(value)?).map_err(Fault::new)
}

fn nonce(value: &Value) -> Result<[u8; 16], Fault> {
    let bytes = HEXLOWER.decode(text(value)?.as_bytes()).ok();
    bytes
        .and_then(|bytes| bytes.try_into().ok())
        .ok_or_else(|| Fault::new("expected 32 hex digits".to_owned()))
}
