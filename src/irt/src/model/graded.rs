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

    /// (P(X >= k), P(X < k)); no threshold lies below category 0, none above the last.
    fn curve(&self, theta: f64, k: usize) -> (f64, f64) {
        match k.checked_sub(1).map(|i| self.thresholds.get(i)) {
            None => (1.0, 0.0),
            Some(Some(threshold)) => logistic(self.a * (theta - threshold.b)),
            Some(None) => (0.0, 1.0),
        }
    }

    /// With x_k = a (θ - b_k) and σ the logistic function, P_k = σ(x_k) - σ(x_k+1) = σ(x_k) σ(-x_k+1) gap: no tail
    /// cancels, and ln P_k is a sum whose derivatives are simple.
    fn between(&self, k: usize, (p, q): (f64, f64), (above, below): (f64, f64)) -> Category {
        let gap = k.checked_sub(1).map_or(1.0, |i| self.thresholds[i].gap);
        let (a, v, w) = (self.a, p * q, above * below);
        Category {
            p: p * below * gap,
            d1: a * (q - above),
            d2: -a * a * (v + w),
            d3: -a * a * a * (v * (q - p) + w * (below - above)),
        }
    }

    pub(super) fn each(&self, theta: f64, mut take: impl FnMut(usize, Category)) {
        let mut lower = (1.0, 0.0);
        for k in 0..self.categories() {
            let upper = self.curve(theta, k + 1);
            take(k, self.between(k, lower, upper));
            lower = upper;
        }
    }

    pub(super) fn category(&self, theta: f64, k: usize) -> Category {
        self.between(k, self.curve(theta, k), self.curve(theta, k + 1))
    }

    pub(super) fn ln_p(&self, theta: f64, k: usize) -> f64 {
        let ln = |threshold: &Threshold| ln_logistic(self.a * (theta - threshold.b));
        let above = self.thresholds.get(k).map_or(0.0, |threshold| ln(threshold).1);
        let below = k.checked_sub(1).map(|i| &self.thresholds[i]);
        above + below.map_or(0.0, |threshold| ln(threshold).0 + threshold.ln_gap)
    }

    /// I = Σ P_k d1_k².
    pub(super) fn information(&self, theta: f64) -> f64 {
        let mut sum = 0.0;
        self.each(theta, |_, at| sum += at.p * at.d1 * at.d1);
        sum
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
