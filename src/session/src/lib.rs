//! An assessment as a pure function: `(bank, plan, log of events) -> next question | outcome`.
//!
//! The same function runs a test, resumes it after a crash, scores it again for a verifier and simulates it. It reads
//! no clock, no random source, no storage and no network: times and seeds come in through the log and the plan.
//! Folding a log is replaying it, and results are the same bits natively and in wasm.
//!
//! A [`Session`] is made from an [`Instrument`] (a bank with its curves tabulated) and a [`Plan`]; `next` says what to
//! show, `push` takes in what happened, `outcome` says what is known, `steps` how that came about.

// For the people of the tests, who know this crate by its name.
#[cfg(test)]
extern crate self as skillmark_session;
#[cfg(test)]
#[allow(dead_code)] // not all of them are needed here
#[path = "../tests/it/people.rs"]
mod people;

mod design;
mod draw;
mod error;
mod fit;
mod forecast;
mod instrument;
mod judging;
mod log;
mod outcome;
mod parts;
mod plan;
mod related;
mod rules;
mod session;
mod spot;
mod steps;
mod sub;
mod why;
mod without;

pub use draw::Stream;
pub use error::Error;
pub use fit::{FALSE_ALARMS, FLOOR_WORDS_A_SECOND, Figure, Fit, reading_floor};
pub use forecast::Progress;
pub use instrument::Instrument;
pub use judging::{Index, Judging, Norm};
pub use log::Event;
pub use outcome::{Outcome, SkillOutcome, Stopped, display};
pub use plan::{ENGINE_REV, Plan};
pub use session::{MOST_EXTENSION, Question, Session, Step};
pub use spot::{SPOT_LEVEL, SPOT_SHIFT, Shown, Spot};
pub use steps::{Reply, Taken};
pub use why::Why;
pub use without::Rest;
