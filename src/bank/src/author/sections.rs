//! A file of `items/`, cut into items and each item into keys, stem and answer, before Markdown is read.
//!
//! The cuts are made by lines: in Markdown itself a bulleted list at the end of a stem and the list of options
//! below it would be one list.

use super::desk::Desk;
use std::ops::Range;

/// One `## item-id` with all up to the next one. Offsets are into the file.
pub(super) struct Section {
    pub(super) id: String,
    pub(super) at: usize,
    /// Byte offset and text of each line of keys.
    pub(super) keys: Vec<(usize, String)>,
    pub(super) stem: Range<usize>,
    pub(super) answer: Range<usize>,
}

/// Cuts a file; what stands before the first `##` is prose for readers.
pub(super) fn cut(desk: &mut Desk<'_>) -> Vec<Section> {
    let file = desk.file;
    let mut heads = Vec::new();
    let mut fence: Option<(usize, &str)> = None;
    for (at, line) in file.lines() {
        if let Some(mark) = fence_mark(line) {
            fence = match fence {
                Some((_, open)) if mark.starts_with(open) && line.trim() == mark => None,
                Some(open) => Some(open),
                None => Some((at, mark)),
            };
        } else if fence.is_none() && heads.is_empty() && desk.findings.is_empty() && belongs_to_item(line) {
            // The item's own heading was mistyped: as prose for readers the item would vanish unnoticed.
            let message = format!("`{}` stands in no item", line.trim());
            let help = "An item opens with a line `## item-id`: two number signs, a space, its name.";
            desk.error("", at, "outside-item", message, help);
        } else if fence.is_none() && line.starts_with("##") && !line.starts_with("###") {
            if !line[2..].starts_with([' ', '\t']) {
                let message = format!("expected a space after `##`, found `{}`", line.trim());
                desk.error("", at + 2, "heading", message, "Write `## item-id`.");
            }
            heads.push((at, line));
        }
    }
    if let Some((at, mark)) = fence {
        let message = "the block of code that opens here is never closed";
        desk.error("", at, "fence", message, format!("Close it with a line of its own: {mark}"));
    }
    if heads.is_empty() && desk.findings.is_empty() {
        let message = "no item in this file";
        desk.error("", 0, "no-items", message, "An item opens with a line `## item-id`.");
    }
    let ends = heads.iter().skip(1).map(|(at, _)| *at).chain([file.text.len()]).collect::<Vec<_>>();
    heads.iter().zip(ends).map(|((at, line), end)| section(&file.text, *at, line, end)).collect()
}

fn section(text: &str, at: usize, head: &str, end: usize) -> Section {
    let body = (at + head.len() + 1).min(end);
    let mut keys = Vec::new();
    let mut stem = body;
    for (at, line) in lines(text, body..end) {
        let blank = line.trim().is_empty();
        if blank && !keys.is_empty() || opens_answer(line) {
            break;
        }
        if !blank {
            keys.push((at, line.to_owned()));
        }
        stem = (at + line.len() + 1).min(end);
    }
    let answer = answer_start(text, stem..end);
    let id = head.trim_start_matches('#').trim().to_owned();
    Section { id, at, keys, stem: stem..answer, answer: answer..end }
}

fn belongs_to_item(line: &str) -> bool {
    opens_answer(line) || line.starts_with("skill:")
}

/// The first line that looks like an option, outside code; the end, if there is none.
fn answer_start(text: &str, range: Range<usize>) -> usize {
    let mut fence: Option<&str> = None;
    let mut inside = None;
    for (at, line) in lines(text, range.clone()) {
        match (fence_mark(line), fence) {
            (Some(mark), Some(open)) if mark.starts_with(open) && line.trim() == mark => fence = None,
            (Some(mark), None) => fence = Some(mark),
            (None, None) if opens_answer(line) => return at,
            (None, Some(_)) if opens_answer(line) => inside = inside.or(Some(at)),
            _ => {}
        }
    }
    // Code that is never closed swallows the options: that is said already, and once.
    inside.filter(|_| fence.is_some()).unwrap_or(range.end)
}

/// Whether a line is an option, or was meant to be one: `- [x]`, `* [ ]`, `-[x]`, `- []`.
pub(super) fn opens_answer(line: &str) -> bool {
    let Some(rest) = line.trim_start().strip_prefix(['-', '*', '+']) else { return false };
    let Some(mark) = rest.trim_start().strip_prefix('[') else { return false };
    let Some((mark, rest)) = mark.split_once(']') else { return false };
    mark.chars().count() <= 2 && !rest.starts_with(['(', '[', ':'])
}

/// The run of backticks or tildes that opens or closes a block of code.
fn fence_mark(line: &str) -> Option<&str> {
    let trimmed = line.trim_start_matches(' ');
    if line.len() - trimmed.len() > 3 {
        return None;
    }
    let run = |c: char| trimmed.len() - trimmed.trim_start_matches(c).len();
    let length = run('`').max(run('~'));
    let (mark, info) = trimmed.split_at(length);
    (length >= 3 && !info.contains('`')).then_some(mark)
}

/// Lines of a range with the offset at which each starts.
pub(super) fn lines(text: &str, range: Range<usize>) -> impl Iterator<Item = (usize, &str)> {
    let mut at = range.start;
    text[range].split_inclusive('\n').map(move |line| {
        let start = at;
        at += line.len();
        (start, line.strip_suffix('\n').unwrap_or(line))
    })
}
