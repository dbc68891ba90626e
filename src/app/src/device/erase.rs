//! Delete everything.

use crate::route::Route;
use crate::state::App;
use crate::{dom, keys, store};
use gloo::events::EventListener;
use leptos::prelude::*;
use skillmark_text::device;

/// A button that asks once, and says what is lost.
#[component]
pub fn Erase(
    /// How much of what would be deleted.
    counts: String,
) -> impl IntoView {
    let app = App::here();
    let l = app.l;
    let (asking, busy) = (RwSignal::new(false), RwSignal::new(false));
    let counts = StoredValue::new(counts);
    let go = move |_| {
        busy.set(true);
        erase(app);
    };
    view! {
        <section>
            <h2>{device::erase(l)}</h2>
            {move || match asking.get() {
                false => view! {
                    <p class="actions"><button on:click=move |_| asking.set(true)>{device::erase(l)}</button></p>
                }.into_any(),
                true => view! {
                    <div role="alert" class="notice look">
                        <p>{counts.get_value()}</p>
                        <p>{device::erase_lost(l)}</p>
                    </div>
                    <div class="actions">
                        <button disabled=move || busy.get() on:click=go>{device::erase_all(l)}</button>
                        <button class="plain" on:click=move |_| asking.set(false)>{device::erase_keep(l)}</button>
                        <span role="status">{move || busy.get().then(|| device::erasing(l))}</span>
                    </div>
                }.into_any(),
            }}
        </section>
    }
}

/// Deletes the database; the browser tells every tab that has it open, this one too, and each lets go and says so
/// (`store::Idb`). The app keeps nothing elsewhere: no caches of its own, no cookies, no local storage.
fn erase(app: App) {
    let deleting = match app.store().lasting() {
        true => {
            dom::window().indexed_db().ok().flatten().and_then(|all| all.delete_database(store::NAME).ok())
        }
        false => None,
    };
    match deleting {
        // What follows on success is drawn by whoever is told. Otherwise everything is still there, and is shown again.
        Some(request) => EventListener::once(&request, "error", |_| load_again()).forget(),
        // Nothing was kept but in this page.
        None => load_again(),
    }
}

/// Loads the app again, at its first page.
pub fn begin_anew() {
    dom::replace(&Route::Home);
    load_again();
}

/// Loads the page that the address names, without anything that this one remembers, keys in memory among it.
pub fn load_again() {
    keys::forget();
    let _ = dom::window().location().reload();
}
