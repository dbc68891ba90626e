//! What is measured, and what it is like.

use crate::catalogue::Loaded;
use crate::state::App;
use leptos::prelude::*;
use skillmark_bank::Skill;
use skillmark_text::before;

/// The details below Start.
#[component]
pub fn Facts(
    /// The bank.
    loaded: Loaded,
) -> impl IntoView {
    let l = App::here().l;
    let bank = loaded.edition.bank();
    view! {
        <section>
            <h2>{before::measured(l)}</h2>
            <p>{before::measured_lead(l, bank.skills.len() as u32)}</p>
            <dl class="facts">{bank.skills.iter().map(skill).collect_view()}</dl>
        </section>
        <section>
            <h2>{before::expect(l)}</h2>
            <p>{before::expect_adapts(l)}</p>
            <p>{before::expect_unsure(l)}</p>
        </section>
        {(!bank.credits.is_empty()).then(|| {
            view! { <ul class="hint credits">{bank.credits.iter().map(|c| view! { <li>{c.clone()}</li> }).collect_view()}</ul> }
        })}
    }
}

fn skill(skill: &Skill) -> impl IntoView + use<> {
    let l = App::here().l;
    let levels = skill.levels.iter().map(|level| level.title.as_str()).collect::<Vec<_>>().join(", ");
    view! {
        <dt>{skill.title.clone()}</dt>
        <dd>{skill.definition.clone()}<br/><small>{before::levels(l, &levels)}</small></dd>
    }
}
