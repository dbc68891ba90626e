//! What one more item is worth when there are several skills.

use super::item::{Item, padded};
use super::map::Answer;
use super::matrix::{MAX, Matrix, Vector, dot};
use super::prior::Prior;

/// The posterior covariance before an item, and what the item makes of it. An item with information w in the direction a
/// adds w a a' to the precision, so everything follows from one product with the covariance.
///
/// ```
/// use skillmark_irt::mirt::{Design, Item, Prior};
///
/// let prior = Prior::new(&[[1.0, 0.0], [0.0, 1.0]]).unwrap();
/// let design = Design::new(&[], &prior, &[0.0, 0.0]);
/// let item = Item::new(&[2.0, 0.0], 0.0, 0.0).unwrap();
/// // Information 4 * 1/4 = 1 in the first direction: the precision is diag(2, 1).
/// assert!((design.determinant(&item, &[0.0, 0.0]) - 2.0).abs() < 1e-12);
/// assert!((design.trace(&item, &[0.0, 0.0]) - 1.5).abs() < 1e-12);
/// ```
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Design {
    covariance: Matrix,
    /// Of the precision.
    determinant: f64,
}

impl Design {
    /// After some answers, by Fisher information at θ: the covariance is (Σ⁻¹ + I)⁻¹.
    pub fn new(answers: &[Answer], prior: &Prior, theta: &[f64]) -> Self {
        let mut precision = prior.precision;
        for (item, answer) in answers {
            precision.add_square(item.part(&padded(theta), *answer).fisher, &item.a);
        }
        let cholesky = precision.cholesky().expect("a precision and information are positive definite");
        Design { covariance: cholesky.inverse(), determinant: cholesky.determinant() }
    }

    /// From a posterior covariance, e.g. that of [`Skills`](super::Skills). `None` unless it is positive definite.
    pub fn from_covariance(covariance: &Matrix) -> Option<Self> {
        let cholesky = covariance.cholesky().ok()?;
        Some(Design { covariance: *covariance, determinant: 1.0 / cholesky.determinant() })
    }

    /// The posterior covariance before the item.
    pub fn covariance(&self) -> &Matrix {
        &self.covariance
    }

    /// D-rule: det(I + Σ⁻¹ + I_j); the best item has the largest (Segall 1996).
    pub fn determinant(&self, item: &Item, theta: &[f64]) -> f64 {
        self.determinant * (1.0 + self.growth(item, theta))
    }

    /// The D-rule as a share: by how much of itself the determinant grows, det(I + Σ⁻¹ + I_j) / det(I + Σ⁻¹) - 1. The same
    /// order of items, 0 for one that adds nothing.
    pub fn growth(&self, item: &Item, theta: &[f64]) -> f64 {
        let information = item.part(&padded(theta), 1.0).fisher;
        information * dot(&item.a, &self.covariance.times(&item.a))
    }

    /// A-rule: the trace of (I + Σ⁻¹ + I_j)⁻¹, the summed posterior variance; the best item has the smallest (van der Linden
    /// 1999).
    pub fn trace(&self, item: &Item, theta: &[f64]) -> f64 {
        self.covariance.trace() - self.gain(item, theta, &[1.0; MAX])
    }

    /// By how much the item makes Σ_k weight_k Var(θ_k) fall: how much each skill matters is the caller's.
    pub fn gain(&self, item: &Item, theta: &[f64], weights: &[f64]) -> f64 {
        self.fall(&item.a, item.part(&padded(theta), 1.0).fisher, weights)
    }

    /// The same for an item of whatever model that measures skill `k` alone with this information.
    pub fn gain_of_skill(&self, k: usize, information: f64, weights: &[f64]) -> f64 {
        let mut direction = [0.0; MAX];
        direction[k] = 1.0;
        self.fall(&direction, information, weights)
    }

    fn fall(&self, a: &Vector, information: f64, weights: &[f64]) -> f64 {
        let image = self.covariance.times(a);
        let sum: f64 = image.iter().zip(weights).map(|(v, weight)| weight * v * v).sum();
        information * sum / (1.0 + information * dot(a, &image))
    }

    /// The skill to ask next: the one whose best item makes the weighted posterior variances fall most, and the fall. `best`
    /// holds the largest information among each skill's items left, at its present θ; a skill without items has 0. Of
    /// equals the first; `None` when no item adds anything.
    ///
    /// ```
    /// use skillmark_irt::mirt::{Design, Item, Prior};
    ///
    /// let prior = Prior::new(&[[1.0, 0.5], [0.5, 1.0]]).unwrap();
    /// let answered = [(Item::new(&[2.0, 0.0], 0.0, 0.0).unwrap(), 1.0)];
    /// let design = Design::new(&answered, &prior, &[0.0, 0.0]);
    /// // The first skill has an answer, so the second gains more from items as good.
    /// assert_eq!(design.next_skill(&[1.0, 1.0], &[1.0, 1.0]).unwrap().0, 1);
    /// // Not if it does not matter, or has no items left.
    /// assert_eq!(design.next_skill(&[1.0, 1.0], &[1.0, 0.0]).unwrap().0, 0);
    /// assert_eq!(design.next_skill(&[1.0, 0.0], &[1.0, 1.0]).unwrap().0, 0);
    /// assert_eq!(design.next_skill(&[0.0, 0.0], &[1.0, 1.0]), None);
    /// ```
    pub fn next_skill(&self, best: &[f64], weights: &[f64]) -> Option<(usize, f64)> {
        let gains =
            best.iter().enumerate().map(|(k, information)| (k, self.gain_of_skill(k, *information, weights)));
        gains.fold(None, |top: Option<(usize, f64)>, next| match top {
            Some(top) if next.1 <= top.1 => Some(top),
            _ if next.1 > 0.0 => Some(next),
            _ => top,
        })
    }
}
