//! How it was measured, for those who want to know: the model, the numbers, and how likely each level is.

use super::Scored;
use super::shares::Shares;
use crate::state::App;
use leptos::prelude::*;
use skillmark_bank::Skill;
use skillmark_session::{ENGINE_REV, SkillOutcome};
use skillmark_text::{before, result};

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
    let fixed = |x: f64| format!("{x:.2}");
    let (theta, se) = (fixed(outcome.theta), fixed(outcome.se));
    let (low, high) = (fixed(outcome.interval.0), fixed(outcome.interval.1));
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
            <p>{result::how_model(l)} " " {result::how_chosen(l)}</p>
            {outcome.provisional.then(|| view! { <p>{result::how_provisional(l)}</p> })}
            <p>{result::how_cuts(l, result::HowCuts { by: &skill.cuts_by, on: &skill.cuts_on })}</p>
            <p>{result::how_replay(l, replay)}</p>
            <p>{result::scale_note(l)}</p>
        </details>
    }
}
