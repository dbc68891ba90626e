//! What arrived: a file, a link, or pasted text of either. Pure, so that every refusal is tested natively.

use skillmark_profile::link::{self, LinkError};
use skillmark_text::{Locale, errors};

/// Largest document that is looked at, in bytes.
pub const MOST: usize = 256 * 1024;

/// The document in pasted text or in the data of a link, or one sentence on why there is none.
pub fn document(l: Locale, text: &str) -> Result<Vec<u8>, String> {
    let text = text.trim();
    let is_link = text.contains("#/p/") || text.starts_with("1.") || text.is_empty();
    if is_link && !text.starts_with('{') {
        return link::decode(text).map_err(|error| sentence(l, &error));
    }
    Ok(text.as_bytes().to_vec())
}

/// Why a file is not even read: its size says enough.
pub fn too_big(l: Locale, name: &str, bytes: f64) -> Option<String> {
    (bytes > MOST as f64).then(|| {
        let (size, most) = (size(l, bytes), size(l, MOST as f64));
        errors::file_too_big(l, errors::FileTooBig { name, size: &size, most: &most })
    })
}

fn size(l: Locale, bytes: f64) -> String {
    let kilobytes = bytes / 1024.0;
    if kilobytes < 1024.0 {
        return errors::kilobytes(l, kilobytes.ceil() as u32);
    }
    errors::megabytes(l, (kilobytes / 1024.0).ceil() as u32)
}

fn sentence(l: Locale, error: &LinkError) -> String {
    match error {
        LinkError::Empty => errors::link_empty(l).to_owned(),
        LinkError::Version { found } => errors::link_version(l, found),
        LinkError::Character { found, at } => {
            let found = found.to_string();
            errors::link_character(l, errors::LinkCharacter { found: &found, position: *at as u32 + 1 })
        }
        LinkError::Cut { found, expected: Some(expected) } => {
            errors::link_cut(l, errors::LinkCut { found: *found as u32, expected: *expected as u32 })
        }
        LinkError::Cut { found, expected: None } => errors::link_cut_somewhere(l, *found as u32),
        LinkError::Damaged => errors::link_damaged(l).to_owned(),
        LinkError::TooLarge => errors::link_too_large(l, (MOST / 1024) as u32),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const L: Locale = Locale::En;

    #[test]
    fn a_link_opens_with_or_without_its_address() {
        let data = link::encode(br#"{"a":"b"}"#);
        for text in [data.clone(), format!("https://intranet.example/skills/#/p/{data}"), format!("  {data}\n")] {
            assert_eq!(document(L, &text).unwrap(), br#"{"a":"b"}"#);
        }
    }

    #[test]
    fn a_link_cut_in_half_says_how_much_arrived() {
        let data = link::encode(&b"{\"a\":\"some text that is long enough\"}".repeat(20));
        let message = document(L, &data[..data.len() / 2]).unwrap_err();
        assert!(message.contains("cut off after") && message.contains("Ask for"), "{message}");
    }

    #[test]
    fn ten_megabytes_are_not_read() {
        assert_eq!(too_big(L, "a.json", 4000.0), None);
        let message = too_big(L, "a.json", 10.0 * 1024.0 * 1024.0).unwrap();
        assert!(message.contains("a.json has 10") && message.contains("256"), "{message}");
    }

    #[test]
    fn nothing_at_all_is_told_as_such() {
        assert_eq!(document(L, "  ").unwrap_err(), errors::link_empty(L));
    }
}
