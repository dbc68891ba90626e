//! The rarer rules of presets.

use super::Check;
use crate::{Area, Bank, DECISIONS, EXPOSURES, Item, Preset, Rules, Skill, Status};
use skillmark_canon::{number_text, one_of};
use skillmark_irt::Criterion;

impl Check {
    pub(super) fn rules(&mut self, bank: &Bank) {
        for (i, preset) in bank.presets.iter().enumerate() {
            self.within(&format!("presets[{i}].rules"), |check| check.preset_rules(bank, preset));
        }
    }

    fn preset_rules(&mut self, bank: &Bank, preset: &Preset) {
        let rules = &preset.rules;
        let smallest = preset.criterion.as_deref().and_then(Criterion::named);
        let smallest = smallest.is_some_and(|criterion| criterion.takes_smallest());
        self.exposure(bank, preset, rules, smallest);
        self.strata(bank, preset, rules);
        let minutes = rules.minutes.unwrap_or(1);
        self.number("minutes", minutes.into(), 1.0, 600.0, "The longest time per skill: 10 or 20 are usual.");
        let plateau = rules.stop_se_change.unwrap_or(0.01);
        self.number("stop_se_change", plateau, 0.0001, 0.5, "0.01 θ units is a plateau.");
        let total = rules.stop_total_information.unwrap_or(1.0);
        let help = "5 goes with a standard error of about 0.45: it is one over its square.";
        self.number("stop_total_information", total, 0.1, 100.0, help);
        self.decide(bank, rules);
        for (i, area) in rules.content.iter().enumerate() {
            self.within(&format!("content[{i}]"), |check| check.area(bank, rules, i, area));
        }
        for skill in &bank.skills {
            self.shares(bank, rules, &skill.id);
        }
    }

    fn exposure(&mut self, bank: &Bank, preset: &Preset, rules: &Rules, smallest: bool) {
        let Some(name) = rules.exposure.as_deref() else { return };
        let message = || format!("`{name}` is no way to spare questions: expected {}", one_of(&EXPOSURES));
        let help = "Or leave the line out and set `randomesque`.";
        self.expect(EXPOSURES.contains(&name), "exposure", "exposure", message, help);
        let message =
            || format!("the preset asks for `{name}` and to draw among the {} best", preset.randomesque);
        let help = "Delete one of `exposure` and `randomesque`: there is one way to choose.";
        self.expect(preset.randomesque == 1, "exposure", "exposure", message, help);
        let message = || format!("`{name}` with a criterion of which less is better");
        let help =
            "Choose a criterion other than urry, thopt and mepv, or `randomesque` in place of `exposure`.";
        self.expect(!smallest || name == "acceptance", "exposure", "exposure", message, help);
        let known = name != "acceptance" || bank.items.iter().any(|item| item.acceptance.is_some());
        let message = || "no question says how often it is accepted".to_owned();
        let help = "Give the questions that come too often `acceptance: …`, as simulations make them.";
        self.expect(known, "exposure", "exposure", message, help);
    }

    fn strata(&mut self, bank: &Bank, preset: &Preset, rules: &Rules) {
        let Some(strata) = rules.strata else { return };
        self.number("strata", strata.into(), 2.0, 10.0, "3 or 4 are usual.");
        let message =
            || "strata with a criterion that looks for steep questions, and so undoes them".to_owned();
        let help = "Write `criterion = \"urry\"`, which looks at difficulty only.";
        self.expect(preset.criterion.as_deref() == Some("urry"), "strata", "strata", message, help);
        let steep = bank.items.iter().any(|item| item.params.status == Status::Calibrated);
        let message = || "strata, and all questions are equally steep".to_owned();
        let help =
            "Strata need discriminations from answers: delete the line until questions are calibrated.";
        self.expect(steep, "strata", "strata", message, help);
        let most = strata.min(10);
        let message = || format!("{strata} strata in a test of {} questions", preset.max_items);
        self.expect(most <= preset.max_items, "strata", "strata", message, "Ask for fewer strata.");
    }

