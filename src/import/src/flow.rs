//! Unmarked text to the bank's safe rich text, and small tools for both.

use crate::{Haul, html, md};
use skillmark_bank::{Block, Inline};

/// Stands for a gap while text goes through a reader of markup (U+FFFC, object replacement character).
pub(crate) const GAP: char = '\u{fffc}';

/// How a file marks up its texts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Markup {
    /// Not at all, but for code between backticks.
    Plain,
    /// HTML, or its entities.
    Html,
}

impl Markup {
    /// Guesses from all stems and all texts of a file. A quiz *about* HTML shows tags in some of its texts and must
    /// keep them; a quiz *in* HTML has them, or entities, all over.
    pub(crate) fn of<'t>(stems: impl Iterator<Item = &'t str>, all: impl Iterator<Item = &'t str>) -> Self {
        let (mut stems_total, mut wrapped) = (0_usize, 0);
        for stem in stems {
            let stem = stem.trim();
            stems_total += 1;
            let closes = ["</p>", "</div>", "</span>", "<br"].iter().any(|tag| stem.contains(tag));
            wrapped += usize::from(stem.starts_with('<') && closes);
        }
        let (mut encoded, mut raw) = (0_usize, 0_usize);
        for text in all {
            let escape = ["&quot;", "&#039;", "&#39;", "&amp;", "&apos;"].iter().any(|e| text.contains(e));
            encoded += usize::from(escape);
            raw += usize::from(text.contains(['<', '"']));
        }
        let html = wrapped * 2 > stems_total || encoded > raw;
        if html { Markup::Html } else { Markup::Plain }
    }

    pub(crate) fn blocks(self, text: &str, haul: &mut Haul, place: &str) -> Vec<Block> {
        match self {
            Markup::Html => html::blocks(text, haul, place),
            Markup::Plain if text.contains("```") => md::blocks(text, haul, place),
            Markup::Plain => paragraphs(text, code),
        }
    }

    pub(crate) fn inlines(self, text: &str, haul: &mut Haul, place: &str) -> Vec<Inline> {
        match self {
            Markup::Html => html::inlines(text, haul, place),
            Markup::Plain if text.contains("```") => md::inlines(text, haul, place),
            Markup::Plain => broken(text.trim(), code),
        }
    }
}

/// Plain text to paragraphs: empty lines part them, single line ends stay.
pub(crate) fn blocks(text: &str) -> Vec<Block> {
    paragraphs(text, word)
}

/// Plain text to one run; line ends stay.
pub(crate) fn inlines(text: &str) -> Vec<Inline> {
    broken(text.trim(), word)
}

/// A name that every question below it repeats, no longer than names are.
pub(crate) fn clip(name: &str) -> String {
    name.chars().take(200).collect()
}

/// Whether the text has an HTML tag or entity.
pub(crate) fn is_html(text: &str) -> bool {
    let last = text.rfind('>').unwrap_or(0);
    let tag = text[..last].match_indices('<').any(|(at, _)| {
        let rest = &text[at + 1..];
        rest.strip_prefix('/').unwrap_or(rest).starts_with(|c: char| c.is_ascii_alphabetic())
    });
    tag || text.match_indices('&').any(|(at, _)| {
        let name: String = text[at + 1..].chars().take(10).take_while(|c| *c != ';').collect();
        let closed = text[at + 1 + name.len()..].starts_with(';');
        closed && !name.is_empty() && name.chars().all(|c| c == '#' || c.is_ascii_alphanumeric())
    })
}

/// Puts a slot where [`GAP`] stands.
pub(crate) fn slot(blocks: &mut [Block], id: &str) {
    for block in blocks {
        match block {
            Block::P(runs) => slot_runs(runs, id),
            Block::Quote(blocks) => slot(blocks, id),
            Block::Ul(entries) | Block::Ol(entries) => {
                entries.iter_mut().for_each(|runs| slot_runs(runs, id))
            }
            Block::Table(rows) => rows.iter_mut().flatten().for_each(|runs| slot_runs(runs, id)),
            Block::Pre(text) => *text = text.replace(GAP, "_____"),
            Block::Image(_) => {}
        }
    }
}

