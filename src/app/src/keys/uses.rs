//! What each key has signed, so that a person can see before signing what the key would link.
//!
//! Kept beside the keys and nowhere else. One text: two tabs that sign in the same instant may lose an entry, and no key.

use crate::store::Store;
use serde_json::Value;
use skillmark_canon::{Fault, Fields, Limits, canonical, list, object, parse, text};
use std::cell::RefCell;

/// Its name in the store.
const NAME: &str = "uses";

/// A profile, statement or request that was signed here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Use {
    /// `did:key:…` of the key.
    pub did: String,
    /// The attempt whose result it is; none for a statement about somebody's profile.
    pub attempt: Option<String>,
    /// What was measured.
    pub title: String,
    /// When, RFC 3339 in UTC.
    pub date: String,
    /// The name in it.
    pub name: Option<String>,
    /// Who was asked, where it is a request.
    pub to: Option<String>,
}

thread_local! {
    /// What the store did not take: a key in memory links for as long as it lives.
    static UNKEPT: RefCell<Vec<Use>> = const { RefCell::new(Vec::new()) };
}

/// All of them, the oldest first.
pub async fn uses(store: &dyn Store) -> Vec<Use> {
    let mut all = kept(store).await;
    UNKEPT.with_borrow(|unkept| all.extend_from_slice(unkept));
    all
}

/// Adds one.
pub async fn note(store: &dyn Store, one: Use) {
    let mut all = kept(store).await;
    all.push(one.clone());
    let text = canonical(&all.iter().map(write).collect());
    if store.keep_key(NAME, &text.into()).await.is_err() {
        UNKEPT.with_borrow_mut(|unkept| unkept.push(one));
    }
}

async fn kept(store: &dyn Store) -> Vec<Use> {
    let text = store.key(NAME).await.ok().flatten().and_then(|kept| kept.as_string());
    text.and_then(|text| read(&text)).unwrap_or_default()
}

fn read(text: &str) -> Option<Vec<Use>> {
    list(one)(&parse(text.as_bytes(), Limits::BANK).ok()?).ok()
}

fn one(value: &Value) -> Result<Use, Fault> {
    let mut f = Fields::of(value)?;
    let one = Use {
        did: f.need("did", text),
        attempt: f.may("attempt", text),
        title: f.need("title", text),
        date: f.need("date", text),
        name: f.may("name", text),
        to: f.may("to", text),
    };
    f.end_open(one)
}

fn write(one: &Use) -> Value {
    object([
        ("did", one.did.as_str().into()),
        ("attempt", one.attempt.as_deref().into()),
        ("title", one.title.as_str().into()),
        ("date", one.date.as_str().into()),
        ("name", one.name.as_deref().into()),
        ("to", one.to.as_deref().into()),
    ])
}
