//! From a reader's decision to a signed statement.

use crate::dom;
use crate::keys::Key;
use crate::share::signed;
use crate::state::App;
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
    let key = Key::get(&*app.store()).await;
    let endorser = Holder {
        did: key.public_key().did(),
        name: (!name.is_empty()).then(|| name.to_owned()),
        now: dom::now_seconds(),
        id: dom::random(),
    };
    let profile =
        parse(profile, Limits::UNTRUSTED).map_err(|_| VouchError::Refused(EndorseError::Profile))?;
    let document = endorse(&profile, statement, &endorser).map_err(VouchError::Refused)?;
    signed(&key, document, endorser.now).await.ok_or(VouchError::Failed)
}
