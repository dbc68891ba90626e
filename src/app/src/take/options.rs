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

/// The group of options.
#[component]
pub fn Options(
    /// The item.
    item: Item,
    /// Indices into its options, in screen order.
    order: Vec<usize>,
    /// Position on screen of the chosen one.
    chosen: RwSignal<Option<usize>>,
) -> impl IntoView {
    let l = App::here().l;
    let rows = order.iter().enumerate().filter_map(|(place, index)| {
        let text = inlines(&item.options().get(*index)?.text);
        Some(view! {
            <label class="option">
                <input type="radio" name="option" prop:checked=move || chosen.get() == Some(place)
                    on:change=move |_| chosen.set(Some(place))/>
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
