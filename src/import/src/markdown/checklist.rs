//! Checklists: a heading or text, then `- [x] right` and `- [ ] wrong`.

use super::{Fence, dedent, unnumbered};
use crate::choose::{letter, marked};
use crate::flow::clip;
use crate::{Choice, Haul, Question, md};

/// Whether the text has such a list with both kinds of entries.
pub(super) fn is(text: &str) -> bool {
    let has = |wanted: bool| text.lines().any(|line| item(line).is_some_and(|(right, _)| right == wanted));
    has(true) && has(false)
}

pub(super) fn read(name: &str, text: &str) -> Haul {
    let mut haul = Haul::default();
    let groups = groups(text);
    // Where most headings have one list each, a heading is the question or its beginning.
    let listed = groups.iter().filter(|g| g.lists() > 0).count();
    let single = groups.iter().filter(|g| g.lists() == 1).count() * 2 > listed;
    let mut path: Vec<(usize, String)> = Vec::new();
    for group in groups {
        let asks = group.lists() == 1 && (group.asks() || single && !group.is_title());
        path.retain(|(level, _)| *level < group.level);
        if !asks && !group.heading.is_empty() {
            path.push((group.level, group.heading.trim_matches(['*', '#', ' ']).to_owned()));
        }
        let category: Vec<String> = path.iter().map(|(_, heading)| clip(heading)).collect();
        group.questions(name, asks, &category, &mut haul);
    }
    haul
}

/// A heading with all up to the next.
#[derive(Default)]
struct Group<'t> {
    level: usize,
    heading: String,
    line: usize,
    parts: Vec<Part<'t>>,
}

enum Part<'t> {
    Text(usize, Vec<&'t str>),
    List(usize, Vec<Item<'t>>),
}

struct Item<'t> {
    right: bool,
    lines: Vec<&'t str>,
    /// Fenced code below it that is not indented and so, to Markdown, no part of it.
    code: Vec<&'t str>,
}

/// Which code a line belongs to.
#[derive(Clone, Copy, PartialEq)]
enum Code {
    None,
    Indented,
    Outside,
}

fn groups(text: &str) -> Vec<Group<'_>> {
    let mut groups = vec![Group::default()];
    let mut fence = Fence::default();
    let mut code = Code::None;
    let mut parted = false;
    for (at, line) in text.lines().enumerate() {
        code = match (fence.holds(line), code) {
            (false, _) => Code::None,
            (true, Code::None) if line.starts_with([' ', '\t']) => Code::Indented,
            (true, Code::None) => Code::Outside,
            (true, code) => code,
        };
        if let Some((level, heading)) = heading(line).filter(|_| code == Code::None) {
            groups.push(Group { level, heading: heading.to_owned(), line: at + 1, parts: Vec::new() });
        } else if let Some(group) = groups.last_mut() {
            group.add(at + 1, line, code, parted);
        }
        parted = line.trim().is_empty();
    }
    groups.iter_mut().for_each(Group::settle);
    groups
}

impl<'t> Group<'t> {
    fn add(&mut self, at: usize, line: &'t str, code: Code, parted: bool) {
        let indented = line.starts_with([' ', '\t']) || line.is_empty();
        match (item(line).filter(|_| code == Code::None), self.parts.last_mut()) {
            (Some((right, text)), Some(Part::List(_, items))) => {
                items.push(Item { right, lines: vec![text], code: Vec::new() });
            }
            (Some((right, text)), _) => {
                self.parts.push(Part::List(at, vec![Item { right, lines: vec![text], code: Vec::new() }]));
            }
            (None, Some(Part::List(_, items))) if code == Code::Outside => {
                items.iter_mut().last().into_iter().for_each(|item| item.code.push(line));
            }
            (None, Some(Part::List(_, items)))
                if indented || !parted && !line.starts_with(['-', '*', '+']) =>
            {
                items.iter_mut().last().into_iter().for_each(|item| item.lines.push(line));
            }
            (None, Some(Part::Text(_, lines))) => lines.push(line),
            (None, _) if line.trim().is_empty() => {}
            (None, _) => self.parts.push(Part::Text(at, vec![line])),
        }
    }

    /// Code below the last entry alone explains the answer; where others have some, too, it is what they say.
    fn settle(&mut self) {
        for at in (0..self.parts.len()).rev() {
            let Part::List(line, items) = &mut self.parts[at] else { continue };
            let line = *line;
            if let [others @ .., last] = &mut items[..]
                && !last.code.is_empty()
                && others.iter().all(|item| item.code.is_empty())
            {
                let code = std::mem::take(&mut last.code);
                match self.parts.get_mut(at + 1) {
                    Some(Part::Text(_, lines)) => drop(lines.splice(0..0, code)),
                    _ => self.parts.insert(at + 1, Part::Text(line, code)),
                }
            }
        }
    }

    fn lists(&self) -> usize {
        self.parts.iter().filter(|part| matches!(part, Part::List(..))).count()
    }

    /// Whether the heading itself is a question.
    fn asks(&self) -> bool {
        let text_above = matches!(self.parts.first(), Some(Part::Text(..)));
        let heading = self.heading.trim();
        !heading.is_empty()
            && (heading.ends_with(['?', ':']) || unnumbered(heading) != heading || !text_above)
    }

    /// Whether the heading only names what stands below it, which asks on its own.
    fn is_title(&self) -> bool {
        match self.parts.first() {
            Some(Part::Text(_, lines)) => lines.iter().any(|line| line.trim_end().ends_with('?')),
            _ => false,
        }
    }

