//! The command as a person calls it.

mod bank;
mod exchange;
mod irt;
mod irt_conventions;
mod irt_errors;
mod irt_reference;
mod profile;
mod run;
mod simulate;
mod simulate_designs;
mod simulate_errors;
mod simulate_exposure;
mod simulate_items;
mod simulate_records;
mod simulate_related;
mod simulate_rules;
mod simulate_several;
mod simulate_several_errors;
