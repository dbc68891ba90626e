//! The response model of one item.

use crate::num::logistic;

/// Three-parameter logistic item with an uncertain difficulty: P(θ) = c + (1 - c) E[1 / (1 + exp(-a (θ - B)))],
/// B ~ N(b, b_sd²) (Birnbaum 1968; the expectation as in Mislevy, Wingersky & Sheehan 1994). With `b_sd` 0 it is
/// the 3PL itself, with c = 0 the 2PL, with a = 1 the 1PL.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Item {
    /// Discrimination per θ unit, > 0.
    pub a: f64,
    /// Difficulty, θ units.
    pub b: f64,
    /// Lower asymptote in [0, 1).
    pub c: f64,
    /// Standard deviation of the difficulty, θ units.
    pub b_sd: f64,
}

/// The item response function and its derivatives at one θ.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Point {
    /// Probability of the right answer.
    pub p: f64,
    /// Probability of a wrong answer, computed apart from `p` so that neither loses its tail.
    pub q: f64,
    /// dP/dθ.
    pub d1: f64,
    /// d²P/dθ².
    pub d2: f64,
}

/// Nodes and weights of the 9-point Gauss-Hermite rule for a standard normal (Abramowitz & Stegun 1964, 25.4.46,
/// rescaled); exact for polynomials up to degree 17. The negative nodes mirror the positive ones.
const HERMITE: [(f64, f64); 5] = [
    (0.0, 0.40634920634920635),
    (1.0232556637891326, 0.24409750289493945),
    (2.07684797867783, 0.04991640676521787),
    (3.20542900285647, 0.002789141321231769),
    (4.512745863399783, 2.2345844007746583e-05),
];

impl Item {
    /// An item whose parameters are known.
    pub fn known(a: f64, b: f64, c: f64) -> Self {
        Item { a, b, c, b_sd: 0.0 }
    }

    /// Whether the parameters describe a response function at all.
    pub fn is_valid(&self) -> bool {
        self.a > 0.0
            && self.a.is_finite()
            && self.b.is_finite()
            && (0.0..1.0).contains(&self.c)
            && self.b_sd >= 0.0
            && self.b_sd.is_finite()
    }

    /// The response function at θ.
    pub fn at(&self, theta: f64) -> Point {
        let mut point = Point { p: 0.0, q: 0.0, d1: 0.0, d2: 0.0 };
        let mut add = |weight: f64, shift: f64| {
            let (k, not_k) = logistic(self.a * (theta - self.b - shift));
            let slope = self.a * k * not_k;
            point.p += weight * k;
            point.q += weight * not_k;
            point.d1 += weight * slope;
            point.d2 += weight * self.a * slope * (not_k - k);
        };
        if self.b_sd == 0.0 {
            add(1.0, 0.0);
        } else {
            add(HERMITE[0].1, 0.0);
            for (node, weight) in &HERMITE[1..] {
                add(*weight, node * self.b_sd);
                add(*weight, -node * self.b_sd);
            }
        }
        let rest = 1.0 - self.c;
        Point { p: self.c + rest * point.p, q: rest * point.q, d1: rest * point.d1, d2: rest * point.d2 }
    }

    /// Fisher information at θ: P'² / (P Q).
    pub fn information(&self, theta: f64) -> f64 {
        self.at(theta).information()
    }
}

impl Point {
    /// Fisher information P'² / (P Q); 0 where a tail has underflown.
    pub fn information(&self) -> f64 {
        let pq = self.p * self.q;
        if pq > 0.0 { self.d1 * self.d1 / pq } else { 0.0 }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn items() -> impl Strategy<Value = Item> {
        (0.01..10.0f64, -6.0..6.0f64, 0.0..0.9f64, prop_oneof![Just(0.0), 0.01..1.5f64])
            .prop_map(|(a, b, c, b_sd)| Item { a, b, c, b_sd })
    }

    proptest! {
        #[test]
        fn probabilities_sum_to_one_and_rise(item in items(), theta in -50.0..50.0f64) {
            let (low, high) = (item.at(theta), item.at(theta + 0.01));
            prop_assert!((low.p + low.q - 1.0).abs() < 1e-12);
            prop_assert!(low.p >= item.c && low.p <= 1.0 + 1e-15 && low.q >= 0.0);
            prop_assert!(high.p >= low.p - 1e-15);
            let information = low.information();
            prop_assert!(information.is_finite() && information >= 0.0);
        }

        #[test]
        fn derivatives_match_finite_differences(item in items(), theta in -5.0..5.0f64) {
            let h = 1e-5;
            let (low, mid, high) = (item.at(theta - h), item.at(theta), item.at(theta + h));
            let scale = 1.0 + item.a * item.a;
            prop_assert!(((high.p - low.p) / (2.0 * h) - mid.d1).abs() < 1e-6 * scale * item.a.max(1.0));
            prop_assert!(((high.d1 - low.d1) / (2.0 * h) - mid.d2).abs() < 1e-5 * scale * scale);
        }

        #[test]
        fn an_uncertain_difficulty_flattens_the_curve(b in -2.0..2.0f64, sd in 0.1..1.5f64) {
            let known = Item::known(1.0, b, 0.25);
            let vague = Item { b_sd: sd, ..known };
            prop_assert!(vague.information(b) < known.information(b));
            // By symmetry the middle of the curve does not move.
            prop_assert!((vague.at(b).p - known.at(b).p).abs() < 1e-14);
        }
    }

    /// Slow second implementation: the expectation by a trapezoid rule over ±8 SD.
    #[test]
    fn the_expectation_matches_a_fine_quadrature() {
        for (a, sd) in [(1.0, 0.87), (1.7, 0.5), (0.5, 1.5)] {
            let item = Item { a, b: 0.3, c: 0.2, b_sd: sd };
            for theta in [-3.0, -1.0, 0.0, 0.5, 2.0, 4.0] {
                let n = 4000;
                let (mut top, mut bottom) = (0.0, 0.0);
                for i in 0..=n {
                    let z = -8.0 + 16.0 * f64::from(i) / f64::from(n);
                    let w = crate::num::exp(-0.5 * z * z);
                    top += w * Item { b_sd: 0.0, b: 0.3 + sd * z, ..item }.at(theta).p;
                    bottom += w;
                }
                let (fine, ours) = (top / bottom, item.at(theta).p);
                assert!((fine - ours).abs() < 2e-5, "a {a} sd {sd} θ {theta}: {fine} {ours}");
            }
        }
    }
}
