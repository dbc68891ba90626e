//! Keys in this page's memory.

use crate::dom;
use skillmark_canon::Digest;
use skillmark_credential::SoftKey;
use std::cell::OnceCell;

thread_local! {
    static SEED: OnceCell<[u8; 32]> = const { OnceCell::new() };
}

/// The page's key of this name: the same until the page closes, so that two profiles made in one visit under one name have
/// one signer. All come from one secret by SHA-256, which tells nothing of one key to whoever knows another.
pub fn get(name: &str) -> SoftKey {
    let secret = SEED.with(|seed| *seed.get_or_init(dom::random));
    SoftKey::from_seed(Digest::of([&secret, name.as_bytes()].concat()).as_bytes())
}

/// Whether this visit has made a key that will end with it.
pub fn any() -> bool {
    SEED.with(|seed| seed.get().is_some())
}
