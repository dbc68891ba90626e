//! One question: its stem, its options, and the ways on.

use super::ledger::Asked;
use super::options::{Given, Options, letter};
use super::rich::blocks;
use super::sitting::Sitting;
use crate::dom;
use crate::parts;
use crate::shell::Heading;
use crate::state::App;
use leptos::ev::{KeyboardEvent, SubmitEvent};
use leptos::prelude::*;
use skillmark_bank::Answer;
use skillmark_text::{progress, take};

/// The form of a question. A new one is made for each, so nothing of the last can stay behind.
#[component]
pub fn QuestionForm(
    /// The attempt.
    sitting: Sitting,
    /// The question.
    asked: Asked,
) -> impl IntoView {
    let l = App::here().l;
    let loaded = sitting.loaded();
    let item_index = asked.question.item;
    let Some((item, skill)) = loaded.as_ref().and_then(|loaded| {
        let bank = loaded.edition.bank();
        let item = bank.items.get(item_index)?.clone();
        Some((item.clone(), bank.skill(&item.skill)?.title.clone()))
    }) else {
        return ().into_any();
    };
    let Some(loaded) = loaded else { return ().into_any() };
    let skills = loaded.edition.bank().skills.len() as u32;
    let pictures = !loaded.edition.bank().images.is_empty();
    let mut order = asked.question.order.clone();
    let by_options =
        matches!(item.answer, Answer::SingleChoice { .. } | Answer::TrueFalse { .. } | Answer::Rating { .. });
    if by_options && order.is_empty() {
        order = (0..item.options().len()).collect();
    }
    // Until Next.
    let given = RwSignal::new(Given::None);
    let missing = RwSignal::new(false);
    let number = asked.progress.answered + 1;

    let ids: Vec<String> = order.iter().filter_map(|at| Some(item.options().get(*at)?.id.clone())).collect();
    let ids = StoredValue::new(ids);
    let next = move || match given.get_untracked() {
        Some(given) => sitting.answer(item_index, given),
        None => missing.set(true),
    };
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        next();
    };
    let count = if by_options { order.len() } else { 0 };
    let keys = move |event: KeyboardEvent| {
        if let Some(place) = shortcut(&event, count) {
            event.prevent_default();
            given.set(Some(vec![ids.with_value(|ids| ids[place].clone())]));
            dom::focus_first("input[name=option]:checked");
        } else if event.key() == "0" && is_bare(&event) {
            dom::focus_first("#unsure");
        } else if event.key() == "Enter" && on_heading(&event) {
            event.prevent_default();
            next();
        }
    };
    let handle = window_event_listener(leptos::ev::keydown, keys);
    on_cleanup(move || handle.remove());

    let place = take::SkillOf { number: asked.question.skill as u32 + 1, count: skills, skill: &skill };
    let (low, high) = (asked.progress.more_low.saturating_sub(1), asked.progress.more_high.saturating_sub(1));
    let (stem, controls) = match (by_options, pictures) {
        (true, false) => (blocks(&item.stem), view! { <Options item=item.clone() order given/> }.into_any()),
        _ => parts::question(loaded, item_index, order, given),
    };
    view! {
        <form class="question" on:submit=submit novalidate>
            <ProgressLine asked=asked.clone()/>
            <Heading text=take::heading(l, number) hidden=true/>
            <p class="progress">{progress(l, number, low, high)} " " <span class="skill-of">{take::skill_of(l, place)}</span></p>
            <div class="stem" lang=sitting.language()>{stem}</div>
            {controls}
            <p class="choose-first" role="alert">
                {move || (missing.get() && given.get().is_none()).then(|| take::choose_first(l))}
            </p>
            <div class="actions">
                <button type="button" id="unsure" class="plain" on:click=move |_| sitting.unsure(item_index)>
                    {take::unsure(l)}
                </button>
                <button type="submit" class="primary">{take::next(l)}</button>
            </div>
            {(count > 0).then(|| view! {
                <p class="hint keys">{take::keys(l, take::Keys { first: letter(0), last: letter(count - 1) })}</p>
            })}
            <p class="hint"><button type="button" class="plain" on:click=move |_| sitting.pause()>{take::pause(l)}</button></p>
        </form>
    }
    .into_any()
}

/// The hairline at the top: answered of what is expected in all.
#[component]
fn ProgressLine(asked: Asked) -> impl IntoView {
    let answered = f64::from(asked.progress.answered);
    let share = 100.0 * answered / (answered + f64::from(asked.progress.more_typical)).max(1.0);
    let share = share.round() as u32;
    view! { <div class="progress-line" aria-hidden="true"><span style:width=format!("{share}%")></span></div> }
}

/// The option that a key stands for: 1 to 9, or its letter.
fn shortcut(event: &KeyboardEvent, count: usize) -> Option<usize> {
    let key = event.key();
    let [byte] = key.as_bytes() else { return None };
    let place = match byte.to_ascii_lowercase() {
        digit @ b'1'..=b'9' => digit - b'1',
        letter @ b'a'..=b'i' => letter - b'a',
        _ => return None,
    };
    (is_bare(event) && usize::from(place) < count).then_some(usize::from(place))
}

/// Neither a browser's own shortcut nor something being typed.
fn is_bare(event: &KeyboardEvent) -> bool {
    !(event.ctrl_key() || event.alt_key() || event.meta_key() || dom::is_typing(event))
}

/// Enter goes on from where the question is read; on a button it presses that button, in a radio it submits by itself.
fn on_heading(event: &KeyboardEvent) -> bool {
    is_bare(event) && !dom::is_control(event)
}
