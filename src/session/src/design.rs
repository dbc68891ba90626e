//! A preset of a bank as the engine's design.

use crate::instrument::Refusal;
use crate::rules;
use skillmark_bank::{Bank, Item, Preset, enemies, testlets};
use skillmark_irt::exposure::Exposure;
use skillmark_irt::filter::Filter;
use skillmark_irt::stop::{Rule, Stop};
use skillmark_irt::{Criterion, Design};

/// What a bank asks of one skill's test.
#[derive(Clone, Copy)]
pub(crate) struct Asked<'b> {
    pub(crate) bank: &'b Bank,
    pub(crate) preset: &'b Preset,
    /// Id of the skill.
    pub(crate) skill: &'b str,
    /// The skill's items that are scored, by their indices in the bank.
    pub(crate) scored: &'b [usize],
    pub(crate) cuts: &'b [f64],
}

impl<'b> Asked<'b> {
    /// The items that are scored, as the engine counts them.
    pub(crate) fn items(self) -> impl Iterator<Item = &'b Item> {
        self.scored.iter().map(move |index| &self.bank.items[*index])
    }

    /// What the preset says is no rule.
    pub(crate) fn refuse(self, what: String) -> Refusal {
        Refusal::Preset(format!("preset {:?}: {what}", self.preset.id))
    }
}

/// What to make of a preset beyond [`usual`].
pub(crate) type Rules = fn(Asked<'_>, &mut Design) -> Result<(), Refusal>;

/// What every preset asks for, and enemies, which never meet.
pub(crate) fn usual(Asked { bank, preset, scored, cuts, .. }: Asked<'_>) -> Design {
    let mut stop = vec![Stop::Se(preset.stop_se)];
    // A level that holds everything is never reached.
    if preset.stop_level < 1.0 {
        stop.push(Stop::Level { cuts: cuts.to_vec(), share: preset.stop_level });
    }
    let enemies = enemies(bank, scored);
    Design {
        filters: if enemies.is_empty() { Vec::new() } else { vec![Filter::Enemies(enemies)] },
        exposure: Exposure::Randomesque(preset.randomesque.max(1) as usize),
        stop: Rule { min_items: preset.min_items, max_items: preset.max_items, stop: Stop::Any(stop) },
        ..Design::default()
    }
}

/// What few banks ask for: testlets, which stay together, and the rarer rules of presets.
pub(crate) fn rare(asked: Asked<'_>, design: &mut Design) -> Result<(), Refusal> {
    let preset = asked.preset;
    if let Some(name) = &preset.criterion {
        let criterion = Criterion::named(name);
        design.criterion =
            criterion.ok_or_else(|| asked.refuse(format!("no criterion is called {name:?}")))?;
    }
    let testlets = testlets(asked.bank, asked.scored);
    if !testlets.is_empty() {
        design.filters.push(Filter::Testlets(testlets.into_iter().map(|(_, members)| members).collect()));
    }
    if let Stop::Any(stop) = &mut design.stop.stop {
        stop.extend(preset.stop_information.map(Stop::MinInformation));
    }
    rules::add(asked, design)?;
    if let (Some(low), Some(high)) = (preset.success_low, preset.success_high) {
        // Enough of them to draw among.
        design.filters.push(Filter::Success { low, high, keep: preset.randomesque.max(1) as usize });
    }
    Ok(())
}
