//! Attempts that wait.

use super::{Sat, kept};
use crate::route::Route;
use crate::state::App;
use leptos::prelude::*;
use leptos::task::spawn_local;
use skillmark_text::home::{self, UnfinishedRow};

/// Each can be gone on with or discarded. Nothing is drawn when there is none.
#[component]
pub fn Unfinished(
    /// All attempts.
    sat: RwSignal<Vec<Sat>>,
) -> impl IntoView {
    let l = App::here().l;
    let waiting = move || sat.get().into_iter().filter(|s| s.attempt.finished.is_none()).collect::<Vec<_>>();
    move || {
        let waiting = waiting();
        (!waiting.is_empty()).then(|| {
            view! {
                <section>
                    <h2>{home::unfinished(l)}</h2>
                    <ul class="catalogue">
                        {waiting.into_iter().map(|this| view! { <Row this all=sat/> }).collect_view()}
                    </ul>
                </section>
            }
        })
    }
}

#[component]
fn Row(this: Sat, all: RwSignal<Vec<Sat>>) -> impl IntoView {
    let app = App::here();
    let l = app.l;
    let Sat { attempt, answered } = this;
    let asking = RwSignal::new(false);
    let id = StoredValue::new(attempt.id.clone());
    let discard = move |_| {
        spawn_local(async move {
            let _ = app.store().discard(&id.get_value()).await;
            let _ = all.try_set(kept(app).await);
        });
    };
    let title = StoredValue::new(attempt.title.clone());
    view! {
        <li>
            <h3>{attempt.title.clone()}</h3>
            <p>{home::unfinished_row(l, UnfinishedRow { answered, date: &attempt.started })}</p>
            {move || match asking.get() {
                false => view! {
                    <div class="actions">
                        <a class="button primary" href=Route::Attempt(id.get_value()).href()
                            aria-label=home::resume_named(l, &title.get_value())>{home::resume(l)}</a>
                        <button class="plain" on:click=move |_| asking.set(true)>{home::discard(l)}</button>
                    </div>
                }.into_any(),
                true => view! {
                    <p role="alert">{home::discard_confirm(l, &title.get_value())}</p>
                    <div class="actions">
                        <button on:click=discard>{home::discard(l)}</button>
                        <button class="plain" on:click=move |_| asking.set(false)>{home::discard_keep(l)}</button>
                    </div>
                }.into_any(),
            }}
        </li>
    }
}
