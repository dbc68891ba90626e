//! What signs and shares, or the way to where that is allowed.

use super::origins::{are_listed, around};
use crate::deployment::config;
use crate::shell::{Notice, Tone};
use crate::state::App;
use crate::store::{Attempt, AttemptFile};
use crate::view::{Draw, arriving};
use crate::{dom, host};
use leptos::prelude::*;
use leptos::task::spawn_local;
use skillmark_text::{errors, frame};

/// Draws its children where signing is allowed; elsewhere a sentence that says why not, and the way to a tab of one's own.
#[component]
pub fn Allowed(
    /// The attempt that cannot be signed here: its answers can be taken along.
    #[prop(optional, into)]
    attempt: Option<Attempt>,
    /// What signs and shares.
    children: ChildrenFn,
) -> impl IntoView {
    let app = App::here();
    if host::parent().is_none() {
        return children().into_any();
    }
    let own = dom::window().location().origin().unwrap_or_default();
    arriving(async move {
        let listed = config().await.frames;
        // A greeting that changes nothing must not draw a half-filled form anew.
        let allowed = Memo::new(move |_| are_listed(&around(app), &own, &listed));
        let drawn = move || match allowed.get() {
            true => children().into_any(),
            false => view! { <Elsewhere around=around(app) attempt=attempt.clone()/> }.into_any(),
        };
        Box::new(move || drawn.into_any()) as Draw
    })
}

#[component]
fn Elsewhere(around: Vec<Option<String>>, attempt: Option<Attempt>) -> impl IntoView {
    let l = App::here().l;
    let known = around.iter().flatten().map(|origin| host::name(origin)).collect::<Vec<_>>().join(", ");
    let why = match known.is_empty() {
        true => frame::refused_unknown(l).to_owned(),
        false => frame::refused(l, &known),
    };
    let here = dom::window().location().href().unwrap_or_default();
    view! {
        <Notice tone=Tone::Look text=why>
            <a class="button" href=here target="_blank" rel="noopener">{frame::open(l)}</a>
        </Notice>
        {attempt.map(|attempt| view! { <TakeAlong attempt/> })}
    }
}

/// Browsers may keep what a framed page stores apart from the tab's: then the answers travel as a file.
#[component]
fn TakeAlong(attempt: Attempt) -> impl IntoView {
    let app = App::here();
    let l = app.l;
    let attempt = StoredValue::new(attempt);
    let export = move |_| {
        spawn_local(async move {
            let (store, attempt) = (app.store(), attempt.get_value());
            let events = store.events(&attempt.id).await.unwrap_or_default();
            let Ok(Some(bank)) = store.bank(&attempt.content).await else { return };
            let today = dom::now_text();
            let date = today.split('T').next().unwrap_or_default();
            let name = format!("{}.json", errors::export_name(l, date));
            dom::save(&name, &AttemptFile::new(attempt, events, bank).to_text());
        });
    };
    view! {
        <p>{frame::take_along(l)}</p>
        <p class="actions"><button on:click=export>{errors::export(l)}</button></p>
    }
}
