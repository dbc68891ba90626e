//! Asking somebody for a profile.

mod form;
mod list;
mod sent;
mod signing;

use crate::frame::Allowed;
use crate::shell::Heading;
use crate::state::App;
use form::AskForm;
use leptos::prelude::*;
use list::SentList;
pub use sent::{Sent, note_answer, sent};
use skillmark_text::ask;

/// The form, and what has been asked for until now.
#[component]
pub fn AskPage() -> impl IntoView {
    let app = App::here();
    let l = app.l;
    let all = RwSignal::new_local(Vec::<Sent>::new());
    let refresh = move || {
        leptos::task::spawn_local(async move { drop(all.try_set(sent(&*app.store()).await)) });
    };
    refresh();
    view! {
        <Heading text=ask::title(l)/>
        <p class="lede">{ask::lead(l)}</p>
        <Allowed><AskForm made=refresh/></Allowed>
        <SentList all refresh/>
    }
}
