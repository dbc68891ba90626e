//! The one heading of a page, which takes the focus when the page comes.

use crate::dom;
use crate::state::App;
use leptos::html::H1;
use leptos::prelude::*;
use skillmark_text::shell;

/// A page's `h1`. Names the browser's tab too.
#[component]
pub fn Heading(
    /// What it says.
    #[prop(into)]
    text: String,
    /// For screen readers only, where the page looks better without.
    #[prop(optional)]
    hidden: bool,
) -> impl IntoView {
    let app = App::here();
    dom::document().set_title(&shell::window_title(app.l, &text));
    let heading = NodeRef::<H1>::new();
    heading.on_load(move |heading| {
        // Not on the first page of a visit: there the reader starts at the top by itself.
        if app.moved.get_value() {
            dom::window().scroll_to_with_x_and_y(0.0, 0.0);
            let _ = heading.focus();
        }
    });
    view! { <h1 node_ref=heading tabindex="-1" class:hidden-visually=hidden>{text}</h1> }
}
