//! What is left of a result without the answers to some of its questions, as when these are withdrawn later.

use crate::Session;
use crate::instrument::GRID;
use crate::sub::{INTERVAL, Sub};
use skillmark_irt::{Answers, Posterior};

/// One skill by the answers that are left, θ units.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Rest {
    /// Posterior mean.
    pub theta: f64,
    /// Posterior SD.
    pub se: f64,
    /// Central 90 % interval of the posterior.
    pub interval: (f64, f64),
    /// How many scored answers are left. Of none, the numbers are those of the prior.
    pub answers: usize,
}

impl Session {
    /// Each skill of the plan by its answers to all items but those with these ids, and, where skills go together, by what is left
    /// of the others'. Which questions were chosen after an answer tells a little of it, too; of those left out that is not counted.
    /// Where nothing is left out, these are the numbers of a finished session's [`outcome`](Session::outcome),
    /// to the bit.
    pub fn without(&self, items: &[String]) -> Vec<Rest> {
        let subs = self.subs();
        let left: Vec<(usize, Answers)> = subs.iter().map(|sub| (sub.skill, self.left(sub, items))).collect();
        let joint = self.instrument().links.as_ref().map(|links| links.priors(&left)).unwrap_or_default();
        let rest = |(place, (_, answers)): (usize, &(usize, Answers))| {
            let own = subs[place].cat().test().design().scoring.prior;
            let mut posterior = Posterior::new(GRID);
            posterior.update(answers, &joint.get(place).copied().flatten().unwrap_or(own));
            let (theta, se) = posterior.moments();
            let interval = (posterior.quantile(INTERVAL.0), posterior.quantile(INTERVAL.1));
            Rest { theta, se, interval, answers: answers.list().len() }
        };
        left.iter().enumerate().map(rest).collect()
    }

    /// The scored answers of one skill to all other items.
    fn left(&self, sub: &Sub, items: &[String]) -> Answers {
        let all = sub.cat().answers();
        let scored = &self.instrument().skills[sub.skill].scored;
        let mut left = Answers::new(all.pool());
        for answer in all.list().iter().filter(|a| !items.contains(&self.bank().items[scored[a.item]].id)) {
            left.push(answer.item, answer.response);
        }
        left
    }
}
