//! One question: its stem, its options, and the ways on.

use super::ledger::Asked;
use super::options::{Given, letter, options};
use super::rich::blocks;
use super::sitting::Sitting;
use crate::dom;
use crate::shell::Heading;
use crate::state::App;
use leptos::ev::{KeyboardEvent, SubmitEvent};
use leptos::prelude::*;
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
    let Some(loaded) = sitting.loaded() else { return ().into_any() };
    let bank = loaded.edition.bank();
    let item_index = asked.question.item;
    let item = &bank.items[item_index];
    let skill = bank.skill(&item.skill).map_or("", |skill| &skill.title);
    let order = &asked.question.order;
    // Until Next.
    let given = RwSignal::new(Given::None);
    let missing = RwSignal::new(false);
    let number = asked.progress.answered + 1;

    let next = move || match given.get_untracked() {
        Some(given) => sitting.answer(item_index, given.split('\n').map(str::to_owned).collect()),
        None => missing.set(true),
    };
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        next();
    };
    let keys = move |event: KeyboardEvent| {
        if let Some(place) = shortcut(&event) {
            // The nth of whatever options there are, if there are so many.
            if dom::press(&format!(".option:nth-of-type({place}) input")) {
                event.prevent_default();
            }
        } else if event.key() == "0" && is_bare(&event) {
            dom::focus_first("#unsure");
        } else if event.key() == "Enter" && on_heading(&event) {
            event.prevent_default();
            next();
        }
    };
    let handle = window_event_listener(leptos::ev::keydown, keys);
    on_cleanup(move || handle.remove());

    let place =
        take::SkillOf { number: asked.question.skill as u32 + 1, count: bank.skills.len() as u32, skill };
    let (low, high) = (asked.progress.more_low.saturating_sub(1), asked.progress.more_high.saturating_sub(1));
    let (stem, controls) = match loaded.show {
        Some(show) => show(&loaded, item_index, order, given),
        None => (blocks(&item.stem), options(item.options(), order, given)),
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
            {loaded.show.is_none().then(|| {
                let last = letter(order.len().saturating_sub(1));
                view! { <p class="hint keys">{take::keys(l, take::Keys { first: letter(0), last })}</p> }
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

/// The option that a key stands for, counted from 1: 1 to 9, or its letter.
fn shortcut(event: &KeyboardEvent) -> Option<u8> {
    let key = event.key();
    let [byte] = key.as_bytes() else { return None };
    let place = match byte.to_ascii_lowercase() {
        digit @ b'1'..=b'9' => digit - b'0',
        letter @ b'a'..=b'i' => letter - b'a' + 1,
        _ => return None,
    };
    is_bare(event).then_some(place)
}

/// Neither a browser's own shortcut nor something being typed.
fn is_bare(event: &KeyboardEvent) -> bool {
    !(event.ctrl_key() || event.alt_key() || event.meta_key() || dom::is_typing(event))
}

/// Enter goes on from where the question is read; on a button it presses that button, in a radio it submits by itself.
fn on_heading(event: &KeyboardEvent) -> bool {
    is_bare(event) && !dom::is_control(event)
}
