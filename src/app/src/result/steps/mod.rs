//! How a skill's score came about, question by question.

mod fit;
mod numbers;
mod table;

use super::Scored;
use crate::picture;
use crate::state::App;
use fit::FitTable;
use leptos::prelude::*;
use numbers::NumbersTable;
use skillmark_bank::{Bank, Preset, Skill};
use skillmark_session::{Fit, Taken};
use skillmark_text::{Locale, steps};
use table::StepsTable;

/// Behind a disclosure; what only specialists want lies behind one more.
#[component]
pub fn Steps(
    /// The skill.
    skill: Skill,
    /// The answers to its questions.
    taken: Vec<Taken>,
    /// The attempt they come from.
    scored: Scored,
    /// How they fit, once that is known.
    fit: RwSignal<Option<Fit>>,
) -> impl IntoView {
    let l = App::here().l;
    let bank = scored.loaded.edition.bank();
    let preset = bank.preset(&scored.attempt.plan.preset).cloned().unwrap_or_default();
    view! {
        <details>
            <summary>{steps::title(l)}</summary>
            <p>{lead(l, bank, &preset)}</p>
            <div class="scale" inner_html=picture::of_steps(l, &skill, &taken)></div>
            <StepsTable taken=taken.clone() drawn=is_drawn(&preset) scored=scored.clone()/>
            <details>
                <summary>{steps::specialists(l)}</summary>
                <NumbersTable taken/>
                <FitTable fit/>
            </details>
        </details>
    }
}

/// How the questions were found and what the answers did.
fn lead(l: Locale, bank: &Bank, preset: &Preset) -> String {
    let mut sentences = Vec::new();
    if is_drawn(preset) {
        sentences.push(steps::lead_drawn(l).to_owned());
    } else {
        sentences.push(steps::lead_ranked(l).to_owned());
        if preset.randomesque > 1 {
            sentences.push(steps::lead_among(l, preset.randomesque));
        }
    }
    if bank.items.iter().any(|item| !item.enemies.is_empty()) {
        sentences.push(steps::lead_kept_apart(l).to_owned());
    }
    sentences.push(steps::lead_moved(l).to_owned());
    sentences.join(" ")
}

/// Whether there was no ranking.
fn is_drawn(preset: &Preset) -> bool {
    preset.criterion.as_deref() == Some("random")
}
