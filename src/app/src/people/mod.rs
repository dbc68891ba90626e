//! Whose keys the reader has seen, and whom he knows.

mod beside;

use crate::deployment::config;
use crate::keys::uses;
use crate::state::App;
use crate::{dom, store::Store};
pub use beside::{Beside, end_of};
use skillmark_canon::canonical;
use skillmark_profile::{Book, Contact, Known, Observation, Verdict, same};

/// Its name in the store: beside the keys, for a book of keys it is.
const NAME: &str = "people";

/// A key that a document was signed with, as the reader sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Met {
    /// `did:key:…`.
    pub did: String,
    /// Who that is, as far as this device can tell.
    pub who: Who,
}

/// Who has a key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Who {
    /// This browser.
    Oneself,
    /// Somebody whom the deployment names.
    Pinned(String),
    /// Somebody in the address book.
    Entered {
        /// The entry.
        contact: Contact,
        /// Whether it was made just now.
        first: bool,
        /// What the key's coming means.
        observed: Observation,
    },
}

impl Met {
    /// Whether it is certain whose key it is, as far as the reader trusts himself and the deployment.
    pub fn is_known(&self) -> bool {
        !matches!(&self.who, Who::Entered { contact, .. } if contact.named.is_none())
    }
}

/// The address book; an empty one where there is none yet.
pub async fn book(store: &dyn Store) -> Book {
    let kept = store.key(NAME).await.ok().flatten().and_then(|kept| kept.as_string());
    kept.and_then(|text| Book::read(text.as_bytes()).ok()).unwrap_or_default()
}

/// Changes the address book. Where nothing can be kept, all keys stay new.
pub async fn change<T>(store: &dyn Store, change: impl FnOnce(&mut Book) -> T) -> T {
    let mut book = book(store).await;
    let before = book.clone();
    let outcome = change(&mut book);
    if book != before {
        let _ = store.keep_key(NAME, &canonical(&book.to_value()).into()).await;
    }
    outcome
}

/// Whom the reader knows: by his own comparison, or because the deployment names them. His own name for a key goes first.
pub async fn known(app: App) -> Vec<Known> {
    let mut known = book(&*app.store()).await.known();
    known.extend(config().await.people);
    known
}

/// Enters the keys that a document and its statements were signed with: the document's own first.
pub async fn meet(app: App, verdict: &Verdict) -> Vec<Met> {
    let shown = verdict.shown.iter().map(|shown| (shown.issuer.clone(), shown.name.clone()));
    let others = verdict.endorsements.iter().map(|one| (one.issuer.clone(), one.claimed.clone()));
    let signers: Vec<_> = shown.chain(others).collect();
    let (store, pinned) = (app.store(), config().await.people);
    let (own, today) = (uses(&*store).await, dom::now_text());
    change(&*store, |book| {
        let mut met: Vec<Met> = Vec::new();
        for (did, claimed) in signers {
            if met.iter().any(|other| other.did == did) {
                continue;
            }
            let person = pinned.iter().find(|person| person.did == did);
            let who = if own.iter().any(|one| one.did == did) {
                Who::Oneself
            } else if let Some(person) = person {
                Who::Pinned(person.name.clone())
            } else {
                let first = book.find(&did).is_none();
                let observed = book.seen(&did, claimed.as_deref(), &today, dom::nfkc);
                let Some(contact) = book.find(&did).cloned() else { continue };
                let observed = posing(&pinned, claimed.as_deref()).unwrap_or(observed);
                Who::Entered { contact, first, observed }
            };
            met.push(Met { did, who });
        }
        met
    })
    .await
}

/// Whether a key that the deployment does not name claims a name that it gives to another.
fn posing(pinned: &[Known], claimed: Option<&str>) -> Option<Observation> {
    let called = |person: &&Known| claimed.is_some_and(|claimed| same(&person.name, claimed, dom::nfkc));
    let person = pinned.iter().find(called)?;
    Some(Observation::KeyChanged { did: person.did.clone(), name: person.name.clone() })
}
