//! The key that signs a person's profiles.
//!
//! The browser's own Ed25519 where it has one: not extractable, kept in the store, so no script can carry it away and
//! all profiles from this browser have one signer. Where the browser, the origin or the store do not play along, a key
//! in this page's memory, which ends with it; the page says so.

mod soft;
mod subtle;

use crate::store::Store;
use skillmark_credential::{PublicKey, SoftKey};
use subtle::Subtle;

/// A key at hand.
pub enum Key {
    /// The browser's own, kept.
    Subtle(Subtle),
    /// In this page's memory.
    Soft(SoftKey),
}

impl Key {
    /// The kept key, or a new one.
    pub async fn get(store: &dyn Store) -> Key {
        match store.lasting() {
            true => Subtle::get(store).await.map_or_else(|| Key::Soft(soft::get()), Key::Subtle),
            false => Key::Soft(soft::get()),
        }
    }

    /// Whether the next visit will find it.
    pub fn is_lasting(&self) -> bool {
        matches!(self, Key::Subtle(_))
    }

    /// What readers check with.
    pub fn public_key(&self) -> PublicKey {
        match self {
            Key::Subtle(key) => key.public_key(),
            Key::Soft(key) => key.public_key(),
        }
    }

    /// Signs; `None` when the browser refuses.
    pub async fn sign(&self, bytes: &[u8]) -> Option<[u8; 64]> {
        match self {
            Key::Subtle(key) => key.sign(bytes).await,
            Key::Soft(key) => Some(key.sign(bytes)),
        }
    }
}
