//! Items: what they name exists, one key, parameters that fit their status.

use super::Check;
use super::scales::THETA;
use crate::{Answer, Bank, Item, Params, Status, date};
use skillmark_canon::number_text;
use std::collections::BTreeSet;

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
        self.answer(&item.answer);
        self.within("params", |check| check.params(&item.params, &item.answer));
        if !item.objective.is_empty() {
            self.words("objective", &item.objective);
        }
        let month = &item.review_by;
        let message = || format!("`{month}` is no month");
        let help = "Write the month by which the item must be read again as YYYY-MM.";
        self.expect(
            month.is_empty() || date::year_month(month).is_some(),
            "review_by",
            "date",
            message,
            help,
        );
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

    fn params(&mut self, params: &Params, answer: &Answer) {
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
        let (steps, points) = (params.steps.as_ref().map(Vec::len), answer.points());
        let wanted = (points > 1 && params.status == Status::Calibrated).then_some(points);
        let message = || format!("{} steps, expected {}", steps.unwrap_or(0), wanted.unwrap_or(0));
        let help = "A calibrated item whose parts count has one step for each point; others have none.";
        self.expect(steps == wanted, "steps", "steps", message, help);
        for step in params.steps.iter().flatten() {
            self.number("steps", *step, -THETA, THETA, "Steps lie on the θ scale, as difficulties do.");
        }
        match params.status {
            Status::Provisional => {
                let plain = params.a == 1.0 && params.c == answer.guessing() && params.steps.is_none();
                let (a, c) = (number_text(params.a), number_text(params.c));
                let message = || format!("a judged item has a = {a} and c = {c}");
                let help = "Judged items have a = 1, the chance of guessing as c and no steps; calibrated ones say `status: calibrated`.";
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
