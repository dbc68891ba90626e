//! Likelihood with weights: an answer to an item far from θ counts less.

use super::equation::At;
use crate::model::{Invalid, Model, parameter};
use crate::{LARGEST, Response};

/// How much an answer counts, by the distance r = a (θ - b) of its item from θ, in logits.
///
/// Slips on easy items and lucky hits on hard ones are the answers that mislead most, and lie at large r. The price is
/// precision where nobody slips: a larger constant costs less and protects less.
///
/// ```
/// use skillmark_irt::{Answers, Estimator, Grid, Model, Pool, Prior, Scoring, Weights};
///
/// // Nine items around 1, solved below 1 and not above, and a slip on a very easy one.
/// let items: Vec<_> =
///     (0..9).map(|i| 0.25 * f64::from(i)).chain([-4.0]).map(|b| Model::logistic(1.5, b, 0.0, 1.0).unwrap()).collect();
/// let answers = Answers::all(&Pool::of(&items, Grid::SESSION), &[1, 1, 1, 1, 1, 0, 0, 0, 0, 0]);
/// let theta = |estimator| Scoring { estimator, prior: Prior::STANDARD }.estimate(&answers).theta;
/// // Without the slip ML gives 1.18.
/// assert!(theta(Estimator::Ml) < 0.82);
/// assert!(theta(Estimator::Robust(Weights::HUBER)) > 1.11);
/// assert!(theta(Estimator::Robust(Weights::TUKEY)) > 1.15);
/// ```
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Weights {
    /// 1 up to the constant, then constant / |r| (Huber 1964; for abilities Schuster & Yuan 2011).
    Huber(f64),
    /// (1 - (r / constant)²)² up to the constant, then 0 (Tukey's bisquare; for abilities Mislevy & Bock 1982). Where no
    /// item is within the constant nothing is known: the standard error is infinite.
    Tukey(f64),
}

impl Weights {
    /// Huber's weights with the constant of Schuster & Yuan (2011).
    pub const HUBER: Weights = Weights::Huber(1.0);

    /// Tukey's weights with the constant of Schuster & Yuan (2011).
    pub const TUKEY: Weights = Weights::Tukey(4.0);

    /// Whether they are defined for these items: each needs two categories, for only then is there one distance.
    ///
    /// # Errors
    /// The constant unless it is from 1e-6 to 1e6, or the first item that has more categories.
    pub(super) fn check(&self, items: &[Model]) -> Result<(), Invalid> {
        let (Weights::Huber(constant) | Weights::Tukey(constant)) = *self;
        parameter("tuning", constant)?;
        // Its square divides.
        if constant < 1.0 / LARGEST {
            return Err(Invalid::new("tuning", constant, "at least 1e-6"));
        }
        match items.iter().position(|item| distance(item, 0.0).is_none()) {
            None => Ok(()),
            Some(i) => {
                let what = format!("number of categories of item {i}");
                let expected =
                    "2 for a robust estimate, whose weights go by a (θ - b); take another estimator";
                Err(Invalid::new(&what, items[i].categories() as f64, expected))
            }
        }
    }

    /// The weight at r, and its derivative.
    fn at(&self, r: f64) -> (f64, f64) {
        match *self {
            Weights::Huber(constant) if r.abs() <= constant => (1.0, 0.0),
            Weights::Huber(constant) => (constant / r.abs(), -constant / (r * r.abs())),
            Weights::Tukey(constant) => {
                let z = r / constant;
                let rest = 1.0 - z * z;
                if rest > 0.0 { (rest * rest, -4.0 * z * rest / constant) } else { (0.0, 0.0) }
            }
        }
    }

    /// The weight of an item at θ, and its derivative by θ. What [`check`](Self::check) refuses counts in full.
    fn of(&self, item: &Model, theta: f64) -> (f64, f64) {
        let Some((r, rate)) = distance(item, theta) else { return (1.0, 0.0) };
        let (weight, slope) = self.at(r);
        (weight, rate * slope)
    }

    /// Σ w (ln P)': for two categories w (x - P) P' / (P Q).
    pub(super) fn equation<'a>(&self, scored: impl Iterator<Item = (&'a Model, Response)>, theta: f64) -> At {
        let (mut slope, mut curvature, mut score, mut hessian) = (0.0, 0.0, 0.0, 0.0);
        for (model, response) in scored {
            let (weight, rate) = self.of(model, theta);
            for (category, share) in response.terms(model) {
                let at = model.category(theta, category);
                slope += share * weight * at.d1;
                curvature += share * (weight * at.d2 + rate * at.d1);
                score += share * at.d1;
                hessian += share * at.d2;
            }
        }
        At { slope, curvature, pull: slope - score, bend: curvature - hessian }
    }

    /// The asymptotic standard error, sqrt(Σ w² I) / Σ w I (Magis 2014).
    pub(super) fn se<'a>(
        &self,
        scored: impl Iterator<Item = (&'a Model, Response)> + Clone,
        theta: f64,
    ) -> f64 {
        let weights = scored.clone().map(|(model, _)| self.of(model, theta).0);
        let largest = weights.fold(0.0, f64::max);
        let (mut noise, mut gain) = (0.0, 0.0);
        for (model, _) in scored {
            // Relative to the largest, for squares of small weights underflow.
            let (weight, information) = (self.of(model, theta).0 / largest, model.information(theta));
            noise += weight * weight * information;
            gain += weight * information;
        }
        // Without any weight both are NaN.
        if noise > 0.0 { noise.sqrt() / gain } else { f64::INFINITY }
    }
}

/// The log-odds of the two categories, asymptotes apart, and its derivative by θ: a (θ - b) in any spelling of the model.
fn distance(item: &Model, theta: f64) -> Option<(f64, f64)> {
    match item {
        Model::Logistic(item) => Some((item.a * (theta - item.b), item.a)),
        Model::Graded(item) => {
            let mut thresholds = item.thresholds();
            let b = thresholds.next().filter(|_| thresholds.len() == 0)?;
            Some((item.a() * (theta - b), item.a()))
        }
        Model::Nominal(item) => match item.lines() {
            // Category 0 is the reference, with slope and intercept 0.
            [_, (a, c)] => Some((a * theta + c, *a)),
            _ => None,
        },
    }
}
