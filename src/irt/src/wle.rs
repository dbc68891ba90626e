//! Warm's weighted likelihood estimate of a session, where "I don't know" counts as a blind guess does on average.

use crate::{Estimate, Grid, Logistic, Response};

/// Weighted likelihood estimate (Warm 1989): the root of l'(θ) + J(θ) / (2 I(θ)), J = Σ P' P'' / (P Q). Nearly unbiased
/// and finite for extreme patterns, so change between two sessions is measured with it and never with EAPs. `None`
/// without answers. With guessing the equation can have several roots; the likeliest is taken.
pub fn wle(answers: &[(Logistic, Response)], grid: &Grid) -> Option<Estimate> {
    if answers.is_empty() {
        return None;
    }
    let slope = |theta: f64| Sums::at(answers, theta).slope();
    let mut best: Option<(f64, f64)> = None;
    let (mut x0, mut y0) = (grid.theta(0), slope(grid.theta(0)));
    for i in 1..grid.len() {
        let (x1, y1) = (grid.theta(i), slope(grid.theta(i)));
        if y0 > 0.0 && y1 <= 0.0 {
            let root = bisect(&slope, x0, x1);
            let height = Sums::at(answers, root).height();
            if best.is_none_or(|(_, top)| height > top) {
                best = Some((root, height));
            }
        }
        (x0, y0) = (x1, y1);
    }
    let (theta, found) = match best {
        Some((theta, _)) => (theta, true),
        None if y0 > 0.0 => (grid.max(), false),
        None => (grid.min(), false),
    };
    let se = 1.0 / Sums::at(answers, theta).information.sqrt();
    Some(Estimate { theta, se, found })
}

/// Halves until the interval is two neighbouring floats; a fixed bound keeps it the same everywhere.
fn bisect(slope: &impl Fn(f64) -> f64, mut low: f64, mut high: f64) -> f64 {
    for _ in 0..60 {
        let mid = 0.5 * (low + high);
        if mid <= low || mid >= high {
            break;
        }
        if slope(mid) > 0.0 { low = mid } else { high = mid }
    }
    0.5 * (low + high)
}

/// Sums over the answers at one θ.
#[derive(Default)]
struct Sums {
    log_likelihood: f64,
    score: f64,
    information: f64,
    j: f64,
}

impl Sums {
    fn at(answers: &[(Logistic, Response)], theta: f64) -> Self {
        let mut sums = Sums::default();
        for (item, response) in answers {
            let point = item.at(theta);
            let (p, q) = (point.p.max(f64::MIN_POSITIVE), point.q.max(f64::MIN_POSITIVE));
            let (right, wrong) = match response {
                Response::Right => (1.0, 0.0),
                Response::Wrong => (0.0, 1.0),
                Response::Unsure => (item.c, 1.0 - item.c),
            };
            sums.log_likelihood += right * crate::num::ln(p) + wrong * crate::num::ln(q);
            sums.score += point.d1 * (right / p - wrong / q);
            sums.information += point.information();
            let pq = point.p * point.q;
            if pq > 0.0 {
                sums.j += point.d1 * point.d2 / pq;
            }
        }
        sums
    }

    fn slope(&self) -> f64 {
        if self.information > 0.0 { self.score + self.j / (2.0 * self.information) } else { self.score }
    }

    /// ln L + ½ ln I: what the equation maximises in the 2PL, used to rank several roots.
    fn height(&self) -> f64 {
        self.log_likelihood + 0.5 * crate::num::ln(self.information)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn extreme_patterns_stay_finite() {
        let items: Vec<Logistic> =
            (0..10).map(|i| Logistic::known(1.0, -1.0 + 0.2 * f64::from(i), 0.0)).collect();
        for response in [Response::Right, Response::Wrong] {
            let answers: Vec<_> = items.iter().map(|i| (*i, response)).collect();
            let estimate = wle(&answers, &Grid::SESSION).unwrap();
            assert!(estimate.found && estimate.theta.abs() < 4.0 && estimate.se.is_finite());
        }
        assert_eq!(wle(&[], &Grid::SESSION), None);
    }

    proptest! {
        #[test]
        fn mirrored_answers_give_the_mirrored_estimate(bs in prop::collection::vec(-2.0..2.0f64, 3..20), bits in any::<u32>()) {
            let make = |sign: f64| -> Vec<(Logistic, Response)> {
                bs.iter().enumerate().map(|(i, b)| {
                    let right = (bits >> i & 1 == 1) == (sign > 0.0);
                    (Logistic::known(1.0, sign * b, 0.0), if right { Response::Right } else { Response::Wrong })
                }).collect()
            };
            let (a, b) = (wle(&make(1.0), &Grid::SESSION).unwrap(), wle(&make(-1.0), &Grid::SESSION).unwrap());
            prop_assert!((a.theta + b.theta).abs() < 1e-9 && (a.se - b.se).abs() < 1e-9);
        }
    }
}
