//! Ed25519 public keys and their names as `did:key`.

use std::fmt;

use ed25519_dalek::{Signature, SigningKey, VerifyingKey};
use skillmark_canon::multibase;

use crate::{Problem, problem::quote};

/// Multicodec prefix of an Ed25519 public key.
const ED25519: [u8; 2] = [0xed, 0x01];

/// `z` and 47 base58 digits name an Ed25519 key; other kinds are longer and are read only to be named.
const MAX_NAME: usize = 128;

/// An Ed25519 public key that is safe to rely on: a canonically encoded point that is not of small order.
///
/// With a key of small order one constant signature fits every document.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct PublicKey(VerifyingKey);

impl PublicKey {
    /// The key with this encoding (RFC 8032), as WebCrypto exports it in the form `raw`.
    pub fn from_bytes(bytes: &[u8; 32]) -> Result<Self, Problem> {
        let invalid = |why| Err(Problem::new(Problem::KEY, "", format!("the Ed25519 key {why}")));
        let Ok(key) = VerifyingKey::from_bytes(bytes) else { return invalid("is no point of the curve") };
        if key.to_edwards().compress().as_bytes() != bytes {
            return invalid("is not in its canonical encoding");
        }
        if key.is_weak() {
            return invalid("has small order: one signature would fit every document");
        }
        Ok(Self(key))
    }

    /// A secret key's public half, which is safe by construction: a multiple of the base point, encoded here.
    pub(crate) fn of(secret: &SigningKey) -> Self {
        Self(secret.verifying_key())
    }

    /// The key that a DID names. Only `did:key` can be resolved without a network.
    pub fn from_did(did: &str) -> Result<Self, Problem> {
        let Some(name) = did.strip_prefix("did:key:") else {
            let message = format!("{} cannot be looked up offline; only did:key can", quote(did));
            return Err(Problem::new(Problem::UNRESOLVABLE, "", message));
        };
        let invalid =
            |why: &str| Problem::new(Problem::KEY, "", format!("{} names no key: {why}", quote(did)));
        let bytes = multibase::decode_base58(name, MAX_NAME).map_err(|error| invalid(error.message()))?;
        let key = bytes.strip_prefix(&ED25519).ok_or_else(|| invalid("it is not of the kind Ed25519"))?;
        let key = key.try_into().map_err(|_| invalid(&format!("{} bytes, expected 32", key.len())))?;
        Self::from_bytes(key)
    }

    /// The 32 bytes of RFC 8032.
    pub fn as_bytes(&self) -> &[u8; 32] {
        self.0.as_bytes()
    }

    /// `did:key:z6Mk…`
    pub fn did(&self) -> String {
        format!("did:key:{}", self.name())
    }

    /// `did:key:z6Mk…#z6Mk…`, as a proof names the key.
    pub fn verification_method(&self) -> String {
        let name = self.name();
        format!("did:key:{name}#{name}")
    }

    /// Whether the holder of the secret key signed this very message. Strict: one signature, one encoding.
    pub fn verify(&self, message: &[u8], signature: &[u8; 64]) -> bool {
        self.0.verify_strict(message, &Signature::from_bytes(signature)).is_ok()
    }

    fn name(&self) -> String {
        multibase::encode_base58(&[ED25519.as_slice(), self.as_bytes()].concat())
    }
}

impl fmt::Debug for PublicKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.did())
    }
}
