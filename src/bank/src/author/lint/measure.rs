//! What the items of a skill can measure, from their information alone.

use super::Lint;
use crate::{Answer, Item, Preset, Skill};
use serde::Serialize;
use skillmark_irt::Model;
use std::collections::BTreeMap;

/// Where the scale is looked at, θ units.
const AT: [f64; 5] = [-2.0, -1.0, 0.0, 1.0, 2.0];
/// A result that lies in the middle of a level holds 90 % there when the level is 2 × 1.645 standard errors wide.
const WIDTHS: f64 = 3.3;
/// More true-false items than this are too many.
const TRUE_FALSE: f64 = 0.10;
/// Shares of fewer items say nothing.
const MANY_ENOUGH: usize = 8;

/// What a skill's items can do.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct SkillTable {
    /// Id of the skill.
    pub skill: String,
    /// Number of items, those on trial included.
    pub items: usize,
    /// Number of items that are scored.
    pub scored: usize,
    /// Number of items of each type.
    pub types: BTreeMap<&'static str, usize>,
    /// Scored items whose difficulty, as stated, is nearest to θ -2 or below, -1, 0, 1, and 2 or above.
    pub regions: [usize; 5],
    /// Fisher information of all scored items together at θ = -2, -1, 0, 1, 2; errors of the parameters are
    /// allowed for.
    pub information: [f64; 5],
    /// The preset that most people take, from which the standard errors follow.
    pub preset: String,
    /// The smallest standard error (θ units) that this preset's `max_items` best items give at these θ.
    pub reachable_se: [f64; 5],
}

/// A skill's scored items as curves.
struct Curves {
    models: Vec<(usize, Model)>,
    shift_sd: f64,
    most: usize,
}

impl Curves {
    /// The smallest standard error at θ: 1 / √(1 + 1 / (1 / I + s²)), I being the information of the best items, s
    /// the SD of an error that all difficulties share, and 1 what the prior N(0, 1) tells.
    fn se(&self, theta: f64) -> f64 {
        let mut each: Vec<f64> = self.models.iter().map(|(_, model)| model.information(theta)).collect();
        each.sort_by(|a, b| b.total_cmp(a));
        let information: f64 = each.iter().take(self.most).sum();
        (1.0 + 1.0 / (1.0 / information + self.shift_sd * self.shift_sd)).sqrt().recip()
    }

    /// The item that tells most at θ.
    fn best(&self, theta: f64) -> Option<usize> {
        let told = self.models.iter().map(|(i, model)| (model.information(theta), *i));
        told.max_by(|a, b| a.0.total_cmp(&b.0)).map(|(_, i)| i)
    }
}

