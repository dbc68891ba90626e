//! A request that was opened: who asks for what, and the way to the questions.

use crate::catalogue::Loaded;
use crate::dom;
use crate::keys::{Key, Purpose};
use crate::people::known;
use crate::route::Route;
use crate::shell::{Heading, Notice, Tone};
use crate::state::App;
use crate::store::{Attempt, more};
use crate::take::attempt;
use crate::view::{Draw, arriving};
use leptos::prelude::*;
use leptos::task::spawn_local;
use skillmark_credential::time;
use skillmark_profile::{Asked, Request, RequestError, inert};
use skillmark_session::Plan;
use skillmark_text::{Locale, ask, before, errors};

/// A request as it came.
#[derive(Debug, Clone, PartialEq)]
pub struct Opened {
    /// Its text.
    pub text: String,
    /// The same, read.
    pub asked: Asked,
}

/// Reads a request; the error is a sentence.
pub fn open(l: Locale, text: String) -> Result<Opened, String> {
    match Request::read(text.as_bytes()) {
        Ok(asked) => Ok(Opened { text, asked }),
        Err(RequestError::Malformed(what)) => Err(ask::asked_unusable(l, &inert(&what))),
        Err(_) => Err(ask::asked_changed(l).to_owned()),
    }
}

/// Who asks for what; then Start, Continue or the result.
#[component]
pub fn Asking(
    /// The request.
    opened: Opened,
) -> impl IntoView {
    let app = App::here();
    let l = app.l;
    let request = opened.asked.request.clone();
    let (from, name) = (request.from.clone(), request.name.clone());
    let by = arriving(async move {
        let people = known(app).await;
        let person = people.into_iter().find(|person| person.did == from).map(|person| person.name);
        let by = match (person, name) {
            (Some(name), _) => ask::asked_known(l, &inert(&name)),
            (None, Some(name)) => ask::asked_by(l, &inert(&name)),
            (None, None) => ask::asked_nameless(l).to_owned(),
        };
        Box::new(move || view! { <p><bdi>{by}</bdi></p> }.into_any()) as Draw
    });
    let way = arriving(async move {
        let way = way(app, &opened).await;
        Box::new(move || view! { <Onward way opened/> }.into_any()) as Draw
    });
    let until = time::format(request.expires).unwrap_or_default();
    view! {
        <section class="asked">
            <Heading text=ask::asked_title(l)/>
            {by}
            <p><bdi>{ask::asked_to(l, &inert(&request.to))}</bdi></p>
            <dl class="facts">
                <Fact term=ask::asked_purpose(l) text=request.purpose.clone()/>
                <Fact term=ask::asked_retention(l) text=request.retention.clone()/>
                {request.role.clone().map(|text| view! { <Fact term=ask::asked_role(l) text/> })}
                <Fact term=ask::asked_bank(l) text=request.title.clone()/>
                <Fact term=ask::asked_length(l) text=before::preset(l, &request.preset)/>
                <Fact term=ask::asked_due(l) text=skillmark_text::day(l, &request.due)/>
                <Fact term=ask::asked_until(l) text=skillmark_text::day(l, &until)/>
            </dl>
            <p>{ask::asked_freely(l)}</p>
            <p>{ask::asked_link(l)}</p>
            <p class="hint">{ask::asked_key(l)} " " <code class="key-id">{request.from.clone()}</code></p>
            {way}
        </section>
    }
}

#[component]
fn Fact(term: &'static str, text: String) -> impl IntoView {
    view! { <div><dt>{term}</dt><dd><bdi>{inert(&text)}</bdi></dd></div> }
}

/// Where a request leads.
enum Way {
    Over(String),
    OtherBank,
    /// With its bank, and whether the key that the questions are drawn for will outlast the page.
    Start(Box<Loaded>, bool),
    /// An attempt that answers it, and whether it is finished.
    Begun(String, bool),
}

async fn way(app: App, opened: &Opened) -> Way {
    let request = &opened.asked.request;
    let attempts = app.store().attempts().await.unwrap_or_default();
    if let Some(begun) =
        attempts.into_iter().find(|one| one.also(more::REQUEST).as_ref() == Some(&opened.text))
    {
        return Way::Begun(begun.id, begun.finished.is_some());
    }
    if request.expires < dom::now_seconds() {
        return Way::Over(time::format(request.expires).unwrap_or_default());
    }
    match app.bank(&request.bank).await {
        Ok(loaded) if fits(&loaded, request) => {
            Way::Start(Box::new(loaded), Key::would_last(&*app.store()).await)
        }
        _ => Way::OtherBank,
    }
}

/// Whether this copy's bank is the one that is meant, and has what is asked for.
fn fits(loaded: &Loaded, request: &Request) -> bool {
    let bank = loaded.edition.bank();
    loaded.edition.scoring() == request.scoring
        && bank.preset(&request.preset).is_some()
        && request.skills.iter().all(|skill| bank.skill(skill).is_some())
}

#[component]
fn Onward(way: Way, opened: Opened) -> impl IntoView {
    let l = App::here().l;
    match way {
        Way::Over(end) => view! { <Notice tone=Tone::Look text=ask::asked_over(l, &end)/> }.into_any(),
        Way::OtherBank => view! { <Notice tone=Tone::Look text=ask::asked_other_bank(l)/> }.into_any(),
        Way::Begun(id, false) => go_on(Route::Attempt(id), ask::asked_continue(l)),
        Way::Begun(id, true) => go_on(Route::Result(id), ask::asked_result(l)),
        Way::Start(loaded, lasts) => view! { <Start loaded=*loaded opened lasts/> }.into_any(),
    }
}

fn go_on(route: Route, words: &'static str) -> AnyView {
    view! { <p class="actions"><a class="button primary" href=route.href()>{words}</a></p> }.into_any()
}

#[component]
fn Start(loaded: Loaded, opened: Opened, lasts: bool) -> impl IntoView {
    let app = App::here();
    let l = app.l;
    let failed = RwSignal::new(false);
    let bank = loaded.edition.bank();
    let title = |id: &String| bank.skill(id).map(|skill| skill.title.clone());
    let skills: Vec<String> = opened.asked.request.skills.iter().filter_map(title).collect();
    let both = StoredValue::new_local((loaded, opened));
    let start = move |_| {
        let (loaded, opened) = both.get_value();
        spawn_local(async move {
            match begin(app, &loaded, &opened).await {
                Some(id) => dom::go(&Route::Attempt(id)),
                None => drop(failed.try_set(true)),
            }
        });
    };
    view! {
        <dl class="facts"><Fact term=ask::asked_skills(l) text=skills.join(", ")/></dl>
        {(!lasts).then(|| view! { <Notice tone=Tone::Look text=ask::asked_key_ends(l)/> })}
        <div class="actions"><button class="primary" on:click=start>{ask::asked_start(l)}</button></div>
        {move || failed.get().then(|| view! { <Notice tone=Tone::Bad text=errors::storage_full(l)/> })}
    }
}

/// Draws the questions by the request's number and the key that will sign, and writes the attempt down.
async fn begin(app: App, loaded: &Loaded, opened: &Opened) -> Option<String> {
    let (store, request) = (app.store(), &opened.asked.request);
    let key = Key::get(&*store, Purpose::Requester(&request.from)).await;
    let seed = request.seed(&key.public_key().did())?;
    let new = attempt(loaded, &request.preset, seed);
    let new = Attempt { plan: Plan { skills: request.skills.clone(), ..new.plan }, ..new }
        .with(more::REQUEST, &opened.text);
    store.begin(&new, &loaded.text).await.ok()?;
    Some(new.id)
}
