//! A preset of a bank as the engine's design.

use crate::instrument::Refusal;
use skillmark_bank::{Bank, Preset, enemies};
use skillmark_irt::Design;
use skillmark_irt::exposure::Exposure;
use skillmark_irt::filter::Filter;
use skillmark_irt::stop::{Rule, Stop};

/// What makes a design of a preset, for one skill. The page has [`usual`] at hand, and loads [`rules::any`](crate::rules::any)
/// with the rest of the engine.
pub(crate) type Designer = fn(&OnSkill<'_>, &Preset) -> Result<Design, Refusal>;

/// A skill of a bank, ready for a design.
pub(crate) struct OnSkill<'b> {
    pub(crate) bank: &'b Bank,
    /// Id of the skill.
    pub(crate) skill: &'b str,
    /// The skill's items, as the engine counts them.
    pub(crate) scored: &'b [usize],
    pub(crate) cuts: &'b [f64],
}

/// The design of a preset that asks for nothing rare.
pub(crate) fn usual(on: &OnSkill<'_>, preset: &Preset) -> Result<Design, Refusal> {
    let rules = preset.criterion.is_some() || preset.success_low.is_some() || preset.rules.is_some();
    let testlets = on.scored.iter().any(|index| on.bank.items[*index].testlet.is_some());
    if rules || testlets || preset.stop_information.is_some() {
        Err(Refusal::Rare)
    } else {
        Ok(common(on, preset))
    }
}

/// What all presets have, and enemies, which never meet.
pub(crate) fn common(on: &OnSkill<'_>, preset: &Preset) -> Design {
    let mut stop = vec![Stop::Se(preset.stop_se)];
    // A level that holds everything is never reached.
    if preset.stop_level < 1.0 {
        stop.push(Stop::Level { cuts: on.cuts.to_vec(), share: preset.stop_level });
    }
    let enemies = enemies(on.bank, on.scored);
    Design {
        filters: if enemies.is_empty() { Vec::new() } else { vec![Filter::Enemies(enemies)] },
        exposure: Exposure::Randomesque(preset.randomesque.max(1) as usize),
        stop: Rule { min_items: preset.min_items, max_items: preset.max_items, stop: Stop::Any(stop) },
        ..Design::default()
    }
}
