//! One binary for all integration tests.

mod compile;
mod errors;
mod golden;
mod loading;
mod properties;
mod tiny;
mod warnings;
