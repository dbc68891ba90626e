//! Letting people take tests: on all threads, in order, until done or interrupted.

use anyhow::{Context, Result};
use indicatif::{ProgressBar, ProgressStyle};
use rayon::prelude::*;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// People are done in blocks of this many, so that those who are finished are the first and no others.
const BLOCK: u64 = 128;

/// Whether the person pressed Ctrl-C.
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

/// Lets people 0, 1, 2, .. up to `count` take a test and hands them over in order; after Ctrl-C fewer of them, exactly those
/// that a smaller count gives. `memory` is made for each thread and used again. Returns how many there were. `P` is what comes
/// out for a person.
pub(super) fn people<M, P: Send>(
    name: &str,
    count: u64,
    interrupt: &Interrupt,
    memory: impl Fn() -> M + Sync,
    take: impl Fn(&mut M, u64) -> Result<P> + Sync,
    mut done: impl FnMut(u64, P) -> Result<()>,
) -> Result<u64> {
    // Hidden by itself where standard error is no terminal.
    let style = ProgressStyle::with_template("{msg} {wide_bar} {pos}/{len} people, {eta} left")?;
    let bar = ProgressBar::new(count).with_style(style).with_message(name.to_owned());
    let mut next = 0;
    while next < count && !interrupt.pressed() {
        let end = (next + BLOCK).min(count);
        let one = |memory: &mut M, n: u64| {
            let person = (!interrupt.pressed()).then(|| take(memory, n));
            bar.inc(1);
            person
        };
        let block: Vec<_> = (next..end).into_par_iter().map_init(&memory, one).collect();
        for person in block.into_iter().map_while(|person| person) {
            done(next, person?)?;
            next += 1;
        }
    }
    bar.finish_and_clear();
    Ok(next)
}
