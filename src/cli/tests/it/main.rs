//! The command as a person calls it.

mod bank;
mod run;
mod simulate;
