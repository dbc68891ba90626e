//! A skill's score without questions that were withdrawn after it was measured: told besides, for the result stands as it was.

use crate::config::Pin;
use crate::words;
use skillmark_session::{Outcome, Session};

/// What the answers to all other questions say of a skill, in whole points of the display scale.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Without {
    /// Posterior mean.
    pub score: u32,
    /// Central 90 % interval.
    pub interval: (u32, u32),
    /// How many answers are left. Of none, there is no score to tell.
    pub answers: usize,
}

/// One entry per skill of the plan; `None` where withdrawing changes nothing, as where only a question on trial was withdrawn.
pub(crate) fn without(session: &Session, outcome: &Outcome, pin: Option<&Pin>) -> Vec<Option<Without>> {
    let Some(pin) = pin.filter(|pin| !pin.withdrawn.is_empty()) else { return Vec::new() };
    let rest = session.without(&pin.withdrawn).into_iter();
    let told = rest.zip(&outcome.skills).map(|(rest, whole)| {
        let same = rest.theta.to_bits() == whole.theta.to_bits() && rest.answers == whole.items.len();
        let interval = (words::points(rest.interval.0), words::points(rest.interval.1));
        (!same).then(|| Without { score: words::points(rest.theta), interval, answers: rest.answers })
    });
    told.collect()
}
