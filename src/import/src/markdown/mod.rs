//! Markdown: checklists, lettered options, text2qti's dialect, and freeCodeCamp's.

mod checklist;
mod freecodecamp;
mod lettered;
mod text2qti;

use crate::Haul;

/// Reads a whole file.
pub fn read(name: &str, text: &str) -> Haul {
    let mut haul = match () {
        () if freecodecamp::is(text) => freecodecamp::read(name, text),
        () if text2qti::is(text) => text2qti::read(name, text),
        () if !checklist::is(text) && lettered::is(text) => lettered::read(name, text),
        () => checklist::read(name, text),
    };
    if haul.questions.is_empty() && haul.refused.is_empty() {
        let message = "no question was found; one is a text above a list of `- [x] right` and `- [ ] wrong`";
        haul.refuse(name, "empty", message);
    }
    haul
}

/// Whether a text with no telling name is one of these.
pub(crate) fn is(text: &str) -> bool {
    freecodecamp::is(text) || text2qti::is(text) || checklist::is(text) || lettered::is(text)
}

/// Tells lines of fenced code from others.
#[derive(Default)]
struct Fence {
    open: Option<(char, usize)>,
}

impl Fence {
    /// Whether this line is code, or opens or closes it.
    fn holds(&mut self, line: &str) -> bool {
        let trimmed = line.trim_start();
        let mark = trimmed.chars().next().filter(|c| matches!(c, '`' | '~'));
        let count = mark.map_or(0, |mark| trimmed.chars().take_while(|c| *c == mark).count());
        match (self.open, mark) {
            (None, Some(mark)) if count >= 3 && !trimmed[count..].contains('`') => {
                self.open = Some((mark, count));
                true
            }
            (Some((open, length)), Some(mark))
                if mark == open && count >= length && trimmed.trim_end().len() == count =>
            {
                self.open = None;
                true
            }
            (open, _) => open.is_some(),
        }
    }
}

/// Takes off as much space before every line as the least indented of them has.
fn dedent(lines: &[&str]) -> String {
    let indent = |line: &&str| line.len() - line.trim_start_matches([' ', '\t']).len();
    let least = lines.iter().filter(|line| !line.trim().is_empty()).map(indent).min().unwrap_or(0);
    lines.iter().map(|line| line.get(least..).unwrap_or("").trim_end()).collect::<Vec<_>>().join("\n")
}

/// A question without the number before it: `Q12. …`, `12) …`, `Frage 3: …`.
fn unnumbered(text: &str) -> &str {
    let mut rest = text.trim_start();
    for word in ["Question", "Frage", "Q"] {
        if let Some(after) =
            rest.strip_prefix(word).filter(|r| r.trim_start().starts_with(|c: char| c.is_ascii_digit()))
        {
            rest = after.trim_start();
            break;
        }
    }
    let after = rest.trim_start_matches(|c: char| c.is_ascii_digit());
    let end = after.strip_prefix(['.', ')', ':']).filter(|_| after.len() < rest.len());
    match end {
        Some(question) if question.starts_with(char::is_whitespace) => question.trim_start(),
        _ => text,
    }
}
