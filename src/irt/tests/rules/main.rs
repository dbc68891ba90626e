//! The rules around the measurement core: laws, hand values, brute force.

mod people;
mod shadow;
mod stop;
