//! Entries put in order with two buttons each: no dragging is needed.

use crate::dom;
use crate::state::App;
use crate::take::options::Given;
use crate::take::rich::inlines;
use leptos::prelude::*;
use skillmark_bank::{Choice, Inline};
use skillmark_text::take;

pub(super) fn controls(options: Vec<Choice>, order: &[usize], given: RwSignal<Given>) -> AnyView {
    let l = App::here().l;
    let places = RwSignal::new(order.to_vec());
    let said = RwSignal::new(String::new());
    // The entry that was moved last, and whether down: its button is given the focus again, which moving takes from it.
    let moved = RwSignal::new(None);
    let count = order.len();
    let options = StoredValue::new(options);
    let answer = move || {
        options.with_value(|options| {
            places.with_untracked(|places| {
                places.iter().map(|at| options[*at].id.clone()).collect::<Vec<_>>().join("\n")
            })
        })
    };
    given.set(Some(answer()));
    let shift = move |entry: usize, down: bool| {
        let Some(from) = places.with_untracked(|places| places.iter().position(|at| *at == entry)) else {
            return;
        };
        let to = if down { from + 1 } else { from.wrapping_sub(1) };
        if to >= count {
            return;
        }
        places.update(|places| places.swap(from, to));
        given.set(Some(answer()));
        let name = options.with_value(|options| Inline::plain(&options[entry].text));
        said.set(take::now_at(l, take::NowAt { entry: &name, place: to as u32 + 1, count: count as u32 }));
        moved.set(Some((entry, down)));
        dom::focus_first("button[data-moved]");
    };
    let row = move |entry: usize| {
        let (name, text) = options
            .with_value(|options| (Inline::plain(&options[entry].text), inlines(&options[entry].text)));
        view! {
            <li class="entry">
                <span>{text}</span>
                <button type="button" data-moved=move || (moved.get() == Some((entry, false))).then_some("") aria-label=take::earlier(l, &name)
                    on:click=move |_| shift(entry, false)>"\u{2191}"</button>
                <button type="button" data-moved=move || (moved.get() == Some((entry, true))).then_some("") aria-label=take::later(l, &name)
                    on:click=move |_| shift(entry, true)>"\u{2193}"</button>
            </li>
        }
    };
    view! {
        <fieldset>
            <legend>{take::put_in_order(l)}</legend>
            <ol class="entries"><For each=move || places.get() key=|entry| *entry children=row/></ol>
            <p class="hidden-visually" role="status">{said}</p>
        </fieldset>
    }
    .into_any()
}
