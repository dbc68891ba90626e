//! Items: what they name exists, one key, parameters that fit their status.

use super::Check;
use super::scales::THETA;
use crate::{Bank, Choice, Inline, Item, Params, Status, date};
use skillmark_canon::number_text;
use std::collections::BTreeSet;

/// Most options an item can have. Three or four are enough (Rodriguez 2005).
const OPTIONS: std::ops::RangeInclusive<usize> = 2..=6;

/// Canonical id of an option by its place in the author's order: `a`, `b`, …
pub(crate) fn option_id(index: usize) -> Option<char> {
    ('a'..='z').nth(index)
}

impl Check {
    pub(super) fn items(&mut self, bank: &Bank) {
        let help = "Write items into items/*.md.";
        self.expect(!bank.items.is_empty(), "items", "no-items", || "no item".into(), help);
        self.unique("items", "item", bank.items.iter().map(|i| i.id.as_str()));
        let mut ids = BTreeSet::new();
        ids.extend(bank.items.iter().map(|i| i.id.as_str()));
        let rank = |item: &Item| bank.skills.iter().position(|s| s.id == item.skill);
        let mut last = None;
        for (i, item) in bank.items.iter().enumerate() {
            self.within(&format!("items[{i}]"), |check| {
                let known = rank(item);
                let skill = &item.skill;
                let message = || format!("no skill is called `{skill}`");
                let help = "Use the id of a [[skill]] in bank.toml.";
                check.expect(known.is_some(), "skill", "unknown-skill", message, help);
                let message = || format!("an item of `{skill}` follows one of a later skill");
                let grouped = known.is_none() || known >= last;
                check.expect(grouped, "skill", "item-order", message, "Build the bank again.");
                last = known.or(last);
                check.item(item, &ids);
            });
        }
        for (i, skill) in bank.skills.iter().enumerate() {
            let asked = bank.items.iter().any(|item| item.skill == skill.id && !item.pilot);
            let message = || format!("skill `{}` has no item that is scored", skill.id);
            let help = "Write items with this `skill:`, or delete the skill.";
            self.expect(asked, &format!("skills[{i}]"), "skill-without-items", message, help);
        }
    }

    fn item(&mut self, item: &Item, ids: &BTreeSet<&str>) {
        self.name("id", &item.id);
        self.stem("stem", &item.stem);
        self.options(item.options());
        self.within("params", |check| check.params(&item.params, item.options().len()));
        self.words("objective", &item.objective);
        let month = &item.review_by;
        let message = || format!("`{month}` is no month");
        let help = "Write the month by which the item must be read again as YYYY-MM.";
        self.expect(date::year_month(month).is_some(), "review_by", "date", message, help);
        for (i, source) in item.sources.iter().enumerate() {
            self.words(&format!("sources[{i}]"), source);
        }
        if let Some(testlet) = &item.testlet {
            self.name("testlet", testlet);
        }
        if let Some(area) = &item.content {
            self.name("content", area);
        }
        if let Some(seconds) = item.seconds {
            self.number(
                "seconds",
                seconds.into(),
                1.0,
                3600.0,
                "45 is usual: reading, thinking and choosing.",
            );
        }
        if let Some(acceptance) = item.acceptance {
            let help = "From simulations, 0.01 to 1; leave it out for questions that are always accepted.";
            self.number("acceptance", acceptance, 0.01, 1.0, help);
        }
        for (i, enemy) in item.enemies.iter().enumerate() {
            let other = enemy != &item.id && ids.contains(enemy.as_str());
            let message = || format!("`{enemy}` is no other item of this bank");
            let help = "Name items that must not come in the same session, parted by commas.";
            self.expect(other, &format!("enemies[{i}]"), "unknown-enemy", message, help);
        }
    }

    fn options(&mut self, options: &[Choice]) {
        let path = "answer.options";
        let count = options.len();
        let message = || format!("{count} options, expected 2 to 6");
        self.expect(OPTIONS.contains(&count), path, "option-count", message, "Three or four are usual.");
        let keys = options.iter().filter(|o| o.key).count();
        let message = || match keys {
            0 => "no option is the key".to_owned(),
            _ => format!("{keys} options are marked as the key, expected one"),
        };
        let help = "Mark exactly one option with `- [x]`: the one that a second expert would choose too.";
        self.expect(keys == 1, path, "one-key", message, help);
        for (i, option) in options.iter().enumerate() {
            self.within(&format!("{path}[{i}]"), |check| {
                let canonical = option_id(i).is_some_and(|id| option.id.chars().eq([id]));
                let message = || format!("option id `{}` out of order", option.id);
                check.expect(canonical, "id", "option-id", message, "Build the bank again.");
                check.runs("text", &option.text);
                check.runs("rationale", &option.rationale);
                for (key, runs) in [("text", &option.text), ("rationale", &option.rationale)] {
                    let message = || format!("the option's {key} is empty");
                    let worded = !Inline::plain(runs).trim().is_empty();
                    check.expect(worded, key, "empty-text", message, "Write a few words.");
                }
            });
        }
    }

    fn params(&mut self, params: &Params, options: usize) {
        self.number("a", params.a, 0.05, 5.0, "Discriminations lie between 0.5 and 2.5 as a rule.");
        self.number("b", params.b, -THETA, THETA, "Difficulties lie on the θ scale, -2.5 to 2.5 as a rule.");
        self.number("c", params.c, 0.0, 0.5, "The share of right answers by guessing, at most one half.");
        self.number("b_sd", params.b_sd, 0.0, 3.0, "`se` is the standard error of b, in θ units.");
        if let Some(sd) = params.a_sd {
            let help = "`a-se` is the standard error of a. Beyond a third of a, calibrate on more answers.";
            let [found, a] = [sd, params.a].map(number_text);
            let message = || format!("a_sd is {found}, expected 0 to a third of a, which is {a}");
            self.expect(sd >= 0.0 && 3.0 * sd <= params.a, "a_sd", "number", message, help);
            let message = || "a judged item has a standard error of a".to_owned();
            let help = "Judged items have a = 1 as a convention; calibrated ones say `status: calibrated`.";
            self.expect(params.status == Status::Calibrated, "a_sd", "provisional-params", message, help);
        }
        match params.status {
            Status::Provisional => {
                let plain = params.a == 1.0 && params.c == 1.0 / options.max(1) as f64;
                let (a, c) = (number_text(params.a), number_text(params.c));
                let message = || format!("a judged item has a = {a} and c = {c}");
                let help =
                    "Judged items have a = 1 and c = 1/options; calibrated ones say `status: calibrated`.";
                self.expect(plain, "", "provisional-params", message, help);
                let message = || "a judged difficulty is given as certain".to_owned();
                let help = "Lower `agreement` or raise `spread` in [provisional].";
                self.expect(params.b_sd > 0.0, "b_sd", "provisional-params", message, help);
            }
            Status::Calibrated => {
                let message = || "a calibrated item does not say how many answers it rests on".to_owned();
                let help = "Add `n: …`, the number of answers.";
                self.expect(params.n.is_some_and(|n| n > 0), "n", "calibration", message, help);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn ids_are_small_letters_digits_and_single_hyphens() {
        for name in ["a", "ai-literacy", "item-7", "7"] {
            assert!(super::super::is_name(name), "{name}");
        }
        for name in ["", "-", "a--b", "a-", "A", "a_b", "é", &"a".repeat(65)] {
            assert!(!super::super::is_name(name), "{name}");
        }
    }
}
