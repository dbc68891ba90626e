//! Gaps and passages of a stem: `{1}` of an inline choice, and the words that options of hot text repeat.

use super::desk::Desk;
use crate::{Answer, Block, Inline};

/// Puts a slot where each gap or passage stands; one that stands nowhere, or twice, is an error.
pub(super) fn place(stem: &mut [Block], answer: &Answer, at: usize, desk: &mut Desk<'_>) {
    let marks: Vec<(String, &str)> = match answer {
        Answer::InlineChoice { gaps, .. } => gaps.iter().map(|g| (format!("{{{}}}", g.id), &*g.id)).collect(),
        Answer::HotText { options, .. } => options.iter().map(|o| (Inline::plain(&o.text), &*o.id)).collect(),
        _ => return,
    };
    for (mark, id) in &marks {
        let found = blocks(stem, mark, id);
        if mark.is_empty() || found == 1 {
            continue;
        }
        let how = if found == 0 { "does not stand" } else { "stands more than once" };
        let message = format!("`{mark}` {how} in the question");
        let help = match answer {
            Answer::InlineChoice { .. } => "Write each gap once into the question: `{1}`, outside code.",
            _ => {
                "An option of hot text repeats words of the question exactly: words that occur once, within one formatting."
            }
        };
        desk.error("answer", at, "slot", message, help);
    }
}

/// How often the mark was found.
fn blocks(blocks: &mut [Block], mark: &str, id: &str) -> usize {
    let runs = |all: &mut Vec<Vec<Inline>>| all.iter_mut().map(|r| self::runs(r, mark, id)).sum::<usize>();
    let one = |block: &mut Block| match block {
        Block::P(text) => self::runs(text, mark, id),
        Block::Quote(inner) => self::blocks(inner, mark, id),
        Block::Ul(entries) | Block::Ol(entries) => runs(entries),
        Block::Table(rows) => rows.iter_mut().map(runs).sum(),
        Block::Pre(_) | Block::Image(_) => 0,
    };
    blocks.iter_mut().map(one).sum()
}

fn runs(runs: &mut Vec<Inline>, mark: &str, id: &str) -> usize {
    let mut found = 0;
    let mut out = Vec::with_capacity(runs.len());
    for run in runs.drain(..) {
        match run {
            Inline::Text(text) if !mark.is_empty() => {
                for (i, part) in text.split(mark).enumerate() {
                    if i > 0 {
                        found += 1;
                        out.push(Inline::Slot(id.to_owned()));
                    }
                    if !part.is_empty() {
                        out.push(Inline::Text(part.to_owned()));
                    }
                }
            }
            Inline::B(mut inner) => {
                found += self::runs(&mut inner, mark, id);
                out.push(Inline::B(inner));
            }
            Inline::I(mut inner) => {
                found += self::runs(&mut inner, mark, id);
                out.push(Inline::I(inner));
            }
            other => out.push(other),
        }
    }
    *runs = out;
    found
}
