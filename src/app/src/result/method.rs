//! How it was measured, for those who want to know: the model, the numbers, and how likely each level is.

use super::Scored;
use super::figure::figure;
use super::shares::Shares;
use crate::state::App;
use leptos::prelude::*;
use skillmark_bank::{Area, Bank, Item, Skill};
use skillmark_session::{ENGINE_REV, SkillOutcome};
use skillmark_text::{Locale, PlanWords, before, describe, result};

/// Behind a disclosure.
#[component]
pub fn Method(
    /// The skill.
    skill: Skill,
    /// What is known.
    outcome: SkillOutcome,
    /// The attempt it comes from.
    scored: Scored,
) -> impl IntoView {
    let l = App::here().l;
    let (theta, se) = (figure(outcome.theta), figure(outcome.se));
    let (low, high) = (figure(outcome.interval.0), figure(outcome.interval.1));
    let bank = scored.loaded.edition.bank();
    let replay = result::HowReplay {
        bank: &bank.title,
        version: &bank.version,
        preset: &before::preset(l, &scored.attempt.plan.preset),
        engine: ENGINE_REV,
    };
    view! {
        <details>
            <summary>{result::how(l)}</summary>
            <Shares skill=skill.clone() outcome=outcome.clone()/>
            <p>{result::how_numbers(l, result::HowNumbers { theta: &theta, se: &se, low: &low, high: &high })}</p>
            <p>{result::how_model(l)}</p>
            <p>{plan_in_words(l, bank, &skill, &scored.attempt.plan.preset)}</p>
            <p>{result::how_could_reach(l, result::HowCouldReach { se: &se, reach: &figure(outcome.could_reach) })}</p>
            {outcome.provisional.then(|| view! { <p>{result::how_provisional(l)}</p> })}
            {(!outcome.related.is_empty()).then(|| view! { <p>{result::how_related(l, &related(bank, &outcome))}</p> })}
            <p>{result::how_cuts(l, result::HowCuts { by: &skill.cuts_by, on: &skill.cuts_on })}</p>
            <p>{result::how_replay(l, replay)}</p>
            <p>{result::scale_note(l)}</p>
        </details>
    }
}

/// Titles of the skills whose answers count here too.
fn related(bank: &Bank, outcome: &SkillOutcome) -> String {
    let title = |id: &String| bank.skill(id).map(|skill| skill.title.as_str());
    outcome.related.iter().filter_map(title).collect::<Vec<_>>().join(", ")
}

/// A skill's questions that count.
pub(super) fn scored_items<'b>(bank: &'b Bank, skill: &'b str) -> impl Iterator<Item = &'b Item> {
    bank.items.iter().filter(move |item| item.skill == skill && !item.pilot)
}

/// The preset's rules as they are for this skill, for those who want to know.
fn plan_in_words(l: Locale, bank: &Bank, skill: &Skill, preset: &str) -> Option<String> {
    let preset = bank.preset(preset)?;
    let on_trial = bank.items.iter().filter(|item| item.skill == skill.id && item.pilot).count();
    let rules = &preset.rules;
    let asked = |of: fn(&Area) -> bool| rules.content.iter().any(of);
    let percent = |share: f64| (100.0 * share).round() as u32;
    let se = format!("{:.1}", 10.0 * preset.stop_se);
    Some(describe(
        l,
        &PlanWords {
            criterion: preset.criterion.as_deref().unwrap_or("mfi"),
            among: preset.randomesque,
            spared: rules.exposure.as_deref(),
            strata: rules.strata.is_some(),
            areas: asked(|area| area.share.is_some()),
            bounds: asked(|area| area.at_least.is_some() || area.at_most.is_some()),
            success: preset
                .success_low
                .zip(preset.success_high)
                .map(|(low, high)| (percent(low), percent(high))),
            tied: scored_items(bank, &skill.id)
                .any(|item| item.testlet.is_some() || !item.enemies.is_empty()),
            // A skill may have fewer than the preset wants.
            pilots: preset.pilots.min(on_trial as u32),
            items: (preset.min_items, preset.max_items),
            minutes: rules.minutes,
            se: Some(&se),
            level: (preset.stop_level < 1.0).then(|| percent(preset.stop_level)),
            information: preset.stop_information.is_some(),
            plateau: rules.stop_se_change.is_some(),
            total: rules.stop_total_information.is_some(),
            decided: rules.decide.is_some().then(|| rules.decide_error.map_or(0, percent)),
        },
    ))
}
