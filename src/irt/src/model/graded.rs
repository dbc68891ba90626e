//! The graded response model.

use super::{Category, Invalid, parameter};
use crate::num::{ln, ln_logistic, logistic, one_minus_exp};

/// Graded response model (Samejima 1969): P(X >= k) = 1 / (1 + exp(-a (θ - b_k))), k = 1..m, thresholds rising.
#[derive(Debug, Clone, PartialEq)]
pub struct Graded {
    a: f64,
    thresholds: Vec<Threshold>,
}

#[derive(Debug, Clone, Copy, PartialEq)]
struct Threshold {
    b: f64,
    /// 1 - exp(-a (b_next - b)), which the category between the two thresholds has as a factor; 1 for the last.
    gap: f64,
    ln_gap: f64,
}

impl Graded {
    /// An item with the discrimination `a` > 0 and one threshold between each two categories.
    ///
    /// # Errors
    /// When a parameter is no number of use, or a threshold lies below the one before it. Equal thresholds leave the
    /// category between them without probability.
    pub fn new(a: f64, thresholds: &[f64]) -> Result<Self, Invalid> {
        parameter("a", a)?;
        if a <= 0.0 {
            return Err(Invalid::new("a", a, "more than 0"));
        }
        if thresholds.is_empty() {
            return Err(Invalid::new("number of thresholds", 0.0, "at least 1"));
        }
        for (k, b) in thresholds.iter().enumerate() {
            parameter(&format!("threshold {}", k + 1), *b)?;
            if k > 0 && *b < thresholds[k - 1] {
                let name = format!("threshold {}", k + 1);
                return Err(Invalid::new(&name, *b, "no less than the threshold before it"));
            }
        }
        let gap =
            |k: usize| thresholds.get(k + 1).map_or(1.0, |next| one_minus_exp(a * (next - thresholds[k])));
        let thresholds = thresholds
            .iter()
            .enumerate()
            .map(|(k, b)| Threshold { b: *b, gap: gap(k), ln_gap: ln(gap(k)) })
            .collect();
        Ok(Graded { a, thresholds })
    }

    /// Discrimination per θ unit.
    pub fn a(&self) -> f64 {
        self.a
    }

    /// θ at which a response in category k or above is as likely as not, k = 1..m.
    pub fn thresholds(&self) -> impl ExactSizeIterator<Item = f64> + '_ {
        self.thresholds.iter().map(|threshold| threshold.b)
    }

    pub(super) fn categories(&self) -> usize {
        self.thresholds.len() + 1
    }

    /// With x_k = a (θ - b_k) and σ the logistic function, P_k = σ(x_k) - σ(x_k+1) = σ(x_k) σ(-x_k+1) gap: no tail
    /// cancels, and ln P_k is a sum whose derivatives are simple.
    pub(super) fn each(&self, theta: f64, mut take: impl FnMut(usize, Category)) {
        let a = self.a;
        // Of the lower threshold; the lowest category has none.
        let (mut p, mut q, mut ln_p, mut gap, mut ln_gap) = (1.0, 0.0, 0.0, 1.0, 0.0);
        let mut one = |k: usize, lower: (f64, f64, f64), upper: (f64, f64, f64), gap: f64, ln_gap: f64| {
            let ((p, q, ln_p), (above, below, ln_below)) = (lower, upper);
            let (v, w) = (p * q, above * below);
            take(
                k,
                Category {
                    p: p * below * gap,
                    ln_p: ln_p + ln_below + ln_gap,
                    d1: a * (q - above),
                    d2: -a * a * (v + w),
                    d3: -a * a * a * (v * (q - p) + w * (below - above)),
                },
            );
        };
        for (k, threshold) in self.thresholds.iter().enumerate() {
            let x = a * (theta - threshold.b);
            let ((above, below), (ln_above, ln_below)) = (logistic(x), ln_logistic(x));
            one(k, (p, q, ln_p), (above, below, ln_below), gap, ln_gap);
            (p, q, ln_p, gap, ln_gap) = (above, below, ln_above, threshold.gap, threshold.ln_gap);
        }
        one(self.thresholds.len(), (p, q, ln_p), (0.0, 1.0, 0.0), gap, ln_gap);
    }

    /// I = Σ P_k d1_k².
    pub(super) fn information(&self, theta: f64) -> f64 {
        let mut sum = 0.0;
        let (mut p, mut q, mut gap) = (1.0, 0.0, 1.0);
        for threshold in &self.thresholds {
            let (above, below) = logistic(self.a * (theta - threshold.b));
            let d1 = self.a * (q - above);
            sum += p * below * gap * d1 * d1;
            (p, q, gap) = (above, below, threshold.gap);
        }
        let d1 = self.a * q;
        sum + p * gap * d1 * d1
    }

    /// Σ P d1 ∂ ln P / ∂ξ for ξ = a, b1, .., bm.
    pub(super) fn cross_information(&self, theta: f64, out: &mut Vec<f64>) {
        let first = out.len();
        out.push(0.0);
        let mut d1 = Vec::with_capacity(self.categories());
        self.each(theta, |_, category| d1.push(category.d1));
        for (k, threshold) in self.thresholds.iter().enumerate() {
            let (p, q) = logistic(self.a * (theta - threshold.b));
            // Raising P(X >= k) moves probability from the category below the threshold to the one above.
            let step = p * q * (d1[k + 1] - d1[k]);
            out[first] += (theta - threshold.b) * step;
            out.push(-self.a * step);
        }
    }

    pub(super) fn scaled(&self, d: f64) -> Result<Self, Invalid> {
        Graded::new(self.a * d, &self.thresholds().collect::<Vec<_>>())
    }
}
