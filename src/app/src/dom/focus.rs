//! Where the keyboard and the screen reader stand.

use super::document;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, KeyboardEvent};

/// Moves focus to the first element that fits, once what was just decided is drawn.
pub fn focus_first(selector: &'static str) {
    leptos::prelude::request_animation_frame(move || {
        let found = document().query_selector(selector).ok().flatten();
        if let Some(element) = found.and_then(|e| e.dyn_into::<HtmlElement>().ok()) {
            let _ = element.focus();
        }
    });
}

/// Presses the first element that fits, and gives it the focus; whether there is one.
pub fn press(selector: &str) -> bool {
    let found = document().query_selector(selector).ok().flatten();
    let Some(element) = found.and_then(|e| e.dyn_into::<HtmlElement>().ok()) else { return false };
    element.click();
    let _ = element.focus();
    true
}

/// Whether a key is being typed into a field.
pub fn is_typing(event: &KeyboardEvent) -> bool {
    tag(event).is_some_and(|(tag, kind)| {
        tag == "TEXTAREA" || (tag == "INPUT" && kind != "radio" && kind != "checkbox")
    })
}

/// Whether a key goes to something that answers keys by itself.
pub fn is_control(event: &KeyboardEvent) -> bool {
    tag(event)
        .is_some_and(|(tag, _)| matches!(tag.as_str(), "A" | "BUTTON" | "INPUT" | "TEXTAREA" | "SUMMARY"))
}

fn tag(event: &KeyboardEvent) -> Option<(String, String)> {
    let target: Element = event.target()?.dyn_into().ok()?;
    Some((target.tag_name(), target.get_attribute("type").unwrap_or_default()))
}
