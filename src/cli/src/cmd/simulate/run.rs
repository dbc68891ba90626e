//! Letting people take tests: on all threads, in order, until done or interrupted.

use anyhow::{Context, Result};
use indicatif::{ProgressBar, ProgressStyle};
use rayon::prelude::*;
use skillmark_lab::Person;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// People are done in blocks of this many, so that what is finished is the first people and no others.
const BLOCK: u64 = 128;

/// Whether the person pressed Ctrl-C.
#[derive(Clone)]
pub(super) struct Interrupt(Arc<AtomicBool>);

impl Interrupt {
    /// From now on Ctrl-C ends the simulation early, and pressed again the program.
    pub(super) fn on() -> Result<Self> {
        let pressed = Arc::new(AtomicBool::new(false));
        let seen = pressed.clone();
        ctrlc::set_handler(move || {
            if seen.swap(true, Ordering::Relaxed) {
                std::process::exit(130);
            }
        })
        .context("listening for Ctrl-C")?;
        Ok(Interrupt(pressed))
    }

    pub(super) fn pressed(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }
}

/// People 0, 1, 2, .. up to `count`, or fewer of them after Ctrl-C: exactly what a smaller count gives. `memory` is made
/// for each thread and used again.
pub(super) fn people<M>(
    name: &str,
    count: u64,
    interrupt: &Interrupt,
    memory: impl Fn() -> M + Sync,
    take: impl Fn(&mut M, u64) -> Result<Person> + Sync,
) -> Result<Vec<Person>> {
    // Hidden by itself where standard error is no terminal.
    let style = ProgressStyle::with_template("{msg} {wide_bar} {pos}/{len} people, {eta} left")?;
    let bar = ProgressBar::new(count).with_style(style).with_message(name.to_owned());
    let mut people = Vec::with_capacity(count as usize);
    let mut first = 0;
    while first < count && !interrupt.pressed() {
        let end = (first + BLOCK).min(count);
        let one = |memory: &mut M, n: u64| {
            let person = (!interrupt.pressed()).then(|| take(memory, n));
            bar.inc(1);
            person
        };
        let block: Vec<_> = (first..end).into_par_iter().map_init(&memory, one).collect();
        for person in block.into_iter().map_while(|person| person) {
            people.push(person?);
        }
        first = end;
    }
    bar.finish_and_clear();
    Ok(people)
}
