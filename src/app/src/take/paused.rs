//! The pause.

use super::sitting::Sitting;
use crate::route::Route;
use crate::shell::Heading;
use crate::state::App;
use leptos::prelude::*;
use skillmark_text::{errors, take};

/// What is safe, and the ways on.
#[component]
pub fn Paused(
    /// The attempt.
    sitting: Sitting,
) -> impl IntoView {
    let app = App::here();
    let l = app.l;
    let safe = if app.store().lasting() { take::paused_text(l) } else { errors::storage_off(l) };
    view! {
        <Heading text=take::paused(l)/>
        <p>{safe}</p>
        <div class="actions">
            <button class="primary" on:click=move |_| sitting.carry_on()>{take::resume(l)}</button>
            <a class="button" href=Route::Home.href()>{take::leave(l)}</a>
        </div>
    }
}
