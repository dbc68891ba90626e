//! Whom a deployment trusts: `config.json` beside its `index.html`.

use crate::compose::is_name;
use crate::endorsed::Known;
use serde_json::Value;
use skillmark_canon::{Digest, Fault, Fields, Limits, list, parse, text};
use skillmark_credential::PublicKey;

/// What a deployment pins.
///
/// ```
/// use skillmark_profile::Config;
///
/// let text = br#"{"people": [{"did": "did:key:z6MkpTm8tHPBdEHqo4Cz4jxDPb8UtUtconygUUToqRyeM671", "name": "M. Manager"}]}"#;
/// assert_eq!(Config::read(text).unwrap().people[0].name, "M. Manager");
/// let error = Config::read(br#"{"people": [{"did": "did:web:example.org", "name": "M. Manager"}]}"#).unwrap_err();
/// assert_eq!(error, "at `people[0].did`, \"did:web:example.org\" is no did:key of an Ed25519 key; copy the key from a profile's check");
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Config {
    /// People whose statements count: somebody compared their keys on another channel.
    pub people: Vec<Known>,
    /// Banks that count besides those in the deployment's folder, and what counts of them.
    pub banks: Vec<Pin>,
}

/// What a deployment says about one bank.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Pin {
    /// The bank's scoring digest.
    pub scoring: String,
    /// Ids of the presets that count; empty if all do.
    pub presets: Vec<String>,
    /// Ids of questions that were withdrawn since.
    pub withdrawn: Vec<String>,
}

impl Config {
    /// Reads the file. The error is a sentence: where, what was found, what to do.
    pub fn read(bytes: &[u8]) -> Result<Config, String> {
        let value = parse(bytes, Limits::UNTRUSTED).map_err(|error| error.to_string())?;
        config(&value).map_err(|fault| fault.to_string())
    }
}

fn config(value: &Value) -> Result<Config, Fault> {
    let mut f = Fields::of(value)?;
    let config = Config {
        people: f.may("people", list(known)).unwrap_or_default(),
        banks: f.may("banks", list(pin)).unwrap_or_default(),
    };
    f.end(config)
}

fn pin(value: &Value) -> Result<Pin, Fault> {
    let mut f = Fields::of(value)?;
    let pin = Pin {
        scoring: f.need("scoring", digest),
        presets: f.may("presets", list(text)).unwrap_or_default(),
        withdrawn: f.may("withdrawn", list(text)).unwrap_or_default(),
    };
    f.end(pin)
}

pub(crate) fn digest(value: &Value) -> Result<String, Fault> {
    let digest = text(value)?;
    match digest.parse::<Digest>() {
        Ok(_) => Ok(digest),
        Err(_) => Err(Fault::new(format!(
            "{digest:?} is no digest of a bank; copy the scoring digest that `skillmark bank build` prints"
        ))),
    }
}

fn known(value: &Value) -> Result<Known, Fault> {
    let mut f = Fields::of(value)?;
    let known = Known { did: f.need("did", did), name: f.need("name", name) };
    f.end(known)
}

fn did(value: &Value) -> Result<String, Fault> {
    let did = text(value)?;
    match PublicKey::from_did(&did) {
        Ok(_) => Ok(did),
        Err(_) => Err(Fault::new(format!(
            "{did:?} is no did:key of an Ed25519 key; copy the key from a profile's check"
        ))),
    }
}

fn name(value: &Value) -> Result<String, Fault> {
    let name = text(value)?;
    if is_name(&name) {
        Ok(name)
    } else {
        Err(Fault::new(format!("{name:?} is no name; write 1 to 100 characters")))
    }
}
