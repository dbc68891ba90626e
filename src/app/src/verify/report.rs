//! The verdict as a page: first what it says, then question by question why, then what to make of it.

use super::axis::AxisRow;
use super::conclude::Conclude;
use super::received::Document;
use super::says::Says;
use crate::dom;
use crate::state::App;
use leptos::html::H2;
use leptos::prelude::*;
use skillmark_profile::{Edition, Overall, Verdict, verdict};
use skillmark_text::{Locale, problem, verify};

/// A document with its verdict.
#[derive(Debug, Clone)]
pub struct Judged {
    /// What was checked.
    pub document: Document,
    /// What was found.
    pub verdict: Verdict,
}

/// Judges a document against every bank at hand.
pub async fn judge(app: App, document: Document) -> Judged {
    let editions: Vec<Edition> = app.editions().await;
    let verdict = verdict(&document.bytes, &editions, dom::now_seconds());
    Judged { document, verdict }
}

/// The verdict.
#[component]
pub fn Report(
    /// What was found.
    judged: Judged,
    /// Back to the ways in.
    again: impl Fn() + Copy + Send + Sync + 'static,
) -> impl IntoView {
    let l = App::here().l;
    let Judged { document, verdict } = judged;
    let heading = NodeRef::<H2>::new();
    heading.on_load(|heading| drop(heading.focus()));
    let axes = verdict.axes.named().map(|(name, axis)| view! { <AxisRow name axis=axis.clone()/> }.into_any());
    let source = match (&document.file, document.linked) {
        (Some(name), _) => Some(verify::file_named(l, &skillmark_profile::inert(name))),
        (None, true) => Some(verify::from_link(l).to_owned()),
        (None, false) => None,
    };
    view! {
        <section class="verdict" data-verdict=verdict.overall.as_str()>
            <h2 node_ref=heading tabindex="-1">{summary(l, verdict.overall)}</h2>
            {source.map(|source| view! { <p class="hint"><bdi>{source}</bdi></p> })}
            {verdict.shown.clone().map(|shown| view! { <Says shown/> })}
        </section>
        <section>
            <h2>{verify::axes(l)}</h2>
            <dl class="axes">{axes.into_iter().collect_view()}</dl>
            <Problems verdict=verdict.clone()/>
        </section>
        <Conclude verdict=verdict.clone()/>
        <p class="actions"><button on:click=move |_| again()>{verify::another(l)}</button></p>
    }
}

fn summary(l: Locale, overall: Overall) -> &'static str {
    match overall {
        Overall::Valid => verify::summary_valid(l),
        Overall::Warning => verify::summary_warning(l),
        Overall::Invalid => verify::summary_invalid(l),
    }
}

/// What is wrong and where, for whoever wants to mend it.
#[component]
fn Problems(verdict: Verdict) -> impl IntoView {
    let l = App::here().l;
    let rows: Vec<_> = verdict
        .problems
        .iter()
        .map(|found| {
            let sentence = problem::get(l, found.code.as_str(), &[]).unwrap_or_else(|| found.message.clone());
            let place = (!found.path.is_empty()).then(|| verify::problem_at(l, &skillmark_profile::inert(&found.path)));
            view! { <li>{sentence} " " <small><code>{found.code.as_str()}</code> " " <bdi>{place}</bdi></small></li> }
        })
        .collect();
    (!rows.is_empty()).then(|| view! { <details><summary>{verify::details(l)}</summary><ul>{rows}</ul></details> })
}
