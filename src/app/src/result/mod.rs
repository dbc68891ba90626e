//! What a finished attempt says.

mod expect;
mod figure;
mod judged;
mod method;
mod shares;
mod skill;
mod steps;

use crate::catalogue::Loaded;
use crate::rescue;
use crate::route::Route;
use crate::share::{Share, Signed};
use crate::shell::{Heading, Notice, Tone};
use crate::state::App;
use crate::store::Attempt;
use crate::view::{Draw, loading};
use expect::Again;
use leptos::prelude::*;
use skill::SkillResult;
use skillmark_profile::Face;
use skillmark_session::{Event, Session, Step};
use skillmark_text::{errors, result};

/// A finished attempt, scored.
#[derive(Debug, Clone)]
pub struct Scored {
    /// The attempt.
    pub attempt: Attempt,
    /// Its bank.
    pub loaded: Loaded,
    /// Its session, replayed.
    pub session: Session,
}

/// Loads an attempt and scores it.
#[component]
pub fn ResultPage(
    /// Id of the attempt.
    id: String,
) -> impl IntoView {
    let app = App::here();
    let l = app.l;
    rescue::forget();
    loading(async move {
        let scored = score(app, &id).await;
        Box::new(move || match scored {
            Ok(scored) if scored.session.next() != Step::Done => view! {
                <Heading text=result::title(l)/>
                <p>
                    <a class="button primary" href=Route::Attempt(scored.attempt.id).href()>
                        {skillmark_text::home::resume(l)}
                    </a>
                </p>
            }
            .into_any(),
            Ok(scored) => view! { <Report scored/> }.into_any(),
            Err(why) => {
                view! { <Heading text=result::title(l)/><Notice tone=Tone::Bad text=why/> }.into_any()
            }
        }) as Draw
    })
}

async fn score(app: App, id: &str) -> Result<Scored, String> {
    let store = app.store();
    let damaged = || errors::storage_damaged(app.l).to_owned();
    let attempt = store.attempt(id).await.map_err(|e| e.to_string())?.ok_or_else(damaged)?;
    let loaded = app.bank_of(&attempt).await.map_err(|e| e.text(app.l))?;
    let events: Vec<Event> =
        store.events(id).await.map_err(|e| e.to_string())?.into_iter().map(|stored| stored.event).collect();
    let instrument = loaded.edition.instrument().clone();
    let session = Session::replay(instrument, attempt.plan.clone(), &events).map_err(|_| damaged())?;
    Ok(Scored { attempt, loaded, session })
}

#[component]
fn Report(scored: Scored) -> impl IntoView {
    let l = App::here().l;
    let bank = scored.loaded.edition.bank();
    let finished = scored.attempt.finished.clone().unwrap_or_else(|| scored.attempt.started.clone());
    let outcome = scored.session.outcome();
    let provisional = outcome.skills.iter().any(|s| s.provisional);
    let steps = scored.session.steps();
    let signed = RwSignal::new(Signed::kept(&scored.attempt));
    let carried = Memo::new(move |_| {
        let face = signed.with(|both| both.as_ref().and_then(|both| Face::of(&both.brief)));
        face.map(|face| face.skills)
    });
    let skills = outcome.skills.iter().zip(steps).enumerate().filter_map(|(place, (outcome, taken))| {
        let skill = bank.skill(&outcome.skill)?.clone();
        Some(view! { <SkillResult place skill outcome=outcome.clone() taken scored=scored.clone() carried/> })
    });
    let measured_on = result::MeasuredOn { bank: &bank.title, date: &finished };
    view! {
        <Heading text=result::title(l)/>
        <p>{result::measured_on(l, measured_on)}</p>
        {provisional.then(|| {
            view! { <p class="notice look"><span class="badge">{result::provisional(l)}</span> " " {result::provisional_text(l)}</p> }
        })}
        {skills.collect_view()}
        <Share scored=scored.clone() signed/>
        <Again bank=bank.id.clone()/>
    }
}
