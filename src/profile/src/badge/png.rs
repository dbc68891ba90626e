//! PNG (ISO/IEC 15948) as far as badges need it: signature, chunks with their checksums, and one kind of text chunk.
//!
//! ```text
//! png   = signature chunk *chunk            the first is IHDR, the last IEND
//! chunk = length(4) type(4) data crc(4)     numbers big-endian, crc over type and data
//! iTXt  = keyword 0 compressed(1) method(1) language 0 translated 0 text
//! ```

use super::{BadgeError, LIMIT};

const SIGNATURE: &[u8] = b"\x89PNG\r\n\x1a\n";
const KEYWORD: &[u8] = b"openbadgecredential\0";
/// Length, type and checksum.
const AROUND: usize = 12;

pub(super) fn is(bytes: &[u8]) -> bool {
    bytes.starts_with(SIGNATURE)
}

/// Puts a document into a picture that carries none yet, right behind its header.
pub fn bake(png: &[u8], document: &str) -> Result<Vec<u8>, BadgeError> {
    if !is(png) {
        return Err(BadgeError::Kind);
    }
    if document.len() > LIMIT {
        return Err(BadgeError::TooLarge { found: document.len() });
    }
    match self::document(png) {
        Err(BadgeError::Empty) => {}
        Ok(_) => return Err(BadgeError::Several),
        Err(error) => return Err(error),
    }
    let mut chunk = b"iTXt".to_vec();
    chunk.extend(KEYWORD);
    // Not compressed, method 0, no language, no translated keyword.
    chunk.extend([0, 0, 0, 0]);
    chunk.extend(document.as_bytes());
    let crc = crc(&chunk);
    let (head, rest) = png.split_at(SIGNATURE.len() + AROUND + 13);
    let length = (chunk.len() - 4) as u32;
    Ok([head, &length.to_be_bytes(), &chunk, &crc.to_be_bytes(), rest].concat())
}

/// The one document in the chunks.
pub(super) fn document(png: &[u8]) -> Result<&[u8], BadgeError> {
    let mut found = None;
    for chunk in Chunks::of(png) {
        let (kind, data) = chunk?;
        // A keyword that another reader would take for ours, such as one in capitals, is none of ours.
        if let (b"iTXt", Some(rest)) = (kind, data.strip_prefix(KEYWORD))
            && found.replace(rest).is_some()
        {
            return Err(BadgeError::Several);
        }
    }
    text(found.ok_or(BadgeError::Empty)?)
}

/// What stands behind the keyword, without compression flag, language and translated keyword.
fn text(rest: &[u8]) -> Result<&[u8], BadgeError> {
    let (flags, rest) = rest.split_at_checked(2).ok_or(BadgeError::Text)?;
    if flags[0] != 0 {
        return Err(BadgeError::Compressed);
    }
    let mut parts = rest.splitn(3, |byte| *byte == 0).skip(2);
    parts.next().ok_or(BadgeError::Text)
}

/// Chunks up to IEND, each checked. What stands behind IEND is no part of the picture to any reader.
struct Chunks<'a> {
    png: &'a [u8],
    at: usize,
    ended: bool,
}

impl Chunks<'_> {
    fn of(png: &[u8]) -> Chunks<'_> {
        Chunks { png, at: SIGNATURE.len(), ended: false }
    }
}

impl<'a> Iterator for Chunks<'a> {
    type Item = Result<(&'a [u8; 4], &'a [u8]), BadgeError>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.ended {
            return None;
        }
        let (first, at) = (self.at == SIGNATURE.len(), self.at);
        let Some((kind, data)) = self.chunk() else {
            self.ended = true;
            return Some(Err(BadgeError::Cut { found: self.png.len() }));
        };
        let summed = &self.png[at + 4..self.at - 4];
        let sound = self.png[self.at - 4..self.at] == crc(summed).to_be_bytes();
        if !sound || first != (kind == b"IHDR") || (first && data.len() != 13) {
            self.ended = true;
            return Some(Err(BadgeError::Damaged { at }));
        }
        self.ended = kind == b"IEND";
        Some(Ok((kind, data)))
    }
}

impl<'a> Chunks<'a> {
    /// The next chunk's type and data; `None` where the file ends first.
    fn chunk(&mut self) -> Option<(&'a [u8; 4], &'a [u8])> {
        let rest = &self.png[self.at..];
        let (length, rest) = rest.split_first_chunk::<4>()?;
        let length = u32::from_be_bytes(*length) as usize;
        let (kind, rest) = rest.split_first_chunk::<4>()?;
        let data = rest.get(..length)?;
        rest.get(length..length + 4)?;
        self.at += AROUND + length;
        Some((kind, data))
    }
}

/// CRC-32 of ISO 3309, bit by bit: 1 MiB takes some milliseconds, a table would take more of the page.
fn crc(bytes: &[u8]) -> u32 {
    let step = |crc: u32, byte: &u8| {
        (0..8).fold(crc ^ u32::from(*byte), |crc, _| crc >> 1 ^ (0xedb8_8320 & (crc & 1).wrapping_neg()))
    };
    !bytes.iter().fold(!0, step)
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_checksum_is_the_standards() {
        // The check value of CRC-32 in the catalogue of Ross Williams (1993).
        assert_eq!(super::crc(b"123456789"), 0xcbf4_3926);
    }
}
