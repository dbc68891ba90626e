//! Estimates of θ from answers, each with its own standard error.

mod calibration;
mod equation;
mod exact;
mod maximum;
mod moments;
mod prior;
mod robust;

pub use calibration::with_parameter_error;
pub use exact::exact_se;
pub(crate) use moments::moments;
pub use prior::Prior;
pub use robust::Weights;

use crate::model::Invalid;
use crate::{Answers, Model, Posterior};
use equation::Equation;

/// How answers become an estimate.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(from = "crate::written::Estimator", into = "crate::written::Estimator"))]
pub enum Estimator {
    /// Maximum likelihood: the highest point of the likelihood over the whole range. SE 1 / sqrt(I).
    Ml,
    /// Maximum of the posterior (Bayes modal). SE 1 / sqrt(I - (ln prior)'').
    Map,
    /// Posterior mean on the grid (Bock & Mislevy 1982). SE: the posterior SD.
    Eap,
    /// Weighted likelihood (Warm 1989): l' + J / (2 I) = 0, for any model. SE 1 / sqrt(I).
    Wle,
    /// Robust likelihood: Σ w (ln P)' = 0 with weights that fall with the item's distance from θ (Mislevy & Bock 1982,
    /// Schuster & Yuan 2011). For items of two categories. Of several roots, and of the ends of the range, the one is
    /// taken to which the integral of the left side, what ln L is to ML, rises highest. SE sqrt(Σ w² I) / Σ w I (Magis
    /// 2014), which [`with_parameter_error`] does not know how to widen.
    Robust(Weights),
}

impl Estimator {
    /// Whether it is defined for these items.
    ///
    /// # Errors
    /// For robust ones a constant below 1e-6 or above 1e6, or the first item with more than two categories.
    ///
    /// ```
    /// use skillmark_irt::{Estimator, Model, Weights};
    ///
    /// let item = Model::graded(1.2, &[-1.0, 1.0])?;
    /// let error = Estimator::Robust(Weights::HUBER).check(&[item]).unwrap_err();
    /// assert!(error.to_string().starts_with("number of categories of item 0 is 3; expected 2"));
    /// # Ok::<(), skillmark_irt::Invalid>(())
    /// ```
    pub fn check(&self, items: &[Model]) -> Result<(), Invalid> {
        match self {
            Estimator::Robust(weights) => weights.check(items),
            _ => Ok(()),
        }
    }

    /// The same with another constant; `None` for those that have none.
    pub fn tuned(self, constant: f64) -> Option<Self> {
        match self {
            Estimator::Robust(Weights::Huber(_)) => Some(Estimator::Robust(Weights::Huber(constant))),
            Estimator::Robust(Weights::Tukey(_)) => Some(Estimator::Robust(Weights::Tukey(constant))),
            _ => None,
        }
    }
}

/// An estimate of θ with its standard error.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Estimate {
    /// θ.
    pub theta: f64,
    /// Standard error; infinite where the answers carry no information.
    pub se: f64,
    /// Whether what was searched, a maximum or for WLE a root, lies inside the range. If not, `theta` is held at the
    /// end towards which the answers point, or in the middle if they say nothing at all.
    pub found: bool,
}

/// An estimator with its prior, which `Ml`, `Wle` and `Robust` do not use.
///
/// ```
/// use skillmark_irt::{Answers, Estimator, Grid, Model, Pool, Prior, Scoring};
///
/// // Baker (2001), chapter 5.
/// let items = [(1.0, -1.0), (1.2, 0.0), (0.8, 1.0)].map(|(a, b)| Model::logistic(a, b, 0.0, 1.0).unwrap());
/// let answers = Answers::all(&Pool::of(&items, Grid::new(-4.0, 4.0, 33).unwrap()), &[1, 0, 1]);
/// let ml = Scoring { estimator: Estimator::Ml, prior: Prior::STANDARD }.estimate(&answers);
/// assert!((ml.theta - 0.3248463).abs() < 1e-6 && (ml.se - 1.2295686).abs() < 1e-6 && ml.found);
/// ```
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(deny_unknown_fields))]
pub struct Scoring {
    /// What is computed.
    pub estimator: Estimator,
    /// What is known before the first answer.
    pub prior: Prior,
}

impl Scoring {
    /// Estimates θ within the range of the answers' grid. A uniform prior must reach into the range, and for `Eap` hold
    /// a node: [`Prior::check`] and [`Prior::check_nodes`]. To `Robust` an item that [`Estimator::check`] refuses counts in full.
    pub fn estimate(&self, answers: &Answers) -> Estimate {
        self.estimate_in(answers, &mut Posterior::new(*answers.pool().grid()))
    }

    /// [`estimate`](Self::estimate) in memory that is there already; `Eap` leaves the posterior there.
    pub fn estimate_in(&self, answers: &Answers, posterior: &mut Posterior) -> Estimate {
        match Equation::of(self) {
            Some(equation) => maximum::search(&equation, answers),
            None => {
                posterior.update(answers, &self.prior);
                posterior.estimate()
            }
        }
    }

    /// What the estimator's equation adds to the score: 0 for `Ml`, (ln prior)' for `Map`, J / (2 I) for `Wle`, Σ (w - 1)
    /// (ln P)' for `Robust`. `Eap` solves no equation; its prior's is taken. (Snijders 2001 calls it r₀.)
    pub fn pull(&self, answers: &Answers, theta: f64) -> f64 {
        let map = Scoring { estimator: Estimator::Map, ..*self };
        Equation::of(self)
            .or(Equation::of(&map))
            .map_or(0.0, |equation| equation.at(answers.scored(), theta).pull)
    }
}
