//! The compensatory response model.

use super::matrix::{MAX, Vector, dot};
use super::prior::MirtError;
use crate::num::{ln, logistic};

/// Multidimensional logistic item, P(θ) = c + (1 - c) / (1 + exp(-(a·θ + d))) (Reckase 1985), in slopes and intercept as
/// mirt has it. A skill that it does not measure has slope 0.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Item {
    pub(super) a: Vector,
    d: f64,
    c: f64,
}

/// One item's part in the log-likelihood, as a function of a·θ.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Part {
    pub(super) ln_likelihood: f64,
    pub(super) score: f64,
    /// Minus the second derivative.
    pub(super) observed: f64,
    /// Its expectation, Fisher information.
    pub(super) fisher: f64,
}

impl Item {
    /// An item with slopes `a`, one per dimension, intercept `d` and lower asymptote `c`.
    ///
    /// ```
    /// use skillmark_irt::mirt::Item;
    ///
    /// let item = Item::new(&[1.2, 0.4], -0.5, 0.2).unwrap();
    /// assert!((item.p(&[0.0, 1.25]) - 0.6).abs() < 1e-12);
    /// ```
    pub fn new(a: &[f64], d: f64, c: f64) -> Result<Self, MirtError> {
        if a.is_empty() || a.len() > MAX {
            return Err(MirtError::Dimensions { found: a.len(), most: MAX });
        }
        let bad = |name, found| Err(MirtError::Parameter { name, found });
        if let Some(slope) = a.iter().find(|slope| !slope.is_finite()) {
            return bad("a", *slope);
        }
        match (d.is_finite(), (0.0..1.0).contains(&c)) {
            (false, _) => bad("d", d),
            (_, false) => bad("c", c),
            _ => Ok(Item { a: padded(a), d, c }),
        }
    }

    /// Probability of the right answer; θ has one number per dimension.
    pub fn p(&self, theta: &[f64]) -> f64 {
        self.c + (1.0 - self.c) * logistic(dot(&self.a, &padded(theta)) + self.d).0
    }

    /// Slopes, one per dimension, and 0 beyond.
    pub fn slopes(&self) -> &Vector {
        &self.a
    }

    /// Intercept d: at θ = 0, d is the logit of knowing the answer.
    pub fn intercept(&self) -> f64 {
        self.d
    }

    /// Lower asymptote c, the probability of the right answer without knowing it.
    pub fn guessing(&self) -> f64 {
        self.c
    }

    /// The skill that it measures, if there is exactly one.
    ///
    /// ```
    /// use skillmark_irt::mirt::Item;
    ///
    /// assert_eq!(Item::new(&[0.0, 1.2], 0.0, 0.0).unwrap().only_skill(), Some(1));
    /// assert_eq!(Item::new(&[0.8, 1.2], 0.0, 0.0).unwrap().only_skill(), None);
    /// ```
    pub fn only_skill(&self) -> Option<usize> {
        let mut skills = (0..MAX).filter(|k| self.a[*k] != 0.0);
        skills.next().filter(|_| skills.next().is_none())
    }

    /// `x` is the answer: 1 right, 0 wrong, and between the two the mean of both, see [`Answer`](super::Answer).
    pub(super) fn part(&self, theta: &Vector, x: f64) -> Part {
        let c = self.c;
        let (k, not_k) = logistic(dot(&self.a, theta) + self.d);
        let p = c + (1.0 - c) * k;
        // The share of right answers that are known and not guessed.
        let known = if c == 0.0 { 1.0 } else { (1.0 - c) * k / p };
        Part {
            ln_likelihood: x * ln(p) + (1.0 - x) * (ln(1.0 - c) + ln(not_k)),
            score: x * known * not_k - (1.0 - x) * k,
            observed: x * known * not_k * (k - (1.0 - known) * not_k) + (1.0 - x) * k * not_k,
            fisher: known * k * not_k,
        }
    }
}

pub(super) fn padded(x: &[f64]) -> Vector {
    std::array::from_fn(|i| x.get(i).copied().unwrap_or(0.0))
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn derivatives_match_finite_differences(a in 0.2..3.0f64, d in -2.0..2.0f64, c in 0.0..0.5f64, t in -3.0..3.0f64, x in 0.0..=1.0f64) {
            let item = Item::new(&[a], d, c).unwrap();
            let h = 1e-4;
            let part = |t: f64| item.part(&padded(&[t]), x);
            let (low, mid, high) = (part(t - h), part(t), part(t + h));
            prop_assert!(((high.ln_likelihood - low.ln_likelihood) / (2.0 * h) - a * mid.score).abs() < 1e-6);
            prop_assert!(((high.score - low.score) / (2.0 * h) + a * mid.observed).abs() < 1e-6);
        }

        /// Fisher information is the mean of the observed one.
        #[test]
        fn fisher_is_expected(a in 0.2..3.0f64, d in -2.0..2.0f64, c in 0.0..0.5f64, t in -3.0..3.0f64) {
            let item = Item::new(&[a], d, c).unwrap();
            let p = item.p(&[t]);
            let observed = |x| item.part(&padded(&[t]), x).observed;
            let fisher = item.part(&padded(&[t]), 1.0).fisher;
            for (x, ln_p) in [(1.0, ln(p)), (0.0, ln(1.0 - p))] {
                prop_assert!((item.part(&padded(&[t]), x).ln_likelihood - ln_p).abs() < 1e-9);
            }
            prop_assert!((p * observed(1.0) + (1.0 - p) * observed(0.0) - fisher).abs() < 1e-12);
        }

        #[test]
        fn tails_stay_finite(t in -1e4..1e4f64, c in prop_oneof![Just(0.0), 0.0..0.5f64], x in 0.0..=1.0f64) {
            let part = Item::new(&[1.0], 0.0, c).unwrap().part(&padded(&[t]), x);
            let Part { ln_likelihood, score, observed, fisher } = part;
            prop_assert!([ln_likelihood, score, observed, fisher].iter().all(|value| value.is_finite()), "{:?}", part);
        }
    }
}
