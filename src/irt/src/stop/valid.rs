//! What a rule must be to make sense.

use std::fmt;

use super::{Rule, Stop};
use crate::Grid;

/// A rule that cannot work.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct StopError {
    /// The rule's name, as [`Reason::code`](super::Reason::code) has it; `any`, `all` or `rule`.
    pub rule: &'static str,
    /// The field, for a list of cuts with the place of the bad one.
    pub field: &'static str,
    /// Place within a list.
    pub index: usize,
    /// What was found; for a list that is empty, 0.
    pub found: f64,
    /// What is wanted instead.
    pub wanted: &'static str,
}

impl fmt::Display for StopError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let StopError { rule, field, index, found, wanted } = self;
        let index = if *field == "cuts" { format!("[{index}]") } else { String::new() };
        write!(f, "stopping rule `{rule}`: {field}{index} is {found}; give {wanted}")
    }
}

impl std::error::Error for StopError {}

/// Deeper than any sensible rule, and shallow enough for every stack.
const DEEPEST: usize = 16;

impl Rule {
    /// Whether the rule can work; `grid` is the one its states will have.
    pub fn validate(&self, grid: &Grid) -> Result<(), StopError> {
        let bounds = Check { rule: "rule", grid };
        bounds.that(
            "max_items",
            0,
            f64::from(self.max_items),
            self.max_items >= self.min_items,
            "at least min_items",
        )?;
        bounds.that("max_items", 0, f64::from(self.max_items), self.max_items > 0, "at least 1")?;
        self.stop.validate(grid, DEEPEST)
    }
}

impl Stop {
    fn validate(&self, grid: &Grid, depth: usize) -> Result<(), StopError> {
        let check = |rule| Check { rule, grid };
        match self {
            Stop::Length(_) | Stop::Time(_) | Stop::Bank => Ok(()),
            Stop::Se(x) => check("se").positive("at_most", *x),
            Stop::SeChange { within, answers } => {
                check("se_change").positive("within", *within)?;
                check("se_change").that("answers", 0, f64::from(*answers), *answers > 0, "at least 1")
            }
            Stop::Information(x) => check("information").positive("at_least", *x),
            Stop::MinInformation(x) => check("min_information").positive("below", *x),
            Stop::Classify { cuts, alpha } => {
                check("classify").cuts(cuts, 0.0)?;
                check("classify").share("alpha", *alpha)
            }
            Stop::Sprt { cut, delta, alpha, beta } => {
                check("sprt").ratio(std::slice::from_ref(cut), *delta, *alpha, *beta)
            }
            Stop::Glr { cuts, delta, alpha, beta } => check("glr").ratio(cuts, *delta, *alpha, *beta),
            Stop::Level { cuts, share } => {
                check("level").cuts(cuts, 0.0)?;
                check("level").share("share", *share)
            }
            Stop::Any(rules) => check("any").all(rules, depth),
            Stop::All(rules) => check("all").all(rules, depth),
        }
    }
}

struct Check<'a> {
    rule: &'static str,
    grid: &'a Grid,
}

impl Check<'_> {
    fn that(
        &self,
        field: &'static str,
        index: usize,
        found: f64,
        holds: bool,
        wanted: &'static str,
    ) -> Result<(), StopError> {
        if holds { Ok(()) } else { Err(StopError { rule: self.rule, field, index, found, wanted }) }
    }

    fn positive(&self, field: &'static str, x: f64) -> Result<(), StopError> {
        self.that(field, 0, x, x.is_finite() && x > 0.0, "a number above 0")
    }

    fn share(&self, field: &'static str, x: f64) -> Result<(), StopError> {
        self.that(field, 0, x, x > 0.0 && x < 1.0, "a number between 0 and 1, both excluded")
    }

    fn rising(&self, cuts: &[f64]) -> Result<(), StopError> {
        self.that("cuts", 0, 0.0, !cuts.is_empty(), "at least one cut")?;
        cuts.iter().enumerate().try_for_each(|(i, cut)| {
            self.that("cuts", i, *cut, cut.is_finite() && (i == 0 || cuts[i - 1] < *cut), "increasing cuts")
        })
    }

    /// Increasing, and `margin` inside the grid.
    fn cuts(&self, cuts: &[f64], margin: f64) -> Result<(), StopError> {
        self.rising(cuts)?;
        cuts.iter().enumerate().try_for_each(|(i, cut)| {
            let inside = cut - margin > self.grid.min() && cut + margin < self.grid.max();
            self.that("cuts", i, *cut, inside, "cuts that lie, with delta, inside the grid of θ")
        })
    }

    fn ratio(&self, cuts: &[f64], delta: f64, alpha: f64, beta: f64) -> Result<(), StopError> {
        self.positive("delta", delta)?;
        self.cuts(cuts, delta)?;
        self.share("alpha", alpha)?;
        self.share("beta", beta)?;
        self.that("beta", 0, beta, alpha + beta < 1.0, "alpha and beta that sum to less than 1")
    }

    fn all(&self, rules: &[Stop], depth: usize) -> Result<(), StopError> {
        self.that("rules", 0, 0.0, !rules.is_empty(), "at least one rule")?;
        self.that("rules", 0, DEEPEST as f64, depth > 0, "rules nested at most 16 deep")?;
        rules.iter().try_for_each(|rule| rule.validate(self.grid, depth - 1))
    }
}
