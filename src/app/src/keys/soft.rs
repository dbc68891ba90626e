//! The key in this page's memory.

use crate::dom;
use skillmark_credential::SoftKey;
use std::cell::OnceCell;

thread_local! {
    static SEED: OnceCell<[u8; 32]> = const { OnceCell::new() };
}

/// The page's key: the same until the page closes, so that two profiles made in one visit have one signer.
pub fn get() -> SoftKey {
    SoftKey::from_seed(&SEED.with(|seed| *seed.get_or_init(dom::random)))
}
