//! What stands beside a key: seen before or not, under which name, and the reader's own.

use super::{Met, Who, change};
use crate::dom;
use crate::shell::{Notice, Tone};
use crate::state::App;
use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use leptos::task::spawn_local;
use skillmark_profile::{Book, Contact, NAME_LIMIT, Observation};
use skillmark_text::{Locale, people, who};

/// A sentence or two, and, for somebody in the address book, a name to give.
#[component]
pub fn Beside(
    /// The key, and whose it is.
    met: Met,
    /// Called when the address book has changed.
    changed: impl Fn() + Copy + Send + Sync + 'static,
) -> impl IntoView {
    let l = App::here().l;
    match met.who {
        Who::Oneself => view! { <p>{people::oneself(l)}</p> }.into_any(),
        Who::Pinned(name) => view! { <p><bdi>{people::pinned(l, &name)}</bdi></p> }.into_any(),
        Who::Entered { contact, first, observed } => {
            let seen = seen(l, &contact, first);
            let warning = warning(l, &observed).map(|text| view! { <Notice tone=Tone::Look text/> });
            view! {
                <p><bdi>{seen}</bdi></p>
                {warning}
                <Compare contact changed/>
            }
            .into_any()
        }
    }
}

/// What is known of the key.
fn seen(l: Locale, contact: &Contact, first: bool) -> String {
    let date = &contact.first;
    match (&contact.named, &contact.claimed, first) {
        (Some(name), ..) => people::named(l, name),
        (None, _, true) => people::new(l).to_owned(),
        (None, Some(name), false) => people::seen_as(l, people::SeenAs { date, name }),
        (None, None, false) => people::seen(l, date),
    }
}

/// What is odd about its coming.
fn warning(l: Locale, observed: &Observation) -> Option<String> {
    match observed {
        Observation::New | Observation::Same => None,
        Observation::Renamed { from } => Some(people::renamed(l, from)),
        Observation::KeyChanged { name, .. } => Some(people::key_changed(l, name)),
    }
}

/// Behind a disclosure: how to compare, the reader's own name, Remember, Forget.
#[component]
fn Compare(contact: Contact, changed: impl Fn() + Copy + Send + Sync + 'static) -> impl IntoView {
    let app = App::here();
    let l = app.l;
    let end = end_of(&contact.did);
    let name = RwSignal::new(contact.named.clone().or(contact.claimed.clone()).unwrap_or_default());
    let bad = RwSignal::new(false);
    let did = StoredValue::new(contact.did);
    // A name remembers the key, none forgets it.
    let alter = move |name: Option<String>| {
        spawn_local(async move {
            let did = did.get_value();
            let work = |book: &mut Book| match name {
                Some(name) => book.name(&did, Some(name)),
                None => {
                    book.forget(&did);
                    true
                }
            };
            match change(&*app.store(), work).await {
                true => changed(),
                false => drop(bad.try_set(true)),
            }
        });
    };
    let remember = move |event: SubmitEvent| {
        event.prevent_default();
        alter(Some(dom::nfc(name.get_untracked().trim())));
    };
    let forget = move |_| alter(None);
    let summary = if contact.named.is_some() { people::rename(l) } else { people::compare(l) };
    view! {
        <details>
            <summary>{summary}</summary>
            <p>{people::how(l, &end)}</p>
            <form on:submit=remember novalidate>
                <label class="field">
                    <span>{people::own_name(l)}</span>
                    <input type="text" autocomplete="off" prop:value=name aria-invalid=move || bad.get().to_string()
                        on:input=move |event| name.set(event_target_value(&event))/>
                </label>
                <p class="problem" role="alert">{move || bad.get().then(|| who::name_bad(l, NAME_LIMIT as u32))}</p>
                <div class="actions">
                    <button type="submit">{people::remember(l)}</button>
                    <button type="button" class="plain" on:click=forget>{people::forget(l)}</button>
                </div>
            </form>
        </details>
    }
}

/// The last characters of a key, few enough to read out.
pub fn end_of(did: &str) -> String {
    did.chars().skip(did.chars().count().saturating_sub(8)).collect()
}
