//! A preset of a bank as the engine's design.

use skillmark_bank::{Bank, Preset};
use skillmark_irt::exposure::Exposure;
use skillmark_irt::filter::Filter;
use skillmark_irt::stop::{Rule, Stop};
use skillmark_irt::{Criterion, Design};

/// What a bank asks of one skill's test.
#[derive(Clone, Copy)]
pub(crate) struct Asked<'b> {
    pub(crate) bank: &'b Bank,
    pub(crate) preset: &'b Preset,
    /// The skill's items that are scored, by their indices in the bank.
    pub(crate) scored: &'b [usize],
    pub(crate) cuts: &'b [f64],
}

/// What to make of a preset beyond [`usual`].
pub(crate) type Rules = fn(Asked<'_>, &mut Design);

/// What every preset asks for, and enemies, which never meet.
pub(crate) fn usual(Asked { bank, preset, scored, cuts }: Asked<'_>) -> Design {
    let mut stop = vec![Stop::Se(preset.stop_se)];
    // A level that holds everything is never reached.
    if preset.stop_level < 1.0 {
        stop.push(Stop::Level { cuts: cuts.to_vec(), share: preset.stop_level });
    }
    let item = |i: usize| &bank.items[scored[i]];
    let mut enemies = Vec::new();
    for i in 0..scored.len() {
        let foes = (i + 1..scored.len())
            .filter(|j| item(i).enemies.contains(&item(*j).id) || item(*j).enemies.contains(&item(i).id));
        enemies.extend(foes.map(|j| vec![i, j]));
    }
    Design {
        filters: if enemies.is_empty() { Vec::new() } else { vec![Filter::Enemies(enemies)] },
        exposure: Exposure::Randomesque(preset.randomesque.max(1) as usize),
        stop: Rule { min_items: preset.min_items, max_items: preset.max_items, stop: Stop::Any(stop) },
        ..Design::default()
    }
}

/// What few banks ask for: testlets, which stay together, and the rarer rules of presets.
pub(crate) fn rare(asked: Asked<'_>, design: &mut Design) {
    let preset = asked.preset;
    let testlets = testlets(asked);
    if !testlets.is_empty() {
        design.filters.push(Filter::Testlets(testlets));
    }
    if let (Some(low), Some(high)) = (preset.success_low, preset.success_high) {
        // Enough of them to draw among.
        design.filters.push(Filter::Success { low, high, keep: preset.randomesque.max(1) as usize });
    }
    if let Stop::Any(stop) = &mut design.stop.stop {
        stop.extend(preset.stop_information.map(Stop::MinInformation));
    }
    let criterion = preset.criterion.as_deref().and_then(Criterion::named);
    design.criterion = criterion.unwrap_or(design.criterion);
}

fn testlets(Asked { bank, scored, .. }: Asked<'_>) -> Vec<Vec<usize>> {
    let mut testlets: Vec<(&str, Vec<usize>)> = Vec::new();
    for (i, item) in scored.iter().map(|item| &bank.items[*item]).enumerate() {
        let Some(name) = item.testlet.as_deref() else { continue };
        match testlets.iter_mut().find(|(known, _)| *known == name) {
            Some((_, members)) => members.push(i),
            None => testlets.push((name, vec![i])),
        }
    }
    testlets.into_iter().map(|(_, members)| members).collect()
}
