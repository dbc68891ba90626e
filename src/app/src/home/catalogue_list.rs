//! What can be measured here.

use crate::catalogue::{Catalogue, Entry};
use crate::route::Route;
use crate::state::App;
use leptos::prelude::*;
use skillmark_text::home;
use std::rc::Rc;

/// The banks, one row each.
#[component]
pub fn CatalogueList(
    /// What came with the app.
    catalogue: Rc<Catalogue>,
) -> impl IntoView {
    let l = App::here().l;
    if catalogue.banks.is_empty() {
        return view! { <p>{home::empty(l)}</p> }.into_any();
    }
    view! {
        <section>
            <h2>{home::catalogue(l)}</h2>
            <ul class="catalogue">{catalogue.banks.iter().map(row).collect_view()}</ul>
        </section>
    }
    .into_any()
}

fn row(entry: &Entry) -> impl IntoView + use<> {
    let l = App::here().l;
    let facts = home::Facts { skills: entry.skills.len() as u32, items: entry.items };
    view! {
        <li>
            <h3>{entry.title.clone()}</h3>
            <p>{entry.summary.clone()}</p>
            <ul class="skills" aria-label=home::skills_label(l)>
                {entry.skills.iter().map(|skill| view! { <li>{skill.clone()}</li> }).collect_view()}
            </ul>
            <p class="hint">{home::facts(l, facts)}</p>
            <p>
                <a class="button primary" href=Route::Take(entry.id.clone()).href()
                    aria-label=home::begin_named(l, &entry.title)>{home::begin(l)}</a>
            </p>
        </li>
    }
}
