//! Tests of the session through its public API.

mod golden;
#[cfg(not(target_arch = "wasm32"))]
mod laws;
mod people;
mod presets;
#[cfg(not(target_arch = "wasm32"))]
mod related;
mod rules;
mod steps;
