//! Bytes to text.

use crate::Haul;
use encoding_rs::{Encoding, UTF_16BE, UTF_16LE, WINDOWS_1252};

/// Largest file that is read, bytes.
pub(crate) const CAP: usize = 32 << 20;

/// The file's text with `\n` as its line end. `None` when it is too large; that is noted.
///
/// A byte order mark decides; else UTF-8 where the bytes are that; else windows-1252, which every byte is, with a note.
pub(crate) fn text(name: &str, bytes: &[u8], haul: &mut Haul) -> Option<String> {
    if !fits(name, bytes, haul) {
        return None;
    }
    let text = match Encoding::for_bom(bytes) {
        Some((encoding, mark)) => decode(name, &bytes[mark..], encoding, haul),
        None => match (str::from_utf8(bytes), utf16(bytes)) {
            (_, Some(encoding)) => decode(name, bytes, encoding, haul),
            (Ok(text), None) => text.to_owned(),
            (Err(_), None) => {
                let message = "this is not UTF-8; it was read as windows-1252. \
                               Look at letters with accents, or save the file as UTF-8.";
                haul.drop(name, "encoding", message);
                WINDOWS_1252.decode_without_bom_handling(bytes).0.into_owned()
            }
        },
    };
    Some(if text.contains('\r') { text.replace("\r\n", "\n").replace('\r', "\n") } else { text })
}

/// Whether the file is small enough to be read; says so if not.
pub(crate) fn fits(name: &str, bytes: &[u8], haul: &mut Haul) -> bool {
    if bytes.len() > CAP {
        let found = bytes.len() >> 20;
        let message = format!("the file has {found} MiB; at most {} are read. Split it.", CAP >> 20);
        haul.refuse(name, "too-large", message);
    }
    bytes.len() <= CAP
}

fn decode(name: &str, bytes: &[u8], encoding: &'static Encoding, haul: &mut Haul) -> String {
    let (text, broken) = encoding.decode_without_bom_handling(bytes);
    if broken {
        let message = format!("some bytes are not {}; they became U+FFFD", encoding.name());
        haul.drop(name, "encoding", message);
    }
    text.into_owned()
}

/// UTF-16 without a mark: in text that has Latin letters every other byte is zero, and text has no other zeros.
fn utf16(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = &bytes[..bytes.len().min(512)];
    let zeros = |odd: usize| head.iter().skip(odd).step_by(2).filter(|b| **b == 0).count();
    match (zeros(0), zeros(1)) {
        (0, odd) if odd * 4 > head.len() => Some(UTF_16LE),
        (even, 0) if even * 4 > head.len() => Some(UTF_16BE),
        _ => None,
    }
}
