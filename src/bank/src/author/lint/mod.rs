//! What a program can see of an item's quality.
//!
//! The rules are those of the guidelines for writing multiple-choice items (Haladyna, Downing & Rodriguez 2002)
//! that can be checked without understanding the question. They point; the author decides.

mod item;
mod skill;
mod words;

use super::{Draft, Finding, Severity, finding};
use crate::{Date, Item};

/// All warnings of a draft.
pub(super) fn warnings(draft: &Draft, today: Date) -> Vec<Finding> {
    let mut lint = Lint { draft, findings: Vec::new(), english: is_english(&draft.bank.language) };
    for (i, item) in draft.bank.items.iter().enumerate() {
        if !draft.map.is_spoilt(&format!("items[{i}]")) {
            lint.item(i, item, today);
        }
    }
    if draft.errors.is_empty() {
        lint.skills();
        lint.presets();
        lint.twins();
        lint.negatives();
    }
    finding::sort(&mut lint.findings);
    lint.findings
}

fn is_english(language: &str) -> bool {
    language.split('-').next().is_some_and(|primary| primary.eq_ignore_ascii_case("en"))
}

struct Lint<'d> {
    draft: &'d Draft,
    findings: Vec<Finding>,
    /// Rules that look at words know English only.
    english: bool,
}

impl<'d> Lint<'d> {
    fn warn(&mut self, code: &'static str, path: &str, message: impl Into<String>, help: impl Into<String>) {
        let Draft { bank, map, .. } = self.draft;
        let warning = map.finding(bank, Severity::Warning, code, path, message.into(), help.into());
        self.findings.push(warning);
    }

    /// Items of one skill with their indices. Pilot items count: they are meant to be scored one day.
    fn items_of(&self, skill: &str) -> Vec<(usize, &'d Item)> {
        self.draft.bank.items.iter().enumerate().filter(|(_, item)| item.skill == skill).collect()
    }
}
