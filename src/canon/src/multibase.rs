//! Bytes as text with a letter in front that names the alphabet: `z` base58btc, `u` base64url without padding.
//!
//! Decoding takes the most characters to look at, and looks at the length first: base58 takes time quadratic in it.

use crate::{Error, base64url};

/// `z` and the bytes in base58btc.
pub fn encode_base58(bytes: &[u8]) -> String {
    format!("z{}", bs58::encode(bytes).into_string())
}

/// The bytes of a `z…` text of at most `most` characters.
pub fn decode_base58(text: &str, most: usize) -> Result<Vec<u8>, Error> {
    let digits = digits_after('z', text, most)?;
    bs58::decode(digits).into_vec().map_err(|_| invalid("a character outside the base58 alphabet"))
}

/// `u` and the bytes in base64url without padding.
pub fn encode_base64url(bytes: &[u8]) -> String {
    format!("u{}", base64url::encode(bytes))
}

/// The bytes of a `u…` text of at most `most` characters. Only the one canonical text is accepted.
pub fn decode_base64url(text: &str, most: usize) -> Result<Vec<u8>, Error> {
    let digits = digits_after('u', text, most)?;
    base64url::decode(digits)
}

fn digits_after(prefix: char, text: &str, most: usize) -> Result<&str, Error> {
    if text.len() > most {
        return Err(invalid(&format!("{} characters, at most {most} are read here", text.len())));
    }
    text.strip_prefix(prefix).ok_or_else(|| match text.chars().next() {
        None => invalid("nothing"),
        Some(found) => invalid(&format!("`{}` at the beginning instead of `{prefix}`", found.escape_debug())),
    })
}

fn invalid(found: &str) -> Error {
    Error::new(Error::ENCODING, format!("found {found}"))
}
