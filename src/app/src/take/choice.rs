//! How long: the presets, with what each asks of a person and what it tells.

use super::expected::{Expected, level_width};
use crate::catalogue::Loaded;
use crate::state::App;
use leptos::prelude::*;
use skillmark_bank::{Preset, Status};
use skillmark_text::before;

/// The lengths, and below them what the chosen one means.
#[component]
pub fn Choice(
    /// The bank.
    loaded: Loaded,
    /// The lengths it has questions for.
    presets: Vec<Preset>,
    /// Id of the chosen one.
    chosen: RwSignal<String>,
) -> impl IntoView {
    let l = App::here().l;
    let width = level_width(loaded.edition.bank());
    let provisional = loaded.edition.bank().items.iter().any(|i| i.params.status == Status::Provisional);
    let known: Vec<(Preset, Option<Expected>)> = presets
        .into_iter()
        .map(|preset| (Expected::of(&loaded.edition, &preset), preset))
        .map(|(e, p)| (p, e))
        .collect();
    let rows = known.iter().map(|(preset, expected)| row(preset, *expected, chosen)).collect_view();
    let expected = move || {
        let (preset, expected) = known.iter().find(|(p, _)| p.id == chosen.get())?;
        Some(((*expected)?, preset.rules.minutes))
    };
    view! {
        <fieldset class="choices">
            <legend>{before::choose_length(l)}</legend>
            {rows}
        </fieldset>
        <div class="expected" aria-live="polite">
            {move || {
                expected().map(|(e, minutes)| {
                    let limit = if minutes.is_some() { before::limit(l) } else { before::no_limit(l) };
                    let precision = width.map(|width| before::PrecisionSimulated { points: e.points, width });
                    view! {
                        <p><strong>{length(l, e)}</strong> " " {limit}</p>
                        <p>{precision.map(|p| before::precision_simulated(l, p))}</p>
                    }
                })
            }}
        </div>
        {provisional.then(|| view! { <p>{before::precision_provisional(l)}</p> })}
    }
}

fn row(preset: &Preset, expected: Option<Expected>, chosen: RwSignal<String>) -> impl IntoView + use<> {
    let l = App::here().l;
    let id = preset.id.clone();
    let picked = id.clone();
    let hint = match (preset.min_items, preset.max_items) {
        (low, high) if low == high => before::preset_hint_exactly(l, high),
        (low, high) => before::preset_hint(l, before::PresetHint { low, high }),
    };
    let precision = expected.map(|e| format!(", {}", before::preset_hint_precision(l, e.points)));
    let limit = preset.rules.minutes.map(|minutes| format!(", {}", before::preset_hint_minutes(l, minutes)));
    view! {
        <label class="choice">
            <input type="radio" name="preset" value=id.clone() prop:checked=move || chosen.get() == id
                on:change=move |_| chosen.set(picked.clone())/>
            <span>{before::preset(l, &preset.id)}<small>{hint}{limit}{precision}</small></span>
        </label>
    }
}

fn length(l: skillmark_text::Locale, expected: Expected) -> String {
    let Expected { questions: (low, high), minutes, .. } = expected;
    match low == high {
        true => before::length_exactly(l, before::LengthExactly { questions: high, minutes }),
        false => before::length(l, before::Length { low, high, minutes }),
    }
}
