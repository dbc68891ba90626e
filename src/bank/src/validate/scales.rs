//! Skills with their levels, and presets.

use super::Check;
use crate::{Alignment, Bank, Date, Level, Preset, Skill};
use skillmark_canon::number_text;
use skillmark_irt::Criterion;

/// Cuts and difficulties stay well inside the grid on which θ is estimated.
pub(super) const THETA: f64 = 4.0;

impl Check {
    pub(super) fn skills(&mut self, bank: &Bank) {
        let help = "Add a [[skill]] with its levels.";
        self.expect(!bank.skills.is_empty(), "skills", "no-skills", || "no skill".into(), help);
        self.unique("skills", "skill", bank.skills.iter().map(|s| s.id.as_str()));
        for (i, skill) in bank.skills.iter().enumerate() {
            self.within(&format!("skills[{i}]"), |check| check.skill(skill));
        }
    }

    fn skill(&mut self, skill: &Skill) {
        self.name("id", &skill.id);
        self.words("title", &skill.title);
        self.words("definition", &skill.definition);
        self.words("cuts_by", &skill.cuts_by);
        let message = || format!("`{}` is no day", skill.cuts_on);
        let help = "Write the day on which the cut scores were set as YYYY-MM-DD.";
        self.expect(Date::parse(&skill.cuts_on).is_some(), "cuts_on", "date", message, help);
        self.number("shift_sd", skill.shift_sd, 0.0, 2.0, "0.3 is usual; 0 when all items are calibrated.");
        let message = || format!("{} level: expected 2 to 8", skill.levels.len());
        let help = "A level is a band on the scale: add [[skill.level]] tables from low to high.";
        self.expect((2..=8).contains(&skill.levels.len()), "levels", "levels", message, help);
        self.unique("levels", "level", skill.levels.iter().map(|l| l.id.as_str()));
        let mut below = None;
        for (i, level) in skill.levels.iter().enumerate() {
            self.within(&format!("levels[{i}]"), |check| check.level(i, level, below));
            below = level.cut.or(below);
        }
        for (i, alignment) in skill.alignments.iter().enumerate() {
            self.within(&format!("alignments[{i}]"), |check| check.alignment(alignment));
        }
    }

    fn level(&mut self, index: usize, level: &Level, below: Option<f64>) {
        self.name("id", &level.id);
        self.words("title", &level.title);
        self.words("can_do", &level.can_do);
        match (index, level.cut) {
            (0, None) => {}
            (0, Some(cut)) => {
                let message =
                    || format!("the lowest level has a cut, {}, and nothing lies below it", number_text(cut));
                self.expect(false, "cut", "cut", message, "Delete the line: the lowest level has no cut.");
            }
            (_, None) => {
                let message = || format!("level `{}` has no cut", level.id);
                self.expect(false, "cut", "cut", message, "Add `cut = …`, the level's lower end on θ.");
            }
            (_, Some(cut)) => {
                self.number("cut", cut, -THETA, THETA, "Cuts lie on the θ scale; -1.5 to 1.5 is usual.");
                let message = || {
                    let (cut, below) = (number_text(cut), number_text(below.unwrap_or_default()));
                    format!("the cut {cut} is not above the cut of the level before, {below}")
                };
                let help = "Levels go from low to high: raise this cut, or put the levels in order.";
                self.expect(below.is_none_or(|below| cut > below), "cut", "cut-order", message, help);
            }
        }
    }

    fn alignment(&mut self, alignment: &Alignment) {
        self.words("framework", &alignment.framework);
        self.words("name", &alignment.name);
        if let Some(code) = &alignment.code {
            self.words("code", code);
        }
        let url = &alignment.url;
        let message = || format!("`{url}` is no https address");
        let address = url.strip_prefix("https://").is_some_and(|rest| rest.contains('.'));
        let fine = address && !url.contains(|c: char| c.is_whitespace() || c.is_control());
        self.expect(fine, "url", "url", message, "Write the full address: https://…");
        let relation = &alignment.relation;
        let message = || format!("`{relation}` is no relation: expected exact, close, broader or narrower");
        let known = ["exact", "close", "broader", "narrower"].contains(&relation.as_str());
        let help = "Say how the framework's entry relates to the skill: it is `broader` when it covers more.";
        self.expect(known, "relation", "relation", message, help);
    }

    /// What a preset may leave out.
    fn choice(&mut self, preset: &Preset) {
        if let Some(name) = &preset.criterion {
            let message = || format!("`{name}` is no criterion");
            let help = "Leave the line out for `mfi`, or write one of: urry, thopt, mlwi, mpwi, mei, mei_fisher, mepv, kl, klp, \
                gdi, gdip, random.";
            self.expect(Criterion::named(name).is_some(), "criterion", "criterion", message, help);
        }
        let (low, high) = (preset.success_low, preset.success_high);
        let message = || "one end of the wanted success is missing".to_owned();
        let help = "Write both, as 0.75 and 0.80, or none.";
        self.expect(low.is_some() == high.is_some(), "success_low", "success", message, help);
        if let (Some(low), Some(high)) = (low, high) {
            self.number("success_low", low, 0.3, 0.95, "0.75 is gentle; questions tell most near 0.68.");
            self.number("success_high", high, low, 0.98, "0.80 is gentle.");
        }
        if let Some(least) = preset.stop_information {
            self.number(
                "stop_information",
                least,
                0.001,
                5.0,
                "0.05 is little: a question of the middle has about 0.2.",
            );
        }
        self.number("pilots", preset.pilots.into(), 0.0, 20.0, "2 or 3 are usual.");
    }

    pub(super) fn presets(&mut self, bank: &Bank) {
        let help = "Add a [[preset]]: how long a test is and when it stops.";
        self.expect(!bank.presets.is_empty(), "presets", "no-presets", || "no preset".into(), help);
        self.unique("presets", "preset", bank.presets.iter().map(|p| p.id.as_str()));
        for (i, preset) in bank.presets.iter().enumerate() {
            self.within(&format!("presets[{i}]"), |check| {
                let (min, max) = (preset.min_items, preset.max_items);
                check.name("id", &preset.id);
                check.number("max_items", max.into(), 1.0, 200.0, "15 is a usual length per skill.");
                check.number("min_items", min.into(), 1.0, 200.0, "5 is usual.");
                let message = || format!("max_items is {max}, less than min_items, {min}");
                let help = "A test stops between the two: raise max_items or lower min_items.";
                check.expect(min <= max, "max_items", "preset-length", message, help);
                check.number("stop_se", preset.stop_se, 0.1, 2.0, "0.45 θ units is usual.");
                check.number("stop_level", preset.stop_level, 0.5, 1.0, "0.9 is usual.");
                check.number("randomesque", preset.randomesque.into(), 1.0, 20.0, "3 to 5 is usual.");
                check.number("valid_months", preset.valid_months.into(), 1.0, 120.0, "12 is usual.");
                check.choice(preset);
            });
        }
    }
}
