//! SHA-256 digests in the text form that credentials use for `digestMultibase`.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::Value;
use sha2::{Digest as _, Sha256};

use crate::{Error, canonical, multibase};

/// Multihash header: SHA-256, 32 bytes.
const HEADER: [u8; 2] = [0x12, 0x20];

/// A SHA-256 digest. As text (and in JSON) it is a multibase multihash, `uEi…`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Digest([u8; 32]);

impl Digest {
    /// The digest of these very bytes.
    pub fn of(bytes: impl AsRef<[u8]>) -> Self {
        Self(Sha256::digest(bytes.as_ref()).into())
    }

    /// The digest of a value's [`canonical()`] text.
    pub fn of_value(value: &Value) -> Self {
        Self::of(canonical(value))
    }

    /// The 32 bytes.
    pub fn as_bytes(&self) -> &[u8; 32] {
        &self.0
    }
}

impl fmt::Display for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut multihash = [0; 34];
        multihash[..2].copy_from_slice(&HEADER);
        multihash[2..].copy_from_slice(&self.0);
        f.write_str(&multibase::encode_base64url(&multihash))
    }
}

impl fmt::Debug for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Digest({self})")
    }
}

impl FromStr for Digest {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self, Error> {
        let multihash = multibase::decode_base64url(text, 64)?;
        multihash.strip_prefix(&HEADER).and_then(|hash| hash.try_into().ok()).map(Self).ok_or_else(|| {
            Error::new(Error::ENCODING, "not a SHA-256 digest; expected `uEi` and 44 more characters")
        })
    }
}

impl Serialize for Digest {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Digest {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
    }
}
