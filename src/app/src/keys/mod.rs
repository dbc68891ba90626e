//! The keys that sign, one per purpose: see [`Purpose`].
//!
//! The browser's own Ed25519 where it has one: not extractable, kept in the store, so no script can carry it away and
//! all profiles of one purpose from this browser have one signer. Where the browser, the origin or the store do not play
//! along, keys in this page's memory, which end with it; the page says so.

mod purpose;
mod soft;
mod subtle;
#[cfg(all(test, target_arch = "wasm32"))]
mod tests;
mod uses;

use crate::store::Store;
pub use purpose::Purpose;
use skillmark_credential::{PublicKey, SoftKey};
pub use soft::any as any_in_memory;
pub use soft::forget;
use subtle::Subtle;
pub use uses::{Use, note, uses};

/// A key at hand.
pub enum Key {
    /// The browser's own, kept.
    Subtle(Subtle),
    /// In this page's memory.
    Soft(SoftKey),
}

impl Key {
    /// The kept key of a purpose, or a new one.
    pub async fn get(store: &dyn Store, purpose: Purpose<'_>) -> Key {
        let name = purpose.name();
        let kept = match store.lasting() {
            true => Subtle::get(store, &name).await,
            false => None,
        };
        kept.map_or_else(|| Key::Soft(soft::get(&name)), Key::Subtle)
    }

    /// Whether a key made now would outlast the page. Nothing is kept to find out.
    pub async fn would_last(store: &dyn Store) -> bool {
        store.lasting() && Subtle::can_be().await
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
