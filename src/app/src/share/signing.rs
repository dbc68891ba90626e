//! From a result to a signed profile.

use crate::dom;
use crate::keys::Key;
use crate::result::Scored;
use crate::state::App;
use crate::store::Attempt;
use serde_json::Value;
use skillmark_profile::{Account, ComposeError, Holder, Sat, compose, only, prepare};

/// What the person decides.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wanted {
    /// Their name, as typed; empty leaves it out.
    pub name: String,
    /// The skills that go in, by their ids.
    pub skills: Vec<String>,
    /// Whether response times travel along.
    pub times: bool,
}

/// Why there is no profile.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SignError {
    /// No skill is chosen.
    Skills,
    /// The name cannot stand in a profile.
    Name,
    /// Anything else; the answers are not touched by it.
    Failed,
}

/// Composes, signs and keeps the profile; gives its text. The key never signs anything but a composed profile.
pub async fn sign(app: App, scored: &Scored, wanted: Wanted) -> Result<String, SignError> {
    let store = app.store();
    let key = Key::get(&*store).await;
    let name = wanted.name.trim();
    let holder = Holder {
        did: key.public_key().did(),
        name: (!name.is_empty()).then(|| name.to_owned()),
        now: dom::now_seconds(),
        id: dom::random(),
    };
    let session = &scored.session;
    let edition = &scored.loaded.edition;
    let shared = only(edition.bank(), session.plan(), session.log(), &wanted.skills);
    let (plan, log) = shared.ok_or(SignError::Skills)?;
    let account = account(app, scored).await;
    let sat = Sat { plan: &plan, log: &log, times: wanted.times, account, salt: dom::random() };
    let composed = compose(edition, &sat, &holder);
    let document = composed.map_err(|error| match error {
        ComposeError::Name => SignError::Name,
        _ => SignError::Failed,
    })?;
    let text = signed(&key, document, holder.now).await.ok_or(SignError::Failed)?;
    // The profile is worth having even where it cannot be kept.
    let _ = store.update(&Attempt { profile: Some(text.clone()), ..scored.attempt.clone() }).await;
    Ok(text)
}

/// What this device knows of how the result came about. Attempts that were discarded are not counted: it is an account and no proof.
async fn account(app: App, scored: &Scored) -> Account {
    let attempts = app.store().attempts().await.unwrap_or_default();
    let this = &scored.attempt;
    let earlier = attempts
        .iter()
        .filter(|other| other.bank == this.bank && other.id != this.id && other.started <= this.started);
    Account { attempt: 1 + earlier.count() as u32, resumed: this.restored, request: None }
}

/// The text of a document with the key's two proofs; `None` when the browser refuses to sign.
pub async fn signed(key: &Key, document: Value, now: i64) -> Option<String> {
    let prepared = prepare(document, &key.public_key(), now).ok()?;
    let [text, graph] = prepared.bytes();
    let signatures = [key.sign(text).await?, key.sign(graph).await?];
    Some(skillmark_canon::canonical(&prepared.attach(&signatures)))
}
