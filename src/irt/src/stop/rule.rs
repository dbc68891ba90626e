//! The rules.

use super::{Reason, State, ratio};

/// One rule, or several joined.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case", deny_unknown_fields))]
pub enum Stop {
    /// So many items are answered.
    Length(u32),
    /// SE at most this, θ units.
    Se(f64),
    /// SE moved by at most `within` over the last `answers` answers: a plateau.
    SeChange {
        /// Largest minus smallest SE, θ units.
        within: f64,
        /// How many answers to look back, at least 1.
        answers: u32,
    },
    /// The answered items give at least this information at θ.
    Information(f64),
    /// No item left gives this much information at θ.
    MinInformation(f64),
    /// The interval θ ± z(1 - α/2) SE contains no cut (Kingsbury & Weiss 1983).
    Classify {
        /// Increasing cut scores.
        cuts: Vec<f64>,
        /// The interval holds 1 - α.
        alpha: f64,
    },
    /// Sequential probability ratio test at one cut (Wald 1947; Eggen 1999). It reads the likelihood alone: no prior.
    Sprt {
        /// The cut score.
        cut: f64,
        /// Half the width of the indifference region, θ units.
        delta: f64,
        /// Rate of "above" at cut - δ.
        alpha: f64,
        /// Rate of "below" at cut + δ.
        beta: f64,
    },
    /// Generalised likelihood ratio at several cuts (Bartroff, Finkelman & Lai 2008; Thompson 2009). Often decides after
    /// fewer answers than [`Sprt`](Stop::Sprt); Wald's bounds are then a convention, not a guarantee of the rates.
    Glr {
        /// Increasing cut scores.
        cuts: Vec<f64>,
        /// Half the width of each indifference region, θ units.
        delta: f64,
        /// As in [`Sprt`](Stop::Sprt).
        alpha: f64,
        /// As in [`Sprt`](Stop::Sprt).
        beta: f64,
    },
    /// One level holds at least this share of the posterior.
    Level {
        /// Increasing cut scores.
        cuts: Vec<f64>,
        /// The share.
        share: f64,
    },
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
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(deny_unknown_fields))]
pub struct Rule {
    /// `stop` is not looked at before so many answers; this goes for [`Stop::Time`] too.
    pub min_items: u32,
    /// Always after this many.
    pub max_items: u32,
    /// The rule.
    pub stop: Stop,
}

impl Rule {
    /// Whether to stop. `reasons` is emptied and then holds every rule that does, in the order of the rules.
    pub fn check(&self, state: &State, reasons: &mut Vec<Reason>) -> bool {
        self.check_by(Stop::reason, state, reasons)
    }

    /// [`check`](Self::check) with the single rules judged by `single`.
    pub(crate) fn check_by(&self, single: Single, state: &State, reasons: &mut Vec<Reason>) -> bool {
        reasons.clear();
        if state.answered >= self.min_items {
            self.stop.holds(single, state, reasons);
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
}

/// What judges rules that are not joined of others.
pub(crate) type Single = fn(&Stop, &State) -> Option<Reason>;

impl Stop {
    /// Whether [`usual`](Self::usual) judges every part of it.
    pub(crate) fn is_usual(&self) -> bool {
        match self {
            Stop::Length(_) | Stop::Se(_) | Stop::Level { .. } | Stop::Bank => true,
            Stop::Any(rules) | Stop::All(rules) => rules.iter().all(Stop::is_usual),
            _ => false,
        }
    }

    /// Whether the rule looks at the information of the items, which costs a pass over all of them.
    pub fn reads_information(&self) -> bool {
        match self {
            Stop::Information(_) | Stop::MinInformation(_) => true,
            Stop::Any(rules) | Stop::All(rules) => rules.iter().any(Stop::reads_information),
            _ => false,
        }
    }

    /// Whether the rule holds; if so, its reasons are added.
    fn holds(&self, single: Single, state: &State, reasons: &mut Vec<Reason>) -> bool {
        match self {
            Stop::Any(rules) => {
                rules.iter().fold(false, |any, rule| rule.holds(single, state, reasons) | any)
            }
            Stop::All(rules) => {
                let before = reasons.len();
                let all = !rules.is_empty() && rules.iter().all(|rule| rule.holds(single, state, reasons));
                if !all {
                    reasons.truncate(before);
                }
                all
            }
            rule => {
                let reason = single(rule, state);
                reasons.extend(reason);
                reason.is_some()
            }
        }
    }

    /// Any single rule.
    pub(crate) fn reason(&self, state: &State) -> Option<Reason> {
        let State { information, best_left, .. } = *state;
        match self {
            Stop::SeChange { within, answers } => se_change(state, *within, *answers as usize),
            Stop::Information(at_least) => {
                (information >= *at_least).then_some(Reason::Information { information, at_least: *at_least })
            }
            Stop::MinInformation(below) => {
                let none = state.items_left > 0 && best_left < *below;
                none.then_some(Reason::MinInformation { best: best_left, below: *below })
            }
            Stop::Time(limit) => {
                let used = state.elapsed_ms;
                (used >= *limit).then_some(Reason::Time { used, limit: *limit })
            }
            Stop::Classify { cuts, alpha } => ratio::classify(state, cuts, *alpha),
            Stop::Sprt { cut, delta, alpha, beta } => ratio::sprt(state, *cut, *delta, *alpha, *beta),
            Stop::Glr { cuts, delta, alpha, beta } => ratio::glr(state, cuts, *delta, *alpha, *beta),
            usual => usual.usual(state),
        }
    }

    /// The rules that most tests have; the others never hold here.
    pub(crate) fn usual(&self, state: &State) -> Option<Reason> {
        let State { answered, se, .. } = *state;
        match self {
            Stop::Length(at) => (answered >= *at).then_some(Reason::Length { answered, at: *at }),
            Stop::Se(at_most) => (se <= *at_most).then_some(Reason::Se { se, at_most: *at_most }),
            Stop::Level { cuts, share } => ratio::level(state, cuts, *share),
            Stop::Bank => (state.items_left == 0).then_some(Reason::Bank),
            _ => None,
        }
    }
}

fn se_change(state: &State, within: f64, answers: usize) -> Option<Reason> {
    let first = state.earlier_se.len().checked_sub(answers)?;
    let (low, high) = state.earlier_se[first..]
        .iter()
        .fold((state.se, state.se), |(low, high), se| (low.min(*se), high.max(*se)));
    (high - low <= within).then_some(Reason::SeChange { change: high - low, at_most: within })
}
