//! The ways in: drop a file, choose one, paste.

use super::received::Received;
use super::scan::Scan;
use crate::dom;
use crate::route::Route;
use crate::state::App;
use leptos::ev::{DragEvent, Event, SubmitEvent};
use leptos::html::Input;
use leptos::prelude::*;
use skillmark_profile::qr::Scanner;
use skillmark_text::verify;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::File;

/// A drop zone that is also the frame of a picker and a paste box.
#[component]
pub fn Intake(
    /// The codes read so far.
    scanner: StoredValue<Scanner>,
    /// What to do with what came.
    check: impl Fn(Received) + Copy + Send + Sync + 'static,
) -> impl IntoView {
    let l = App::here().l;
    let over = RwSignal::new(false);
    let text = RwSignal::new(String::new());
    let picker = NodeRef::<Input>::new();
    let drag = move |event: DragEvent| {
        event.prevent_default();
        over.set(true);
    };
    let dropped = move |event: DragEvent| {
        event.prevent_default();
        over.set(false);
        let Some(data) = dom::get(&event, "dataTransfer") else { return };
        if let Some(file) = first_file(&data) {
            return check(Received::File(file));
        }
        let text = dom::call(&data, "getData", &["text/plain".into()]).and_then(|text| text.as_string());
        if let Some(text) = text.filter(|text| !text.is_empty()) {
            check(Received::Text(text));
        }
    };
    let picked = move |_: Event| {
        if let Some(file) = picker.get_untracked().and_then(|input| first_file(&input)) {
            check(Received::File(file));
        }
    };
    let pasted = move |event: SubmitEvent| {
        event.prevent_default();
        match text.get_untracked() {
            text if text.trim().is_empty() => dom::focus_first("#paste"),
            text => check(Received::Text(text)),
        }
    };
    view! {
        <p class="lede">{verify::lead(l)}</p>
        <div class="drop" class:over=over on:dragover=drag on:dragenter=drag on:dragleave=move |_| over.set(false)
            on:drop=dropped>
            <p>{move || if over.get() { verify::drop_now(l) } else { verify::drop(l) }}</p>
            <label class="field">
                <span>{verify::pick(l)}</span>
                <input type="file" accept=".json,.jsonld,.txt,application/json,image/*" node_ref=picker on:change=picked/>
            </label>
            <Scan scanner check/>
            <form on:submit=pasted novalidate>
                <label class="field">
                    <span>{verify::paste(l)}</span>
                    <textarea id="paste" rows="3" spellcheck="false" autocomplete="off" prop:value=text
                        on:input=move |event| text.set(event_target_value(&event))></textarea>
                </label>
                <div class="actions"><button type="submit" class="primary">{verify::check(l)}</button></div>
            </form>
        </div>
        <p><a href=Route::Ask.href()>{verify::ask(l)}</a></p>
    }
}

/// The first file of whatever has files.
fn first_file(of: &JsValue) -> Option<File> {
    Some(dom::get(&dom::get(of, "files")?, "0")?.unchecked_into())
}
