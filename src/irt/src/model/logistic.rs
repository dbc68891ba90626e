//! The logistic models of two categories, 1PL to 4PL.

use super::{Category, Invalid, parameter};
use crate::num::{exp, ln, ln_logistic, logistic, logistic_of};

/// Four-parameter logistic item with an uncertain discrimination and difficulty: P(θ) = c + (d - c) E[1 / (1 + exp(-A (θ -
/// B)))], A ~ N(a, a_sd²), B ~ N(b, b_sd²) (Birnbaum 1968; d by Barton & Lord 1981; the expectation as in Mislevy, Wingersky &
/// Sheehan 1994). With both SDs 0 it is the 4PL itself, with d = 1 the 3PL, with c = 0 the 2PL, with a = 1 the 1PL. Category 1
/// is the right answer, 0 a wrong one.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Logistic {
    /// Discrimination per θ unit, > 0.
    pub a: f64,
    /// Difficulty, θ units.
    pub b: f64,
    /// Lower asymptote, 0 <= c <= d.
    pub c: f64,
    /// Upper asymptote, c <= d <= 1.
    pub d: f64,
    /// Standard deviation of the difficulty, θ units.
    pub b_sd: f64,
    /// Standard deviation of the discrimination, at most half of it.
    pub a_sd: f64,
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

/// The curve between the asymptotes for a = 1: σ, 1 - σ and three derivatives, integrated over what is uncertain.
#[derive(Debug, Clone, Copy, Default)]
struct Curve {
    k: f64,
    not_k: f64,
    slope: f64,
    bend: f64,
    third: f64,
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

/// √3 and -√3 are, with 0, the nodes of the 3-point Gauss-Hermite rule for a standard normal; their weights are 1/6 each.
/// Exact to degree 5; probabilities are within 1e-4 for an `a_sd` of a fifth of a, and within 1.3e-3 for a third.
const ROOT_3: f64 = 1.7320508075688772;

impl Logistic {
    /// A 3PL item whose parameters are known.
    pub fn known(a: f64, b: f64, c: f64) -> Self {
        Logistic { a, b, c, d: 1.0, b_sd: 0.0, a_sd: 0.0 }
    }

    /// Whether the parameters describe a response function.
    ///
    /// # Errors
    /// The first parameter that does not.
    pub fn check(&self) -> Result<(), Invalid> {
        let Logistic { a, b, c, d, b_sd, a_sd } = *self;
        for (name, value) in [("a", a), ("b", b), ("c", c), ("d", d), ("b_sd", b_sd), ("a_sd", a_sd)] {
            parameter(name, value)?;
        }
        let rules = [
            (self.a > 0.0, "a", self.a, "more than 0"),
            (self.c >= 0.0, "c", self.c, "at least 0"),
            (self.d <= 1.0, "d", self.d, "at most 1"),
            (self.c <= self.d, "c", self.c, "at most d"),
            (self.b_sd >= 0.0, "b_sd", self.b_sd, "at least 0"),
            (self.a_sd >= 0.0 && self.a_sd <= 0.5 * self.a, "a_sd", self.a_sd, "0 to half of a"),
        ];
        match rules.into_iter().find(|(holds, ..)| !holds) {
            Some((_, name, value, expected)) => Err(Invalid::new(name, value, expected)),
            None => Ok(()),
        }
    }

    /// The response function at θ.
    pub fn at(&self, theta: f64) -> Point {
        let mut point = Point { p: 0.0, q: 0.0, d1: 0.0, d2: 0.0 };
        self.integrate(|weight, times, shift| {
            let a = self.a * times;
            let (k, not_k) = logistic(a * (theta - self.b - shift));
            let slope = a * k * not_k;
            point.p += weight * k;
            point.q += weight * not_k;
            point.d1 += weight * slope;
            point.d2 += weight * a * slope * (not_k - k);
        });
        let rest = self.d - self.c;
        Point {
            p: self.c + rest * point.p,
            q: (1.0 - self.d) + rest * point.q,
            d1: rest * point.d1,
            d2: rest * point.d2,
        }
    }

    /// Fisher information at θ: P'² / (P Q).
    pub fn information(&self, theta: f64) -> f64 {
        if self.is_known() {
            self.information_of(theta, self.tail(theta))
        } else {
            self.at(theta).information()
        }
    }

    /// Whether nothing is to be integrated out.
    pub(super) fn is_known(&self) -> bool {
        self.b_sd == 0.0 && self.a_sd == 0.0
    }

    /// The largest discrimination that is possible.
    pub(super) fn steepest(&self) -> f64 {
        self.a + ROOT_3 * self.a_sd
    }

    /// exp(-a |θ - b|).
    pub(super) fn tail(&self, theta: f64) -> f64 {
        exp(-(self.a * (theta - self.b)).abs())
    }

