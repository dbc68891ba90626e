//! The form before signing: what will be inside, under which name, a look at it, Sign.

use super::preview::{Preview, Previewed, see};
use super::signing::{SignError, Signed, Wanted, request, sign};
use super::skills::{Group, Skills};
use super::who::{AboutKeys, Who, WhoSigns};
use crate::dom;
use crate::result::Scored;
use crate::shell::{Notice, Tone};
use crate::state::App;
use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use leptos::task::spawn_local;
use skillmark_profile::{Asked, inert};
use skillmark_text::{share, who};

/// Asks for what the profile should hold.
#[component]
pub fn SignForm(
    /// The result.
    scored: StoredValue<Scored, LocalStorage>,
    /// Where the signed profile goes.
    signed: RwSignal<Option<Signed>>,
) -> impl IntoView {
    let app = App::here();
    let l = app.l;
    let who = RwSignal::new(Who::default());
    let (answers, times) = (RwSignal::new(true), RwSignal::new(false));
    let asked = scored.with_value(|scored| request(&scored.attempt));
    let named = RwSignal::new(asked.is_some());
    // Where the time decided what was asked, the answers cannot be scored again without.
    let timed = scored.with_value(|scored| {
        let preset = scored.loaded.edition.bank().preset(&scored.attempt.plan.preset);
        preset.is_some_and(|preset| preset.rules.minutes.is_some())
    });
    let groups =
        scored.with_value(|scored| Group::all(scored.loaded.edition.bank(), &scored.attempt.plan.skills));
    let chosen = RwSignal::new(scored.with_value(|scored| scored.attempt.plan.skills.clone()));
    let busy = RwSignal::new(false);
    let problem = RwSignal::new(None::<SignError>);
    let number = dom::random();
    let wanted = move || Wanted {
        who: who.get(),
        number,
        skills: chosen.get(),
        answers: answers.get(),
        times: times.get(),
        request: named.get(),
    };
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        if busy.get_untracked() {
            return;
        }
        busy.set(true);
        problem.set(None);
        let (wanted, scored) = (untrack(wanted), scored.get_value());
        spawn_local(async move {
            let outcome = sign(app, &scored, &wanted).await;
            let _ = busy.try_set(false);
            match outcome {
                Ok(both) => drop(signed.try_set(Some(both))),
                Err(error) => drop(problem.try_set(Some(error))),
            }
        });
    };
    let previewed = RwSignal::new_local(None::<Previewed>);
    // What was seen holds for what was chosen then.
    Effect::new(move || {
        wanted();
        previewed.set(None);
    });
    let look = move |_| {
        problem.set(None);
        let (wanted, scored) = (untrack(wanted), scored.get_value());
        spawn_local(async move {
            match see(app, &scored, &wanted).await {
                Ok(seen) => drop(previewed.try_set(Some(seen))),
                Err(error) => drop(problem.try_set(Some(error))),
            }
        });
    };
    view! {
        <p>{share::lead(l)}</p>
        <p>{share::inside(l)} ":"</p>
        <ul>
            <li>{share::inside_result(l)}</li>
            {move || answers.get().then(|| view! { <li>{share::inside_answers(l)}</li> })}
            <li>{share::inside_date(l)}</li>
            <li>{share::inside_account(l)}</li>
            <li>{share::inside_key(l)}</li>
            <li>{share::inside_name(l)}</li>
        </ul>
        <form on:submit=submit novalidate>
            <Skills groups chosen missing=Signal::derive(move || problem.get() == Some(SignError::Skills))/>
            <Answers answers/>
            {asked.map(|asked| view! { <Named asked named/> })}
            <WhoSigns who bad=Signal::derive(move || problem.get() == Some(SignError::Name))/>
            {move || answers.get().then(|| match timed {
                true => view! { <p>{share::times_needed(l)}</p> }.into_any(),
                false => view! { <Times times/> }.into_any(),
            })}
            <div class="actions">
                <button type="submit" class="primary">{share::sign(l)}</button>
                <button type="button" on:click=look>{who::preview(l)}</button>
                <span role="status">{move || busy.get().then(|| share::signing(l))}</span>
            </div>
        </form>
        {move || previewed.get().map(|previewed| view! { <Preview previewed/> })}
        <AboutKeys/>
        {move || match problem.get() {
            Some(SignError::Failed) => Some(share::sign_failed(l)),
            Some(SignError::Key) => Some(share::key_gone(l)),
            _ => None,
        }
        .map(|text| view! { <Notice tone=Tone::Bad text=text.to_owned()/> })}
    }
}

/// Whether the answers go in.
#[component]
fn Answers(
    /// The choice.
    answers: RwSignal<bool>,
) -> impl IntoView {
    let l = App::here().l;
    let ways = [
        (true, share::answers(l), share::answers_mean(l)),
        (false, share::without(l), share::without_means(l)),
    ];
    let ways = ways.map(|(this, name, means)| {
        view! {
            <label class="tick">
                <input type="radio" name="answers" prop:checked=move || answers.get() == this
                    on:change=move |_| answers.set(this)/>
                <span>{name} <small>{means}</small></span>
            </label>
        }
        .into_any()
    });
    view! {
        <fieldset>
            <legend>{share::answers_title(l)}</legend>
            {ways.into_iter().collect_view()}
        </fieldset>
    }
}

/// Whether the profile says which request it answers.
#[component]
fn Named(
    /// The request.
    asked: Asked,
    /// The choice.
    named: RwSignal<bool>,
) -> impl IntoView {
    let l = App::here().l;
    let by = asked.request.name.as_deref().map(inert);
    view! {
        <label class="tick">
            <input type="checkbox" aria-describedby="named-hint" prop:checked=named
                on:change=move |event| named.set(event_target_checked(&event))/>
            <span><bdi>{match by {
                Some(name) => share::named(l, &name),
                None => share::named_nameless(l).to_owned(),
            }}</bdi></span>
        </label>
        <p class="hint" id="named-hint">{share::named_hint(l)}</p>
    }
}

/// Whether response times travel along.
#[component]
fn Times(
    /// The choice.
    times: RwSignal<bool>,
) -> impl IntoView {
    let l = App::here().l;
    view! {
        <label class="tick">
            <input type="checkbox" prop:checked=times aria-describedby="times-hint"
                on:change=move |event| times.set(event_target_checked(&event))/>
            <span>{share::times(l)}</span>
        </label>
        <p class="hint" id="times-hint">{share::times_hint(l)}</p>
    }
}
