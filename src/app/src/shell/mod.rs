//! What stands around every page.

mod footer;
mod header;
mod heading;
mod lost;
mod notice;
pub mod panic;

pub use heading::Heading;
pub use notice::{Notice, Tone};

use crate::dom;
use crate::home::Home;
use crate::host;
use crate::parts;
use crate::route::Route;
use crate::state::App;
use crate::store::Store;
use crate::take::{Before, Questions};
use footer::Footer;
use gloo::events::EventListener;
use header::Header;
use leptos::prelude::*;
use lost::Lost;
use std::rc::Rc;

/// Draws the app in place of the start screen.
pub fn mount(route: Route, store: Rc<dyn Store>) {
    if let Some(start) = dom::document().get_element_by_id("app") {
        start.remove();
    }
    mount_to_body(move || {
        let app = App::new(route, store);
        provide_context(app);
        follow_address(app);
        host::greet(app);
        leptos::task::spawn_local(app.warm_up());
        view! { <Shell/> }
    });
}

/// Goes where the address bar goes: links, the back button, a pasted share link.
fn follow_address(app: App) {
    let listener = EventListener::new(&dom::window(), "hashchange", move |_| {
        app.moved.set_value(true);
        app.arrive(dom::take_hash());
    });
    listener.forget();
}

#[component]
fn Shell() -> impl IntoView {
    let app = App::here();
    view! {
        <Header/>
        <main id="app" class="page">{move || page(app.route.get())}</main>
        <Footer/>
    }
}

fn page(route: Route) -> AnyView {
    match route {
        Route::Home => view! { <Home/> }.into_any(),
        Route::Take(bank) => view! { <Before bank/> }.into_any(),
        Route::Attempt(id) => view! { <Questions id/> }.into_any(),
        Route::Result(id) => parts::result(id),
        Route::Verify | Route::Shared(_) | Route::Ask | Route::Device | Route::Deleted => parts::verify(),
        Route::Unknown => view! { <Lost/> }.into_any(),
    }
}
