//! Where an item measures best, and where it lies.

use super::{Fisher, Logistic, Model};
use crate::num::logistic;

impl Model {
    /// The θ at which the item's Fisher information is largest. Exact for the logistic family with known parameters,
    /// without bounds. An item without any information measures as little everywhere: some finite place, always the same.
    ///
    /// ```
    /// let item = skillmark_irt::Model::logistic(1.4, 0.5, 0.2, 1.0)?;
    /// // Birnbaum (1968): b + ln((1 + sqrt(1 + 8 c)) / 2) / a.
    /// assert!((item.peak() - (0.5 + (0.5 + 0.5 * 2.6_f64.sqrt()).ln() / 1.4)).abs() < 1e-14);
    /// # Ok::<(), skillmark_irt::Invalid>(())
    /// ```
    pub fn peak(&self) -> f64 {
        match self {
            Model::Logistic(item) if item.is_known() => logistic_peak(item),
            _ => self.search_peak(),
        }
    }

    /// Where the item lies on θ: b; the mean of the thresholds; the θ at which the lowest category and the last are
    /// equally likely, which for steps is their mean. `None` when the nominal model's last slope is 0.
    pub fn location(&self) -> Option<f64> {
        match self {
            Model::Logistic(item) => Some(item.b),
            Model::Graded(item) => {
                let thresholds = item.thresholds();
                let count = thresholds.len() as f64;
                Some(thresholds.sum::<f64>() / count)
            }
            Model::Nominal(item) => {
                let (a, c) = item.lines()[item.lines().len() - 1];
                (a != 0.0).then(|| -c / a)
            }
        }
    }

    /// Looks around every place where two categories change places, for information has its bumps there; then once more
    /// around the best, since two bumps may be about to become one.
    fn search_peak(&self) -> f64 {
        let crossings = self.crossings();
        if crossings.is_empty() {
            return 0.0;
        }
        let around = |(center, width): &(f64, f64)| {
            let (center, width) = (*center, *width);
            (-8..=8).map(move |i| center + 0.25 * f64::from(i) * width)
        };
        let mut points: Vec<f64> = crossings.iter().flat_map(around).collect();
        points.sort_unstable_by(f64::total_cmp);
        let coarse = self.highest(&points);
        let width = 0.25 * crossings.iter().fold(f64::INFINITY, |least: f64, (_, width)| least.min(*width));
        let fine: Vec<f64> = (-32..=32).map(|i| coarse + f64::from(i) / 32.0 * width).collect();
        self.highest(&fine)
    }

    /// The highest of the maxima of information that lie between rising points; without any the highest point.
    fn highest(&self, points: &[f64]) -> f64 {
        let slope = |theta: f64| Fisher::of(self, theta).d1;
        let between =
            points.windows(2).filter(|pair| slope(pair[0]) > 0.0 && slope(pair[1]) <= 0.0).map(|pair| {
                let (mut low, mut high) = (pair[0], pair[1]);
                for _ in 0..60 {
                    let mid = 0.5 * (low + high);
                    if slope(mid) > 0.0 { low = mid } else { high = mid }
                }
                0.5 * (low + high)
            });
        let mut best = (f64::NEG_INFINITY, 0.0);
        for theta in between.chain(points.iter().copied()) {
            let information = self.information(theta);
            if information > best.0 {
                best = (information, theta);
            }
        }
        best.1
    }

    /// Centre and width of each.
    fn crossings(&self) -> Vec<(f64, f64)> {
        match self {
            Model::Logistic(item) => vec![(item.b, 1.0 / item.a + item.b_sd)],
            Model::Graded(item) => item.thresholds().map(|b| (b, 1.0 / item.a())).collect(),
            Model::Nominal(item) => {
                let lines = item.lines();
                let pairs = (0..lines.len()).flat_map(|j| (0..j).map(move |i| (lines[i], lines[j])));
                pairs
                    .filter(|((a, _), (b, _))| a != b)
                    .map(|((a, c), (b, d))| ((c - d) / (b - a), 1.0 / (b - a).abs()))
                    .collect()
            }
        }
    }
}

/// With t = a (θ - b), σ = 1 / (1 + e^-t) and the shares r = (d - c) σ / P, s = (d - c) (1 - σ) / Q, the derivative of
/// ln I vanishes where (1 - σ) (2 - r) = σ (2 - s). The left side falls and the right side rises in θ, and as r and s
/// lie in [0, 1], the odds of σ lie in [1/2, 2]. (Magis 2013 solves the same equation as a polynomial.)
fn logistic_peak(item: &Logistic) -> f64 {
    let rest = item.d - item.c;
    let falls = |t: f64| {
        let (k, not_k) = logistic(t);
        let share = |floor: f64, k: f64| if floor == 0.0 { 1.0 } else { rest * k / (floor + rest * k) };
        not_k * (2.0 - share(item.c, k)) - k * (2.0 - share(1.0 - item.d, not_k))
    };
    let (mut low, mut high) = (-1.0, 1.0);
    for _ in 0..60 {
        let mid = 0.5 * (low + high);
        if falls(mid) > 0.0 { low = mid } else { high = mid }
    }
    item.b + 0.5 * (low + high) / item.a
}