    /// [`information`](Self::information) for known parameters and tail: as `at`, without what information does not need.
    pub(super) fn information_of(&self, theta: f64, tail: f64) -> f64 {
        let (k, not_k) = logistic_of(self.a * (theta - self.b), tail);
        let rest = self.d - self.c;
        let (p, q) = (self.c + rest * k, (1.0 - self.d) + rest * not_k);
        Point { p, q, d1: rest * (self.a * k * not_k), d2: 0.0 }.information()
    }

    /// Goes over what is possible: weight, discrimination in units of a, and distance of the difficulty from b. A fixed order,
    /// for the sum's last bits.
    fn integrate(&self, mut add: impl FnMut(f64, f64, f64)) {
        if self.a_sd == 0.0 {
            return self.difficulties(|weight, shift| add(weight, 1.0, shift));
        }
        let step = ROOT_3 * self.a_sd / self.a;
        for (share, times) in [(4.0, 1.0), (1.0, 1.0 + step), (1.0, 1.0 - step)] {
            self.difficulties(|weight, shift| add(share / 6.0 * weight, times, shift));
        }
    }

    /// Goes over the possible difficulties: weight and distance from b.
    fn difficulties(&self, mut add: impl FnMut(f64, f64)) {
        if self.b_sd == 0.0 {
            return add(1.0, 0.0);
        }
        add(HERMITE[0].1, 0.0);
        for (node, weight) in &HERMITE[1..] {
            add(*weight, node * self.b_sd);
            add(*weight, -node * self.b_sd);
        }
    }

    /// Categories 0 and 1.
    pub(super) fn each(&self, theta: f64, mut take: impl FnMut(usize, Category)) {
        let curve = self.curve(theta);
        take(0, self.category_of(&curve, 0));
        take(1, self.category_of(&curve, 1));
    }

    pub(super) fn category(&self, theta: f64, category: usize) -> Category {
        self.category_of(&self.curve(theta), category)
    }

    /// ln P of a category; without an asymptote it goes on where P has underflown.
    pub(super) fn ln_p(&self, theta: f64, category: usize) -> f64 {
        let (floor, rest) = (if category == 1 { self.c } else { 1.0 - self.d }, self.d - self.c);
        if floor == 0.0 && rest > 0.0 && self.is_known() {
            let (ln_k, ln_not_k) = ln_logistic(self.a * (theta - self.b));
            return ln(rest) + if category == 1 { ln_k } else { ln_not_k };
        }
        let point = self.at(theta);
        ln(if category == 1 { point.p } else { point.q })
    }

    fn curve(&self, theta: f64) -> Curve {
        let mut curve = Curve::default();
        self.integrate(|weight, times, shift| {
            let (k, not_k) = logistic(self.a * times * (theta - self.b - shift));
            let flat = k * not_k;
            let slope = times * flat;
            curve.k += weight * k;
            curve.not_k += weight * not_k;
            curve.slope += weight * slope;
            curve.bend += weight * (times * slope) * (not_k - k);
            curve.third += weight * (times * times * slope) * (1.0 - 6.0 * flat);
        });
        curve
    }

    fn category_of(&self, curve: &Curve, category: usize) -> Category {
        let (sign, floor, curve) = match category {
            1 => (1.0, self.c, *curve),
            // The wrong answers are the mirror image.
            _ => (-1.0, 1.0 - self.d, Curve { k: curve.not_k, not_k: curve.k, bend: -curve.bend, ..*curve }),
        };
        let (p, d1, d2, d3) =
            if self.is_known() { self.exact(floor, &curve) } else { self.integrated(floor, &curve) };
        let a = sign * self.a;
        Category { p, d1: a * d1, d2: a * a * d2, d3: a * a * a * d3 }
    }

    /// Known parameters; derivatives for a = 1. With w = d - c and the share r = w σ / P of the answers that are not
    /// guessed, (ln P)' = r (1 - σ).
    fn exact(&self, floor: f64, &Curve { k, not_k, .. }: &Curve) -> (f64, f64, f64, f64) {
        let rest = self.d - self.c;
        let p = floor + rest * k;
        // Without an asymptote the share is 1 even where P underflows.
        let (share, guessed) = match (floor == 0.0, rest == 0.0) {
            (_, true) => (0.0, 1.0),
            (true, false) => (1.0, 0.0),
            (false, false) => (rest * k / p, floor / p),
        };
        let (f, h) = (share * not_k, guessed * not_k - k);
        (p, f, f * h, f * (h * h - not_k * (share * guessed * not_k + guessed * k + k)))
    }

    /// Uncertain parameters: derivatives of the integral over those of P.
    fn integrated(&self, floor: f64, curve: &Curve) -> (f64, f64, f64, f64) {
        let rest = self.d - self.c;
        let p = floor + rest * curve.k;
        // Where the integral underflows it falls as exp(-a |θ|), for the smallest a that is possible.
        let flattest = if self.a_sd == 0.0 { 1.0 } else { 1.0 - ROOT_3 * self.a_sd / self.a };
        let ratio = |derivative: f64, there: f64| {
            if p >= f64::MIN_POSITIVE || rest == 0.0 {
                rest * derivative / p.max(f64::MIN_POSITIVE)
            } else {
                there
            }
        };
        let square = flattest * flattest;
        let (r1, r2) = (ratio(curve.slope, flattest), ratio(curve.bend, square));
        let r3 = ratio(curve.third, square * flattest);
        (p, r1, r2 - r1 * r1, r3 - 3.0 * r1 * r2 + 2.0 * r1 * r1 * r1)
    }

