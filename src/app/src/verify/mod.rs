//! The page that says what a received profile proves.

mod asked;
mod axis;
mod conclude;
mod intake;
mod numbers;
mod received;
mod report;
mod says;
mod scan;
mod twins;
mod unlock;
mod vouch;

use crate::dom;
use crate::route::Route;
use crate::shell::{Heading, Notice, Tone};
use crate::state::App;
use crate::store::{AttemptFile, restore};
use asked::{Asking, Opened};
use intake::Intake;
use leptos::prelude::*;
use leptos::task::spawn_local;
use received::{Document, Read, Received};
use report::{Judged, Report, judge};
pub use says::Says;
use skillmark_profile::locked::Locked;
use skillmark_profile::qr::Scanner;
use skillmark_profile::{Kind, Request, kind_of};
use skillmark_text::{errors, verify};
use unlock::Unlock;

/// What is on the page below the intake.
#[derive(Clone)]
enum State {
    Nothing,
    Checking,
    Refused(String),
    /// It takes a passphrase; with what it was added to, if it was.
    Locked(Box<Locked>, Option<Box<Judged>>),
    Judged(Box<Judged>),
    Asked(Box<Opened>),
}

/// Takes a file, a link or text, and says what it proves.
#[component]
pub fn Verify() -> impl IntoView {
    let app = App::here();
    let l = app.l;
    let state = RwSignal::new_local(State::Nothing);
    // Kept while the page is open: codes of one profile may come from several pictures.
    let scanner = StoredValue::new(Scanner::default());
    let check = move |received: Received| {
        state.set(State::Checking);
        spawn_local(async move {
            let outcome = match received.read(l, scanner).await {
                Ok(Read::Locked(locked)) => State::Locked(locked, None),
                // A link is opened in passing: nothing comes into the store by one.
                Ok(Read::Document(document)) => match document.attempt().filter(|_| !document.linked) {
                    Some(file) => carry_on(app, &file).await,
                    None if Request::is_one(&document.bytes) => asked(app, document),
                    None => State::Judged(Box::new(judge(app, document, Vec::new()).await)),
                },
                Err(sentence) => State::Refused(sentence),
            };
            let _ = state.try_set(outcome);
        });
    };
    // A share link, or the result page's own profile; both may also arrive while this page is open.
    Effect::new(move || {
        if let Some(data) = app.shared.get() {
            app.shared.set(None);
            check(Received::Link(data));
        } else if let Some(text) = app.opened.get() {
            app.opened.set(None);
            check(Received::Text(text));
        }
    });
    let again = move || state.set(State::Nothing);
    // A statement about what is on the page, or what the statement on the page is about.
    let also = move |received: Received| {
        let (State::Judged(judged) | State::Locked(_, Some(judged))) = state.get_untracked() else { return };
        spawn_local(async move {
            let outcome = match received.read(l, scanner).await {
                Ok(Read::Locked(locked)) => State::Locked(locked, Some(judged)),
                Ok(Read::Document(more)) => match join(*judged, more) {
                    Some((document, statements)) => {
                        State::Judged(Box::new(judge(app, document, statements).await))
                    }
                    None => State::Refused(skillmark_text::vouch::also_none(l).to_owned()),
                },
                Err(sentence) => State::Refused(sentence),
            };
            let _ = state.try_set(outcome);
        });
    };
    let anew = move || {
        let State::Judged(judged) = state.get_untracked() else { return };
        spawn_local(async move {
            let judged = judge(app, judged.document, judged.statements).await;
            let _ = state.try_set(State::Judged(Box::new(judged)));
        });
    };
    // A request has a heading of its own.
    let is_asked = Memo::new(move |_| state.with(|state| matches!(state, State::Asked(_))));
    view! {
        {move || (!is_asked.get()).then(|| view! { <Heading text=verify::title(l)/> })}
        {move || state.with(|state| match state {
            State::Judged(judged) => view! { <Report judged=(**judged).clone() again also anew/> }.into_any(),
            State::Asked(opened) => view! { <Asking opened=(**opened).clone()/> }.into_any(),
            State::Checking => view! { <p role="status">{verify::checking(l)}</p> }.into_any(),
            State::Locked(locked, with) => {
                let joins = with.is_some();
                let unlocked = move |received| if joins { also(received) } else { check(received) };
                view! { <Unlock locked=(**locked).clone() unlocked/> }.into_any()
            }
            State::Nothing => view! { <Intake scanner check/> }.into_any(),
            State::Refused(sentence) => view! {
                <Notice tone=Tone::Bad text=sentence.clone()/>
                <Intake scanner check/>
            }
            .into_any(),
        })}
    }
}

/// What was opened is a request.
fn asked(app: App, document: Document) -> State {
    match asked::open(app.l, String::from_utf8(document.bytes).unwrap_or_default()) {
        Ok(opened) => State::Asked(Box::new(opened)),
        Err(sentence) => State::Refused(sentence),
    }
}

/// What is judged, and the statements about it, once there is one document more.
fn join(judged: Judged, more: Document) -> Option<(Document, Vec<Document>)> {
    let Judged { document, mut statements, .. } = judged;
    match (kind_of(&document.bytes), kind_of(&more.bytes)?) {
        (Some(Kind::Endorsement), Kind::Badge) => Some((more, vec![document])),
        (_, Kind::Endorsement) => {
            statements.push(more);
            Some((document, statements))
        }
        (_, Kind::Badge) => Some((more, Vec::new())),
    }
}

/// What was opened is no profile but an exported attempt: it goes on where it was.
async fn carry_on(app: App, file: &AttemptFile) -> State {
    if !file.has_its_bank() {
        return State::Refused(errors::attempt_other_bank(app.l).to_owned());
    }
    match restore(&*app.store(), file).await {
        Ok(()) => {
            dom::go(&Route::Attempt(file.attempt.id.clone()));
            State::Checking
        }
        Err(_) => State::Refused(errors::storage_full(app.l).to_owned()),
    }
}
