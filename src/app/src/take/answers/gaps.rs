//! Gaps of the stem, each a list.

use super::{Slots, all_chosen};
use crate::state::App;
use crate::take::options::Given;
use leptos::prelude::*;
use skillmark_bank::{Choice, Gap, Inline};
use skillmark_text::take;

pub(super) fn controls() -> AnyView {
    let l = App::here().l;
    view! { <p class="hint">{take::fill_gaps(l)}</p> }.into_any()
}

pub(super) fn slots(gaps: &[Gap], given: RwSignal<Given>) -> Slots {
    let gaps = gaps.to_vec();
    let names: Vec<String> = gaps.iter().map(|gap| gap.id.clone()).collect();
    let chosen = RwSignal::new(vec![None; gaps.len()]);
    let l = App::here().l;
    Box::new(move |id| {
        let Some(place) = gaps.iter().position(|gap| gap.id == id) else { return ().into_any() };
        let names = names.clone();
        let choose = move |id: String| {
            chosen.update(|chosen| chosen[place] = Some(id).filter(|id| !id.is_empty()));
            given.set(all_chosen(chosen, &names));
        };
        list(&gaps[place].options, take::gap(l, place as u32 + 1), choose)
    })
}

/// A list of options, with nothing chosen at first.
pub(super) fn list(options: &[Choice], label: String, choose: impl Fn(String) + 'static) -> AnyView {
    let l = App::here().l;
    let rows = options.iter().map(|option| {
        view! { <option value=option.id.clone()>{Inline::plain(&option.text)}</option> }
    });
    let rows = rows.collect_view();
    view! {
        <select class="gap" aria-label=label on:change:target=move |event| choose(event.target().value())>
            <option value="">{take::choose_in_gap(l)}</option>
            {rows}
        </select>
    }
    .into_any()
}
