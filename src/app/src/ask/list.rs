//! What has been asked for until now.

use super::sent::{Sent, forget};
use crate::dom;
use crate::state::App;
use leptos::prelude::*;
use leptos::task::spawn_local;
use skillmark_credential::time;
use skillmark_text::{Locale, ask};

/// A row per request, the newest first, each with what became of it.
#[component]
pub fn SentList(
    /// All of them, the oldest first.
    all: RwSignal<Vec<Sent>, LocalStorage>,
    /// Reads them again.
    refresh: impl Fn() + Copy + Send + Sync + 'static,
) -> impl IntoView {
    let l = App::here().l;
    let rows = move || {
        let row = |one: &Sent| view! { <Row one=one.clone() refresh/> }.into_any();
        all.with(|all| all.iter().rev().map(row).collect::<Vec<_>>())
    };
    view! {
        <section>
            <h2>{ask::sent(l)}</h2>
            {move || match rows() {
                rows if rows.is_empty() => view! { <p class="hint">{ask::sent_none(l)}</p> }.into_any(),
                rows => view! {
                    <ul class="catalogue">{rows}</ul>
                    <p class="hint">{ask::forget_hint(l)}</p>
                }
                .into_any(),
            }}
        </section>
    }
}

#[component]
fn Row(one: Sent, refresh: impl Fn() + Copy + Send + Sync + 'static) -> impl IntoView {
    let app = App::here();
    let l = app.l;
    let request = &one.asked.request;
    let heading = ask::sent_row(l, ask::SentRow { to: &request.to, bank: &request.title, due: &request.due });
    let state = state(l, &one);
    let digest = one.asked.digest.clone();
    let gone = move |_| {
        let digest = digest.clone();
        spawn_local(async move {
            forget(&*app.store(), &digest).await;
            refresh();
        });
    };
    view! {
        <li>
            <p><bdi>{heading}</bdi></p>
            <p class="hint">{state}</p>
            <div class="actions">
                <button class="plain" on:click=gone aria-label=ask::forget_named(l, &request.to)>{ask::forget(l)}</button>
            </div>
        </li>
    }
}

fn state(l: Locale, one: &Sent) -> String {
    let expires = one.asked.request.expires;
    if !one.answers.is_empty() {
        ask::answered(l).to_owned()
    } else if expires < dom::now_seconds() {
        ask::over(l, &time::format(expires).unwrap_or_default())
    } else {
        ask::waiting(l).to_owned()
    }
}
