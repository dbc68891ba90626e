//! Laws of the crate through its public API, and slow second implementations of what it computes fast.

mod banks;
mod cats;
mod estimates;
mod fits;
mod models;
mod selection;