impl Lint<'_> {
    /// Warns of what the items cannot do, and says what they can.
    pub(super) fn measure(&mut self) -> Vec<SkillTable> {
        let bank = &self.draft.bank;
        // The one that the start page has chosen beforehand.
        let usual = bank.presets.iter().find(|preset| preset.id == "normal").or(bank.presets.first());
        let Some(preset) = usual else { return Vec::new() };
        let mut tables = Vec::new();
        for (at, skill) in bank.skills.iter().enumerate() {
            let items = self.items_of(&skill.id);
            let scored = items.iter().filter(|(_, item)| !item.pilot);
            let models = scored.filter_map(|(i, item)| Some((*i, curve(item)?))).collect();
            let most = usize::try_from(preset.max_items).unwrap_or(usize::MAX);
            let curves = Curves { models, shift_sd: skill.shift_sd, most };
            let path = format!("skills[{at}]");
            self.true_false(&path, skill, &items);
            // Too few items are said already, and then nothing can be reached.
            if curves.models.len() >= MANY_ENOUGH {
                self.reachable(&path, skill, &curves, preset);
                self.exposed(skill, &curves);
            }
            tables.push(self.table(skill, &items, &curves, preset));
        }
        tables
    }

    fn true_false(&mut self, path: &str, skill: &Skill, items: &[(usize, &Item)]) {
        let found = items.iter().filter(|(_, item)| matches!(item.answer, Answer::TrueFalse { .. })).count();
        if items.len() >= MANY_ENOUGH && found as f64 > TRUE_FALSE * items.len() as f64 {
            let message = format!("skill `{}`: {found} of {} items are true-false", skill.id, items.len());
            let help = "At most one in ten: turn some into a choice of three or four.";
            self.warn("true-false-share", path, message, help);
        }
    }

    fn reachable(&mut self, path: &str, skill: &Skill, curves: &Curves, preset: &Preset) {
        let missed: Vec<(f64, f64)> = steps(-2.0, 2.0, 0.5)
            .map(|at| (at, curves.se(at)))
            .filter(|(_, se)| *se > preset.stop_se)
            .collect();
        if let Some((at, se)) = missed.iter().copied().max_by(|a, b| a.1.total_cmp(&b.1)) {
            let Preset { id, max_items, stop_se, .. } = preset;
            let message = format!(
                "skill `{}`: preset `{id}` stops at a standard error of {stop_se}, and its {max_items} best questions give {se:.2} \
                 at θ {at} (too few at {} of 9 points from -2 to 2)",
                skill.id,
                missed.len()
            );
            let help = "Write items of that difficulty, calibrate, or raise max_items; the levels may still be told apart.";
            self.warn("unreachable-se", path, message, help);
        }
        for (i, pair) in skill.cuts().windows(2).enumerate() {
            let [low, high] = [pair[0], pair[1]];
            let best =
                steps(low, high, (high - low) / 8.0).map(|at| curves.se(at)).fold(f64::INFINITY, f64::min);
            if high - low < WIDTHS * best {
                let level = &skill.levels[i + 1].id;
                let message = format!(
                    "level `{level}` is {:.2} wide, and preset `{}` reaches a standard error of {best:.2} there: no result sits in it with 90 %",
                    high - low,
                    preset.id
                );
                let help = format!(
                    "Make it at least {:.1} wide, have fewer levels, or write better items there.",
                    WIDTHS * best
                );
                self.warn("unreachable-level", &format!("{path}.levels[{}]", i + 1), message, help);
            }
        }
    }

    /// One item that nearly everybody would be asked.
    fn exposed(&mut self, skill: &Skill, curves: &Curves) {
        let best: Vec<usize> = steps(-2.0, 2.0, 0.1).filter_map(|at| curves.best(at)).collect();
        let mut often: BTreeMap<usize, usize> = BTreeMap::new();
        best.iter().for_each(|item| *often.entry(*item).or_default() += 1);
        if let Some((item, n)) = often.into_iter().find(|(_, n)| 2 * n > best.len()) {
            let share = 100 * n / best.len();
            let message =
                format!("it is the most informative item of `{}` for {share} % of θ from -2 to 2", skill.id);
            let help =
                "Write items as good beside it, or spare it by `exposure` or `randomesque` in the presets.";
            self.warn("exposure", &format!("items[{item}]"), message, help);
        }
    }

    fn table(&self, skill: &Skill, items: &[(usize, &Item)], curves: &Curves, preset: &Preset) -> SkillTable {
        let mut types = BTreeMap::new();
        items.iter().for_each(|(_, item)| *types.entry(item.answer.name()).or_default() += 1);
        let mut regions = [0; 5];
        for (i, item) in items {
            let upper = [-1.5, -0.5, 0.5, 1.5];
            let at = upper.iter().filter(|bound| self.draft.stated[*i] >= **bound).count();
            regions[at] += usize::from(!item.pilot);
        }
        let information = |at: f64| curves.models.iter().map(|(_, model)| model.information(at)).sum();
        SkillTable {
            skill: skill.id.clone(),
            items: items.len(),
            scored: items.iter().filter(|(_, item)| !item.pilot).count(),
            types,
            regions,
            information: AT.map(information),
            preset: preset.id.clone(),
            reachable_se: AT.map(|at| curves.se(at)),
        }
    }
}

/// The curve of an item whose difficulty is known up to an error: averaged over it, it is one of the discrimination
/// a / √(1 + π a² s² / 8) (MacKay 1992).
fn curve(item: &Item) -> Option<Model> {
    let p = &item.params;
    match &p.steps {
        // A judged item's discrimination is that of the averaged curve already.
        Some(steps) => Model::generalized_partial_credit(p.a, steps).ok(),
        None => {
            let flat = p.a / (1.0 + std::f64::consts::PI * p.a * p.a * p.b_sd * p.b_sd / 8.0).sqrt();
            Model::logistic(flat, p.b, p.c, 1.0).ok()
        }
    }
}

fn steps(from: f64, to: f64, by: f64) -> impl Iterator<Item = f64> {
    let n = ((to - from) / by).round().max(0.0) as u32;
    (0..=n).map(move |i| from + f64::from(i) * by)
}
