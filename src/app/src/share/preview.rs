//! A profile before it is signed: what its reader will see, and what will link it to others.

use super::signing::{Composed, SignError, Wanted, composed, request};
use crate::keys::{Use, uses};
use crate::result::Scored;
use crate::state::App;
use crate::verify::Says;
use leptos::html::H3;
use leptos::prelude::*;
use skillmark_profile::{Edition, Shown, preview};
use skillmark_text::{Locale, who};

/// Pictures of the result itself have the numbers below.
const FIRST_PICTURE: usize = 100;

/// What there is to see.
#[derive(Debug, Clone)]
pub struct Previewed {
    shown: Shown,
    edition: Edition,
    links: Vec<Link>,
}

/// Something by which two profiles can be told to be one person's.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Link {
    /// The key signs this profile and nothing else.
    Fresh,
    /// The key has signed nothing yet.
    New,
    /// So has the one that was made for whoever asked.
    Requester,
    /// The key has signed these.
    Key(Vec<Use>),
    Name(String),
    Answers,
    /// The same result was signed before, then.
    Again(String),
    Times,
    When,
}

/// Composes what would be signed, and looks at it with the reader's eyes.
pub async fn see(app: App, scored: &Scored, wanted: &Wanted) -> Result<Previewed, SignError> {
    let Composed { key, file, .. } = composed(app, scored, wanted).await?;
    let edition = scored.loaded.edition.clone();
    let shown = preview(&file, &edition).ok_or(SignError::Failed)?;
    let all = uses(&*app.store()).await;
    let links = links(scored, wanted, &key.public_key().did(), &all);
    Ok(Previewed { shown, edition, links })
}

fn links(scored: &Scored, wanted: &Wanted, did: &str, all: &[Use]) -> Vec<Link> {
    let by_key: Vec<Use> = all.iter().filter(|one| one.did == did).cloned().collect();
    let asked = wanted.request && request(&scored.attempt).is_some();
    let mut links = vec![match (by_key.is_empty(), wanted.who.is_once()) {
        (false, _) => Link::Key(by_key),
        (true, _) if asked => Link::Requester,
        (true, true) => Link::Fresh,
        (true, false) => Link::New,
    }];
    links.extend(wanted.who.name().map(Link::Name));
    links.extend(wanted.answers.then_some(Link::Answers));
    let again = all.iter().rev().find(|one| one.attempt.as_ref() == Some(&scored.attempt.id));
    links.extend(again.filter(|_| wanted.answers).map(|one| Link::Again(one.date.clone())));
    links.extend((wanted.answers && wanted.times).then_some(Link::Times));
    links.push(Link::When);
    links
}

/// Draws it.
#[component]
pub fn Preview(
    /// What there is to see.
    previewed: Previewed,
) -> impl IntoView {
    let l = App::here().l;
    let Previewed { shown, edition, links } = previewed;
    let heading = NodeRef::<H3>::new();
    heading.on_load(|heading| drop(heading.focus()));
    let links = links.into_iter().map(|link| view! { <li>{sentence(l, link)}</li> }.into_any());
    view! {
        <section class="preview" aria-labelledby="preview-title">
            <h3 id="preview-title" node_ref=heading tabindex="-1">{who::preview_title(l)}</h3>
            <p class="hint">{who::preview_note(l)}</p>
            <div class="sheet" role="group" aria-labelledby="preview-title"><Says shown edition=Some(edition) first=FIRST_PICTURE/></div>
            <h3>{who::links(l)}</h3>
            <ul>{links.collect_view()}</ul>
        </section>
    }
}

fn sentence(l: Locale, link: Link) -> AnyView {
    let text = match link {
        Link::Key(uses) => {
            let uses = uses.into_iter().map(|one| view! { <li><bdi>{of_use(l, &one)}</bdi></li> }.into_any());
            return view! { {who::link_key(l)} <ul>{uses.collect_view()}</ul> }.into_any();
        }
        Link::Fresh => who::link_fresh(l).to_owned(),
        Link::New => who::link_new(l).to_owned(),
        Link::Requester => who::link_requester(l).to_owned(),
        Link::Name(name) => who::link_name(l, &name),
        Link::Answers => who::link_answers(l).to_owned(),
        Link::Again(date) => who::link_again(l, &date),
        Link::Times => who::link_times(l).to_owned(),
        Link::When => who::link_when(l).to_owned(),
    };
    view! { <bdi>{text}</bdi> }.into_any()
}

/// One thing that was signed, in words.
pub fn of_use(l: Locale, one: &Use) -> String {
    let Use { title, date, .. } = one;
    if let Some(to) = &one.to {
        return who::use_request(l, who::UseRequest { to, date });
    }
    match (&one.attempt, &one.name) {
        (None, _) => who::use_statement(l, date),
        (_, Some(name)) => who::use_named(l, who::UseNamed { title, date, name }),
        (_, None) => who::use_nameless(l, who::UseNameless { title, date }),
    }
}
