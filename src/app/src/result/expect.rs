//! What to do with a result later.

use crate::route::Route;
use crate::state::App;
use leptos::prelude::*;
use skillmark_text::{result, shell};

/// Measure again, or back to the list.
#[component]
pub fn Again(
    /// Id of the bank.
    bank: String,
) -> impl IntoView {
    let l = App::here().l;
    view! {
        <p class="actions">
            <a class="button" href=Route::Take(bank).href()>{result::again(l)}</a>
            <a class="button plain" href=Route::Home.href()>{shell::home(l)}</a>
        </p>
    }
}
