//! A preset of a bank as the engine's design.

use crate::Error;
use skillmark_bank::{Bank, Preset, Ties};
use skillmark_irt::Design;
use skillmark_irt::exposure::Exposure;
use skillmark_irt::filter::Filter;
use skillmark_irt::stop::{Rule, Stop};

/// What makes a design of a preset, for one skill. The page has [`usual`] at hand, and loads [`rules::any`](crate::rules::any)
/// with the rest of the engine.
pub(crate) type Designer = fn(&OnSkill<'_>, &Preset) -> Result<Design, Error>;

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
pub(crate) fn usual(on: &OnSkill<'_>, preset: &Preset) -> Result<Design, Error> {
    let rare = preset.criterion.is_some() || preset.success_low.is_some() || preset.rules.is_some();
    if rare { Err(whole_engine()) } else { Ok(common(on, preset)) }
}

/// Says that the rest of the engine must be loaded.
pub(crate) fn whole_engine() -> Error {
    Error::new("TOOLS", "a preset asks for the whole engine".to_owned())
}

/// What all presets have.
pub(crate) fn common(on: &OnSkill<'_>, preset: &Preset) -> Design {
    let mut stop = vec![Stop::Se(preset.stop_se)];
    // A level that holds everything is never reached.
    if preset.stop_level < 1.0 {
        stop.push(Stop::Level { cuts: on.cuts.to_vec(), share: preset.stop_level });
    }
    stop.extend(preset.stop_information.map(Stop::MinInformation));
    Design {
        filters: filters(on),
        exposure: Exposure::Randomesque(preset.randomesque.max(1) as usize),
        stop: Rule { min_items: preset.min_items, max_items: preset.max_items, stop: Stop::Any(stop) },
        ..Design::default()
    }
}

/// What the items say of each other: enemies never meet, testlets stay together.
fn filters(on: &OnSkill<'_>) -> Vec<Filter> {
    let Ties { enemies, testlets } = Ties::of(on.bank, on.scored);
    let mut filters = Vec::new();
    if !enemies.is_empty() {
        filters.push(Filter::Enemies(enemies));
    }
    if !testlets.is_empty() {
        filters.push(Filter::Testlets(testlets.into_iter().map(|(_, members)| members).collect()));
    }
    filters
}
