//! What holds for every bank, however it was made.
//!
//! The compiler of the authors' format and the loader of `bank.json` both ask here, so that a rule stands once.

mod answer;
mod correlations;
pub(crate) mod items;
mod rich;
mod rules;
mod scales;
mod whole;

use crate::{Bank, FORMAT};
use skillmark_canon::number_text;
use std::collections::BTreeSet;
use std::fmt;

/// Something that no bank may have.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// Stable name of the rule.
    pub code: &'static str,
    /// The field, as in `items[3].params.b`.
    pub path: String,
    /// What was found and what was expected.
    pub message: String,
    /// What an author does about it.
    pub help: &'static str,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.path.is_empty() {
            return f.write_str(&self.message);
        }
        write!(f, "{}: {}", self.path, self.message)
    }
}

/// All problems of a bank, in the order of its fields; none for a sound one.
pub fn validate(bank: &Bank) -> Vec<Problem> {
    let mut check = Check { path: String::new(), problems: Vec::new() };
    check.bank(bank);
    check.problems
}

/// Collects problems while walking down the bank.
struct Check {
    path: String,
    problems: Vec<Problem>,
}

impl Check {
    fn bank(&mut self, bank: &Bank) {
        self.pictures(bank);
        let message = || format!("layout version {} instead of {FORMAT}", bank.format);
        self.expect(bank.format == FORMAT, "format", "format", message, "Build the bank again.");
        self.name("id", &bank.id);
        let message = || format!("`{}` is no version", bank.version);
        let help = "Write three whole numbers: 0.1.0, then 0.1.1 for mended texts, 0.2.0 for new items.";
        self.expect(is_version(&bank.version), "version", "version", message, help);
        let message = || format!("`{}` is no language tag", bank.language);
        let help = "Write a tag such as en, de or pt-BR.";
        self.expect(is_language(&bank.language), "language", "language", message, help);
        for (key, text) in [("title", &bank.title), ("summary", &bank.summary), ("licence", &bank.licence)] {
            self.words(key, text);
        }
        for (i, credit) in bank.credits.iter().enumerate() {
            self.words(&format!("credits[{i}]"), credit);
        }
        self.skills(bank);
        self.correlations(bank);
        self.presets(bank);
        self.items(bank);
        self.rules(bank);
        // Only a sound bank can be asked whether its tests are possible.
        if self.problems.is_empty() {
            self.whole_tests(bank);
        }
    }

    /// Notes a problem with the field `key` below the current path unless `holds`.
    fn expect(
        &mut self,
        holds: bool,
        key: &str,
        code: &'static str,
        message: impl FnOnce() -> String,
        help: &'static str,
    ) {
        if !holds {
            let path = self.path_to(key);
            self.problems.push(Problem { code, path, message: message(), help });
        }
    }

    /// Walks into `key`.
    fn within(&mut self, key: &str, walk: impl FnOnce(&mut Self)) {
        let longer = self.path_to(key);
        let outer = std::mem::replace(&mut self.path, longer);
        walk(self);
        self.path = outer;
    }

    fn path_to(&self, key: &str) -> String {
        match (self.path.as_str(), key) {
            ("", _) => key.to_owned(),
            (path, "") => path.to_owned(),
            (path, key) => format!("{path}.{key}"),
        }
    }

    /// A name that machines use.
    fn name(&mut self, key: &str, name: &str) {
        let message = || match name {
            "" => "a name is missing".to_owned(),
            _ => format!("`{name}` is no name: expected a-z, 0-9 and hyphens between them, at most 64"),
        };
        let help = "Write it in small letters with hyphens: `reads-the-source`.";
        self.expect(is_name(name), key, "name", message, help);
    }

    /// A text that people read.
    fn words(&mut self, key: &str, text: &str) {
        let help = "Write a few words.";
        self.expect(!text.trim().is_empty(), key, "empty-text", || format!("{key} is empty"), help);
        self.clean(key, text);
    }

    /// No character that shows nothing and may do something.
    fn clean(&mut self, key: &str, text: &str) {
        let odd = text.chars().find(|c| c.is_control() && !matches!(c, '\n' | '\t'));
        let code = odd.map_or(0, u32::from);
        let message = || format!("the text holds the control character U+{code:04X}");
        self.expect(odd.is_none(), key, "control-character", message, "Delete it and type the place anew.");
    }

    /// No two of the same name. Positions of the later ones are the problem.
    fn unique<'a>(&mut self, list: &str, kind: &str, names: impl Iterator<Item = &'a str>) {
        let mut seen = BTreeSet::new();
        for (i, name) in names.enumerate() {
            let message = || format!("a second {kind} is called `{name}`");
            let help = "Rename one of them. Results name it by this id, so keep the older one's.";
            self.expect(seen.insert(name), &format!("{list}[{i}].id"), "duplicate-id", message, help);
        }
    }

    /// A finite number within bounds.
    fn number(&mut self, key: &str, value: f64, low: f64, high: f64, help: &'static str) {
        let message = || {
            let [value, low, high] = [value, low, high].map(number_text);
            format!("{key} is {value}, expected {low} to {high}")
        };
        self.expect(value >= low && value <= high, key, "number", message, help);
    }
}

/// Whether a text can be an id: `[a-z0-9]` with single hyphens inside, at most 64.
pub(crate) fn is_name(text: &str) -> bool {
    let fine =
        |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit());
    text.len() <= 64 && text.split('-').all(fine)
}

fn is_version(text: &str) -> bool {
    let number = |part: &str| {
        let plain = !part.is_empty() && part.len() <= 6 && part.bytes().all(|b| b.is_ascii_digit());
        plain && (part.len() == 1 || !part.starts_with('0'))
    };
    text.split('.').count() == 3 && text.split('.').all(number)
}

/// The shape of a BCP 47 tag; whether such a language exists is not looked up.
fn is_language(text: &str) -> bool {
    let mut parts = text.split('-');
    let first = parts.next().unwrap_or_default();
    let alphabetic = (2..=3).contains(&first.len()) && first.bytes().all(|b| b.is_ascii_alphabetic());
    let subtag = |p: &str| (1..=8).contains(&p.len()) && p.bytes().all(|b| b.is_ascii_alphanumeric());
    alphabetic && parts.all(subtag)
}
