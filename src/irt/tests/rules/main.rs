//! The rules around the measurement core: laws, hand values, brute force.

mod exposure;
mod filter;
mod people;
mod shadow;
mod stop;
