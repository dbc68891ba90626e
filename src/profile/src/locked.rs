//! A profile as the tail of a link that only a passphrase opens, for mail and chat that others can read.
//!
//! ```text
//! link   = "e1." [ length "." ] data
//! length = how many characters `data` has, decimal
//! data   = base64url without padding (RFC 4648 §5) of head sealed
//! head   = iterations(4, big-endian) salt(16) nonce(12)
//! sealed = AES-256-GCM (NIST SP 800-38D) of stream, its 16 bytes of tag at the end; "e1" head is authenticated with it
//! key    = PBKDF2-HMAC-SHA-256 (RFC 8018) of passphrase, salt, iterations; 32 bytes
//! stream = raw DEFLATE (RFC 1951) of the document
//! ```
//!
//! The passphrase is its text in Unicode's form NFKC, without space at either end, as UTF-8. Salt and nonce are random and
//! used once. The numbers travel in the link, so that a later version can ask for more work and old links still open.
//!
//! Nothing is computed here: browsers have the ciphers. What the passphrase protects is the way; whoever has opened the
//! link holds the profile itself.

use crate::link::{self, Inflate, LinkError};
use data_encoding::BASE64URL_NOPAD;

/// What the data begin with.
pub const VERSION: &str = "e1.";

/// How often the key is hashed (OWASP Password Storage Cheat Sheet, 2023).
pub const ITERATIONS: u32 = 600_000;

/// Most that a link may ask for: some seconds on a phone.
const MOST_ITERATIONS: u32 = 10_000_000;

/// Shortest passphrase that a person may choose, in characters.
pub const SHORTEST: usize = 12;

/// How many random bytes [`passphrase`] takes, and how many bits that is.
pub const RANDOM: usize = 10;

const SALT: usize = 16;
const NONCE: usize = 12;
const TAG: usize = 16;

/// A locked link, read or about to be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Locked {
    /// How often the key is hashed.
    pub iterations: u32,
    /// Makes the same passphrase another key each time.
    pub salt: [u8; SALT],
    /// Used once with a key.
    pub nonce: [u8; NONCE],
    /// Ciphertext with its tag.
    pub sealed: Vec<u8>,
}

impl Locked {
    /// What stands before the sealed part and is authenticated with it.
    pub fn authenticated(&self) -> Vec<u8> {
        [b"e1", &self.head()[..]].concat()
    }

    fn head(&self) -> Vec<u8> {
        [&self.iterations.to_be_bytes()[..], &self.salt, &self.nonce].concat()
    }

    /// The link's data.
    ///
    /// ```
    /// use skillmark_profile::locked::{ITERATIONS, Locked};
    /// let locked = Locked { iterations: ITERATIONS, salt: [1; 16], nonce: [2; 12], sealed: vec![3; 40] };
    /// assert_eq!(Locked::decode(&locked.encode()).as_ref(), Ok(&locked));
    /// ```
    pub fn encode(&self) -> String {
        let data = BASE64URL_NOPAD.encode(&[self.head(), self.sealed.clone()].concat());
        format!("{VERSION}{}.{data}", data.len())
    }

    /// Reads link data, or a whole link that carries them after `#/p/`.
    pub fn decode(link: &str) -> Result<Locked, LinkError> {
        let (bytes, _) = link::payload(link, VERSION)?;
        let read = || {
            let (iterations, rest) = bytes.split_first_chunk()?;
            let (salt, rest) = rest.split_first_chunk()?;
            let (nonce, sealed) = rest.split_first_chunk()?;
            let iterations = u32::from_be_bytes(*iterations);
            let sound = (ITERATIONS..=MOST_ITERATIONS).contains(&iterations) && sealed.len() > TAG;
            sound.then(|| Locked { iterations, salt: *salt, nonce: *nonce, sealed: sealed.to_vec() })
        };
        read().ok_or(LinkError::Damaged)
    }
}

/// Whether a text is such a link, sound or not.
pub fn is_locked(text: &str) -> bool {
    link::data_in(text).unwrap_or(text.trim_start()).starts_with(VERSION)
}

/// What is to be sealed: the document, made small.
pub fn stream(document: &[u8]) -> Vec<u8> {
    link::deflate(document)
}

/// The document in what was unsealed.
pub fn document(stream: &[u8]) -> Result<Vec<u8>, LinkError> {
    link::inflate(stream).map_err(|error| match error {
        Inflate::TooLarge => LinkError::TooLarge,
        _ => LinkError::Damaged,
    })
}

/// A passphrase of five made-up words that can be said over the telephone, from random bytes: proquints (Wilkerson, "A
/// Proposal for Proquints", 2009, arXiv:0901.4016). All 80 bits are in it.
///
/// ```
/// let words = skillmark_profile::locked::passphrase([0x7f, 0, 0, 1, 0x3f, 0x54, 0xdc, 0xc1, 0, 0]);
/// assert_eq!(words, "lusab babad gutih tugad babab");
/// ```
pub fn passphrase(random: [u8; RANDOM]) -> String {
    const CONSONANTS: &[u8; 16] = b"bdfghjklmnprstvz";
    const VOWELS: &[u8; 4] = b"aiou";
    let word = |pair: &[u8]| {
        let bits = usize::from(pair[0]) << 8 | usize::from(pair[1]);
        let consonant = |shift: u32| char::from(CONSONANTS[bits >> shift & 15]);
        let vowel = |shift: u32| char::from(VOWELS[bits >> shift & 3]);
        String::from_iter([consonant(12), vowel(10), consonant(6), vowel(4), consonant(0)])
    };
    random.chunks(2).map(word).collect::<Vec<_>>().join(" ")
}
