//! An earlier attempt at the same bank that waits.

use crate::route::Route;
use crate::state::App;
use crate::view::{Draw, arriving};
use leptos::prelude::*;
use skillmark_text::before;

/// Offers to go on with it, above the way to a new one.
#[component]
pub fn Unfinished(
    /// Id of the bank.
    bank: String,
) -> impl IntoView {
    let app = App::here();
    arriving(async move {
        let waiting = waiting(app, &bank).await;
        let draw = move || {
            waiting.map(|(id, number)| {
                view! {
                    <p class="actions">
                        <a class="button primary" href=Route::Attempt(id).href()>{before::resume(app.l, number)}</a>
                    </p>
                }
            })
        };
        Box::new(move || draw().into_any()) as Draw
    })
}

/// The attempt's id, and the number of the question it waits at.
async fn waiting(app: App, bank: &str) -> Option<(String, u32)> {
    let store = app.store();
    let attempts = store.attempts().await.unwrap_or_default();
    let attempt = attempts.into_iter().find(|a| a.bank == bank && a.finished.is_none())?;
    let events = store.events(&attempt.id).await.ok()?;
    let number = events.iter().filter(|e| e.is_answer()).count() as u32 + 1;
    Some((attempt.id, number))
}
