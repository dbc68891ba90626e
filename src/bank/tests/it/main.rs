//! One binary for all integration tests.

mod compile;
mod errors;
mod tiny;
