//! SVG as far as badges of other makers need it: one element whose text is CDATA. No XML is parsed: the element's name
//! may occur once in the whole file, so that no comment or second element can stand for it.

use super::BadgeError;

const OPEN: &str = "<openbadges:credential";
const CLOSE: &str = "</openbadges:credential>";
const CDATA: &str = "<![CDATA[";

pub(super) fn is(bytes: &[u8]) -> bool {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes).trim_ascii_start();
    [&b"<svg"[..], b"<?xml", b"<!--", b"<!DOCTYPE"].iter().any(|start| bytes.starts_with(start))
}

/// The one document in the text.
pub(super) fn document(svg: &[u8]) -> Result<Vec<u8>, BadgeError> {
    let svg = std::str::from_utf8(svg).map_err(|_| BadgeError::Text)?;
    let cut = BadgeError::Cut { found: svg.len() };
    if !svg.trim_end().ends_with("</svg>") {
        return Err(cut);
    }
    let mut pieces = svg.split(OPEN);
    let before = pieces.next().unwrap_or_default();
    let inside = pieces.next().ok_or(BadgeError::Empty)?;
    if pieces.next().is_some() {
        return Err(BadgeError::Several);
    }
    let damaged = BadgeError::Damaged { at: before.len() };
    // With an attribute `verify` and no text it holds a signed token in place of a document.
    let (_, inside) = inside.split_once('>').ok_or(cut.clone())?;
    let (inside, _) = inside.split_once(CLOSE).ok_or(BadgeError::Empty)?;

    // A text with `]]>` in it takes two sections.
    let mut document = String::new();
    let mut rest = inside.trim();
    while let Some(section) = rest.strip_prefix(CDATA) {
        let (text, after) = section.split_once("]]>").ok_or(damaged.clone())?;
        document.push_str(text);
        rest = after;
    }
    if document.is_empty() || !rest.is_empty() {
        return Err(damaged);
    }
    Ok(document.into_bytes())
}
