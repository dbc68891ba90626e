//! The options: native radio buttons, in the order that follows from the seed.

use super::rich::inlines;
use crate::state::App;
use leptos::prelude::*;
use skillmark_bank::Choice;
use skillmark_text::take;

/// What an option is called beside its text.
pub fn letter(place: usize) -> &'static str {
    ["A", "B", "C", "D", "E", "F", "G", "H", "I"].get(place).copied().unwrap_or("")
}

/// An answer as logs carry it, its parts parted by line ends; none while nothing is chosen or what is there is no answer yet.
pub type Given = Option<String>;

/// The group of options, in screen order.
pub fn options(options: &[Choice], order: &[usize], given: RwSignal<Given>) -> AnyView {
    let l = App::here().l;
    let rows = order.iter().enumerate().filter_map(|(place, index)| {
        let option = options.get(*index)?;
        let (text, id) = (inlines(&option.text), StoredValue::new(option.id.clone()));
        let chosen = move || given.get() == Some(id.get_value());
        Some(view! {
            <label class="option">
                <input type="radio" name="option" prop:checked=chosen
                    on:change=move |_| given.set(Some(id.get_value()))/>
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
    .into_any()
}
