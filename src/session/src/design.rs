//! A preset of a bank as the engine's design.

use skillmark_bank::{Bank, Preset};
use skillmark_irt::exposure::Exposure;
use skillmark_irt::filter::Filter;
use skillmark_irt::stop::{Rule, Stop};
use skillmark_irt::{Criterion, Design};

/// What the preset asks for on one skill; `scored` are the skill's items.
pub(crate) fn design(bank: &Bank, scored: &[usize], cuts: &[f64], preset: &Preset) -> Design {
    let mut stop = vec![Stop::Se(preset.stop_se)];
    // A level that holds everything is never reached.
    if preset.stop_level < 1.0 {
        stop.push(Stop::Level { cuts: cuts.to_vec(), share: preset.stop_level });
    }
    stop.extend(preset.stop_information.map(Stop::MinInformation));
    let mut filters = filters(bank, scored);
    if let (Some(low), Some(high)) = (preset.success_low, preset.success_high) {
        // Enough of them to draw among.
        filters.push(Filter::Success { low, high, keep: preset.randomesque.max(1) as usize });
    }
    let criterion = preset.criterion.as_deref().and_then(Criterion::named);
    Design {
        criterion: criterion.unwrap_or(Criterion::Mfi),
        filters,
        exposure: Exposure::Randomesque(preset.randomesque.max(1) as usize),
        stop: Rule { min_items: preset.min_items, max_items: preset.max_items, stop: Stop::Any(stop) },
        ..Design::default()
    }
}

/// What the items say of each other: enemies never meet, testlets stay together.
fn filters(bank: &Bank, scored: &[usize]) -> Vec<Filter> {
    let item = |i: usize| &bank.items[scored[i]];
    let mut enemies = Vec::new();
    let mut testlets: Vec<(&str, Vec<usize>)> = Vec::new();
    for i in 0..scored.len() {
        let foes = (i + 1..scored.len())
            .filter(|j| item(i).enemies.contains(&item(*j).id) || item(*j).enemies.contains(&item(i).id));
        enemies.extend(foes.map(|j| vec![i, j]));
        let Some(name) = item(i).testlet.as_deref() else { continue };
        match testlets.iter_mut().find(|(known, _)| *known == name) {
            Some((_, members)) => members.push(i),
            None => testlets.push((name, vec![i])),
        }
    }
    let mut filters = Vec::new();
    if !enemies.is_empty() {
        filters.push(Filter::Enemies(enemies));
    }
    if !testlets.is_empty() {
        filters.push(Filter::Testlets(testlets.into_iter().map(|(_, members)| members).collect()));
    }
    filters
}
