//! The rules around the measurement core: laws, hand values, brute force.

mod explain;
mod exposure;
mod filter;
mod mirt;
mod people;
mod shadow;
mod skills;
mod stop;
