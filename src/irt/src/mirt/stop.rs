//! When to stop asking about several skills, and why it stopped.

use super::matrix::Matrix;
use crate::stop::StopError;

/// One rule, or several joined.
#[derive(Debug, Clone, PartialEq)]
pub enum Stop {
    /// So many items are answered.
    Length(u32),
    /// The SE of each of these skills is at most this, θ units; of every skill for an empty list.
    Se {
        /// The skills, counted from 0.
        skills: Vec<usize>,
        /// The bound.
        at_most: f64,
    },
    /// The sum of the posterior variances is at most this.
    Trace(f64),
    /// The determinant of the posterior covariance is at most this.
    Determinant(f64),
    /// So many milliseconds are used.
    Time(u64),
    /// No item is left.
    Bank,
    /// At least one holds.
    Any(Vec<Stop>),
    /// All hold.
    All(Vec<Stop>),
}

/// A rule within bounds on the number of items. Whatever the rule says, it stops at `max_items` and when no item is left.
#[derive(Debug, Clone, PartialEq)]
pub struct Rule {
    /// `stop` is not looked at before so many answers.
    pub min_items: u32,
    /// Always after this many.
    pub max_items: u32,
    /// The rule.
    pub stop: Stop,
}

/// One rule that holds, with the numbers that decided it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Reason {
    /// So many items are answered.
    Length {
        /// Items answered.
        answered: u32,
        /// The rule's number.
        at: u32,
    },
    /// The standard errors are small enough.
    Se {
        /// The skill with the largest of them.
        skill: usize,
        /// It.
        se: f64,
        /// The rule's bound.
        at_most: f64,
    },
    /// The sum of the posterior variances is small enough.
    Trace {
        /// It.
        trace: f64,
        /// The rule's bound.
        at_most: f64,
    },
    /// The determinant of the posterior covariance is small enough.
    Determinant {
        /// It.
        determinant: f64,
        /// The rule's bound.
        at_most: f64,
    },
    /// The time is over.
    Time {
        /// Milliseconds used.
        used: u64,
        /// The rule's bound.
        limit: u64,
    },
    /// No item is left.
    Bank,
}

impl Reason {
    /// The reason's name, for texts and logs.
    ///
    /// ```
    /// assert_eq!(skillmark_irt::mirt::Reason::Bank.code(), "bank");
    /// ```
    pub fn code(&self) -> &'static str {
        match self {
            Reason::Length { .. } => "length",
            Reason::Se { .. } => "se",
            Reason::Trace { .. } => "trace",
            Reason::Determinant { .. } => "determinant",
            Reason::Time { .. } => "time",
            Reason::Bank => "bank",
        }
    }
}

/// All that a rule looks at.
#[derive(Debug, Clone, Copy)]
pub(super) struct State<'a> {
    pub(super) answered: u32,
    pub(super) items_left: usize,
    pub(super) covariance: &'a Matrix,
    pub(super) elapsed_ms: u64,
}

/// Deeper than any sensible rule, and shallow enough for every stack.
const DEEPEST: usize = 16;

impl Rule {
    /// Whether to stop. `reasons` is emptied and then holds every rule that does, in the order of the rules.
    pub(super) fn check(&self, state: &State<'_>, reasons: &mut Vec<Reason>) -> bool {
        reasons.clear();
        if state.answered >= self.min_items {
            self.stop.holds(state, reasons);
        }
        let length = Reason::Length { answered: state.answered, at: self.max_items };
        if state.answered >= self.max_items && !reasons.contains(&length) {
            reasons.push(length);
        }
        if state.items_left == 0 && !reasons.contains(&Reason::Bank) {
            reasons.push(Reason::Bank);
        }
        !reasons.is_empty()
    }

    /// Whether the rule can work with so many skills.
    pub(super) fn validate(&self, skills: usize) -> Result<(), StopError> {
        let most = f64::from(self.max_items);
        that("rule", "max_items", most, self.max_items >= self.min_items, "at least min_items")?;
        that("rule", "max_items", most, self.max_items > 0, "at least 1")?;
        self.stop.validate(skills, DEEPEST)
    }
}

