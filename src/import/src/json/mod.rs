//! JSON, JSON lines, and scripts that hold lists of questions.
//!
//! There is no one form: objects with a question, options and a key are sought at any depth, by the names such fields
//! usually have.

mod answers;
mod literal;
mod object;

use crate::Haul;
use crate::fields::{self, Fields};
use crate::flow::clip;
use crate::keys::Base;
use literal::{Reader, Value};

/// Reads a whole file.
pub fn read(name: &str, text: &str) -> Haul {
    let mut haul = Haul::default();
    let mut walk = Walk { found: Vec::new(), haul: &mut haul, strange: Vec::new() };
    let mut reader = Reader::new(text, 0);
    let mut lines = Lines { text, at: 0, line: 1 };
    let script = !matches!(reader.peek(), Some('[' | '{'));
    // Below a fault, and in JSON lines, values stand one after the other.
    let (mut first, mut bare) = (true, !script);
    while let Some(start) = next(&mut reader, bare) {
        let value = reader.value(0);
        let fault = reader.fault.take();
        let only = first && fault.is_none() && matches!(reader.peek(), None | Some(';'));
        let place = if only { format!("{name}#") } else { format!("{name}:{}#", lines.of(start)) };
        let before = walk.found.len();
        walk.value(&value, &place, &[]);
        // In a script, what is no value of quizzes may be anything.
        if let Some((at, what)) = fault.filter(|_| bare || walk.found.len() > before) {
            let message =
                format!("{what}; what stands above was read, and below from the next line with `{{`");
            walk.haul.refuse(format!("{name}:{}", lines.of(at)), "malformed", message);
            let Some(at) = object_below(text, at) else { break };
            reader = Reader::new(text, at);
            bare = true;
        }
        first = false;
    }
    let found = std::mem::take(&mut walk.found);
    fields::questions(name, found, Base::Zero, &mut haul);
    if haul.questions.is_empty() && haul.refused.is_empty() {
        let message = "no object has a question with options or an answer, like \
                       {\"question\": …, \"options\": […], \"answer\": …}";
        haul.refuse(name, "empty", message);
    }
    haul
}

/// Steps to the next value: any, or one that a script assigns, exports, returns or passes.
fn next(reader: &mut Reader<'_>, any: bool) -> Option<usize> {
    let mut before = None;
    while let Some(c) = reader.peek() {
        let start = reader.at();
        if matches!(c, '[' | '{') && (any || matches!(before, Some('=' | '(' | 't' | 'n'))) {
            return Some(start);
        }
        before = reader.step();
        // A quote that does not close is no reason to stop: scripts have apostrophes in patterns and markup.
        reader.fault = None;
    }
    None
}

/// Where the next line begins that begins with an object.
fn object_below(text: &str, at: usize) -> Option<usize> {
    let mut from = at;
    loop {
        from += text[from..].find('\n')? + 1;
        if text[from..].trim_start_matches([' ', '\t']).starts_with('{') {
            return Some(from);
        }
    }
}

/// Counts lines up to places that come in order.
struct Lines<'t> {
    text: &'t str,
    at: usize,
    line: usize,
}

impl Lines<'_> {
    fn of(&mut self, at: usize) -> usize {
        let bytes = self.text.as_bytes();
        let between = bytes.get(self.at..at).unwrap_or_default();
        self.line += between.iter().filter(|byte| **byte == b'\n').count();
        self.at = self.at.max(at);
        self.line
    }
}

/// A way through values that collects questions.
struct Walk<'h> {
    found: Vec<Fields>,
    haul: &'h mut Haul,
    /// Keys already named as having no place.
    strange: Vec<String>,
}

/// Keys of lists that are no category.
const PLAIN: &[&str] = &[
    "questions",
    "results",
    "data",
    "items",
    "quiz",
    "quizzes",
    "rows",
    "entries",
    "list",
    "train",
    "test",
    "validation",
    "dev",
    "exam",
    "easy",
    "medium",
    "hard",
    "root",
    "row",
    "content",
    "questionlist",
    "fragen",
    "result",
    "sections",
    "mcqs",
    "mcq",
    "default",
    "challenges",
    "problems",
];

impl Walk<'_> {
    /// Depth is bounded by the reader of values.
    fn value(&mut self, value: &Value, place: &str, category: &[String]) {
        match value {
            Value::List(entries) => {
                for (at, entry) in entries.iter().enumerate() {
                    self.value(entry, &format!("{place}/{at}"), category);
                }
            }
            Value::Map(entries) => {
                if let Some(mut fields) = object::fields(entries, place, &mut self.strange, self.haul) {
                    if fields.category.is_empty() {
                        fields.category = category.iter().map(|name| (0, name.clone())).collect();
                    }
                    return self.found.push(fields);
                }
                let mut inner = category.to_vec();
                inner.extend(object::category(entries));
                for (key, entry) in entries {
                    let pointer = format!("{place}/{}", clip(key).replace('~', "~0").replace('/', "~1"));
                    let small = object::small(key);
                    let named = object::holds_questions(entry)
                        && !PLAIN.contains(&small.as_str())
                        && small.parse::<usize>().is_err();
                    if named {
                        let below = [&inner[..], &[clip(key)]].concat();
                        self.value(entry, &pointer, &below);
                    } else {
                        self.value(entry, &pointer, &inner);
                    }
                }
            }
            _ => {}
        }
    }
}
