//! Warnings about whole skills and the bank.

use super::words::{self, Negation};
use super::{Lint, item};
use crate::{Block, Item};
use std::collections::BTreeMap;

/// Below this even a quick test asks what everybody has seen.
const FEW: usize = 24;
/// Shares of fewer items say nothing.
const MANY_ENOUGH: usize = 8;

impl Lint<'_> {
    pub(super) fn skills(&mut self) {
        for (i, skill) in self.draft.bank.skills.iter().enumerate() {
            let path = format!("skills[{i}]");
            let items = self.items_of(&skill.id);
            let scored = items.iter().filter(|(_, item)| !item.pilot).count();
            if scored < FEW {
                let message =
                    format!("skill `{}`: {scored} of the {FEW} items that a first test needs", skill.id);
                let help = "Write more: 24 serve one test, 40 a second one, 80 a standard error of 0.3.";
                self.warn("few-items", &path, message, help);
            }
            self.narrow_levels(&path, &skill.cuts());
            if items.len() >= MANY_ENOUGH {
                self.gaps(&path, &items);
            }
            let choices: Vec<(usize, &Item)> =
                items.into_iter().filter(|(_, item)| item::is_choice(item)).collect();
            if choices.len() >= MANY_ENOUGH {
                self.key_positions(&path, &choices);
                self.long_keys(&path, &choices);
            }
        }
    }

    fn narrow_levels(&mut self, path: &str, cuts: &[f64]) {
        for (i, pair) in cuts.windows(2).enumerate() {
            let [low, high] = [pair[0], pair[1]];
            if high - low < 0.5 {
                let message = format!("a level reaches from {low} to {high} only");
                let help = "A test ends near a standard error of 0.5: make levels wider, or have fewer.";
                self.warn("narrow-level", &format!("{path}.levels[{}]", i + 1), message, help);
            }
        }
    }

    /// Stretches of the scale from -2 to 2 where nothing is asked.
    fn gaps(&mut self, path: &str, items: &[(usize, &Item)]) {
        let mut stated: Vec<f64> = items.iter().map(|(at, _)| self.draft.stated[*at]).collect();
        stated.sort_by(f64::total_cmp);
        let inside = stated.into_iter().filter(|b| (-2.0..2.0).contains(b));
        let points: Vec<f64> = [-2.0].into_iter().chain(inside).chain([2.0]).collect();
        for pair in points.windows(2) {
            let [low, high] = [pair[0], pair[1]];
            if high - low > 1.0 {
                let message = format!("no item's difficulty lies between {low} and {high}");
                let help =
                    "People whose level lies there are measured badly: write items of that difficulty.";
                self.warn("difficulty-gap", path, message, help);
            }
        }
    }

    /// Whether the key stands at one place in the list more often than chance allows (2.5 standard deviations).
    fn key_positions(&mut self, path: &str, items: &[(usize, &Item)]) {
        for position in 0..6 {
            let chances = items.iter().map(|(_, item)| item.options().len()).filter(|k| position < *k);
            let chances: Vec<f64> = chances.map(|k| 1.0 / k as f64).collect();
            let expected: f64 = chances.iter().sum();
            let sd = chances.iter().map(|p| p * (1.0 - p)).sum::<f64>().sqrt();
            let here = |item: &Item| item.options().get(position).is_some_and(|option| option.key);
            let found = items.iter().filter(|(_, item)| here(item)).count();
            if found as f64 > expected + 2.5 * sd {
                let (letter, all) = (crate::option_id(position).unwrap_or('?'), items.len());
                let message = format!(
                    "the key is option {letter} in {found} of {all} items, about {expected:.0} expected"
                );
                let help =
                    "Each person sees another order, but whoever reads the file sees the habit: vary it.";
                self.warn("key-position", path, message, help);
            }
        }
    }

    fn long_keys(&mut self, path: &str, items: &[(usize, &Item)]) {
        let lengths = items.iter().filter_map(|(_, item)| item::key_lengths(item));
        let longest = lengths.filter(|(_, key, next)| key > next).count();
        let all = items.len() as f64;
        let chance =
            items.iter().map(|(_, item)| 1.0 / item.options().len().max(1) as f64).sum::<f64>() / all;
        let share = longest as f64 / all;
        if share > chance + 0.10 {
            let message = format!(
                "the key is the longest option in {longest} of {all} items ({:.0} %, by chance {:.0} %)",
                100.0 * share,
                100.0 * chance
            );
            let help = "Who picks the longest option does too well: lengthen wrong options or shorten keys.";
            self.warn("long-keys", path, message, help);
        }
    }

    pub(super) fn presets(&mut self) {
        let bank = &self.draft.bank;
        let smallest = bank
            .skills
            .iter()
            .map(|skill| (bank.items.iter().filter(|i| i.skill == skill.id && !i.pilot).count(), &skill.id));
        let Some((fewest, skill)) = smallest.min() else { return };
        for (i, preset) in bank.presets.iter().enumerate() {
            if preset.min_items < 5 {
                let message = format!("preset `{}` may stop after {} answers", preset.id, preset.min_items);
                let help = "Before the fifth answer a lucky guess decides too much: set min_items = 5.";
                self.warn("short-preset", &format!("presets[{i}].min_items"), message, help);
            }
            if preset.max_items as usize > fewest {
                let (id, max) = (&preset.id, preset.max_items);
                let message =
                    format!("preset `{id}` asks up to {max} questions, skill `{skill}` has only {fewest}");
                let help =
                    "Write more items, or lower max_items: the test would end because nothing is left.";
                self.warn("preset-beyond-bank", &format!("presets[{i}].max_items"), message, help);
            }
        }
    }

    /// Items that ask the same.
    pub(super) fn twins(&mut self) {
        let mut seen: BTreeMap<String, &str> = BTreeMap::new();
        for (i, item) in self.draft.bank.items.iter().enumerate() {
            if let Some(first) = seen.insert(words::normal(&Block::spoken(&item.stem)), &item.id) {
                let message = format!("the question is the same as that of `{first}`");
                let help = "Delete one of them; two forms of one question belong into `enemies:`.";
                self.warn("duplicate-stem", &format!("items[{i}].stem"), message, help);
            }
        }
    }

    /// Even well marked, negative questions are for the exception.
    pub(super) fn negatives(&mut self) {
        let items = &self.draft.bank.items;
        let negative =
            items.iter().filter(|item| words::negation(&item.stem) == Some(Negation::Marked)).count();
        if self.english && negative * 20 > items.len() && negative > 1 {
            let message = format!("{negative} of {} questions are negative", items.len());
            let help = "At most one in twenty: ask for what is right instead.";
            self.warn("negative-share", "", message, help);
        }
    }

    /// Ties that hold nothing together or apart.
    pub(super) fn orphans(&mut self) {
        let items = &self.draft.bank.items;
        for (i, item) in items.iter().enumerate() {
            let together = |other: &&Item| other.skill == item.skill && other.testlet == item.testlet;
            if let Some(name) = &item.testlet
                && items.iter().filter(together).count() == 1
            {
                let message = format!("no other item of `{}` is of testlet `{name}`", item.skill);
                let help = "Correct the name, or delete the line: one item needs no testlet.";
                self.warn("orphan-testlet", &format!("items[{i}].testlet"), message, help);
            }
            for enemy in &item.enemies {
                let other = items.iter().find(|other| other.id == *enemy);
                if let Some(other) = other.filter(|other| other.skill != item.skill) {
                    let message = format!(
                        "`{enemy}` is of skill `{}`, and enemies are kept apart within one",
                        other.skill
                    );
                    let help = "Change one of the two, so that both may come in a session.";
                    self.warn("orphan-enemy", &format!("items[{i}].enemies"), message, help);
                }
            }
        }
    }
}
