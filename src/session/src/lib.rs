//! An assessment as a pure function of bank, plan and log of events.

mod error;
mod log;
mod outcome;
mod plan;
mod session;

pub use error::Error;
pub use log::Event;
pub use outcome::{Outcome, SkillOutcome, Stopped, display};
pub use plan::{ENGINE_REV, Plan};
pub use session::{Instrument, Progress, Question, Session, Step};
