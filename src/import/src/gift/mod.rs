//! GIFT, Moodle's text format.
//!
//! The rules are Moodle's documentation of the format and what its importer does where that is silent. More tolerant
//! than Moodle: empty lines may stand inside braces, `$CATEGORY:` needs no empty line below it, and a line after a
//! closing brace that opens braces of its own begins the next question.

mod answers;
mod escape;
mod split;
mod write;

use crate::flow::{self, GAP};
use crate::{Body, Gap, Haul, Question, html, md};
use escape::{guard, plain};
use skillmark_bank::{Block, Inline};
pub use write::write;

/// Reads a whole file.
pub fn read(name: &str, text: &str) -> Haul {
    let mut haul = Haul::default();
    let mut category = Vec::new();
    for entry in split::entries(text) {
        let place = format!("{name}:{}", entry.line);
        match guard(entry.text.trim()).strip_prefix("$CATEGORY:") {
            Some(path) => category = split::category(path),
            None => question(&entry, &place, &category, &mut haul),
        }
    }
    if haul.questions.is_empty() && haul.refused.is_empty() {
        haul.refuse(name, "empty", "no question was found; GIFT has the answers between `{` and `}`");
    }
    haul
}

/// How a text is marked up; Moodle's own format allows HTML and keeps line ends.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Format {
    Moodle,
    Html,
    Markdown,
    Plain,
}

impl Format {
    /// Splits off a tag like `[html]`.
    fn split(self, text: &str) -> (Format, &str) {
        let tagged = text.strip_prefix('[').and_then(|rest| rest.split_once(']'));
        match tagged {
            Some(("moodle", rest)) => (Format::Moodle, rest),
            Some(("html", rest)) => (Format::Html, rest),
            Some(("markdown", rest)) => (Format::Markdown, rest),
            Some(("plain", rest)) => (Format::Plain, rest),
            _ => (self, text),
        }
    }

    fn blocks(self, text: &str, haul: &mut Haul, place: &str) -> Vec<Block> {
        let (format, text) = self.split(text.trim());
        let text = plain(text);
        match format {
            Format::Html => html::blocks(&text, haul, place),
            Format::Moodle if flow::is_html(&text) => html::blocks(&breaks(&text), haul, place),
            Format::Markdown => md::blocks(&text, haul, place),
            Format::Moodle | Format::Plain => flow::blocks(&text),
        }
    }

    fn inlines(self, text: &str, haul: &mut Haul, place: &str) -> Vec<Inline> {
        let (format, text) = self.split(text.trim());
        let text = plain(text);
        match format {
            Format::Html => html::inlines(&text, haul, place),
            Format::Moodle if flow::is_html(&text) => html::inlines(&breaks(&text), haul, place),
            Format::Markdown => md::inlines(&text, haul, place),
            Format::Moodle | Format::Plain => flow::inlines(&text),
        }
    }
}

fn breaks(text: &str) -> String {
    text.trim().replace('\n', "<br>")
}

fn question(entry: &split::Entry, place: &str, category: &[String], haul: &mut Haul) {
    let guarded = guard(entry.text.trim());
    let (title, text) = match guarded.strip_prefix("::").and_then(|rest| rest.split_once("::")) {
        Some((title, rest)) => (Some(plain(title.trim())), rest.trim()),
        None => (None, guarded.as_str()),
    };
    let (before, answer, after) = match (text.find('{'), text.find('}')) {
        (None, None) => {
            let message =
                "a description asks nothing; it was left out. Put it into the stems of its questions.";
            return haul.refuse(place, "description", message);
        }
        (Some(open), Some(close)) if open < close => {
            (&text[..open], &text[open + 1..close], &text[close + 1..])
        }
        _ => {
            let message = "a brace has no partner. Write `\\{` and `\\}` where braces are meant to be read.";
            return haul.refuse(place, "malformed", message);
        }
    };
    if after.contains(['{', '}']) {
        let message = "the question has more than one pair of braces. Write `\\{` and `\\}` for braces in text, \
                       and put an empty line between questions.";
        return haul.refuse(place, "malformed", message);
    }
    let (format, before) = Format::Moodle.split(before);
    let (answer, general) = match answer.rsplit_once("####") {
        Some((answer, general)) => (answer.trim(), general),
        None => (answer.trim(), ""),
    };
    let mut found = Question {
        from: place.to_owned(),
        id: entry.id.clone(),
        title,
        category: category.to_vec(),
        tags: entry.tags.clone(),
        ..Question::default()
    };
    match answers::body(answer, format, &mut found, haul) {
        Ok(body) => found.body = body,
        Err((code, message)) => return haul.refuse(place, code, message),
    }
    let gap = !after.trim().is_empty();
    let text = if gap { format!("{before}{GAP}{after}") } else { before.to_owned() };
    found.stem = format.blocks(&text, haul, place);
    if gap {
        fill(&mut found);
    }
    found.feedback = format.inlines(general, haul, place);
    haul.questions.push(found);
}

/// Makes a choice in the middle of a sentence a gap of that sentence; other gaps are shown as a line.
fn fill(question: &mut Question) {
    let slot = Inline::Slot("1".into());
    flow::slot(&mut question.stem, "1");
    match std::mem::take(&mut question.body) {
        Body::SingleChoice(options) if shown(&question.stem, &slot) => {
            question.body = Body::InlineChoice(vec![Gap { id: "1".into(), options }]);
        }
        body => {
            question.body = body;
            flow::underline(&mut question.stem);
        }
    }
}

/// Whether the slot survived: it does not in preformatted text.
fn shown(stem: &[Block], slot: &Inline) -> bool {
    stem.iter().any(|block| matches!(block, Block::P(runs) if runs.contains(slot)))
}
