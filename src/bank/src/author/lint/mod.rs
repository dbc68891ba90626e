//! What a program can see of an item's quality.
//!
//! The rules are those of the guidelines for writing multiple-choice items (Haladyna, Downing & Rodriguez 2002)
//! that can be checked without understanding the question. They point; the author decides, and may say why a
//! warning is to be let stand.

mod cue;
mod form;
mod item;
mod lists;
mod measure;
mod options;
mod ranges;
mod reading;
mod rules;
mod silence;
mod skill;
mod words;

pub use measure::SkillTable;
pub use rules::{RULES, Rule};

use super::{Draft, Finding, Severity, finding};
use crate::{Date, Item};
use serde::Serialize;

/// What the checks of a draft have to say.
#[derive(Debug, Clone)]
pub struct Warnings {
    /// What deserves a second look, in file order.
    pub findings: Vec<Finding>,
    /// What would be there too, had its author not said why it stands.
    pub silenced: Vec<Silenced>,
    /// What each skill's items can do; empty while the draft has errors.
    pub skills: Vec<SkillTable>,
}

/// A finding that its author lets stand.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Silenced {
    /// What was found.
    #[serde(flatten)]
    pub finding: Finding,
    /// Why it stands.
    pub reason: String,
}

/// All warnings of a draft.
pub(super) fn check(draft: &Draft, today: Date) -> Warnings {
    let mut lint = Lint { draft, found: Vec::new(), english: is_english(&draft.bank.language) };
    for (i, item) in draft.bank.items.iter().enumerate() {
        if !draft.map.is_spoilt(&format!("items[{i}]")) {
            lint.item(i, item, today);
        }
    }
    let mut skills = Vec::new();
    if draft.errors.is_empty() {
        lint.skills();
        lint.presets();
        lint.twins();
        lint.negatives();
        lint.orphans();
        skills = lint.measure();
    }
    let silenced = lint.silence();
    let mut findings: Vec<Finding> = lint.found.into_iter().map(|found| found.finding).collect();
    finding::sort(&mut findings);
    Warnings { findings, silenced, skills }
}

fn is_english(language: &str) -> bool {
    language.split('-').next().is_some_and(|primary| primary.eq_ignore_ascii_case("en"))
}

struct Lint<'d> {
    draft: &'d Draft,
    found: Vec<Found>,
    /// Rules that look at words know English only.
    english: bool,
}

/// A finding with the path of what it is about.
struct Found {
    path: String,
    finding: Finding,
}

impl<'d> Lint<'d> {
    fn warn(&mut self, code: &'static str, path: &str, message: impl Into<String>, help: impl Into<String>) {
        let Draft { bank, map, .. } = self.draft;
        let finding = map.finding(bank, Severity::Warning, code, path, message.into(), help.into());
        self.found.push(Found { path: path.to_owned(), finding });
    }

    /// Items of one skill with their indices. Pilot items count: they are meant to be scored one day.
    fn items_of(&self, skill: &str) -> Vec<(usize, &'d Item)> {
        self.draft.bank.items.iter().enumerate().filter(|(_, item)| item.skill == skill).collect()
    }
}
