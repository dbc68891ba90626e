//! What this device keeps: how much, whose keys, and the way to delete all of it.

mod erase;
mod people;
mod twin;

use crate::keys::{Use, uses};
use crate::people::book;
use crate::rescue;
use crate::share::{AboutKeys, of_use};
use crate::shell::{Heading, Notice, Tone};
use crate::state::App;
use crate::store::StoreError;
use crate::view::{Draw, loading};
use erase::Erase;
use leptos::prelude::*;
use people::People;
use skillmark_profile::Contact;
use skillmark_text::device;
use twin::AnotherDevice;

/// What there is.
#[derive(Debug, Clone)]
struct Kept {
    attempts: u32,
    uses: Vec<Use>,
    contacts: Vec<Contact>,
}

impl Kept {
    async fn read(app: App) -> Result<Kept, StoreError> {
        let store = app.store();
        let attempts = store.attempts().await?.len() as u32;
        Ok(Kept { attempts, uses: uses(&*store).await, contacts: book(&*store).await.contacts().to_vec() })
    }

    /// The keys that have signed, each with what it has.
    fn keys(&self) -> Vec<(String, Vec<Use>)> {
        let mut keys: Vec<(String, Vec<Use>)> = Vec::new();
        for one in &self.uses {
            match keys.iter_mut().find(|(did, _)| *did == one.did) {
                Some((_, uses)) => uses.push(one.clone()),
                None => keys.push((one.did.clone(), vec![one.clone()])),
            }
        }
        keys
    }
}

/// The page. Where the database has been deleted under it, it says so.
#[component]
pub fn Device() -> impl IntoView {
    let app = App::here();
    let l = app.l;
    // The answers of an attempt that is open in this tab are deleted with the rest.
    rescue::forget();
    loading(async move {
        let kept = Kept::read(app).await;
        Box::new(move || match kept {
            Ok(kept) => view! { <Report kept/> }.into_any(),
            Err(_) => view! {
                <Heading text=device::deleted_title(l)/>
                <Gone/>
            }
            .into_any(),
        }) as Draw
    })
}

#[component]
fn Report(kept: Kept) -> impl IntoView {
    let app = App::here();
    let l = app.l;
    let keys = kept.keys();
    let signers = keys.len() as u32;
    let rows = keys.into_iter().map(|(did, uses)| {
        let uses = uses.iter().map(|one| view! { <li><bdi>{of_use(l, one)}</bdi></li> }.into_any());
        view! { <li><code class="key-id">{did}</code><ul>{uses.collect_view()}</ul></li> }.into_any()
    });
    let counts = device::Erases {
        attempts: kept.attempts,
        signed: kept.uses.len() as u32,
        keys: signers,
        people: kept.contacts.len() as u32,
    };
    let counts = device::erases(l, counts);
    view! {
        <Heading text=device::title(l)/>
        <p class="lede">{device::lead(l)}</p>
        <section>
            <h2>{device::keys(l)}</h2>
            {(signers == 0).then(|| view! { <p>{device::keys_none(l)}</p> })}
            <ul>{rows.collect_view()}</ul>
            <AboutKeys/>
        </section>
        <AnotherDevice/>
        <People contacts=kept.contacts/>
        <Erase counts/>
    }
}

/// What is left when everything is deleted. Whatever page is next, it begins as new: this one still remembers.
#[component]
fn Gone() -> impl IntoView {
    let l = App::here().l;
    on_cleanup(erase::load_again);
    view! {
        <Notice tone=Tone::Plain text=device::deleted(l)>
            <button class="primary" on:click=|_| erase::begin_anew()>{device::begin_anew(l)}</button>
        </Notice>
    }
}
