//! Another device of the same person: a statement that its key is theirs too.

use crate::dom;
use crate::frame::Allowed;
use crate::keys::{Key, Purpose, Use, note};
use crate::share::{Made, signed};
use crate::state::App;
use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use leptos::task::spawn_local;
use skillmark_profile::{Holder, TwinError, twin};
use skillmark_text::{Locale, twin};

/// First a button, for the main key is made when it is first needed; then both keys and Sign; then the statement.
#[component]
pub fn AnotherDevice() -> impl IntoView {
    let app = App::here();
    let l = app.l;
    let own = RwSignal::new(None::<String>);
    let statement = RwSignal::new(None::<String>);
    let begin = move |_| {
        spawn_local(async move {
            let key = Key::get(&*app.store(), Purpose::Person).await;
            let _ = own.try_set(Some(key.public_key().did()));
        });
    };
    view! {
        <section>
            <h2>{twin::title(l)}</h2>
            <p>{twin::lead(l)}</p>
            <Allowed>
                {move || match (own.get(), statement.get()) {
                    (_, Some(text)) => view! {
                        <Made text said=twin::signed(l) download=twin::download(l) name=twin::file_name/>
                    }
                    .into_any(),
                    (Some(own), None) => view! { <Form own statement/> }.into_any(),
                    (None, None) => view! {
                        <p class="actions"><button on:click=begin>{twin::begin(l)}</button></p>
                    }.into_any(),
                }}
            </Allowed>
        </section>
    }
}

#[component]
fn Form(own: String, statement: RwSignal<Option<String>>) -> impl IntoView {
    let app = App::here();
    let l = app.l;
    let other = RwSignal::new(String::new());
    let problem = RwSignal::new(None::<Problem>);
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        problem.set(None);
        let other = other.get_untracked().trim().to_owned();
        spawn_local(async move {
            match state(app, &other).await {
                Ok(text) => drop(statement.try_set(Some(text))),
                Err(error) => drop(problem.try_set(Some(error))),
            }
        });
    };
    view! {
        <p>{twin::own(l)} ": " <code class="key-id">{own}</code></p>
        <form on:submit=submit novalidate>
            <label class="field">
                <span>{twin::other(l)}</span>
                <input type="text" autocomplete="off" spellcheck="false" aria-describedby="other-hint other-problem" prop:value=other
                    aria-invalid=move || problem.get().is_some().to_string()
                    on:input=move |event| other.set(event_target_value(&event))/>
            </label>
            <p class="hint" id="other-hint">{twin::other_hint(l)}</p>
            <p class="problem" id="other-problem" role="alert">{move || problem.get().map(|problem| sentence(l, problem))}</p>
            <div class="actions"><button type="submit">{twin::sign(l)}</button></div>
        </form>
    }
}

/// Why there is no statement.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Problem {
    Refused(TwinError),
    Failed,
}

/// Composes and signs; gives the statement's text.
async fn state(app: App, other: &str) -> Result<String, Problem> {
    let store = app.store();
    let key = Key::get(&*store, Purpose::Person).await;
    let holder =
        Holder { did: key.public_key().did(), name: None, now: dom::now_seconds(), id: dom::random() };
    let document = twin(other, &holder).map_err(Problem::Refused)?;
    let text = signed(&key, document, holder.now).await.ok_or(Problem::Failed)?;
    let used = Use {
        did: holder.did,
        attempt: None,
        title: String::new(),
        date: dom::now_text(),
        name: None,
        to: None,
    };
    note(&*store, used).await;
    Ok(text)
}

fn sentence(l: Locale, problem: Problem) -> &'static str {
    match problem {
        Problem::Refused(TwinError::Key) => twin::problem_key(l),
        Problem::Refused(TwinError::Own) => twin::problem_own(l),
        Problem::Refused(TwinError::Name | TwinError::Time) | Problem::Failed => twin::problem_failed(l),
    }
}
