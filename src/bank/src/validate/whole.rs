//! Whether a test can be what a preset demands of it, before anybody takes it.

use super::Check;
use crate::blueprint::{enemies, testlets};
use crate::{Area, Bank, Preset};
use skillmark_irt::shadow::{Constraint, Moment, Outcome, Shadow};

/// Nodes of the search for a test. What takes more than this to find is none that sessions could count on.
const NODES: u32 = 20_000;

impl Check {
    /// Solves the blueprint of every preset and skill that has one.
    pub(super) fn whole_tests(&mut self, bank: &Bank) {
        for (i, preset) in bank.presets.iter().enumerate() {
            for skill in &bank.skills {
                let message = impossible(bank, preset, &skill.id);
                let help = "Loosen one of them, or write more questions.";
                let path = format!("presets[{i}].rules.content");
                self.expect(message.is_none(), &path, "blueprint", || message.unwrap_or_default(), help);
            }
        }
    }
}

/// What cannot be met together, in words; nothing when there is a test.
fn impossible(bank: &Bank, preset: &Preset, skill: &str) -> Option<String> {
    let blueprint = preset.rules.blueprint(bank, skill, preset)?;
    let values = vec![0.0; blueprint.items];
    let moment = Moment { values: &values, ..Moment::default() };
    let about = format!("preset `{}`, skill `{skill}`", preset.id);
    match Shadow::new(&blueprint).map(|mut shadow| shadow.solve(&moment, NODES)) {
        Ok(Outcome::Optimal { .. } | Outcome::Best { .. }) => None,
        Ok(Outcome::Infeasible { conflict, .. }) => {
            let told: Vec<String> =
                conflict.into_iter().map(|constraint| told(bank, preset, skill, constraint)).collect();
            let none = "no test meets all bounds; these cannot be met together:";
            Some(format!("{about}: {none} {}", told.join("; ")))
        }
        Ok(Outcome::Unknown) => {
            Some(format!("{about}: no test that meets all bounds was found in a long search"))
        }
        Err(error) => Some(format!("{about}: {error}")),
    }
}

fn told(bank: &Bank, preset: &Preset, skill: &str, constraint: Constraint) -> String {
    let rules = &preset.rules;
    let area = |place: usize| rules.bounded(bank, skill).nth(place);
    let bound = |place: usize, word: &str, number: fn(&Area) -> Option<u32>| {
        let area = area(place);
        let (name, n) = (area.map_or("", |area| &area.area), area.and_then(number).unwrap_or_default());
        let of = bank.items_of(skill, false);
        let count = of.iter().filter(|i| area.is_some_and(|area| area.covers(&bank.items[**i]))).count();
        format!("{word} {n} of the area `{name}` (which has {count})")
    };
    let of = bank.items_of(skill, false);
    match constraint {
        Constraint::ClassMin(place) => bound(place, "at least", |area| area.at_least),
        Constraint::ClassMax(place) => bound(place, "at most", |area| area.at_most),
        Constraint::Length => {
            format!("a test of {} questions (max_items; the skill has {})", preset.max_items, of.len())
        }
        Constraint::Time => {
            let minutes = rules.minutes.unwrap_or_default();
            format!("no more than {minutes} minutes by the questions' `seconds`")
        }
        Constraint::Testlet(place) => {
            let (name, members) = &testlets(bank, &of)[place];
            format!("testlet `{name}` is asked whole ({} questions)", members.len())
        }
        Constraint::Enemies(place) => {
            let names: Vec<String> =
                enemies(bank, &of)[place].iter().map(|i| format!("`{}`", bank.items[of[*i]].id)).collect();
            format!("the enemies {} never meet", names.join(" and "))
        }
        // Nothing is asked yet, and nothing kept out.
        Constraint::Administered(_) | Constraint::Ineligible => "questions that were asked stay".to_owned(),
    }
}
