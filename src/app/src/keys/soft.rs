//! Keys in this page's memory.

use crate::dom;
use skillmark_canon::Digest;
use skillmark_credential::SoftKey;
use std::cell::Cell;

thread_local! {
    static SEED: Cell<Option<[u8; 32]>> = const { Cell::new(None) };
}

/// The page's key of this name: the same until the page closes, so that two profiles made in one visit under one name have
/// one signer. All come from one secret by SHA-256, which tells nothing of one key to whoever knows another.
pub fn get(name: &str) -> SoftKey {
    let secret = SEED.get().unwrap_or_else(dom::random);
    SEED.set(Some(secret));
    SoftKey::from_seed(Digest::of([&secret, name.as_bytes()].concat()).as_bytes())
}

/// Whether this visit has made a key that will end with it.
pub fn any() -> bool {
    SEED.get().is_some()
}

/// Ends them all.
pub fn forget() {
    SEED.set(None);
}
