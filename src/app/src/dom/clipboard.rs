//! Copying text, also where the clipboard API is missing (plain http) or refuses.

use super::{call, document, get, window};
use js_sys::Promise;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use web_sys::HtmlTextAreaElement;

/// Copies the text of a field. `false` when the browser allows neither way; the field is then selected, so that one
/// key stroke remains.
pub async fn copy(field: &HtmlTextAreaElement) -> bool {
    let text = get(field, "value").unwrap_or_default();
    let clipboard = get(&window().navigator(), "clipboard");
    let writing = clipboard.and_then(|clipboard| call(&clipboard, "writeText", &[text]));
    if let Some(writing) = writing
        && JsFuture::from(Promise::resolve(&writing)).await.is_ok()
    {
        return true;
    }
    let _ = field.focus();
    call(field, "select", &[]);
    call(&document(), "execCommand", &["copy".into()]) == Some(JsValue::TRUE)
}
