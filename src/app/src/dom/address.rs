//! The address bar.

use super::window;
use crate::route::{Route, SHARED};
use wasm_bindgen::JsValue;

/// The route that the address bar shows.
fn here() -> Route {
    Route::parse(&window().location().hash().unwrap_or_default())
}

/// Reads the route and, if the address itself holds someone's profile, takes it out of the bar and the history.
/// To be called before anything is drawn, and at each change.
pub fn take_hash() -> Route {
    let route = here();
    if route.is_secret() {
        replace(&Route::Verify);
    }
    route
}

/// Goes to a page; the back button returns.
pub fn go(route: &Route) {
    let _ = window().location().set_hash(&route.href());
}

/// Puts another address in place of the current one, without a step in the history and without an event.
pub fn replace(route: &Route) {
    let state = JsValue::NULL;
    if let Ok(history) = window().history() {
        let _ = history.replace_state_with_url(&state, "", Some(&route.href()));
    }
}

/// The link that opens this copy of the app with a profile in it.
pub fn share_link(data: &str) -> String {
    let href = window().location().href().unwrap_or_default();
    let page = href.split(['#', '?']).next().unwrap_or_default();
    format!("{page}#{SHARED}{data}")
}
