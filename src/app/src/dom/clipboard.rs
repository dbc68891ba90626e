//! Copying text, also where the clipboard API is missing (plain http) or refuses.

use super::{document, window};
use js_sys::Reflect;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{HtmlDocument, HtmlTextAreaElement};

/// Copies the text of a field. `false` when the browser allows neither way; the field is then selected, so that one
/// key stroke remains.
pub async fn copy(field: &HtmlTextAreaElement) -> bool {
    let navigator = window().navigator();
    let there = Reflect::get(&navigator, &"clipboard".into()).is_ok_and(|api| api.is_object());
    if there && JsFuture::from(navigator.clipboard().write_text(&field.value())).await.is_ok() {
        return true;
    }
    let _ = field.focus();
    field.select();
    document().unchecked_ref::<HtmlDocument>().exec_command("copy").unwrap_or(false)
}
