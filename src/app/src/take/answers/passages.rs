//! Hot text: passages of the stem as buttons that stay pressed.

use super::Slots;
use super::many::toggle;
use crate::state::App;
use crate::take::options::Given;
use crate::take::rich::inlines;
use leptos::prelude::*;
use skillmark_bank::Choice;
use skillmark_text::take;

pub(super) fn controls() -> AnyView {
    let l = App::here().l;
    view! { <p class="hint">{take::pick_passages(l)}</p> }.into_any()
}

pub(super) fn slots(options: &[Choice], given: RwSignal<Given>) -> Slots {
    let options = options.to_vec();
    let ids: Vec<String> = options.iter().map(|option| option.id.clone()).collect();
    Box::new(move |id| {
        let Some(option) = options.iter().find(|option| option.id == id) else { return ().into_any() };
        let (id, ids, text) = (option.id.clone(), ids.clone(), inlines(&option.text));
        let picked = id.clone();
        let is_picked = move || {
            given.with(|given| given.as_ref().is_some_and(|ids| ids.split('\n').any(|id| id == picked)))
        };
        view! {
            <button type="button" class="passage" aria-pressed=move || is_picked().to_string()
                on:click=move |_| given.update(|given| toggle(given, &id, &ids))>{text}</button>
        }
        .into_any()
    })
}
