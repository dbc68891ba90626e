//! The rules that few presets have, as parts of the engine's design.

use crate::design::Asked;
use crate::instrument::Refusal;
use skillmark_bank::{Area, Item, PLATEAU, Preset};
use skillmark_irt::exposure::{Exposure, Pace};
use skillmark_irt::filter::{Balance, Filter, strata_blocked};
use skillmark_irt::stop::Stop;
use skillmark_irt::{Design, Shadowing};

/// Nodes of the search for a shadow test, before each question. The usual search takes some dozens, and all of them
/// together a few milliseconds.
const NODES: u32 = 1_000;

/// Adds them to a design that has all else but what prefers answers of a certain success.
pub(crate) fn add(asked: Asked<'_>, design: &mut Design) -> Result<(), Refusal> {
    let rules = &asked.preset.rules;
    if let Some(name) = rules.exposure.as_deref() {
        let exposure = exposure(asked, name);
        design.exposure =
            exposure.ok_or_else(|| asked.refuse(format!("no exposure control is called {name:?}")))?;
    }
    if let Some(limit) = rules.limit_ms() {
        // First, for it must hold. An item that takes no time still needs some to be left.
        let items = asked.items().map(|item| item.ms().max(1)).collect();
        design.filters.insert(0, Filter::Time { items, limit });
    }
    design.filters.extend(content(asked));
    design.filters.extend(rules.strata.map(|strata| stratified(asked, strata)));
    if let Stop::Any(stops) = &mut design.stop.stop {
        let plateau = |within| Stop::SeChange { within, answers: PLATEAU };
        stops.extend(rules.stop_se_change.map(plateau));
        stops.extend(rules.stop_total_information.map(Stop::Information));
        if let Some(name) = rules.decide.as_deref() {
            let decided = decided(asked, name);
            stops.push(
                decided.ok_or_else(|| asked.refuse(format!("no rule of decision is called {name:?}")))?,
            );
        }
    }
    let blueprint = rules.blueprint(asked.bank, asked.skill, asked.preset);
    design.shadow = blueprint.map(|blueprint| Shadowing { blueprint, nodes: NODES, complete: true });
    Ok(())
}

fn exposure(asked: Asked<'_>, name: &str) -> Option<Exposure> {
    match name {
        "progressive" => Some(Exposure::Progressive(pace(asked.preset))),
        "proportional" => Some(Exposure::Proportional(pace(asked.preset))),
        "acceptance" => {
            let accepted = asked.items().map(|item| item.acceptance.unwrap_or(1.0));
            Some(Exposure::SympsonHetter(accepted.collect()))
        }
        _ => None,
    }
}

/// From chance to value at an even pace.
fn pace(preset: &Preset) -> Pace {
    Pace { length: preset.max_items, acceleration: 1.0 }
}

/// Areas of content in their shares, where the preset has some for this skill.
fn content(asked: Asked<'_>) -> Option<Filter> {
    let areas = asked.preset.rules.areas(asked.bank, asked.skill);
    let areas: Vec<&Area> = areas.filter(|area| area.share.is_some()).collect();
    let mut shares: Vec<f64> = areas.iter().filter_map(|area| area.share).collect();
    if shares.is_empty() {
        return None;
    }
    // What is of no area comes last. A sound bank has nothing of the kind.
    shares.push(0.0);
    let place = |item: &Item| areas.iter().position(|area| area.covers(item)).unwrap_or(areas.len());
    Some(Filter::Content { class: asked.items().map(place).collect(), shares, balance: Balance::Behind })
}

/// Strata within blocks of like difficulty, for in calibrated banks steep items tend to be hard.
fn stratified(asked: Asked<'_>, strata: u32) -> Filter {
    let (a, b): (Vec<f64>, Vec<f64>) = asked.items().map(|item| (item.params.a, item.params.b)).unzip();
    let end = |k: u32| asked.preset.max_items * k / strata;
    let lengths = (0..strata).map(|k| end(k + 1) - end(k)).collect();
    Filter::Strata { of: strata_blocked(&a, &b, strata as usize), lengths }
}

fn decided(asked: Asked<'_>, name: &str) -> Option<Stop> {
    let rules = &asked.preset.rules;
    let (error, delta) = (rules.decide_error?, rules.decide_within.unwrap_or_default());
    let cuts = asked.cuts.to_vec();
    match name {
        "interval" => Some(Stop::Classify { cuts, alpha: error }),
        "sprt" => Some(Stop::Sprt { cut: *cuts.first()?, delta, alpha: error, beta: error }),
        "ratio" => Some(Stop::Glr { cuts, delta, alpha: error, beta: error }),
        _ => None,
    }
}
