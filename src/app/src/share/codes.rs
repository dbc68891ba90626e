//! The profile as codes for a camera: one, or several one after the other.

use crate::dom;
use crate::state::App;
use gloo::timers::future::TimeoutFuture;
use leptos::ev::Event;
use leptos::prelude::*;
use leptos::task::spawn_local;
use skillmark_profile::{link, qr};
use skillmark_text::{Locale, forms};
use wasm_bindgen::JsValue;

/// How long each code of a series stands, in milliseconds: a camera needs half a second, a hand that moves another.
const EACH_MS: u32 = 2_000;

/// A disclosure; the codes are worked out once it opens.
#[component]
pub fn ShareCodes(
    /// The signed profile's text.
    #[prop(into)]
    profile: Signal<String>,
) -> impl IntoView {
    let l = App::here().l;
    let open = RwSignal::new(false);
    let toggled = move |event: Event| {
        let details = event.target().and_then(|details| dom::get(&details, "open"));
        open.set(details == Some(JsValue::TRUE));
    };
    let drawn = move || {
        if !open.get() {
            return ().into_any();
        }
        let profile = profile.get();
        let link = dom::share_link(&link::encode_short(profile.as_bytes()));
        match qr::codes(profile.as_bytes(), &link) {
            Some(codes) if codes.len() == 1 => one(l, &codes[0]),
            Some(codes) => view! { <Series codes/> }.into_any(),
            None => view! { <p>{forms::codes_too_many(l)}</p> }.into_any(),
        }
    };
    view! {
        <details on:toggle=toggled>
            <summary>{forms::codes(l)}</summary>
            {drawn}
        </details>
    }
}

fn one(l: Locale, code: &qr::Code) -> AnyView {
    view! {
        <p>{forms::code_hint(l)}</p>
        <div inner_html=picture(code, forms::code(l))></div>
    }
    .into_any()
}

/// A code as SVG.
pub fn picture(code: &qr::Code, label: &str) -> String {
    skillmark_chart::qr(code.size(), |x, y| code.is_dark(x, y), label)
}

/// Codes that change by themselves until somebody wants to go through them by hand.
#[component]
fn Series(codes: Vec<qr::Code>) -> impl IntoView {
    let l = App::here().l;
    let count = codes.len();
    let at = RwSignal::new(0);
    let running = RwSignal::new(!dom::wants_stillness());
    let step = move |by: usize| {
        running.set(false);
        at.update(|at| *at = (*at + by) % count);
    };
    spawn_local(async move {
        loop {
            TimeoutFuture::new(EACH_MS).await;
            match running.try_get_untracked() {
                Some(true) => drop(at.try_update(|at| *at = (*at + 1) % count)),
                Some(false) => {}
                // The view has gone, and its signals with it.
                None => break,
            }
        }
    });
    let number = move || forms::CodeOf { number: at.get() as u32 + 1, count: count as u32 };
    let shown = move || picture(&codes[at.get()], &forms::code_of(l, number()));
    view! {
        <p>{forms::codes_hint(l, count as u32)}</p>
        <div class="actions">
            <button on:click=move |_| step(count - 1)>{forms::code_before(l)}</button>
            <button on:click=move |_| step(1)>{forms::code_next(l)}</button>
            <button on:click=move |_| running.update(|running| *running = !*running)>
                {move || if running.get() { forms::codes_stop(l) } else { forms::codes_run(l) }}
            </button>
        </div>
        <p class="figure">{move || forms::code_of(l, number())}</p>
        <div inner_html=shown></div>
    }
}
