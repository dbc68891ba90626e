//! The address book as a list.

use crate::people::{Beside, Met, Who, book};
use crate::state::App;
use leptos::prelude::*;
use leptos::task::spawn_local;
use skillmark_profile::{Contact, Observation};
use skillmark_text::device;

/// Every key that was seen, with the reader's own name for it; each can be named and forgotten.
#[component]
pub fn People(
    /// Those in the book.
    contacts: Vec<Contact>,
) -> impl IntoView {
    let app = App::here();
    let l = app.l;
    let contacts = RwSignal::new(contacts);
    let changed = move || {
        spawn_local(async move {
            let now = book(&*app.store()).await.contacts().to_vec();
            let _ = contacts.try_set(now);
        });
    };
    let row = move |contact: Contact| {
        let did = contact.did.clone();
        let who = Who::Entered { contact, first: false, observed: Observation::Same };
        let met = Met { did: did.clone(), who };
        view! { <li><code class="key-id">{did}</code><Beside met changed/></li> }.into_any()
    };
    view! {
        <section>
            <h2>{device::people(l)}</h2>
            {move || contacts.with(Vec::is_empty).then(|| view! { <p>{device::people_none(l)}</p> })}
            <ul class="people">{move || contacts.get().into_iter().map(row).collect_view()}</ul>
        </section>
    }
}
