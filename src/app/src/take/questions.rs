//! The page of a running attempt: gathers what it needs from the store, then shows what its stage asks for.

use super::elsewhere::Elsewhere;
use super::ledger::Ledger;
use super::paused::Paused;
use super::question::QuestionForm;
use super::sitting::{Sitting, Stage};
use super::trouble::{Damaged, Refused};
use crate::dom;
use crate::state::App;
use crate::view::{Draw, loading};
use gloo::events::EventListener;
use leptos::prelude::*;
use skillmark_text::{errors, take};
use web_sys::VisibilityState;

/// An attempt by its id.
#[component]
pub fn Questions(
    /// Id of the attempt.
    id: String,
) -> impl IntoView {
    let app = App::here();
    // Touched to gather everything again, when another tab has gone on in between.
    let again = RwSignal::new(());
    move || {
        again.track();
        let id = id.clone();
        loading(async move {
            let ledger = gather(app, &id).await;
            Box::new(move || match ledger {
                Ok(ledger) => view! { <Running sitting=Sitting::open(app, ledger) again/> }.into_any(),
                Err(why) => view! { <Damaged why/> }.into_any(),
            }) as Draw
        })
    }
}

/// Attempt, bank and events from the store, replayed. The error is for the person.
async fn gather(app: App, id: &str) -> Result<Ledger, String> {
    let store = app.store();
    let damaged = || errors::storage_damaged(app.l).to_owned();
    let attempt = store.attempt(id).await.map_err(|e| e.to_string())?.ok_or_else(damaged)?;
    let loaded = app.bank_of(&attempt).await.map_err(|e| e.text(app.l))?;
    let events = store.events(id).await.map_err(|e| e.to_string())?;
    Ledger::replay(attempt, loaded, events).map_err(|_| damaged())
}

#[component]
fn Running(sitting: Sitting, again: RwSignal<()>) -> impl IntoView {
    let l = App::here().l;
    watch_visibility(sitting);
    move || match sitting.stage.get() {
        Stage::Asking => view! {
            <Refused sitting/>
            {move || match sitting.asked.get() {
                Some(asked) => view! { <QuestionForm sitting asked/> }.into_any(),
                None => view! { <p role="status">{take::finished(l)}</p> }.into_any(),
            }}
        }
        .into_any(),
        Stage::Paused => view! { <Paused sitting/> }.into_any(),
        Stage::Elsewhere => view! { <Elsewhere again/> }.into_any(),
    }
}

/// The clock stands still while nobody can see the question.
fn watch_visibility(sitting: Sitting) {
    let listener = EventListener::new(&dom::document(), "visibilitychange", move |_| {
        match dom::document().visibility_state() {
            VisibilityState::Hidden => sitting.hide(),
            _ => sitting.reveal(),
        }
    });
    let listener = StoredValue::new_local(listener);
    on_cleanup(move || listener.dispose());
}
