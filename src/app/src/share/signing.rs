//! From a result to a signed profile.

use super::who::Who;
use crate::dom;
use crate::keys::{Key, Use, note};
use crate::result::Scored;
use crate::state::App;
use crate::store::Attempt;
use serde_json::Value;
use skillmark_profile::{ComposeError, Holder, compose, only, prepare};

/// What the person decides.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wanted {
    /// Who it says signed.
    pub who: Who,
    /// The profile's number: 128 random bits, used for one profile.
    pub number: [u8; 16],
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
pub async fn sign(app: App, scored: &Scored, wanted: &Wanted) -> Result<String, SignError> {
    let (key, document, now) = composed(app, scored, wanted).await?;
    let text = signed(&key, document, now).await.ok_or(SignError::Failed)?;
    // The profile is worth having even where it cannot be kept.
    let store = app.store();
    let _ = store.update(&Attempt { profile: Some(text.clone()), ..scored.attempt.clone() }).await;
    let used = Use {
        did: key.public_key().did(),
        attempt: Some(scored.attempt.id.clone()),
        title: scored.loaded.edition.bank().title.clone(),
        date: dom::now_text(),
        name: wanted.who.name(),
    };
    note(&*store, used).await;
    Ok(text)
}

/// The key that will sign, what it will sign, and the time in it.
pub async fn composed(app: App, scored: &Scored, wanted: &Wanted) -> Result<(Key, Value, i64), SignError> {
    let key = Key::get(&*app.store(), wanted.who.purpose(&wanted.number)).await;
    let holder = Holder {
        did: key.public_key().did(),
        name: wanted.who.name(),
        now: dom::now_seconds(),
        id: wanted.number,
    };
    let (session, edition) = (&scored.session, &scored.loaded.edition);
    let shared = only(edition.bank(), session.plan(), session.log(), &wanted.skills);
    let (plan, log) = shared.ok_or(SignError::Skills)?;
    let document = compose(edition, &plan, &log, wanted.times, &holder).map_err(|error| match error {
        ComposeError::Name => SignError::Name,
        _ => SignError::Failed,
    })?;
    Ok((key, document, holder.now))
}

/// The text of a document with the key's two proofs; `None` when the browser refuses to sign.
pub async fn signed(key: &Key, document: Value, now: i64) -> Option<String> {
    let prepared = prepare(document, &key.public_key(), now).ok()?;
    let [text, graph] = prepared.bytes();
    let signatures = [key.sign(text).await?, key.sign(graph).await?];
    Some(skillmark_canon::canonical(&prepared.attach(&signatures)))
}
