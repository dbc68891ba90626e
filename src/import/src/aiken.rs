//! Aiken: a question, its options `A. …` or `A) …`, and a line `ANSWER: B`.
//!
//! More tolerant than Moodle: the question may have several lines, options may go on below, letters and `ANSWER` may
//! be small, a key may name several letters, and a line `Explanation: …` may follow.

use crate::choose::{OPTIONS, letter, marked};
use crate::flow::Markup;
use crate::keys::{Base, Style};
use crate::{Choice, Haul, Question};

/// Whether the text has lines of answers, and options enough for them.
pub(crate) fn is(text: &str) -> bool {
    let lines = || text.lines().map(str::trim);
    let answers = lines().filter(|line| answer(line).is_some_and(|key| key.len() < 12)).count();
    let options = lines().filter(|line| option(line, 0).is_some()).count();
    answers > 0 && options >= answers
}

/// Reads a whole file.
pub fn read(name: &str, text: &str) -> Haul {
    let mut haul = Haul::default();
    let mut open = Open::default();
    for (at, full) in text.lines().enumerate() {
        let line = full.trim();
        if let Some(key) = answer(line) {
            std::mem::take(&mut open).close(name, at + 1, key, &mut haul);
        } else if let Some(said) = explanation(line).filter(|_| open.is_new()) {
            explain(said, &mut haul);
        } else if let Some((letter, text)) = option(line, open.options.len()) {
            open.options.push((letter, text.to_owned()));
        } else if let Some((_, text)) = open.options.last_mut().filter(|_| !line.is_empty() && !open.parted) {
            text.push('\n');
            text.push_str(line);
        } else if !open.options.is_empty() && !line.is_empty() {
            // Options, an empty line, and a new question: the answer is missing.
            std::mem::take(&mut open).abandon(name, &mut haul);
            open.ask(at + 1, full);
        } else if open.options.is_empty() && (!line.is_empty() || !open.stem.is_empty()) {
            open.ask(at + 1, full);
        }
        open.parted = line.is_empty();
    }
    open.abandon(name, &mut haul);
    if haul.questions.is_empty() && haul.refused.is_empty() {
        haul.refuse(name, "empty", "no question was found; in Aiken each ends with a line `ANSWER: B`");
    }
    haul
}

/// The question being read.
#[derive(Default)]
struct Open {
    line: usize,
    stem: String,
    options: Vec<(usize, String)>,
    /// Whether the line before was empty.
    parted: bool,
}

impl Open {
    fn is_new(&self) -> bool {
        self.stem.is_empty() && self.options.is_empty()
    }

    fn ask(&mut self, line: usize, text: &str) {
        if self.stem.is_empty() {
            self.line = line;
        }
        self.stem.push_str(text.trim_end());
        self.stem.push('\n');
    }

    fn close(self, name: &str, line: usize, key: &str, haul: &mut Haul) {
        let place = format!("{name}:{}", if self.stem.is_empty() { line } else { self.line });
        if self.stem.trim().is_empty() {
            return haul.refuse(place, "malformed", "this answer belongs to no question");
        }
        if self.options.len() < 2 {
            let message = "a question needs two options or more, each on a line like `A. text`";
            return haul.refuse(place, "too-few-options", message);
        }
        if self.options.len() > OPTIONS {
            return haul.refuse(
                place,
                "too-many-options",
                format!("more than {OPTIONS} options are not read"),
            );
        }
        let right = match self.right(key) {
            Ok(right) => right,
            Err(part) => {
                let message = format!("the answer `{part}` is no letter of an option");
                return haul.refuse(place, "unknown-key", message);
            }
        };
        let mut options = Vec::new();
        for (at, (_, text)) in self.options.iter().enumerate() {
            let text = Markup::Plain.inlines(text, haul, &place);
            options.push((Choice { text, ..Choice::default() }, right.contains(&at)));
        }
        let stem = Markup::Plain.blocks(&self.stem, haul, &place);
        match marked(options) {
            Some(body) => haul.questions.push(Question { from: place, stem, body, ..Question::default() }),
            None => haul.refuse(place, "no-key", "the line `ANSWER:` names no letter"),
        }
    }

    /// Places of the right options: by their own letters, else by whatever else a key may be.
    fn right(&self, key: &str) -> Result<Vec<usize>, String> {
        let mut right = Vec::new();
        for part in
            key.split([',', ';', '&', ' ']).map(|k| k.trim_end_matches(['.', ')'])).filter(|k| !k.is_empty())
        {
            match self.options.iter().position(|(l, _)| Some(*l) == letter(part)) {
                Some(at) if right.contains(&at) => {}
                Some(at) => right.push(at),
                None => {
                    let texts: Vec<String> = self.options.iter().map(|(_, text)| text.clone()).collect();
                    return Style { base: Base::One, text: true, guessed: false }.places(key, &texts);
                }
            }
        }
        Ok(right)
    }

    /// A question whose answer is missing.
    fn abandon(self, name: &str, haul: &mut Haul) {
        if !self.options.is_empty() {
            let message = "the question has no line like `ANSWER: B` below its options";
            haul.refuse(format!("{name}:{}", self.line), "no-key", message);
        }
    }
}

fn explain(said: &str, haul: &mut Haul) {
    let Some(place) = haul.questions.last().map(|question| question.from.clone()) else { return };
    let feedback = Markup::Plain.inlines(said, haul, &place);
    if let Some(question) = haul.questions.last_mut() {
        question.feedback = feedback;
    }
}

/// The key of a line like `ANSWER: B`.
pub(crate) fn answer(line: &str) -> Option<&str> {
    named(
        line,
        &["answer", "answers", "correct answer", "correct answers", "correct", "antwort", "lösung", "ans"],
    )
}

fn explanation(line: &str) -> Option<&str> {
    named(line, &["explanation", "rationale", "feedback", "reason", "erklärung", "begründung"])
}

fn named<'l>(line: &'l str, words: &[&str]) -> Option<&'l str> {
    let (word, rest) = line.split_once(':')?;
    let word = word.trim().to_lowercase();
    words.contains(&word.as_str()).then(|| rest.trim())
}

/// Place of the letter and text of a line like `A. text`. Small letters count only where they are next in order: a
/// sentence may well begin with `i.` or `e)`.
pub(crate) fn option(line: &str, next: usize) -> Option<(usize, &str)> {
    let mut chars = line.chars();
    let first = chars.next()?;
    let text = chars.as_str().strip_prefix(['.', ')'])?;
    let at = letter(first.encode_utf8(&mut [0; 4]))?;
    let parted = text.is_empty() || text.starts_with(char::is_whitespace) || at == next;
    (parted && (first.is_ascii_uppercase() || at == next)).then(|| (at, text.trim()))
}
