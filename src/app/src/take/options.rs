//! The options: native radio buttons, in the order that follows from the seed.

use super::rich::inlines;
use crate::state::App;
use leptos::prelude::*;
use skillmark_bank::Item;
use skillmark_text::take;

/// What an option is called beside its text.
pub fn letter(place: usize) -> &'static str {
    ["A", "B", "C", "D", "E", "F", "G", "H", "I"].get(place).copied().unwrap_or("")
}

/// An answer as logs carry it; none while nothing is chosen or what is there is no answer yet.
pub type Given = Option<Vec<String>>;

/// The group of options.
#[component]
pub fn Options(
    /// The item.
    item: Item,
    /// Indices into its options, in screen order.
    order: Vec<usize>,
    /// The answer: the id of the chosen one.
    given: RwSignal<Given>,
) -> impl IntoView {
    let l = App::here().l;
    let rows = order.iter().enumerate().filter_map(|(place, index)| {
        let option = item.options().get(*index)?;
        let text = inlines(&option.text);
        let id = StoredValue::new(option.id.clone());
        let chosen = move || {
            given.with(|given| given.as_ref().is_some_and(|ids| id.with_value(|id| ids.contains(id))))
        };
        Some(view! {
            <label class="option">
                <input type="radio" name="option" prop:checked=chosen
                    on:change=move |_| given.set(Some(vec![id.get_value()]))/>
                <span class="key" aria-hidden="true">{letter(place)}</span>
                <span>{text}</span>
            </label>
        })
    });
    view! {
        <fieldset>
            <legend class="hidden-visually">{take::choose(l)}</legend>
            {rows.collect_view()}
        </fieldset>
    }
}
