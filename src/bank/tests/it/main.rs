//! One binary for all integration tests.

mod compile;
mod correlations;
mod errors;
mod format;
mod golden;
mod loading;
mod properties;
mod rules;
mod tiny;
mod types;
mod usual;
mod warnings;
