//! The state machine.

use crate::{Event, Outcome, Plan};
use skillmark_bank::Bank;
use std::sync::Arc;

/// A bank made ready for asking: curves tabulated once, shared by any number of sessions.
#[derive(Debug)]
pub struct Instrument {
    bank: Arc<Bank>,
}

/// What comes next.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Step {
    /// Show this question.
    Ask(Question),
    /// All skills of the plan have stopped.
    Done,
}

/// A question to show. Indices point into the bank.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    /// Index into `bank.items`.
    pub item: usize,
    /// Position of the skill in the plan.
    pub skill: usize,
    /// Indices into the item's options, in screen order.
    pub order: Vec<usize>,
}

/// How much is left, by simulating the rest of the session from the current posterior.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    /// Questions answered so far, all skills.
    pub answered: u32,
    /// 10th percentile of the questions still to come.
    pub more_low: u32,
    /// 90th percentile.
    pub more_high: u32,
}

/// A running or replayed assessment.
#[derive(Debug, Clone)]
pub struct Session {
    instrument: Arc<Instrument>,
    plan: Plan,
    log: Vec<Event>,
}

#[allow(unused_variables, clippy::unimplemented, missing_docs)] // replaced by the first real commit
impl Session {
    pub fn new(instrument: Arc<Instrument>, plan: Plan) -> Result<Self, crate::Error> {
        unimplemented!()
    }
    /// Refuses (and leaves the session unchanged) an event that cannot come now.
    pub fn push(&mut self, event: Event) -> Result<(), crate::Error> {
        unimplemented!()
    }
    pub fn next(&self) -> Step {
        unimplemented!()
    }
    pub fn progress(&self) -> Progress {
        unimplemented!()
    }
    pub fn outcome(&self) -> Outcome {
        unimplemented!()
    }
    pub fn log(&self) -> &[Event] {
        &self.log
    }
    pub fn plan(&self) -> &Plan {
        &self.plan
    }
    pub fn bank(&self) -> &Bank {
        &self.instrument.bank
    }
    /// `new` followed by `push` of every event; says which event does not fit.
    pub fn replay(instrument: Arc<Instrument>, plan: Plan, log: &[Event]) -> Result<Self, crate::Error> {
        unimplemented!()
    }
}
#[allow(unused_variables, clippy::unimplemented, missing_docs)] // replaced by the first real commit
impl Instrument {
    pub fn new(bank: Arc<Bank>) -> Result<Self, crate::Error> {
        unimplemented!()
    }
    pub fn bank(&self) -> &Bank {
        &self.bank
    }
    /// Scoring digest of the bank, text form.
    pub fn scoring(&self) -> &str {
        unimplemented!()
    }
}
