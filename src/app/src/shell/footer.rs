//! Small print.

use crate::route::DEVICE;
use crate::state::App;
use leptos::prelude::*;
use skillmark_text::shell;

/// Bottom of every page.
#[component]
pub fn Footer() -> impl IntoView {
    let l = App::here().l;
    view! { <footer class="foot"><p>{shell::privacy(l)} " " <a href=DEVICE>{shell::device(l)}</a></p></footer> }
}
