//! What an estimator maximises, with its derivatives.

use super::{Estimator, Prior, Scoring};
use crate::model::{Fisher, Model};
use crate::num::ln;

/// An estimator that looks for the root of "score + pull = 0".
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Equation {
    /// The likelihood alone, within bounds if a prior is uniform on them.
    Likelihood(Option<(f64, f64)>),
    Normal {
        mean: f64,
        sd: f64,
    },
    Jeffreys,
    Warm,
}

/// The equation at one θ.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct At {
    /// What is maximised; Warm's equation is no derivative of anything unless c = 0 and d = 1, where it is that of
    /// ln L + ln I / 2, by which its roots are ranked.
    pub(super) height: f64,
    /// Score + pull.
    pub(super) slope: f64,
    /// d slope / dθ.
    pub(super) curvature: f64,
    /// What is added to the score.
    pub(super) pull: f64,
    /// The information that the standard error comes from.
    pub(super) precision: f64,
}

impl Equation {
    /// `None` for the one estimator that maximises nothing.
    pub(super) fn of(scoring: &Scoring) -> Option<Self> {
        match (scoring.estimator, scoring.prior) {
            (Estimator::Eap, _) => None,
            (Estimator::Ml, _) => Some(Equation::Likelihood(None)),
            (Estimator::Wle, _) => Some(Equation::Warm),
            (Estimator::Map, Prior::Normal { mean, sd }) => Some(Equation::Normal { mean, sd }),
            (Estimator::Map, Prior::Uniform { min, max }) => Some(Equation::Likelihood(Some((min, max)))),
            (Estimator::Map, Prior::Jeffreys) => Some(Equation::Jeffreys),
        }
    }

    /// Whether only a root counts, and the ends of the range cannot be the maximum.
    pub(super) fn wants_root(&self) -> bool {
        *self == Equation::Warm
    }

    /// Whether concave log-likelihoods leave at most one root.
    pub(super) fn keeps_concavity(&self) -> bool {
        matches!(self, Equation::Likelihood(_) | Equation::Normal { .. })
    }

    pub(super) fn at<'a>(&self, scored: impl Iterator<Item = (&'a Model, usize)>, theta: f64) -> At {
        let (mut ln_l, mut score, mut hessian) = (0.0, 0.0, 0.0);
        let mut fisher = Fisher::default();
        for (model, category) in scored {
            model.each(theta, |k, at| {
                fisher.add(&at);
                if k == category {
                    ln_l += at.ln_p;
                    score += at.d1;
                    hessian += at.d2;
                }
            });
        }
        let i = fisher.information;
        // (addition to ln L, pull, its derivative, the expected information that the prior adds)
        let (more, pull, bend, added) = match *self {
            Equation::Likelihood(_) => (0.0, 0.0, 0.0, 0.0),
            Equation::Normal { mean, sd } => {
                let (z, precision) = ((theta - mean) / sd, 1.0 / (sd * sd));
                (-0.5 * z * z, -z / sd, -precision, precision)
            }
            // Where the information has underflown, only the likelihood is left.
            Equation::Jeffreys | Equation::Warm if i <= 0.0 => (0.5 * ln(i), 0.0, 0.0, 0.0),
            Equation::Jeffreys => {
                let rate = fisher.d1 / i;
                let bend = 0.5 * (fisher.d2 / i - rate * rate);
                (0.5 * ln(i), 0.5 * rate, bend, -bend)
            }
            Equation::Warm => {
                let ratio = fisher.j / i;
                (0.5 * ln(i), 0.5 * ratio, 0.5 * (fisher.j1 / i - ratio * fisher.d1 / i), 0.0)
            }
        };
        At {
            height: ln_l + more,
            slope: score + pull,
            curvature: hessian + bend,
            pull,
            // Between two heaps of items Jeffreys' prior may take more than there is; then it is left out.
            precision: if i + added > 0.0 { i + added } else { i },
        }
    }
}
