//! Matching: a list of the right entries beside each left one.

use super::all_chosen;
use super::gaps::list;
use crate::state::App;
use crate::take::options::Given;
use crate::take::rich::inlines;
use leptos::prelude::*;
use skillmark_bank::{Choice, Inline, Partner};
use skillmark_text::take;

pub(super) fn controls(
    left: Vec<Partner>,
    options: Vec<Choice>,
    order: &[usize],
    given: RwSignal<Given>,
) -> AnyView {
    let l = App::here().l;
    let names: Vec<String> = left.iter().map(|entry| entry.id.clone()).collect();
    let chosen = RwSignal::new(vec![None; left.len()]);
    let options: Vec<Choice> = order.iter().filter_map(|at| options.get(*at).cloned()).collect();
    let rows = left.iter().enumerate().map(|(place, entry)| {
        let names = names.clone();
        let choose = move |id: String| {
            chosen.update(|chosen| chosen[place] = Some(id).filter(|id| !id.is_empty()));
            given.set(all_chosen(chosen, &names));
        };
        view! {
            <li class="entry">
                <span>{inlines(&entry.text)}</span>
                {list(&options, Inline::plain(&entry.text), choose)}
            </li>
        }
    });
    let rows = rows.collect_view();
    view! {
        <fieldset>
            <legend>{take::match_each(l)}</legend>
            <ul class="entries">{rows}</ul>
        </fieldset>
    }
    .into_any()
}
