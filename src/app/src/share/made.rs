//! What was signed just now and is no profile: a request, a statement.

use super::link::ShareLink;
use crate::dom;
use crate::state::App;
use leptos::html::P;
use leptos::prelude::*;
use skillmark_text::Locale;

/// What has happened, which takes the focus; then what can be done with the text: download it, copy its link.
#[component]
pub fn Made(
    /// The signed text.
    text: String,
    /// What has happened, and what to do now.
    #[prop(into)]
    said: String,
    /// What the button says that saves the file.
    download: &'static str,
    /// The file's name without its ending, made on a date.
    name: fn(Locale, &str) -> String,
    /// Further buttons.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let l = App::here().l;
    let file = StoredValue::new(text.clone());
    let save = move |_| {
        let today = dom::now_text();
        let date = today.split('T').next().unwrap_or_default();
        dom::save(&format!("{}.json", name(l, date)), &file.get_value());
    };
    let done = NodeRef::<P>::new();
    done.on_load(|done| drop(done.focus()));
    view! {
        <p role="status" tabindex="-1" node_ref=done><bdi>{said}</bdi></p>
        <div class="actions">
            <button class="primary" on:click=save>{download}</button>
            {children.map(|children| children())}
        </div>
        <ShareLink profile=text/>
    }
}
