//! The `key: value` lines below an item's heading.

use super::desk::{Desk, nearest, suggest};
use std::str::FromStr;

/// All keys an item may have.
pub(super) const KNOWN: [&str; 24] = [
    "type",
    "skill",
    "difficulty",
    "objective",
    "review-by",
    "a",
    "b",
    "c",
    "se",
    "a-se",
    "n",
    "status",
    "sources",
    "testlet",
    "enemies",
    "pilot",
    "content",
    "seconds",
    "acceptance",
    "credit",
    "unit",
    "case",
    "steps",
    "allow",
];

/// The keys of one item.
pub(super) struct Keys {
    entries: Vec<Entry>,
    /// Keys that a mistyped line probably stands for: said once, they are not missed as well.
    mistyped: Vec<&'static str>,
    /// Where the item opens: keys that are missing are missed there.
    at: usize,
}

struct Entry {
    key: &'static str,
    value: String,
    at: usize,
    value_at: usize,
}

impl Keys {
    pub(super) fn read(lines: &[(usize, String)], at: usize, desk: &mut Desk<'_>) -> Keys {
        let mut keys = Keys { entries: Vec::new(), mistyped: Vec::new(), at };
        for (at, line) in lines {
            let Some((typed, value)) = split(line) else {
                let message = format!("expected `key: value`, found `{}`", shorten(line));
                let help = "A value stays on one line; an empty line parts the keys from the question.";
                desk.error("", *at, "key-line", message, help);
                continue;
            };
            let Some(key) = KNOWN.into_iter().find(|k| *k == typed) else {
                let message = format!("items have no key `{typed}`");
                desk.error("", *at, "unknown-key", message, suggest(typed, KNOWN));
                keys.mistyped.extend(nearest(typed, KNOWN));
                continue;
            };
            if keys.entries.iter().any(|e| e.key == key) {
                let message = format!("`{key}` is given twice");
                desk.error("", *at, "duplicate-key", message, "Keep one of the two lines.");
                continue;
            }
            let value_at = at + line.len() - line.split_once(':').map_or("", |(_, v)| v.trim_start()).len();
            keys.entries.push(Entry { key, value: value.to_owned(), at: *at, value_at });
        }
        keys
    }

    /// Offset of the value (for pointing at it), or of the item's heading.
    pub(super) fn value_at(&self, key: &str) -> usize {
        self.entry(key).map_or(self.at, |e| e.value_at)
    }

    pub(super) fn has(&self, key: &str) -> bool {
        self.entry(key).is_some()
    }

    /// The value as written.
    pub(super) fn peek(&self, key: &str) -> Option<&str> {
        self.entry(key).map(|e| e.value.as_str())
    }

    /// A text that must be there and fills the model's field `path`.
    pub(super) fn text(&self, key: &'static str, path: &str, desk: &mut Desk<'_>) -> String {
        match self.optional(key, path, desk) {
            Some(text) => text,
            None => self.missing(key, path, desk),
        }
    }

    /// A text that may be absent; when it is there it is not empty.
    pub(super) fn optional(&self, key: &'static str, path: &str, desk: &mut Desk<'_>) -> Option<String> {
        let entry = self.entry(key)?;
        desk.place(path, entry.at);
        if entry.value.is_empty() {
            let help = "Write a value after the colon, or delete the line if the key is not needed.";
            desk.error(path, entry.at, "empty-value", format!("`{key}` has no value"), help);
        }
        Some(entry.value.clone())
    }

    /// A number that must be there.
    pub(super) fn number<T: FromStr + Default>(
        &self,
        key: &'static str,
        path: &str,
        desk: &mut Desk<'_>,
    ) -> T {
        match self.optional(key, path, desk) {
            Some(text) => self.parse(key, path, &text, desk),
            None => self.missing(key, path, desk),
        }
    }

    /// A number that may be absent.
    pub(super) fn optional_number<T: FromStr + Default>(
        &self,
        key: &'static str,
        path: &str,
        desk: &mut Desk<'_>,
    ) -> Option<T> {
        let text = self.optional(key, path, desk)?;
        Some(self.parse(key, path, &text, desk))
    }

