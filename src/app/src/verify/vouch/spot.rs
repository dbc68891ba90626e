//! Further questions with the endorser present.

use crate::dom;
use crate::state::App;
use crate::take::{Given, blocks, options};
use leptos::prelude::*;
use skillmark_canon::{Limits, parse};
use skillmark_profile::{Edition, Evidence, Figures, ShownSkill, SpotCheck};
use skillmark_session::{Event, SPOT_LEVEL, Spot, Stream};
use skillmark_text::{take, vouch};

/// How many questions a check has: a few minutes.
const COUNT: usize = 5;

/// A check that is going on.
#[derive(Clone)]
struct Running {
    spot: Spot,
    skill: String,
    /// How many have been answered, and how many of them rightly.
    answered: usize,
    right: u32,
    seed: String,
}

/// A button per skill; then the questions; then what they say.
#[component]
pub fn SpotChecks(
    /// The profile, as it came.
    profile: StoredValue<Vec<u8>>,
    /// Its bank.
    edition: Edition,
    /// Its results.
    skills: Vec<ShownSkill>,
    /// What the check showed.
    found: RwSignal<Option<SpotCheck>>,
) -> impl IntoView {
    let l = App::here().l;
    let running = RwSignal::new(None::<Running>);
    let none = RwSignal::new(None::<String>);
    let known: Vec<(String, Figures)> =
        skills.into_iter().filter_map(|skill| Some((skill.title, skill.numbers?))).collect();
    let edition = StoredValue::new_local(edition);
    let begin = move |title: &str, numbers: &Figures| {
        let seen = seen(&profile.get_value());
        let seen: Vec<&str> = seen.iter().map(String::as_str).collect();
        let stated = (numbers.theta, numbers.se);
        let spot = edition.with_value(|e| Spot::new(e.instrument(), &numbers.skill, &seen, stated, COUNT));
        none.set(spot.is_none().then(|| title.to_owned()));
        let (skill, seed) = (title.to_owned(), dom::hex(&dom::random::<16>()));
        running.set(spot.map(|spot| Running { spot, skill, answered: 0, right: 0, seed }));
    };
    let offer = move || {
        let buttons = known.iter().cloned().map(|(title, numbers)| {
            let words = vouch::spot_ask(l, &title);
            view! { <button type="button" on:click=move |_| begin(&title, &numbers)>{words}</button> }
                .into_any()
        });
        view! {
            <p class="hint">{vouch::spot_hint(l, COUNT as u32)}</p>
            <div class="actions">{buttons.collect_view()}</div>
            <p role="status">{move || none.get().map(|skill| vouch::spot_none(l, &skill))}</p>
        }
        .into_any()
    };
    view! {
        <fieldset>
            <legend>{vouch::spot(l)}</legend>
            {move || match (found.get(), running.get()) {
                (Some(check), _) => view! { <Found check found/> }.into_any(),
                (None, Some(now)) => view! { <Asking now edition running found/> }.into_any(),
                (None, None) => offer(),
            }}
        </fieldset>
    }
}

#[component]
fn Asking(
    now: Running,
    edition: StoredValue<Edition, LocalStorage>,
    running: RwSignal<Option<Running>>,
    found: RwSignal<Option<SpotCheck>>,
) -> impl IntoView {
    let l = App::here().l;
    let place = now.spot.items[now.answered];
    let item = edition.with_value(|edition| edition.bank().items[place].clone());
    let order = Stream::new(&now.seed, "spot").order(now.answered as u64, 0, item.options().len());
    let progress =
        vouch::SpotProgress { number: now.answered as u32 + 1, count: now.spot.items.len() as u32 };
    let given = RwSignal::new(Given::None);
    let key = item.options().iter().find(|option| option.key).map(|option| option.id.clone());
    let now = StoredValue::new(now);
    let answer = move |right: bool| {
        let mut next = now.get_value();
        next.answered += 1;
        next.right += u32::from(right);
        if next.answered < next.spot.items.len() {
            running.set(Some(next));
        } else {
            found.set(Some(result(&next)));
            running.set(None);
        }
    };
    let next = move |_| {
        if let Some(id) = given.get_untracked() {
            answer(Some(id) == key);
        }
    };
    view! {
        <p class="hint" role="status">{vouch::spot_progress(l, progress)}</p>
        <div class="question spot">
            <div class="stem">{blocks(&item.stem)}</div>
            {options(item.options(), &order, given)}
            <div class="actions">
                <button type="button" class="plain" on:click=move |_| answer(false)>{take::unsure(l)}</button>
                <button type="button" disabled=move || given.get().is_none() on:click=next>{vouch::spot_next(l)}</button>
            </div>
        </div>
    }
}

fn result(done: &Running) -> SpotCheck {
    let shown = done.spot.judge(done.right);
    let per_cent = |share: f64| (100.0 * share).round() as u32;
    SpotCheck {
        skill: done.skill.clone(),
        asked: done.spot.items.len() as u32,
        right: done.right,
        p: per_cent(shown.p),
        power: per_cent(shown.power),
    }
}

#[component]
fn Found(check: SpotCheck, found: RwSignal<Option<SpotCheck>>) -> impl IntoView {
    let l = App::here().l;
    let SpotCheck { asked, right, p, power, .. } = check;
    let doubtful = f64::from(p) <= 100.0 * SPOT_LEVEL;
    view! {
        <p role="status">
            {vouch::spot_result(l, vouch::SpotResult { asked, right, p, power })} " "
            {if doubtful { vouch::spot_doubt(l) } else { vouch::spot_stands(l) }}
        </p>
        <div class="actions">
            <button type="button" class="plain" on:click=move |_| found.set(None)>{vouch::spot_drop(l)}</button>
        </div>
    }
}

/// Ids of the questions that the profile's answers are to; none where they were left out.
fn seen(profile: &[u8]) -> Vec<String> {
    let document = parse(profile, Limits::UNTRUSTED).unwrap_or_default();
    let narrative = document.pointer("/evidence/0/narrative").and_then(|narrative| narrative.as_str());
    let log = narrative.and_then(|text| Evidence::decode(text).ok()).map(|evidence| evidence.log);
    let item = |event: Event| match event {
        Event::Shown { item } => Some(item),
        _ => None,
    };
    log.unwrap_or_default().into_iter().filter_map(item).collect()
}
