//! How a result came about: every answered question with why it was asked and what was known after it.

use crate::{Event, Instrument, Session, Step, Why};

/// A question that was answered, and where the estimate stood then.
#[derive(Debug, Clone, PartialEq)]
pub struct Taken {
    /// Index into `bank.items`.
    pub item: usize,
    /// How it was answered.
    pub reply: Reply,
    /// The points of the answer.
    pub points: usize,
    /// Milliseconds between showing and answering, pauses excluded.
    pub ms: u32,
    /// Why it was asked; `None` for a pilot item, which comes by its place and is not scored.
    pub why: Option<Why>,
    /// Posterior mean after the answer, θ units.
    pub theta: f64,
    /// Posterior SD after the answer, θ units.
    pub se: f64,
    /// Central 90 % interval of the posterior after the answer, θ units.
    pub interval: (f64, f64),
}

impl Taken {
    /// Whether it was on trial and left the estimate as it was.
    pub fn is_pilot(&self) -> bool {
        self.why.is_none()
    }
}

/// How a question was answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Reply {
    /// With the key.
    Right,
    /// In part, where parts count.
    Partly,
    /// Not at all.
    Wrong,
    /// With "I don't know".
    Unsure,
}

impl Session {
    /// Every answered question of each skill of the plan, in order. Nothing of it is kept along the way: the log is replayed.
    pub fn steps(&self) -> Vec<Vec<Taken>> {
        let mut steps = vec![Vec::new(); self.plan().skills.len()];
        let Ok(mut then) = Session::new(self.instrument().clone(), self.plan().clone()) else { return steps };
        for event in self.log() {
            let (asked, why) = (then.next(), then.why());
            // What one session took in, another takes in too.
            let Ok(()) = then.push(event.clone()) else { return steps };
            let Step::Ask(question) = asked else { continue };
            let Some((reply, points, ms)) = reply(self.instrument(), question.item, event) else { continue };
            let known = then.outcome().skills.swap_remove(question.skill);
            let (theta, se, interval) = (known.theta, known.se, known.interval);
            steps[question.skill].push(Taken {
                item: question.item,
                reply,
                points,
                ms,
                why,
                theta,
                se,
                interval,
            });
        }
        steps
    }
}

/// How an event answers an item, and after how long; `None` when it answers nothing.
fn reply(instrument: &Instrument, item: usize, event: &Event) -> Option<(Reply, usize, u32)> {
    match event {
        Event::Answered { options, ms, .. } => {
            let answer = &instrument.bank().items[item].answer;
            // What was taken in can be scored.
            let points = (instrument.kinds.score)(answer, options).unwrap_or_default();
            let reply = match points {
                0 => Reply::Wrong,
                all if all == (instrument.kinds.points)(&instrument.bank().items[item]) => Reply::Right,
                _ => Reply::Partly,
            };
            Some((reply, points, *ms))
        }
        Event::Unsure { ms, .. } => Some((Reply::Unsure, 0, *ms)),
        _ => None,
    }
}
