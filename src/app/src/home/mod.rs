//! The first page: what can be measured, what is not finished, what is known.

mod catalogue_list;
mod results;
mod unfinished;

use crate::dom;
use crate::route::Route;
use crate::shell::{Heading, Notice, Tone};
use crate::state::App;
use crate::store::Attempt;
use crate::view::{Draw, arriving};
use catalogue_list::CatalogueList;
use leptos::prelude::*;
use results::Results;
use skillmark_text::{errors, home};
use unfinished::Unfinished;

/// An attempt with the number of questions answered so far.
#[derive(Debug, Clone, PartialEq)]
struct Sat {
    attempt: Attempt,
    answered: u32,
}

/// The home page.
#[component]
pub fn Home() -> impl IntoView {
    let app = App::here();
    let l = app.l;
    let catalogue = arriving(async move {
        let catalogue = app.catalogue().await;
        Box::new(move || match catalogue {
            Ok(catalogue) => view! { <CatalogueList catalogue/> }.into_any(),
            Err(error) => view! { <Notice tone=Tone::Bad text=error.text(l)/> }.into_any(),
        }) as Draw
    });
    let sat = RwSignal::new(Vec::<Sat>::new());
    leptos::task::spawn_local(async move { drop(sat.try_set(kept(app).await)) });
    view! {
        <Heading text=home::title(l)/>
        <p class="lede">{home::lead(l)}</p>
        {(!app.store().lasting()).then(|| view! { <Notice tone=Tone::Look text=errors::storage_off(l)/> })}
        {(!dom::window().is_secure_context()).then(|| {
            view! { <Notice tone=Tone::Plain text=errors::insecure_origin(l)/> }
        })}
        <Unfinished sat/>
        {catalogue}
        <Results sat/>
        <section>
            <h2>{home::check(l)}</h2>
            <p>{home::check_lead(l)}</p>
            <p><a class="button" href=Route::Verify.href()>{home::check_go(l)}</a></p>
        </section>
    }
}

/// What the store has, newest first.
async fn kept(app: App) -> Vec<Sat> {
    let store = app.store();
    let mut sat = Vec::new();
    for attempt in store.attempts().await.unwrap_or_default() {
        let events = store.events(&attempt.id).await.unwrap_or_default();
        let answered = events.iter().filter(|e| e.is_answer()).count() as u32;
        sat.push(Sat { attempt, answered });
    }
    sat
}