    /// Σ P d1 ∂ ln P / ∂ξ for ξ = a, b, c, d.
    pub(super) fn cross_information(&self, theta: f64, out: &mut Vec<f64>) {
        let (mut k, mut not_k, mut by_a, mut by_b) = (0.0, 0.0, 0.0, 0.0);
        self.integrate(|weight, times, shift| {
            let a = self.a * times;
            let (p, q) = logistic(a * (theta - self.b - shift));
            k += weight * p;
            not_k += weight * q;
            by_a += weight * p * q * (theta - self.b - shift);
            by_b -= weight * p * q * a;
        });
        let mut scores = [0.0; 2];
        self.each(theta, |category, at| scores[category] = at.d1);
        let (score, rest) = (scores[1] - scores[0], self.d - self.c);
        out.extend([rest * by_a, rest * by_b, not_k, k].map(|derivative| score * derivative));
    }
}

impl Point {
    /// Fisher information P'² / (P Q); 0 where a tail has underflown.
    pub fn information(&self) -> f64 {
        let (square, pq) = (self.d1 * self.d1, self.p * self.q);
        if square >= f64::MIN_POSITIVE {
            square / pq
        } else if pq > 0.0 {
            // The square has underflown, its quotient by the small tail has not.
            (self.d1 / self.p) * (self.d1 / self.q)
        } else {
            0.0
        }
    }
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn items() -> impl Strategy<Value = Logistic> {
        let shares = prop_oneof![Just(0.0), 0.01..0.5f64];
        (0.01..10.0f64, -6.0..6.0f64, 0.0..0.9f64, prop_oneof![Just(0.0), 0.01..1.5f64], shares)
            .prop_map(|(a, b, c, b_sd, share)| Logistic { a, b, c, d: 1.0, b_sd, a_sd: share * a })
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
        fn information_is_that_of_the_curve_bit_for_bit(item in items(), d in 0.9..=1.0f64, theta in -900.0..900.0f64) {
            let item = Logistic { d, ..item };
            prop_assert_eq!(item.information(theta).to_bits(), item.at(theta).information().to_bits());
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
            let known = Logistic::known(1.0, b, 0.25);
            let vague = Logistic { b_sd: sd, ..known };
            prop_assert!(vague.information(b) < known.information(b));
            // By symmetry the middle of the curve does not move.
            prop_assert!((vague.at(b).p - known.at(b).p).abs() < 1e-14);
        }
    }

    /// Slow second implementation: the expectation by a trapezoid rule over ±8 SD.
    #[test]
    fn the_expectation_matches_a_fine_quadrature() {
        for (a, sd) in [(1.0, 0.87), (1.7, 0.5), (0.5, 1.5)] {
            let item = Logistic { b_sd: sd, ..Logistic::known(a, 0.3, 0.2) };
            for theta in [-3.0, -1.0, 0.0, 0.5, 2.0, 4.0] {
                let n = 4000;
                let (mut top, mut bottom) = (0.0, 0.0);
                for i in 0..=n {
                    let z = -8.0 + 16.0 * f64::from(i) / f64::from(n);
                    let w = crate::num::exp(-0.5 * z * z);
                    top += w * Logistic { b_sd: 0.0, b: 0.3 + sd * z, ..item }.at(theta).p;
                    bottom += w;
                }
                let (fine, ours) = (top / bottom, item.at(theta).p);
                assert!((fine - ours).abs() < 2e-5, "a {a} sd {sd} θ {theta}: {fine} {ours}");
            }
        }
    }

    /// The same over discriminations.
    #[test]
    fn the_expectation_over_discriminations_matches_a_fine_quadrature() {
        for (a, sd, within) in [(1.0, 0.1, 1e-6), (1.2, 0.2, 3e-5), (1.5, 0.3, 1e-4), (0.9, 0.3, 1.3e-3)] {
            let item = Logistic { a_sd: sd, ..Logistic::known(a, 0.3, 0.2) };
            for theta in [-5.0, -3.0, -1.0, 0.0, 0.5, 2.0, 4.0, 5.0] {
                let n = 4000;
                let (mut top, mut bottom) = (0.0, 0.0);
                for i in 0..=n {
                    let z = -8.0 + 16.0 * f64::from(i) / f64::from(n);
                    let w = crate::num::exp(-0.5 * z * z);
                    top += w * Logistic { a: a + sd * z, ..Logistic::known(a, 0.3, 0.2) }.at(theta).p;
                    bottom += w;
                }
                let (fine, ours) = (top / bottom, item.at(theta).p);
                assert!((fine - ours).abs() < within, "a {a} sd {sd} θ {theta}: {fine} {ours}");
            }
        }
    }
}
