//! Whether things may move by themselves.

use super::{call, get, window};
use wasm_bindgen::JsValue;

/// Whether the person has asked their device for as little motion as possible.
pub fn wants_stillness() -> bool {
    let query = call(&window(), "matchMedia", &["(prefers-reduced-motion: reduce)".into()]);
    query.and_then(|query| get(&query, "matches")) == Some(JsValue::TRUE)
}
