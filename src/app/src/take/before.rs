//! The page before the test: what is asked, how long it takes, what the answer is worth, and Start.

use super::choice::Choice;
use super::expected::fitting;
use super::facts::Facts;
use super::start::StartButton;
use super::unfinished::Unfinished;
use crate::catalogue::{BankError, Loaded};
use crate::shell::{Heading, Notice, Tone};
use crate::state::App;
use crate::view::{Draw, loading};
use leptos::prelude::*;
use skillmark_text::{before, errors, shell};

/// Loads the bank, then shows what there is to know.
#[component]
pub fn Before(
    /// Id of the bank.
    bank: String,
) -> impl IntoView {
    let app = App::here();
    loading(async move {
        let loaded = app.bank(&bank).await;
        Box::new(move || match loaded {
            Ok(loaded) => view! { <Known loaded/> }.into_any(),
            Err(error) => view! { <Missing error/> }.into_any(),
        }) as Draw
    })
}

#[component]
fn Known(loaded: Loaded) -> impl IntoView {
    let app = App::here();
    let l = app.l;
    let presets = fitting(loaded.edition.bank());
    let chosen = RwSignal::new(usual(&presets));
    let bank = loaded.edition.bank();
    let (title, summary) = (bank.title.clone(), bank.summary.clone());
    let shelf = StoredValue::new_local(loaded.clone());
    view! {
        <Heading text=title/>
        <p class="lede">{summary}</p>
        {(!app.store().lasting()).then(|| view! { <Notice tone=Tone::Look text=errors::storage_off(l).to_owned()/> })}
        <Unfinished bank=bank.id.clone()/>
        <Choice loaded=loaded.clone() presets chosen/>
        <section>
            <h2>{before::privacy(l)}</h2>
            <p>{before::privacy_here(l)} " " {before::privacy_first(l)}</p>
        </section>
        <section>
            <h2>{before::not_for(l)}</h2>
            <p>{before::not_for_text(l)}</p>
        </section>
        <StartButton loaded=shelf chosen/>
        <Facts loaded/>
    }
}

/// `normal` where there is one, else the shortest.
fn usual(presets: &[skillmark_bank::Preset]) -> String {
    let usual = presets.iter().find(|p| p.id == "normal").or(presets.first());
    usual.map(|p| p.id.clone()).unwrap_or_default()
}

#[component]
fn Missing(error: BankError) -> impl IntoView {
    let l = App::here().l;
    view! {
        <Heading text=shell::not_found_title(l)/>
        <Notice tone=Tone::Bad text=error.text(l)/>
        <p><a class="button" href="#/">{shell::not_found_home(l)}</a></p>
    }
}
