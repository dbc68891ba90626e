//! What a document says, once it is certain that its signer says so. Every string in it is text, never markup.

use super::numbers::Numbers;
use crate::state::App;
use leptos::prelude::*;
use skillmark_bank::Skill;
use skillmark_profile::{Edition, Kind, Shown, ShownAlignment, ShownSkill};
use skillmark_text::verify;

/// Holder, key, period, results.
#[component]
pub fn Says(
    /// What may be shown.
    shown: Shown,
    /// The bank that it was scored again with.
    edition: Option<Edition>,
    /// Number of the first picture, where the page has others.
    #[prop(optional)]
    first: usize,
    /// What there is to say about the key.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let l = App::here().l;
    let holder = match (shown.kind, &shown.name, shown.profile) {
        (_, Some(name), true) => verify::name(l, name),
        (_, None, true) => verify::nameless(l).to_owned(),
        (Kind::Endorsement, Some(name), false) => verify::statement(l, name),
        (Kind::Endorsement, None, false) => verify::statement_nameless(l).to_owned(),
        (Kind::Badge, name, false) => verify::foreign(l, name.as_deref().unwrap_or(&shown.issuer)),
    };
    let period = match &shown.until {
        Some(until) => verify::dates(l, verify::Dates { from: &shown.from, until }),
        None => verify::date_from(l, &shown.from),
    };
    let (replayed, has_numbers) = (shown.replayed, shown.skills.iter().any(|s| s.numbers.is_some()));
    let skills = shown.skills.iter().enumerate().map(|(place, skill)| {
        let known = skill.numbers.as_ref().zip(edition.as_ref());
        let scale = known.and_then(|(claim, edition)| edition.bank().skill(&claim.skill)).cloned();
        view! { <SkillSays place=first + place skill=skill.clone() scale/> }
    });
    let skills = skills.collect_view();
    let account = shown.account.as_ref().map(|account| match account.resumed {
        true => verify::account_resumed(l, account.attempt),
        false => verify::account(l, account.attempt),
    });
    view! {
        <h3><bdi>{shown.title.clone()}</bdi></h3>
        <p><bdi>{holder}</bdi></p>
        <p>{period}</p>
        {account.map(|account| view! { <p>{account}</p> })}
        <p>{verify::key(l)} " " <code class="key-id">{shown.issuer.clone()}</code></p>
        {children.map(|children| children())}
        {has_numbers.then(|| view! { <p>{if replayed { verify::replayed(l) } else { verify::claimed(l) }}</p> })}
        {skills}
    }
}

#[component]
fn SkillSays(place: usize, skill: ShownSkill, scale: Option<Skill>) -> impl IntoView {
    let l = App::here().l;
    let alignments = skill.alignments.iter().map(alignment).collect::<Vec<_>>();
    let frameworks = (!alignments.is_empty()).then(|| {
        view! { <details><summary>{verify::frameworks(l)}</summary><ul>{alignments}</ul></details> }
    });
    view! {
        <article class="skill">
            <Numbers place skill=skill.clone() scale/>
            {frameworks}
        </article>
    }
}

/// `Shown` gives an address only if it is https; a link with anything else is text.
fn alignment(entry: &ShownAlignment) -> impl IntoView + use<> {
    let name = entry.name.clone();
    let name = match entry.url.clone() {
        Some(url) => {
            view! { <a href=url rel="noopener noreferrer nofollow" target="_blank"><bdi>{name}</bdi></a> }
                .into_any()
        }
        None => view! { <bdi>{name}</bdi> }.into_any(),
    };
    view! { <li>{name} {entry.framework.clone().map(|framework| view! { " (" <bdi>{framework}</bdi> ")" })}</li> }
}