impl Stop {
    /// Whether the rule holds; if so, its reasons are added.
    fn holds(&self, state: &State<'_>, reasons: &mut Vec<Reason>) -> bool {
        match self {
            Stop::Any(rules) => rules.iter().fold(false, |any, rule| rule.holds(state, reasons) | any),
            Stop::All(rules) => {
                let before = reasons.len();
                let all = !rules.is_empty() && rules.iter().all(|rule| rule.holds(state, reasons));
                if !all {
                    reasons.truncate(before);
                }
                all
            }
            single => {
                let reason = single.reason(state);
                reasons.extend(reason);
                reason.is_some()
            }
        }
    }

    fn reason(&self, state: &State<'_>) -> Option<Reason> {
        let State { answered, covariance, elapsed_ms: used, .. } = *state;
        match self {
            Stop::Length(at) => (answered >= *at).then_some(Reason::Length { answered, at: *at }),
            Stop::Se { skills, at_most } => {
                let (skill, se) = worst(skills, covariance);
                (se <= *at_most).then_some(Reason::Se { skill, se, at_most: *at_most })
            }
            Stop::Trace(at_most) => {
                let trace = covariance.trace();
                (trace <= *at_most).then_some(Reason::Trace { trace, at_most: *at_most })
            }
            Stop::Determinant(at_most) => {
                let determinant = covariance.cholesky().map_or(0.0, |cholesky| cholesky.determinant());
                (determinant <= *at_most).then_some(Reason::Determinant { determinant, at_most: *at_most })
            }
            Stop::Time(limit) => (used >= *limit).then_some(Reason::Time { used, limit: *limit }),
            Stop::Bank => (state.items_left == 0).then_some(Reason::Bank),
            Stop::Any(_) | Stop::All(_) => None,
        }
    }

    /// How many reasons it can give.
    pub(super) fn count(&self) -> usize {
        match self {
            Stop::Any(rules) | Stop::All(rules) => rules.iter().map(Stop::count).sum(),
            _ => 1,
        }
    }

    fn validate(&self, skills: usize, depth: usize) -> Result<(), StopError> {
        let positive = |rule, x: f64| that(rule, "at_most", x, x.is_finite() && x > 0.0, "a number above 0");
        match self {
            Stop::Length(_) | Stop::Time(_) | Stop::Bank => Ok(()),
            Stop::Se { skills: of, at_most } => {
                let known = |k: &usize| {
                    that("se", "skills", *k as f64, *k < skills, "skills of the test, counted from 0")
                };
                of.iter().try_for_each(known)?;
                positive("se", *at_most)
            }
            Stop::Trace(x) => positive("trace", *x),
            Stop::Determinant(x) => positive("determinant", *x),
            Stop::Any(rules) => all("any", rules, skills, depth),
            Stop::All(rules) => all("all", rules, skills, depth),
        }
    }
}

/// The skill with the largest SE among these, or among all for an empty list.
fn worst(skills: &[usize], covariance: &Matrix) -> (usize, f64) {
    let mut worst = (0, 0.0);
    for skill in 0..covariance.dimensions() {
        let se = covariance.sd(skill);
        if (skills.is_empty() || skills.contains(&skill)) && se > worst.1 {
            worst = (skill, se);
        }
    }
    worst
}

fn all(rule: &'static str, rules: &[Stop], skills: usize, depth: usize) -> Result<(), StopError> {
    that(rule, "rules", 0.0, !rules.is_empty(), "at least one rule")?;
    that(rule, "rules", DEEPEST as f64, depth > 0, "rules nested at most 16 deep")?;
    rules.iter().try_for_each(|rule| rule.validate(skills, depth - 1))
}

fn that(
    rule: &'static str,
    field: &'static str,
    found: f64,
    holds: bool,
    wanted: &'static str,
) -> Result<(), StopError> {
    if holds { Ok(()) } else { Err(StopError { rule, field, index: 0, found, wanted }) }
}
