//! Under which name, and so with which key.

use crate::dom;
use crate::keys::Purpose;
use crate::state::App;
use leptos::prelude::*;
use skillmark_profile::NAME_LIMIT;
use skillmark_text::{Locale, who};

/// The three ways.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Way {
    Person,
    Pseudonym,
    Nobody,
}

/// Who the profile says signed it, as chosen and typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Who {
    way: Way,
    name: String,
    main: bool,
}

impl Default for Who {
    fn default() -> Self {
        Who { way: Way::Nobody, name: String::new(), main: false }
    }
}

impl Who {
    /// The name that goes in, in its one spelling; an empty one where it was left out and is needed, which no profile takes.
    pub fn name(&self) -> Option<String> {
        (self.way != Way::Nobody).then(|| dom::nfc(self.name.trim()))
    }

    /// Whether the key signs this profile and nothing else.
    pub fn is_once(&self) -> bool {
        self.way == Way::Nobody && !self.main
    }

    /// Which key signs a profile of this number.
    pub fn purpose<'a>(&'a self, number: &'a [u8; 16]) -> Purpose<'a> {
        match (self.way, self.main) {
            (Way::Person, _) | (Way::Nobody, true) => Purpose::Person,
            (Way::Pseudonym, _) => Purpose::Pseudonym(&self.name),
            (Way::Nobody, false) => Purpose::Once(number),
        }
    }
}

/// Three radio buttons, each with what follows from it, and the field that the chosen one needs.
#[component]
pub fn WhoSigns(
    /// The choice.
    who: RwSignal<Who>,
    /// Whether to say that the name will not do.
    bad: Signal<bool>,
) -> impl IntoView {
    let l = App::here().l;
    let way = Memo::new(move |_| who.with(|who| who.way));
    let ways = [Way::Person, Way::Pseudonym, Way::Nobody].map(|this| {
        let (name, means) = words(l, this);
        view! {
            <label class="tick">
                <input type="radio" name="who" prop:checked=move || way.get() == this
                    on:change=move |_| who.update(|who| who.way = this)/>
                <span>{name} <small>{means}</small></span>
            </label>
        }
        .into_any()
    });
    view! {
        <fieldset>
            <legend>{who::title(l)}</legend>
            {ways.into_iter().collect_view()}
        </fieldset>
        {move || match way.get() {
            Way::Person => view! { <Name who bad label=who::name(l) hint=who::name_hint(l) autocomplete="name"/> }.into_any(),
            Way::Pseudonym => view! { <Name who bad label=who::alias(l) hint=who::alias_hint(l) autocomplete="off"/> }.into_any(),
            Way::Nobody => view! { <Main who/> }.into_any(),
        }}
    }
}

fn words(l: Locale, way: Way) -> (&'static str, &'static str) {
    match way {
        Way::Person => (who::person(l), who::person_means(l)),
        Way::Pseudonym => (who::pseudonym(l), who::pseudonym_means(l)),
        Way::Nobody => (who::nobody(l), who::nobody_means(l)),
    }
}

#[component]
fn Name(
    who: RwSignal<Who>,
    bad: Signal<bool>,
    label: &'static str,
    hint: &'static str,
    autocomplete: &'static str,
) -> impl IntoView {
    let l = App::here().l;
    view! {
        <label class="field">
            <span>{label}</span>
            <input type="text" autocomplete=autocomplete aria-describedby="name-hint name-problem"
                prop:value=who.with_untracked(|who| who.name.clone())
                aria-invalid=move || bad.get().to_string()
                on:input=move |event| who.update(|who| who.name = event_target_value(&event))/>
        </label>
        <p class="hint" id="name-hint">{hint}</p>
        <p class="problem" id="name-problem" role="alert">{move || bad.get().then(|| who::name_bad(l, NAME_LIMIT as u32))}</p>
    }
}

#[component]
fn Main(who: RwSignal<Who>) -> impl IntoView {
    let l = App::here().l;
    view! {
        <label class="tick">
            <input type="checkbox" aria-describedby="main-hint" prop:checked=who.with_untracked(|who| who.main)
                on:change=move |event| who.update(|who| who.main = event_target_checked(&event))/>
            <span>{who::main(l)}</span>
        </label>
        <p class="hint" id="main-hint">{who::main_hint(l)}</p>
    }
}

/// What a key is, where it lives, and what ends with it.
#[component]
pub fn AboutKeys() -> impl IntoView {
    let l = App::here().l;
    view! {
        <details>
            <summary>{who::keys(l)}</summary>
            <p>{who::keys_made(l)}</p>
            <p>{who::keys_lost(l)}</p>
        </details>
    }
}
