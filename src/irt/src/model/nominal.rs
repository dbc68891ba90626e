//! Divide-by-total models.

use super::{Category, Invalid, parameter};
use crate::num::{exp, ln};

/// Nominal response model (Bock 1972): P_k = exp(a_k θ + c_k) / Σ exp(a_j θ + c_j), category 0 having a = c = 0.
///
/// The partial credit family are its special cases: with the steps δ, a_k = k a and c_k = -a (δ_1 + .. + δ_k).
#[derive(Debug, Clone, PartialEq)]
pub struct Nominal {
    /// (a_k, c_k), the reference first.
    lines: Vec<(f64, f64)>,
}

/// The distribution over categories at one θ: what all categories share.
struct Total {
    /// Category with the largest exponent.
    top: usize,
    /// Its exponent, and ln Σ exp(a_j θ + c_j) beyond it.
    highest: f64,
    ln_sum: f64,
    /// Mean and second and third central moments of the slopes; the mean is taken from the top category's.
    mean: f64,
    variance: f64,
    third: f64,
}

impl Nominal {
    /// An item with a slope and an intercept for each category but category 0.
    ///
    /// # Errors
    /// When a parameter is no number of use, or there is none.
    pub fn new(lines: &[(f64, f64)]) -> Result<Self, Invalid> {
        if lines.is_empty() {
            return Err(Invalid::new("number of categories", 1.0, "at least 2"));
        }
        for (k, (a, c)) in lines.iter().enumerate() {
            parameter(&format!("a{}", k + 1), *a)?;
            parameter(&format!("c{}", k + 1), *c)?;
        }
        Ok(Nominal { lines: [(0.0, 0.0)].into_iter().chain(lines.iter().copied()).collect() })
    }

    /// From a discrimination and steps (Muraki 1992; with a = 1 Masters 1982).
    pub(super) fn from_steps(a: f64, steps: impl Iterator<Item = f64>) -> Result<Self, Invalid> {
        let mut sum = 0.0;
        let lines: Vec<_> = steps
            .enumerate()
            .map(|(k, step)| {
                sum += step;
                ((k + 1) as f64 * a, -a * sum)
            })
            .collect();
        Nominal::new(&lines)
    }

    /// Slope and intercept of each category, category 0 first.
    pub fn lines(&self) -> &[(f64, f64)] {
        &self.lines
    }

    fn total(&self, theta: f64) -> Total {
        let (mut top, mut highest) = (0, f64::NEG_INFINITY);
        for (k, (a, c)) in self.lines.iter().enumerate() {
            if a * theta + c > highest {
                (top, highest) = (k, a * theta + c);
            }
        }
        // Deviations from the top category's slope: where it has nearly all the probability they are nearly all zero,
        // so the moments keep their relative precision.
        let (mut m0, mut m1, mut m2, mut m3) = (0.0, 0.0, 0.0, 0.0);
        for (a, c) in &self.lines {
            let weight = exp(a * theta + c - highest);
            let off = a - self.lines[top].0;
            m0 += weight;
            m1 += weight * off;
            m2 += weight * off * off;
            m3 += weight * off * off * off;
        }
        (m1, m2, m3) = (m1 / m0, m2 / m0, m3 / m0);
        Total {
            top,
            highest,
            ln_sum: ln(m0),
            mean: m1,
            variance: (m2 - m1 * m1).max(0.0),
            third: m3 - 3.0 * m1 * m2 + 2.0 * m1 * m1 * m1,
        }
    }

    /// (ln P_k)' = a_k - mean of the slopes; the further derivatives are minus its central moments, for every category.
    fn category_of(&self, total: &Total, theta: f64, k: usize) -> Category {
        let d1 = self.lines[k].0 - self.lines[total.top].0 - total.mean;
        Category { p: exp(self.ln_of(total, theta, k)), d1, d2: -total.variance, d3: -total.third }
    }

    fn ln_of(&self, total: &Total, theta: f64, k: usize) -> f64 {
        let (a, c) = self.lines[k];
        (a * theta + c - total.highest) - total.ln_sum
    }

    pub(super) fn each(&self, theta: f64, mut take: impl FnMut(usize, Category)) {
        let total = self.total(theta);
        for k in 0..self.lines.len() {
            take(k, self.category_of(&total, theta, k));
        }
    }

    pub(super) fn category(&self, theta: f64, k: usize) -> Category {
        self.category_of(&self.total(theta), theta, k)
    }

    pub(super) fn ln_p(&self, theta: f64, k: usize) -> f64 {
        self.ln_of(&self.total(theta), theta, k)
    }

    pub(super) fn information(&self, theta: f64) -> f64 {
        self.total(theta).variance
    }

    /// Σ P d1 ∂ ln P / ∂ξ for ξ = a1, c1, a2, c2, ..
    pub(super) fn cross_information(&self, theta: f64, out: &mut Vec<f64>) {
        self.each(theta, |k, category| {
            if k > 0 {
                out.extend([theta * category.slope(), category.slope()]);
            }
        });
    }

    pub(super) fn scaled(&self, d: f64) -> Result<Self, Invalid> {
        Nominal::new(&self.lines[1..].iter().map(|(a, c)| (a * d, c * d)).collect::<Vec<_>>())
    }
}
