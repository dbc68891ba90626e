//! A signing key in memory, for browsers without Ed25519 in WebCrypto and for tests.

use std::fmt;

use ed25519_dalek::{Signer, SigningKey};

use crate::PublicKey;

/// An Ed25519 secret key that lies in this program's memory, where other code of the page could read it.
/// Prefer a key that the platform keeps.
pub struct SoftKey(SigningKey);

impl SoftKey {
    /// The key made of 32 secret random bytes.
    pub fn from_seed(seed: &[u8; 32]) -> Self {
        Self(SigningKey::from_bytes(seed))
    }

    /// Its public half.
    pub fn public_key(&self) -> PublicKey {
        PublicKey::of(&self.0)
    }

    /// The signature over a message.
    pub fn sign(&self, message: &[u8]) -> [u8; 64] {
        self.0.sign(message).to_bytes()
    }
}

impl fmt::Debug for SoftKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "SoftKey({})", self.public_key().did())
    }
}
