//! Statements that two keys are one person's.

use crate::people::end_of;
use crate::shell::{Notice, Tone};
use crate::state::App;
use leptos::prelude::*;
use skillmark_profile::{Known, Twin};
use skillmark_text::{Locale, twin};

/// What they come to: two that name each other are told as one.
#[component]
pub fn Twins(
    /// The statements at hand.
    twins: Vec<Twin>,
    /// Whom the reader knows.
    known: Vec<Known>,
) -> impl IntoView {
    let l = App::here().l;
    let name = |did: &String| called(l, did, &known);
    let told: Vec<String> = (twins.iter().enumerate())
        .filter_map(|(place, one)| match twins.iter().position(|other| one.answers(other)) {
            Some(other) if other < place => None,
            Some(_) => {
                Some(twin::says_both(l, twin::SaysBoth { by: &name(&one.by), other: &name(&one.other) }))
            }
            None => Some(twin::says_one(l, twin::SaysOne { by: &name(&one.by), other: &name(&one.other) })),
        })
        .collect();
    told.into_iter().map(|text| view! { <Notice tone=Tone::Plain text/> }).collect_view()
}

fn called(l: Locale, did: &str, known: &[Known]) -> String {
    let person = known.iter().find(|person| person.did == did);
    person.map_or_else(|| twin::key_ending(l, &end_of(did)), |person| person.name.clone())
}
