//! The brand and the way to the other pages.

use crate::route::Route;
use crate::state::App;
use leptos::prelude::*;
use skillmark_text::shell;

/// Top of every page.
#[component]
pub fn Header() -> impl IntoView {
    let app = App::here();
    let l = app.l;
    let current = move |wanted: Route| (app.route.get() == wanted).then_some("page");
    view! {
        <header class="top">
            <a class="brand" href=Route::Home.href()>
                <span inner_html=skillmark_chart::mark()></span>
                <span>{shell::brand(l)}</span>
            </a>
            <nav aria-label=shell::main_navigation(l)>
                <a href=Route::Home.href() aria-current=move || current(Route::Home)>{shell::home(l)}</a>
                <a href=Route::Verify.href() aria-current=move || current(Route::Verify)>{shell::check(l)}</a>
            </nav>
        </header>
    }
}