    fn decide(&mut self, bank: &Bank, rules: &Rules) {
        let (error, within) = (rules.decide_error, rules.decide_within);
        let Some(name) = rules.decide.as_deref() else {
            let message = || "the preset says how sure to decide, and not how".to_owned();
            let help = "Add `decide = \"interval\"`, or delete decide_error and decide_within.";
            self.expect(error.is_none() && within.is_none(), "decide_error", "decide", message, help);
            return;
        };
        let message = || format!("`{name}` is no way to decide: expected {}", one_of(&DECISIONS));
        self.expect(DECISIONS.contains(&name), "decide", "decide", message, "`interval` is the usual one.");
        let message = || "nothing says how many wrong decisions are accepted".to_owned();
        self.expect(error.is_some(), "decide", "decide", message, "Add `decide_error = 0.1`.");
        self.number("decide_error", error.unwrap_or(0.1), 0.001, 0.4, "0.1 is usual: one in ten.");
        let (needs, has) = (matches!(name, "sprt" | "ratio"), within.is_some());
        let message = || format!("`{name}` needs `decide_within`");
        let help = "Add `decide_within = 0.3`: so near to a cut either decision is right.";
        self.expect(has || !needs, "decide", "decide", message, help);
        let message = || "an interval takes no `decide_within`".to_owned();
        let help = "Delete the line, or write `decide = \"ratio\"`.";
        self.expect(!(has && name == "interval"), "decide_within", "decide", message, help);
        // So cuts and the region around them stay within the grid of θ.
        self.number("decide_within", within.unwrap_or(0.3), 0.05, 0.9, "0.3 θ units is usual.");
        let sprt_of = bank.skills.iter().find(|skill| name == "sprt" && skill.levels.len() != 2);
        let message = || format!("`sprt` decides at one cut, and skill `{}` has several", skill_id(sprt_of));
        let help = "Write `decide = \"ratio\"`, which goes with any number of levels.";
        self.expect(sprt_of.is_none(), "decide", "decide", message, help);
    }

    fn area(&mut self, bank: &Bank, rules: &Rules, index: usize, area: &Area) {
        let name = &area.area;
        let scored = |of: &str| bank.items.iter().any(|i| i.skill == of && !i.pilot && area.covers(i));
        if let Some(skill) = &area.skill {
            let message = || format!("no skill is called `{skill}`");
            let help =
                "Use the id of a [[skill]], or leave the line out: then every skill with such questions.";
            self.expect(bank.skill(skill).is_some(), "skill", "unknown-skill", message, help);
        }
        let found = match &area.skill {
            Some(skill) => bank.skill(skill).is_none() || scored(skill),
            None => bank.skills.iter().any(|skill| scored(&skill.id)),
        };
        let message = || match &area.skill {
            Some(skill) => format!("skill `{skill}` has no scored question of the area `{name}`"),
            None => format!("no scored question is of the area `{name}`"),
        };
        let help = "Give questions a line `content: …` with this name, or mend the name here.";
        self.expect(found, "area", "content", message, help);
        let same = |other: &Area| {
            let both = other.skill.is_none() || area.skill.is_none() || other.skill == area.skill;
            other.area == *name && both
        };
        let message = || format!("the area `{name}` is named twice for the same skill");
        let twice = rules.content[..index].iter().any(same);
        self.expect(!twice, "area", "content", message, "Keep one table and put everything into it.");
        let says = area.share.is_some() || area.at_least.is_some() || area.at_most.is_some();
        let message = || format!("nothing is asked of the area `{name}`");
        self.expect(says, "area", "content", message, "Add `share`, `at_least` or `at_most`.");
        self.number("share", area.share.unwrap_or(1.0), 0.001, 1.0, "A share: 0.4 of the questions.");
        let (least, most) = (area.at_least.unwrap_or(0), area.at_most.unwrap_or(u32::MAX));
        let message = || format!("at_least is {least}, more than at_most, {most}");
        self.expect(least <= most, "at_least", "content", message, "Lower at_least or raise at_most.");
    }

    /// Shares of a skill name all its areas and make up the whole.
    fn shares(&mut self, bank: &Bank, rules: &Rules, skill: &str) {
        let with: Vec<&Area> = rules.areas(bank, skill).filter(|area| area.share.is_some()).collect();
        if with.is_empty() {
            return;
        }
        let scored = bank.items.iter().filter(|item| item.skill == skill && !item.pilot);
        let mut left = scored.filter(|item| !with.iter().any(|area| area.covers(item)));
        if let Some(item) = left.next() {
            let message = || no_share(skill, item, left.count());
            let help = "Every question of a skill with shares has a `content:` with a share; mend names that differ.";
            return self.expect(false, "content", "content", message, help);
        }
        let sum: f64 = with.iter().filter_map(|area| area.share).sum();
        let message = || {
            let sum = number_text((1000.0 * sum).round() / 1000.0);
            format!("the shares of skill `{skill}` sum to {sum}, expected 1")
        };
        let help = "Shares of one skill make up its whole test; 0.33 three times will do.";
        self.expect((sum - 1.0).abs() < 0.015, "content", "content", message, help);
    }
}

fn no_share(skill: &str, item: &Item, others: usize) -> String {
    let more = if others == 0 { String::new() } else { format!(" (and {others} more)") };
    let what = match &item.content {
        Some(area) => format!("of the area `{area}`, which has no share"),
        None => "of no area, and the others have shares".to_owned(),
    };
    format!("question `{}`{more} of skill `{skill}` is {what}", item.id)
}

fn skill_id(skill: Option<&Skill>) -> &str {
    skill.map_or("", |skill| &skill.id)
}
