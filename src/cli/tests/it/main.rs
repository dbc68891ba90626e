//! The command as a person calls it.

mod bank;
mod profile;
mod run;
mod simulate;