    fn questions(self, name: &str, asks: bool, category: &[String], haul: &mut Haul) {
        let mut stem = if asks { unnumbered(&self.heading).to_owned() } else { String::new() };
        let mut line = self.line.max(1);
        // The question that text below a list may explain.
        let mut last: Option<usize> = None;
        for part in self.parts {
            match part {
                Part::Text(at, lines) => {
                    let text = dedent(&lines);
                    // Below the list of a heading that asks, all explains.
                    let (said, rest) = match (last, asks) {
                        (None, _) => ("", text.as_str()),
                        (Some(_), true) => (text.as_str(), ""),
                        (Some(_), false) => explained(&text),
                    };
                    if let Some(question) = last.and_then(|last| haul.questions.get(last)) {
                        let place = question.from.clone();
                        explain(said, &place, haul);
                    }
                    if !rest.trim().is_empty() {
                        line = if asks { line } else { at };
                        stem.push_str("\n\n");
                        stem.push_str(if asks { rest } else { unnumbered(rest) });
                    }
                }
                Part::List(at, items) => {
                    line = if stem.trim().is_empty() { at } else { line };
                    let before = haul.questions.len();
                    question(&format!("{name}:{line}"), &std::mem::take(&mut stem), &items, category, haul);
                    last = (haul.questions.len() > before).then_some(before);
                }
            }
        }
    }
}

fn question(place: &str, stem: &str, items: &[Item<'_>], category: &[String], haul: &mut Haul) {
    if stem.trim().is_empty() {
        return haul.refuse(place, "malformed", "no question stands above this list");
    }
    // `- [ ] A`, then code: the letter only counts.
    let counted =
        items.iter().enumerate().all(|(at, item)| !item.code.is_empty() && letter(item.lines[0]) == Some(at));
    let options = items.iter().map(|item| {
        let (said, text): (Vec<&str>, Vec<&str>) =
            item.lines.iter().skip(1).partition(|line| line.trim_start().starts_with('>'));
        let said: Vec<&str> = said.iter().map(|line| line.trim_start().trim_start_matches('>')).collect();
        // U+2800 is how authors give an option of code a first line.
        let first = if counted { "" } else { item.lines[0] };
        let first = first.trim_matches(['\u{2800}', ' ', '\t']);
        let text = format!("{first}\n{}\n\n{}", dedent(&text), item.code.join("\n"));
        let choice = Choice {
            text: md::inlines(&text, haul, place),
            feedback: md::inlines(&dedent(&said), haul, place),
            ..Choice::default()
        };
        (choice, item.right)
    });
    match marked(options.collect()) {
        Some(body) => {
            let stem = md::blocks(stem, haul, place);
            let category = category.to_vec();
            haul.questions.push(Question { from: place.into(), category, stem, body, ..Question::default() });
        }
        None if items.len() < 2 => {
            haul.refuse(place, "too-few-options", "a question needs two options or more")
        }
        None => haul.refuse(place, "no-key", "no option is marked `[x]`"),
    }
}

/// Splits text below a list into what explains the question above and what is the next question.
fn explained(text: &str) -> (&str, &str) {
    let start = text.trim_start_matches(['*', '_', '>', ' ', '[']).to_lowercase();
    let words =
        ["explanation", "answer", "reason", "rationale", "reference", "erklärung", "begründung", "antwort"];
    let marked =
        |word: &&str| start.strip_prefix(*word).is_some_and(|rest| rest.starts_with([':', '*', ']', '_']));
    match words.iter().any(marked) {
        true => text.split_once("\n\n").unwrap_or((text, "")),
        false => ("", text),
    }
}

/// Adds an explanation to the last question. Lines that are but a link become its sources.
fn explain(text: &str, place: &str, haul: &mut Haul) {
    let mut words: Vec<&str> = Vec::new();
    let mut sources = Vec::new();
    for line in text.lines() {
        match link(line.trim()) {
            Some(url) => sources.push(url.to_owned()),
            None => words.push(line),
        }
    }
    let feedback = md::inlines(&words.join("\n"), haul, place);
    if let Some(question) = haul.questions.last_mut() {
        question.feedback.extend(feedback);
        question.sources.extend(sources);
    }
}

fn link(line: &str) -> Option<&str> {
    let inner = line.trim_end_matches(['.', ',']).strip_prefix('[')?.strip_suffix(')')?;
    let (_, url) = inner.split_once("](")?;
    url.split_whitespace().next().filter(|url| url.starts_with("http") && !url.contains(['(', '[']))
}

fn heading(line: &str) -> Option<(usize, &str)> {
    let level = line.bytes().take_while(|byte| *byte == b'#').count();
    let text = &line[level..];
    ((1..=6).contains(&level) && text.starts_with([' ', '\t']))
        .then(|| (level, text.trim().trim_end_matches('#').trim()))
}

/// Whether an entry like `- [x] text` is right, and its text.
fn item(line: &str) -> Option<(bool, &str)> {
    let trimmed = line.trim_start();
    if line.len() - trimmed.len() > 3 {
        return None;
    }
    let rest = match trimmed.strip_prefix(['-', '*', '+']) {
        Some(rest) => rest,
        None => {
            let rest = trimmed.trim_start_matches(|c: char| c.is_ascii_digit());
            rest.strip_prefix(['.', ')']).filter(|_| rest.len() < trimmed.len())?
        }
    };
    let rest = rest.strip_prefix([' ', '\t'])?.trim_start().strip_prefix('[')?;
    let (mark, text) = rest.split_once(']')?;
    let parted = text.is_empty() || text.starts_with(char::is_whitespace);
    match mark.trim() {
        "" if parted => Some((false, text.trim())),
        "x" | "X" | "*" | "✓" | "✔" if parted => Some((true, text.trim())),
        _ => None,
    }
}
