//! From a reader's decision to a signed statement.

use crate::dom;
use crate::keys::{Key, Purpose, Use, note, uses};
use crate::share::signed;
use crate::state::App;
use serde_json::Value;
use skillmark_canon::{Limits, parse};
use skillmark_profile::{EndorseError, Holder, Statement, endorse};

/// Why there is no statement.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum VouchError {
    /// There is nothing to sign.
    Refused(EndorseError),
    /// The browser did not sign.
    Failed,
}

/// Composes and signs; gives the statement's text. The key never signs anything but a composed statement.
pub async fn sign(app: App, profile: &[u8], statement: &Statement, name: &str) -> Result<String, VouchError> {
    let store = app.store();
    let profile =
        parse(profile, Limits::UNTRUSTED).map_err(|_| VouchError::Refused(EndorseError::Profile))?;
    // Under whichever name they signed: a statement has to come from somebody else.
    let issuer = profile.pointer("/issuer/id").and_then(Value::as_str).unwrap_or_default();
    if uses(&*store).await.iter().any(|one| one.did == issuer) {
        return Err(VouchError::Refused(EndorseError::Own));
    }
    let key = Key::get(&*store, Purpose::Person).await;
    let endorser = Holder {
        did: key.public_key().did(),
        name: (!name.is_empty()).then(|| name.to_owned()),
        now: dom::now_seconds(),
        id: dom::random(),
    };
    let document = endorse(&profile, statement, &endorser).map_err(VouchError::Refused)?;
    let text = signed(&key, document, endorser.now).await.ok_or(VouchError::Failed)?;
    let title = profile.pointer("/credentialSubject/achievement/name").and_then(Value::as_str);
    let used = Use {
        did: endorser.did,
        attempt: None,
        title: title.unwrap_or_default().to_owned(),
        date: dom::now_text(),
        name: endorser.name,
        to: None,
    };
    note(&*store, used).await;
    Ok(text)
}
