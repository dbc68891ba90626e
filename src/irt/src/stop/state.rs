//! What a stopping rule looks at.

use crate::Grid;

/// All that is known about one skill after an answer. Every number is the caller's: which estimator made θ and its SE,
/// and whether an information is Fisher's or observed, is decided where they are computed.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct State<'a> {
    /// Items answered.
    pub answered: u32,
    /// Items that may still be asked.
    pub items_left: u32,
    /// The estimate.
    pub theta: f64,
    /// Its standard error, θ units.
    pub se: f64,
    /// Standard errors before the last answer, oldest first; the one before any answer may be among them.
    pub earlier_se: &'a [f64],
    /// Information of the answered items at θ.
    pub information: f64,
    /// The largest information at θ among the items left; 0 without any.
    pub best_left: f64,
    /// Information at θ of all items left, summed.
    pub all_left: f64,
    /// The grid of the next two.
    pub grid: &'a Grid,
    /// ln L at each grid point, up to a constant.
    pub log_likelihood: &'a [f64],
    /// Posterior mass at each grid point; sums to 1.
    pub posterior: &'a [f64],
    /// Time used, milliseconds.
    pub elapsed_ms: u64,
}

impl State<'_> {
    /// The standard error that asking every item left would reach if θ stayed where it is: 1 / sqrt(1/SE² + ΣI). It
    /// tells "stopped early" from "this bank can do no better here".
    pub fn could_reach(&self) -> f64 {
        1.0 / (1.0 / (self.se * self.se) + self.all_left).sqrt()
    }
}
