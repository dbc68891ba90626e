//! What others say about the profile on the page, and the way in for more.

use crate::people::{Beside, Met};
use crate::state::App;
use crate::verify::received::Received;
use leptos::ev::{Event, SubmitEvent};
use leptos::html::Input;
use leptos::prelude::*;
use skillmark_profile::{Kind, ShownEndorsement, SpotCheck, Supervision};
use skillmark_text::vouch;

/// A list, a picker, and a field for what comes as a link.
#[component]
pub fn Said(
    /// What is on the page.
    kind: Kind,
    /// What came with it and is about it.
    statements: Vec<ShownEndorsement>,
    /// Whose keys signed.
    met: Vec<Met>,
    /// What to do with a further file or link.
    also: impl Fn(Received) + Copy + Send + Sync + 'static,
    /// Judges again: somebody is known now, or is not any more.
    anew: impl Fn() + Copy + Send + Sync + 'static,
) -> impl IntoView {
    let l = App::here().l;
    let picker = NodeRef::<Input>::new();
    let picked = move |_: Event| {
        if let Some(file) = picker.get_untracked().and_then(|input| input.files()?.get(0)) {
            also(Received::File(file));
        }
    };
    let text = RwSignal::new(String::new());
    let pasted = move |event: SubmitEvent| {
        event.prevent_default();
        also(Received::Text(text.get_untracked()));
    };
    let rows = statements.into_iter().map(|one| {
        let met = met.iter().find(|met| met.did == one.issuer).cloned();
        view! { <Statement one>{met.map(|met| view! { <Beside met changed=anew/> })}</Statement> }.into_any()
    });
    let rows = rows.collect::<Vec<_>>();
    view! {
        <section class="said">
            <h2>{vouch::title(l)}</h2>
            {(!rows.is_empty()).then(|| view! { <ul>{rows}</ul> })}
            <label class="field">
                <span>{match kind {
                    Kind::Badge => vouch::also_statement(l),
                    Kind::Endorsement => vouch::also_profile(l),
                }}</span>
                <input type="file" accept=".json,.jsonld,.txt,application/json,image/*" node_ref=picker on:change=picked/>
            </label>
            <form on:submit=pasted novalidate>
                <label class="field">
                    <span>{vouch::also_paste(l)}</span>
                    <textarea rows="2" spellcheck="false" autocomplete="off" prop:value=text
                        on:input=move |event| text.set(event_target_value(&event))></textarea>
                </label>
                <div class="actions"><button type="submit">{vouch::also_add(l)}</button></div>
            </form>
        </section>
    }
}

#[component]
fn Statement(one: ShownEndorsement, children: Children) -> impl IntoView {
    let l = App::here().l;
    let by = if one.known { vouch::by_known(l, &one.by) } else { vouch::by_claimed(l, &one.by) };
    let watched = one.supervision.map(|supervision| match supervision {
        Supervision::Unsupervised => vouch::watched_unsupervised(l),
        Supervision::Present => vouch::watched_present(l),
        Supervision::Proctored => vouch::watched_proctored(l),
    });
    view! {
        <li>
            <p><bdi>{by}</bdi></p>
            {watched.map(|watched| view! { <p>{watched}</p> })}
            {one.spot.map(|spot| {
                let SpotCheck { skill, asked, right, p, power } = &spot;
                let (asked, right, p, power) = (*asked, *right, *p, *power);
                view! { <p><bdi>{vouch::said_spot(l, vouch::SaidSpot { skill, asked, right, p, power })}</bdi></p> }
            })}
            {one.comment.map(|comment| view! { <blockquote><p><bdi>{comment}</bdi></p></blockquote> })}
            <p class="hint">{vouch::since(l, &one.from)} ". " <code class="key-id">{one.issuer}</code></p>
            {children()}
        </li>
    }
}
