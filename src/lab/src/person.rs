//! What came out for one simulated person.

use crate::Asked;
use skillmark_irt::Answer;
use skillmark_session::Fit;

/// θ units.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Person {
    /// True θ.
    pub theta: f64,
    /// The estimate.
    pub estimate: f64,
    /// Its standard error as the engine states it.
    pub se: f64,
    /// 90 % interval.
    pub interval90: (f64, f64),
    /// 95 % interval.
    pub interval95: (f64, f64),
    /// Number of questions answered.
    pub length: u32,
    /// What was asked and answered, in order. Only [`Usage`](crate::Usage) reads it: whoever simulates millions lets go of it
    /// once it is counted.
    pub answers: Vec<Answer>,
    /// Mean over the answers of category / highest category, "I don't know" being 0: for right and wrong, the share right.
    /// NaN without answers.
    pub success: f64,
    /// Time used, milliseconds.
    pub ms: u64,
    /// The standard error that all items left would bring if θ stayed at the estimate; none for a fixed form and for several skills at once.
    pub could_reach: Option<f64>,
    /// The rule that stopped the test, by its machine name.
    pub stopped: &'static str,
    /// Pilot items that were asked, as the pilots count them (with a bank, as it counts), in order.
    pub pilots: Vec<Answer>,
    /// Person fit, where it was wanted.
    pub fit: Option<Box<Fit>>,
    /// Every question, where they were wanted.
    pub steps: Vec<Asked>,
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Simulations hold millions of people: ARCHITECTURE.md says how much that takes.
    #[cfg(target_pointer_width = "64")]
    #[test]
    fn a_person_takes_little() {
        assert!(size_of::<Person>() <= 192, "{}", size_of::<Person>());
    }
}
