//! Laws of the crate through its public API, and slow second implementations of what it computes fast.

mod banks;
mod estimates;
mod models;
