//! Tests of the session through its public API.

// Half a million simulated tests: natively only, `judging`'s own tests run in both.
#[cfg(not(target_arch = "wasm32"))]
mod fit;
mod golden;
#[cfg(not(target_arch = "wasm32"))]
mod laws;
mod people;
mod presets;
#[cfg(not(target_arch = "wasm32"))]
mod related;
mod rules;
mod spot;
mod steps;
#[cfg(not(target_arch = "wasm32"))]
mod without;