    /// Values parted by `separator`; none when the key is absent.
    pub(super) fn list(
        &self,
        key: &'static str,
        separator: char,
        path: &str,
        desk: &mut Desk<'_>,
    ) -> Vec<String> {
        let text = self.optional(key, path, desk).unwrap_or_default();
        text.split(separator).map(str::trim).filter(|s| !s.is_empty()).map(str::to_owned).collect()
    }

    /// `true` or `false`; false when the key is absent.
    pub(super) fn flag(&self, key: &'static str, path: &str, desk: &mut Desk<'_>) -> bool {
        match self.optional(key, path, desk) {
            Some(text) if !text.is_empty() => self.parse(key, path, &text, desk),
            _ => false,
        }
    }

    fn parse<T: FromStr + Default>(
        &self,
        key: &'static str,
        path: &str,
        text: &str,
        desk: &mut Desk<'_>,
    ) -> T {
        text.parse().unwrap_or_else(|_| {
            if !desk.spoilt.iter().any(|p| p == path) {
                let message = format!("`{key}` is `{text}`, expected {}", form(key));
                desk.error(path, self.value_at(key), "bad-value", message, form_help(key, text));
            }
            T::default()
        })
    }

    fn missing<T: Default>(&self, key: &'static str, path: &str, desk: &mut Desk<'_>) -> T {
        if self.mistyped.contains(&key) {
            desk.spoilt.push(path.to_owned());
            return T::default();
        }
        let help = format!("Add a line `{key}: …` directly below the item's heading: {}.", form(key));
        desk.error(path, self.at, "missing-key", format!("`{key}:` is missing"), help);
        T::default()
    }

    fn entry(&self, key: &str) -> Option<&Entry> {
        self.entries.iter().find(|e| e.key == key)
    }
}

/// Splits at the first colon when what precedes it looks like a key.
fn split(line: &str) -> Option<(&str, &str)> {
    let (key, value) = line.split_once(':')?;
    let key = key.trim();
    let wordlike = key.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '_'));
    (wordlike && !key.is_empty()).then_some((key, value.trim()))
}

fn form(key: &str) -> &'static str {
    match key {
        "skill" => "the id of a [[skill]] in bank.toml",
        "difficulty" => "the judged difficulty, a number from about -2.5 to 2.5",
        "objective" => "what a right answer shows",
        "review-by" => "a month as YYYY-MM by which the item must be read again",
        "status" => "`provisional` or `calibrated`",
        "pilot" | "case" => "`true` or `false`",
        "n" => "how many answers the calibration rests on, a whole number",
        "se" => "the standard error of b, a number",
        "a-se" => "the standard error of a, a number",
        "a" => "the discrimination, a number above 0",
        "b" => "the difficulty, a number",
        "c" => "the lower asymptote, a number from 0 to 0.5",
        "seconds" => "how long an answer takes as a rule, whole seconds",
        "allow" => "`rule (reason)`, several parted by `;`",
        "acceptance" => "how often it is asked where it is the best question, above 0 and at most 1",
        _ => "a value",
    }
}

/// A decimal comma, or a minus sign as typesetters write it, is the usual slip: name it.
fn form_help(key: &str, text: &str) -> String {
    let plain = text.replace(',', ".").replace('\u{2212}', "-");
    if plain != text && plain.parse::<f64>().is_ok() {
        return format!("Write `{key}: {plain}`, with a point and a plain minus sign.");
    }
    let example = match key {
        "difficulty" | "b" => "0.5",
        "a" => "1.2",
        "c" => "0.25",
        "se" | "a-se" => "0.15",
        "n" => "240",
        "seconds" => "45",
        "acceptance" => "0.6",
        _ => "true",
    };
    format!("Write for example `{key}: {example}`.")
}

fn shorten(line: &str) -> String {
    let line = line.trim();
    let mut short: String = line.chars().take(40).collect();
    if short.len() < line.len() {
        short.push('…');
    }
    short
}
