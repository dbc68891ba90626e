//! Strings from a document are data: nothing in them may act on the page, the terminal or the reading order.

/// Longest string that is shown, in characters.
const LONGEST: usize = 300;

/// Whether a character leaves a mark or a plain space, and does not steer the ones around it.
pub(crate) fn shows(c: char) -> bool {
    let steers = matches!(c,
        // Arabic letter mark, zero width space, marks and embeddings of direction, separators, isolates.
        '\u{61c}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
        | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}');
    !c.is_control() && !steers
}

/// The text with what does not show replaced by `�`, cut where it is longer than any sensible name.
///
/// It still holds whatever markup the signer wrote: put it on a page as text, never as HTML.
pub fn inert(text: &str) -> String {
    let mut shown: String =
        text.chars().take(LONGEST).map(|c| if shows(c) { c } else { '\u{fffd}' }).collect();
    if text.chars().nth(LONGEST).is_some() {
        shown.push('…');
    }
    shown
}
