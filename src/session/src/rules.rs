//! A preset with what few banks have, as the engine's design.

use crate::design::{OnSkill, common};
use crate::instrument::Refusal;
use skillmark_bank::{Area, Item, PLATEAU, Preset, Rules, testlets};
use skillmark_irt::exposure::{Exposure, Pace};
use skillmark_irt::filter::{Balance, Filter, strata_blocked};
use skillmark_irt::stop::Stop;
use skillmark_irt::{Criterion, Design, Shadowing};

/// Nodes of the search for a shadow test, before each question. The usual search takes some dozens, and all of them
/// together a few milliseconds.
const NODES: u32 = 1_000;

/// The design of any preset.
pub(crate) fn any(on: &OnSkill<'_>, preset: &Preset) -> Result<Design, Refusal> {
    let refuse = |what: String| Refusal::Preset(format!("preset {:?}: {what}", preset.id));
    let rules = preset.rules().map_err(|fault| refuse(fault.to_string()))?;
    let mut design = common(on, preset);
    if let Some(name) = &preset.criterion {
        design.criterion =
            Criterion::named(name).ok_or_else(|| refuse(format!("no criterion is called {name:?}")))?;
    }
    design.exposure = match rules.exposure.as_deref() {
        None => design.exposure,
        Some("progressive") => Exposure::Progressive(pace(preset)),
        Some("proportional") => Exposure::Proportional(pace(preset)),
        Some("acceptance") => {
            Exposure::SympsonHetter(items(on).map(|item| item.acceptance.unwrap_or(1.0)).collect())
        }
        Some(name) => return Err(refuse(format!("no exposure control is called {name:?}"))),
    };
    let testlets: Vec<_> = testlets(on.bank, on.scored).into_iter().map(|(_, members)| members).collect();
    if !testlets.is_empty() {
        design.filters.push(Filter::Testlets(testlets));
    }
    if let Some(limit) = rules.limit_ms() {
        // First, for it must hold. An item that takes no time still needs some to be left.
        let items = items(on).map(|item| item.ms().max(1)).collect();
        design.filters.insert(0, Filter::Time { items, limit });
    }
    design.filters.extend(content(on, &rules));
    design.filters.extend(rules.strata.map(|strata| stratified(on, strata, preset.max_items)));
    if let (Some(low), Some(high)) = (preset.success_low, preset.success_high) {
        // Enough of them to draw among.
        design.filters.push(Filter::Success { low, high, keep: preset.randomesque.max(1) as usize });
    }
    if let Stop::Any(stops) = &mut design.stop.stop {
        let plateau = |within| Stop::SeChange { within, answers: PLATEAU };
        stops.extend(preset.stop_information.map(Stop::MinInformation));
        stops.extend(rules.stop_se_change.map(plateau));
        stops.extend(rules.stop_total_information.map(Stop::Information));
        if let Some(name) = rules.decide.as_deref() {
            stops.push(
                decided(on, &rules, name)
                    .ok_or_else(|| refuse(format!("no rule of decision is called {name:?}")))?,
            );
        }
    }
    let blueprint = rules.blueprint(on.bank, on.skill, preset);
    design.shadow = blueprint.map(|blueprint| Shadowing { blueprint, nodes: NODES, complete: true });
    Ok(design)
}

fn items<'b>(on: &OnSkill<'b>) -> impl Iterator<Item = &'b Item> {
    let bank = on.bank;
    on.scored.iter().map(|index| &bank.items[*index])
}

/// From chance to value at an even pace.
fn pace(preset: &Preset) -> Pace {
    Pace { length: preset.max_items, acceleration: 1.0 }
}

/// Areas of content in their shares, where the preset has some for this skill.
fn content(on: &OnSkill<'_>, rules: &Rules) -> Option<Filter> {
    let areas: Vec<&Area> = rules.areas(on.bank, on.skill).filter(|area| area.share.is_some()).collect();
    let mut shares: Vec<f64> = areas.iter().filter_map(|area| area.share).collect();
    if shares.is_empty() {
        return None;
    }
    // What is of no area comes last. A sound bank has nothing of the kind.
    shares.push(0.0);
    let place = |item: &Item| areas.iter().position(|area| area.covers(item)).unwrap_or(areas.len());
    Some(Filter::Content { class: items(on).map(place).collect(), shares, balance: Balance::Behind })
}

/// Strata within blocks of like difficulty, for in calibrated banks steep items tend to be hard.
fn stratified(on: &OnSkill<'_>, strata: u32, length: u32) -> Filter {
    let (a, b): (Vec<f64>, Vec<f64>) = items(on).map(|item| (item.params.a, item.params.b)).unzip();
    let end = |k: u32| length * k / strata;
    let lengths = (0..strata).map(|k| end(k + 1) - end(k)).collect();
    Filter::Strata { of: strata_blocked(&a, &b, strata as usize), lengths }
}

fn decided(on: &OnSkill<'_>, rules: &Rules, name: &str) -> Option<Stop> {
    let (error, delta) = (rules.decide_error?, rules.decide_within.unwrap_or_default());
    let cuts = on.cuts.to_vec();
    match name {
        "interval" => Some(Stop::Classify { cuts, alpha: error }),
        "sprt" => Some(Stop::Sprt { cut: *cuts.first()?, delta, alpha: error, beta: error }),
        "ratio" => Some(Stop::Glr { cuts, delta, alpha: error, beta: error }),
        _ => None,
    }
}
