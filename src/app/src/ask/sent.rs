//! The requests that were made here, kept beside the keys: what recognises an answer.

use crate::store::Store;
use serde_json::Value;
use skillmark_canon::{Fault, Fields, Limits, canonical, list, object, parse, text};
use skillmark_profile::{Asked, Request, Seen};

/// Their name in the store.
const NAME: &str = "requests";

/// A request, and what has answered it.
#[derive(Debug, Clone, PartialEq)]
pub struct Sent {
    /// The request as it was sent.
    pub text: String,
    /// The same, read.
    pub asked: Asked,
    /// Digests of the answers that were checked here.
    pub answers: Vec<String>,
}

impl Sent {
    /// What has answered it, as a verdict wants to know it.
    pub fn seen(&self) -> impl Iterator<Item = Seen> {
        let request = &self.asked.digest;
        self.answers.iter().map(move |answers| Seen { request: request.clone(), answers: answers.clone() })
    }
}

/// All of them, the oldest first.
pub async fn sent(store: &dyn Store) -> Vec<Sent> {
    let text = store.key(NAME).await.ok().flatten().and_then(|kept| kept.as_string());
    let kept = text.and_then(|text| list(one)(&parse(text.as_bytes(), Limits::BANK).ok()?).ok());
    kept.unwrap_or_default()
}

/// Keeps one more. Says whether the store took it.
pub async fn add(store: &dyn Store, text: String) -> bool {
    let Ok(asked) = Request::read(text.as_bytes()) else { return false };
    let mut all = sent(store).await;
    all.push(Sent { text, asked, answers: Vec::new() });
    keep(store, &all).await
}

/// Forgets the request with this digest.
pub async fn forget(store: &dyn Store, digest: &str) {
    let mut all = sent(store).await;
    all.retain(|one| one.asked.digest != digest);
    keep(store, &all).await;
}

/// Remembers what answered a request, so that another answer is noticed.
pub async fn note_answer(store: &dyn Store, seen: &Seen) {
    let mut all = sent(store).await;
    let new = all
        .iter_mut()
        .find(|one| one.asked.digest == seen.request)
        .filter(|one| !one.answers.contains(&seen.answers));
    if let Some(one) = new {
        one.answers.push(seen.answers.clone());
        keep(store, &all).await;
    }
}

async fn keep(store: &dyn Store, all: &[Sent]) -> bool {
    let value = |one: &Sent| {
        object([
            ("request", one.text.as_str().into()),
            ("answers", one.answers.iter().map(String::as_str).collect()),
        ])
    };
    let text = canonical(&all.iter().map(value).collect());
    store.keep_key(NAME, &text.into()).await.is_ok()
}

fn one(value: &Value) -> Result<Sent, Fault> {
    let mut f = Fields::of(value)?;
    let (request, answers) = (f.need("request", text), f.need("answers", list(text)));
    let asked = Request::read(request.as_bytes()).map_err(|error| Fault::new(error.to_string()))?;
    f.end_open(Sent { text: request, asked, answers })
}
