//! Lettered options with a line for the answer, as Aiken has them, in Markdown's clothes:
//! `### Q2: …`, `- A: …` or `**B)** …`, then `**Answer: B**`, or a rule and `B`.

use super::{Fence, unnumbered};
use crate::{Haul, aiken};

/// Whether the text is Aiken once undressed.
pub(super) fn is(text: &str) -> bool {
    aiken::is(&undressed(text))
}

pub(super) fn read(name: &str, text: &str) -> Haul {
    aiken::read(name, &undressed(text))
}

/// The same lines as Aiken writes them. A heading right above another names a section and is left out.
fn undressed(text: &str) -> String {
    let mut out: Vec<String> = Vec::new();
    let mut fence = Fence::default();
    let mut heading: Option<usize> = None;
    for line in text.lines() {
        let code = fence.holds(line);
        if let Some(above) = heading.filter(|_| !code && line.starts_with('#')) {
            out[above].clear();
        }
        if code || !line.trim().is_empty() {
            heading = (!code && line.starts_with('#')).then_some(out.len());
        }
        out.push(if code { line.to_owned() } else { undress(line) });
    }
    out.join("\n")
}

fn undress(line: &str) -> String {
    let line = line.trim();
    // Rules, and tags that fold answers away.
    if line.len() >= 3 && line.bytes().all(|byte| matches!(byte, b'-' | b'*' | b'_')) || is_fold(line) {
        return String::new();
    }
    let heading = line.trim_start_matches('#');
    let bullet = ["- ", "* ", "> "].iter().find_map(|mark| heading.trim_start().strip_prefix(mark));
    let bare = bullet.unwrap_or(heading).trim();
    let bare = if bare.starts_with("**") || bare.starts_with("__") {
        bare.replace("**", "").replace("__", "")
    } else {
        bare.into()
    };
    if (1..=5).contains(&bare.len()) && bare.bytes().all(|byte| (b'A'..=b'H').contains(&byte)) {
        return format!("ANSWER: {bare}");
    }
    let mut chars = bare.chars();
    match (chars.next(), chars.as_str().strip_prefix(':')) {
        (Some(letter), Some(text)) if letter.is_ascii_uppercase() => format!("{letter}. {}", text.trim()),
        _ => unnumbered(&bare).to_owned(),
    }
}

fn is_fold(line: &str) -> bool {
    ["<details", "</details", "<summary", "</summary"].iter().any(|tag| line.starts_with(tag))
}
