//! What `skillmark-canon` promises, natively and in wasm; property tests natively only.

mod canonical_form;
mod digests;
#[cfg(not(target_arch = "wasm32"))]
mod properties;
mod strictness;

#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;
