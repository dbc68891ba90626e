//! base64url without padding (RFC 4648, section 5): one text per sequence of bytes.
//!
//! Thirty lines instead of a crate: the general codecs weigh 13 kB in the page, a tenth of all that is read and signed.

use crate::Error;

const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// The bytes as text.
pub fn encode(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for group in bytes.chunks(3) {
        let bits = group.iter().fold(0, |bits, &byte| bits << 8 | u32::from(byte)) << (8 * (3 - group.len()));
        let digits = [18, 12, 6, 0].map(|shift| char::from(ALPHABET[(bits >> shift & 63) as usize]));
        text.extend(&digits[..=group.len()]);
    }
    text
}

/// The bytes of a text, if [`encode`] would give this very text for them.
pub fn decode(text: &str) -> Result<Vec<u8>, Error> {
    let mut bytes = Vec::with_capacity(text.len() / 4 * 3 + 2);
    for group in text.as_bytes().chunks(4) {
        let mut bits = 0;
        for &digit in group {
            bits = bits << 6 | u32::from(value(digit).ok_or_else(invalid)?);
        }
        bits <<= 6 * (4 - group.len());
        let [_, whole @ ..] = bits.to_be_bytes();
        let (bytes_here, rest) = whole.split_at(group.len() - 1);
        // One digit is less than a byte, and the bits that no byte needs are zero.
        if group.len() == 1 || rest.iter().any(|&bits| bits != 0) {
            return Err(invalid());
        }
        bytes.extend(bytes_here);
    }
    Ok(bytes)
}

fn value(digit: u8) -> Option<u8> {
    match digit {
        b'A'..=b'Z' => Some(digit - b'A'),
        b'a'..=b'z' => Some(digit - b'a' + 26),
        b'0'..=b'9' => Some(digit - b'0' + 52),
        b'-' => Some(62),
        b'_' => Some(63),
        _ => None,
    }
}

fn invalid() -> Error {
    Error::new(
        Error::ENCODING,
        "found something that is not base64url without padding; is the text complete?",
    )
}
