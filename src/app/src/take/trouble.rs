//! When the store does not play along.

use super::sitting::Sitting;
use crate::dom;
use crate::rescue;
use crate::route::Route;
use crate::shell::{Heading, Notice, Tone};
use crate::state::App;
use leptos::prelude::*;
use skillmark_text::{errors, take};

/// The last step could not be saved. It waits; nothing earlier is at risk.
#[component]
pub fn Refused(
    /// The attempt.
    sitting: Sitting,
) -> impl IntoView {
    let app = App::here();
    let l = app.l;
    move || {
        let why = sitting.refused.get()?;
        let text = if why.starts_with("Quota") { errors::storage_full(l) } else { errors::storage_failed(l) };
        Some(view! {
            <Notice tone=Tone::Bad text=text.to_owned()>
                <button on:click=move |_| sitting.retry()>{errors::try_again(l)}</button>
                <button on:click=move |_| export(app)>{errors::export(l)}</button>
                <button class="plain" on:click=move |_| sitting.detach()>{errors::continue_unsaved(l)}</button>
            </Notice>
        })
    }
}

/// Saves the running attempt as a file.
pub fn export(app: App) {
    if let Some((text, _)) = rescue::text() {
        let date = dom::now_text();
        let day = date.split('T').next().unwrap_or_default();
        dom::save(&format!("{}.json", errors::export_name(app.l, day)), &text);
    }
}

/// The attempt cannot be gone on with.
#[component]
pub fn Damaged(
    /// Why, for the person.
    why: String,
) -> impl IntoView {
    let l = App::here().l;
    view! {
        <Heading text=take::paused(l)/>
        <Notice tone=Tone::Bad text=why/>
        <p><a class="button" href=Route::Home.href()>{take::leave(l)}</a></p>
    }
}
