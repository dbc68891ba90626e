//! One binary for all integration tests.

mod compile;
mod errors;
mod format;
mod golden;
mod loading;
mod properties;
mod rules;
mod tiny;
mod warnings;
