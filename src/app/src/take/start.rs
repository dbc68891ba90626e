//! Start: everything that the attempt will need is written down before its first question shows.

use super::expected::plan;
use crate::catalogue::Loaded;
use crate::dom;
use crate::route::Route;
use crate::shell::{Notice, Tone};
use crate::state::App;
use crate::store::Attempt;
use leptos::prelude::*;
use leptos::task::spawn_local;
use skillmark_text::{before, errors};

/// The button, and what to read where it failed.
#[component]
pub fn StartButton(
    /// The bank.
    loaded: StoredValue<Loaded, LocalStorage>,
    /// Id of the preset.
    chosen: RwSignal<String>,
) -> impl IntoView {
    let app = App::here();
    let l = app.l;
    let busy = RwSignal::new(false);
    let failed = RwSignal::new(false);
    let start = move |_| {
        if busy.get_untracked() {
            return;
        }
        busy.set(true);
        let seed = dom::hex(&dom::random::<16>());
        let (attempt, text) =
            loaded.with_value(|loaded| (attempt(loaded, &chosen.get_untracked(), seed), loaded.text.clone()));
        spawn_local(async move {
            let begun = app.store().begin(&attempt, &text).await;
            let _ = busy.try_set(false);
            match begun {
                Ok(()) => dom::go(&Route::Attempt(attempt.id)),
                Err(_) => drop(failed.try_set(true)),
            }
        });
    };
    view! {
        <div class="actions"><button class="primary" on:click=start>{before::start(l)}</button></div>
        {move || failed.get().then(|| view! { <Notice tone=Tone::Bad text=errors::storage_full(l).to_owned()/> })}
    }
}

/// A new attempt at a bank, by a preset and a seed of 32 hex digits.
pub fn attempt(loaded: &Loaded, preset: &str, seed: String) -> Attempt {
    let edition = &loaded.edition;
    Attempt {
        id: dom::hex(&dom::random::<16>()),
        bank: edition.bank().id.clone(),
        title: edition.bank().title.clone(),
        content: edition.content().to_owned(),
        plan: plan(edition, preset, seed),
        started: dom::now_text(),
        finished: None,
        profile: None,
        more: None,
    }
}
