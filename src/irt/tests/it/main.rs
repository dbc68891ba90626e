//! Laws of the crate through its public API, and slow second implementations of what it computes fast.

#![cfg(not(target_arch = "wasm32"))]

mod banks;
mod cats;
mod eligible;
mod errors;
mod estimates;
mod explain;
mod explained;
mod exposure;
mod filter;
mod fits;
mod grids;
mod maxima;
mod mirt;
mod mirt_cats;
mod mirt_laws;
mod mirt_rules;
mod models;
mod people;
mod posteriors;
mod robust;
mod running;
mod selection;
mod shadow;
mod skills;
mod sound;
mod stop;
mod uncertain;
