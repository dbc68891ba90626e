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

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::ranges::Range;
    use super::{cue, form, reading, words};
    use crate::author::allow;
    use crate::{Block, Inline};
    use proptest::prelude::*;

    /// Any letters, and with good luck words and marks that the rules know.
    fn text() -> impl Strategy<Value = String> {
        let known = prop::sample::select(vec![
            "No", "—No", "yes", "to", "10", "–20", "%", "a week", "İ", "(", ")", ";", "all", "of", "the",
            "is", "?", ".", "not", "1,000",
        ]);
        prop::collection::vec(prop_oneof![known.prop_map(str::to_owned), "\\PC{0,4}"], 0..8)
            .prop_map(|parts| parts.join(" "))
    }

    proptest! {
        #[test]
        fn no_text_breaks_a_rule(texts in prop::collection::vec(text(), 1..5)) {
            let whole = texts.join(" ");
            let stem = [Block::P(vec![Inline::Text(whole.clone())])];
            cue::asks(&stem);
            words::negation(&stem);
            reading::hard(&whole, true);
            reading::hard(&whole, false);
            allow::split(&whole);
            for text in &texts {
                words::refers_to_options(text);
                words::absolute(text);
                prop_assert_eq!(words::gist(text), words::gist(&format!(" {text} .")));
            }
            if let Some((odd, its, usual)) = form::odd_one(&texts) {
                prop_assert!(odd < texts.len() && its != usual);
            }
        }

        #[test]
        fn ranges_overlap_where_intervals_meet(a in 0..50_u32, b in 0..50_u32, c in 0..50_u32, d in 0..50_u32, dash in 0..3_usize) {
            let dash = [" to ", "–", " - "][dash];
            let range = |x: u32, y: u32| Range::read(&format!("{}{dash}{} km", x.min(y), x.max(y)));
            let (first, second) = (range(a, b).expect("a range"), range(c, d).expect("a range"));
            let meet = a.min(b).max(c.min(d)) <= a.max(b).min(c.max(d));
            let numbers = first.is_number() && second.is_number();
            prop_assert_eq!(first.overlaps(&second), meet && !numbers);
            prop_assert_eq!(second.overlaps(&first), meet && !numbers);
        }

        #[test]
        fn notes_are_read_as_written(rules in prop::collection::vec(("[a-z]{1,8}", "[a-z;]{0,5}[a-z]( \\([a-z;]{0,5}\\))?"), 0..4)) {
            let text: Vec<String> = rules.iter().map(|(rule, reason)| format!("{rule} ({reason})")).collect();
            prop_assert_eq!(allow::split(&text.join("; ")), rules);
        }
    }
}