/// Shows every slot as a line to fill in.
pub(crate) fn underline(blocks: &mut [Block]) {
    for block in blocks {
        match block {
            Block::P(runs) => underline_runs(runs),
            Block::Quote(blocks) => underline(blocks),
            Block::Ul(entries) | Block::Ol(entries) => entries.iter_mut().for_each(underline_runs),
            Block::Table(rows) => rows.iter_mut().flatten().for_each(underline_runs),
            Block::Pre(_) | Block::Image(_) => {}
        }
    }
}

fn underline_runs(runs: &mut Vec<Inline>) {
    for run in std::mem::take(runs) {
        match (run, runs.last_mut()) {
            (Inline::Slot(_), Some(Inline::Text(last))) => last.push_str("_____"),
            (Inline::Slot(_), _) => runs.push(Inline::Text("_____".into())),
            (Inline::Text(text), Some(Inline::Text(last))) => last.push_str(&text),
            (Inline::B(mut inner), _) => {
                underline_runs(&mut inner);
                runs.push(Inline::B(inner));
            }
            (Inline::I(mut inner), _) => {
                underline_runs(&mut inner);
                runs.push(Inline::I(inner));
            }
            (other, _) => runs.push(other),
        }
    }
}

fn slot_runs(runs: &mut Vec<Inline>, id: &str) {
    let mut done = Vec::with_capacity(runs.len());
    for run in runs.drain(..) {
        match run {
            Inline::Text(text) => {
                for (i, part) in text.split(GAP).enumerate() {
                    if i > 0 {
                        done.push(Inline::Slot(id.to_owned()));
                    }
                    if !part.is_empty() {
                        done.push(Inline::Text(part.to_owned()));
                    }
                }
            }
            Inline::B(mut inner) => {
                slot_runs(&mut inner, id);
                done.push(Inline::B(inner));
            }
            Inline::I(mut inner) => {
                slot_runs(&mut inner, id);
                done.push(Inline::I(inner));
            }
            Inline::Code(text) => done.push(Inline::Code(text.replace(GAP, "_____"))),
            other => done.push(other),
        }
    }
    *runs = done;
}

/// What is read when nothing is shown: for comparing answers with options.
pub(crate) fn said(runs: &[Inline]) -> String {
    let mut out = String::new();
    for run in runs {
        match run {
            Inline::Text(text) | Inline::Code(text) => out.push_str(text),
            Inline::B(inner) | Inline::I(inner) => out.push_str(&said(inner)),
            Inline::Br(()) => out.push(' '),
            Inline::Slot(_) => out.push_str("_____"),
        }
    }
    out.trim().to_owned()
}

fn paragraphs(text: &str, run: fn(&str, &mut Vec<Inline>)) -> Vec<Block> {
    let mut done: Vec<Block> = Vec::new();
    let mut lines = String::new();
    for line in text.lines().chain([""]) {
        if !line.trim().is_empty() {
            lines.push_str(line.trim_end());
            lines.push('\n');
        } else if !lines.is_empty() {
            done.push(Block::P(broken(lines.trim(), run)));
            lines.clear();
        }
    }
    done
}

fn broken(text: &str, run: fn(&str, &mut Vec<Inline>)) -> Vec<Inline> {
    let mut runs = Vec::new();
    for (i, line) in text.lines().enumerate() {
        if i > 0 {
            runs.push(Inline::Br(()));
        }
        run(line.trim(), &mut runs);
    }
    runs
}

fn word(line: &str, runs: &mut Vec<Inline>) {
    if !line.is_empty() {
        runs.push(Inline::Text(line.to_owned()));
    }
}

/// A line in which `code` stands between backticks.
fn code(line: &str, runs: &mut Vec<Inline>) {
    let parts: Vec<&str> = line.split('`').collect();
    // An odd number of marks, or an empty pair, is something else than code.
    if parts.len().is_multiple_of(2) || parts.iter().skip(1).step_by(2).any(|p| p.trim().is_empty()) {
        return word(line, runs);
    }
    for (i, part) in parts.iter().enumerate() {
        match i % 2 {
            1 => runs.push(Inline::Code((*part).to_owned())),
            _ if part.is_empty() => {}
            _ => runs.push(Inline::Text((*part).to_owned())),
        }
    }
}
