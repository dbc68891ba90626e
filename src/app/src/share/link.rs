//! The profile as a link.

use crate::dom;
use crate::state::App;
use leptos::html::Textarea;
use leptos::prelude::*;
use leptos::task::spawn_local;
use skillmark_profile::link;
use skillmark_text::share;

/// How copying went.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Copied {
    Yes,
    No,
}

/// The profile's link, open to whoever has it.
#[component]
pub fn ShareLink(
    /// The signed profile's text.
    profile: String,
) -> impl IntoView {
    let l = App::here().l;
    let link = dom::share_link(&link::encode(profile.as_bytes()));
    view! { <LinkField link id="link-length" label=share::link(l)/> }
}

/// A link in a field that can be selected, and a button that copies it.
#[component]
pub fn LinkField(
    /// The link.
    link: String,
    /// Names its hint on the page.
    id: &'static str,
    /// What it is.
    label: &'static str,
) -> impl IntoView {
    let l = App::here().l;
    let characters = link.len() as u32;
    let field = NodeRef::<Textarea>::new();
    let copied = RwSignal::new(None);
    let copy = move |_| {
        let Some(field) = field.get_untracked() else { return };
        spawn_local(async move {
            let outcome = if dom::copy(&field).await { Copied::Yes } else { Copied::No };
            let _ = copied.try_set(Some(outcome));
        });
    };
    view! {
        <label class="field">
            <span>{label}</span>
            <textarea class="share-link" readonly node_ref=field prop:value=link aria-describedby=id></textarea>
        </label>
        <p class="hint" id=id>{share::link_length(l, characters)}</p>
        <div class="actions">
            <button on:click=copy>{share::copy(l)}</button>
            <span role="status">
                {move || copied.get().map(|copied| match copied {
                    Copied::Yes => share::copied(l),
                    Copied::No => share::copy_failed(l),
                })}
            </span>
        </div>
    }
}
