//! From a result to a signed profile.

use super::who::Who;
use crate::dom;
use crate::keys::{Key, Purpose, Use, note};
use crate::result::Scored;
use crate::state::App;
use crate::store::{Attempt, more};
use serde_json::Value;
use skillmark_canon::Digest;
use skillmark_credential::time;
use skillmark_profile::{
    Account, Asked, ComposeError, Holder, Request, Sat, compose, compose_summary, only, prepare,
};

/// What the person decides.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wanted {
    /// Who it says signed.
    pub who: Who,
    /// The profile's number: 128 random bits, used for one profile.
    pub number: [u8; 16],
    /// The skills that go in, by their ids.
    pub skills: Vec<String>,
    /// Whether the answers go in.
    pub answers: bool,
    /// Whether response times travel along with them.
    pub times: bool,
    /// Whether it names the request that the attempt answers, if it answers one.
    pub request: bool,
}

/// Why there is no profile.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SignError {
    /// No skill is chosen.
    Skills,
    /// The name cannot stand in a profile.
    Name,
    /// The key that the request's questions were drawn for is gone.
    Key,
    /// Anything else; the answers are not touched by it.
    Failed,
}

/// A signed profile in its two forms.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signed {
    /// As a file: with the answers, if those were to go in.
    pub file: String,
    /// Without the answers: what travels where others may read along.
    pub brief: String,
}

impl Signed {
    /// What an attempt has kept.
    pub fn kept(attempt: &Attempt) -> Option<Signed> {
        let file = attempt.profile.clone()?;
        Some(Signed { brief: attempt.also(more::BRIEF).unwrap_or_else(|| file.clone()), file })
    }

    /// Whether the file holds the answers.
    pub fn has_answers(&self) -> bool {
        self.file != self.brief
    }
}

/// What will be signed, by which key and at what time.
pub struct Composed {
    /// The key.
    pub key: Key,
    /// The document as a file will have it.
    pub file: Value,
    brief: Value,
    now: i64,
}

/// Composes, signs and keeps the profile. The key never signs anything but a composed profile.
pub async fn sign(app: App, scored: &Scored, wanted: &Wanted) -> Result<Signed, SignError> {
    let Composed { key, file, brief, now } = composed(app, scored, wanted).await?;
    let brief = signed(&key, brief, now).await.ok_or(SignError::Failed)?;
    let file = match wanted.answers {
        true => signed(&key, file, now).await.ok_or(SignError::Failed)?,
        false => brief.clone(),
    };
    // The profile is worth having even where it cannot be kept.
    let store = app.store();
    let kept = Attempt { profile: Some(file.clone()), ..scored.attempt.clone() };
    let _ = store.update(&kept.with(more::BRIEF, &brief)).await;
    let used = Use {
        did: key.public_key().did(),
        attempt: Some(scored.attempt.id.clone()),
        title: scored.loaded.edition.bank().title.clone(),
        date: dom::now_text(),
        name: wanted.who.name(),
        to: None,
    };
    note(&*store, used).await;
    Ok(Signed { file, brief })
}

/// The request that an attempt answers.
pub fn request(attempt: &Attempt) -> Option<Asked> {
    Request::read(attempt.also(more::REQUEST)?.as_bytes()).ok()
}

/// The key that will sign, what it will sign, and the time in it.
pub async fn composed(app: App, scored: &Scored, wanted: &Wanted) -> Result<Composed, SignError> {
    let (session, edition) = (&scored.session, &scored.loaded.edition);
    let asked = request(&scored.attempt).filter(|_| wanted.request);
    let purpose = match &asked {
        Some(asked) => Purpose::Requester(&asked.request.from),
        None => wanted.who.purpose(&wanted.number),
    };
    let key = Key::get(&*app.store(), purpose).await;
    let did = key.public_key().did();
    // The questions were drawn for a key, and only a profile by that key answers the request.
    if asked.as_ref().is_some_and(|asked| asked.request.seed(&did).as_ref() != Some(&session.plan().seed)) {
        return Err(SignError::Key);
    }
    // It applies from when it was measured, whenever it is signed: a result does not become younger by that.
    let measured = scored.attempt.finished.as_deref().and_then(|finished| time::parse(finished).ok());
    let now = dom::now_seconds();
    let salt = salt(&scored.attempt, &did);
    let holder =
        Holder { did, name: wanted.who.name(), now: measured.unwrap_or(now).min(now), id: wanted.number };
    let shared = only(edition.bank(), session.plan(), session.log(), &wanted.skills);
    let (plan, log) = shared.ok_or(SignError::Skills)?;
    let account = account(app, scored, asked.map(|asked| asked.digest)).await;
    let sat = Sat { plan: &plan, log: &log, times: wanted.times, account, salt };
    let failed = |error| match error {
        ComposeError::Name => SignError::Name,
        _ => SignError::Failed,
    };
    // Two documents, two numbers: an endorsement names its profile by number.
    let without = Holder { id: if wanted.answers { dom::random() } else { wanted.number }, ..holder.clone() };
    let brief = compose_summary(edition, &sat, &without).map_err(failed)?;
    let file = match wanted.answers {
        true => compose(edition, &sat, &holder).map_err(failed)?,
        false => brief.clone(),
    };
    Ok(Composed { key, file, brief, now })
}

/// One salt for an attempt and a key, which nobody but this device can work out: versions by one key are told to be of one sitting,
/// and nobody can tell it of versions by two.
fn salt(attempt: &Attempt, did: &str) -> [u8; 16] {
    let digest = Digest::of(format!("salt {} {did}", attempt.id));
    std::array::from_fn(|i| digest.as_bytes()[i])
}

/// What this device knows of how the result came about. Attempts that were discarded are not counted: it is an account and no
/// proof.
async fn account(app: App, scored: &Scored, request: Option<String>) -> Account {
    let attempts = app.store().attempts().await.unwrap_or_default();
    let this = &scored.attempt;
    let earlier = attempts
        .iter()
        .filter(|other| other.bank == this.bank && other.id != this.id && other.started <= this.started);
    Account { attempt: 1 + earlier.count() as u32, resumed: this.also(more::RESTORED).is_some(), request }
}

/// The text of a document with the key's two proofs; `None` when the browser refuses to sign.
pub async fn signed(key: &Key, document: Value, now: i64) -> Option<String> {
    let prepared = prepare(document, &key.public_key(), now).ok()?;
    let [text, graph] = prepared.bytes();
    let signatures = [key.sign(text).await?, key.sign(graph).await?];
    Some(skillmark_canon::canonical(&prepared.attach(&signatures)))
}
