//! An address that leads nowhere.

use super::Heading;
use crate::route::Route;
use crate::state::App;
use leptos::prelude::*;
use skillmark_text::shell;

/// Says so, and where to go.
#[component]
pub fn Lost() -> impl IntoView {
    let l = App::here().l;
    view! {
        <Heading text=shell::not_found_title(l)/>
        <p>{shell::not_found(l)}</p>
        <p><a class="button primary" href=Route::Home.href()>{shell::not_found_home(l)}</a></p>
    }
}
