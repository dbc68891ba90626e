//! Brings what the other chores need, and says what it found and what it did. Everything here asks first whether the
//! thing is there, so that a second run does nothing.

mod apt;
mod browser;
mod npm;
mod python;
mod rust;
mod tools;

use std::time::Instant;

use anyhow::Result;

pub(crate) use browser::browser;
pub(crate) use npm::npm;
pub(crate) use python::catsim;
pub(crate) use rust::{TARGET as WASM, Toolchain, wasm_target};
pub(crate) use tools::{same_bindgen, wasm_tools};

/// `cargo xtask setup`: everything at once.
pub(crate) fn all() -> Result<()> {
    let started = Instant::now();
    wasm_target()?;
    npm()?;
    browser()?;
    wasm_tools()?;
    println!("everything is in place ({:.1} s)", started.elapsed().as_secs_f64());
    Ok(())
}

/// Says that something is there.
fn found(what: impl std::fmt::Display) {
    println!("found   {what}");
}

/// Does `work` that takes a while, saying so before and how long it took after.
pub(crate) fn set_up<T>(what: &str, work: impl FnOnce() -> Result<T>) -> Result<T> {
    println!("set up  {what} …");
    let started = Instant::now();
    let made = work()?;
    println!("        done in {:.1} s", started.elapsed().as_secs_f64());
    Ok(made)
}
