//! Check boxes: any number of options.

use crate::state::App;
use crate::take::options::{Given, letter};
use crate::take::rich::inlines;
use leptos::prelude::*;
use skillmark_bank::Choice;
use skillmark_text::take;

pub(super) fn controls(options: Vec<Choice>, order: &[usize], given: RwSignal<Given>) -> AnyView {
    let l = App::here().l;
    let ids: Vec<String> = options.iter().map(|option| option.id.clone()).collect();
    let rows = order.iter().enumerate().filter_map(|(place, index)| {
        let option = options.get(*index)?;
        let (id, ids) = (option.id.clone(), ids.clone());
        let text = inlines(&option.text);
        Some(view! {
            <label class="option">
                <input type="checkbox" name="option" on:change=move |_| given.update(|given| toggle(given, &id, &ids))/>
                <span class="key" aria-hidden="true">{letter(place)}</span>
                <span>{text}</span>
            </label>
        })
    });
    let rows = rows.collect_view();
    view! { <fieldset><legend>{take::choose_any(l)}</legend>{rows}</fieldset> }.into_any()
}

/// Chooses, or takes back; the answer keeps the bank's order.
pub(super) fn toggle(given: &mut Given, id: &str, ids: &[String]) {
    let before = given.take().unwrap_or_default();
    let is_chosen = |other: &String| before.split('\n').any(|id| id == other) != (other == id);
    let now: Vec<String> = ids.iter().filter(|other| is_chosen(other)).cloned().collect();
    *given = (!now.is_empty()).then(|| now.join("\n"));
}
