//! The highest point of an estimator's function over the range.

use super::Estimate;
use super::equation::{At, Equation};
use crate::Answers;

/// Scans the range for places where the slope turns from positive to negative, finds each root by Newton's method kept
/// within its bracket, and takes the highest. An end of the range that is higher than all of them, or no root at all,
/// means that there is no maximum. Likelihoods without asymptotes are concave and need no scan.
pub(super) fn search(equation: &Equation, answers: &Answers) -> Estimate {
    let (mut low, mut high) = (answers.pool().grid().min(), answers.pool().grid().max());
    if let Equation::Likelihood(Some((min, max))) = *equation {
        (low, high) = (low.max(min), high.min(max));
    }
    let concave = equation.keeps_concavity() && answers.scored().all(|(model, _)| model.is_log_concave());
    let steps = if concave { 1 } else { steps(answers, low, high) };
    let best = scan(equation, answers, low, high, steps);
    let (theta, found) = best.map_or((0.5 * (low + high), false), |(theta, _, inside)| (theta, inside));
    Estimate { theta, se: equation.se(answers.scored(), theta), found }
}

/// Four looks at each feature of the steepest curve, within bounds.
fn steps(answers: &Answers, low: f64, high: f64) -> usize {
    let steepest = answers.scored().fold(0.0, |most: f64, (model, _)| most.max(model.steepness()));
    ((4.0 * (high - low) * steepest).ceil() as usize).clamp(32, 1024)
}

/// θ, height, and whether it is a root inside the range.
type Best = Option<(f64, f64, bool)>;

/// Heights that differ by rounding only are equal, and the first stays: a symmetric pattern has two equal maxima.
fn offer(best: &mut Best, theta: f64, height: f64, inside: bool) {
    if best.is_none_or(|(_, top, _)| height > top + 1e-12 * (1.0 + top.abs())) {
        *best = Some((theta, height, inside));
    }
}

fn scan(equation: &Equation, answers: &Answers, low: f64, high: f64, steps: usize) -> Best {
    let f = |theta: f64| equation.at(answers.scored(), theta);
    let height = |theta: f64, risen: f64| equation.height(answers.scored(), theta, risen);
    let mut best = None;
    let mut first: Option<(f64, f64)> = None;
    let mut last: Option<(f64, f64)> = None;
    // θ, slope and its integral so far, by the trapezoid rule.
    let mut look = (low, 0.0, 0.0);
    for i in 0..=steps {
        let theta = if i == steps { high } else { low + (high - low) * i as f64 / steps as f64 };
        let At { slope, curvature, .. } = f(theta);
        let (from, was, start) = look;
        look = (theta, slope, start + 0.5 * (was + slope) * (theta - from));
        if slope == 0.0 {
            // Beyond all items nothing changes any more, and that is no maximum.
            if curvature >= 0.0 {
                continue;
            }
            offer(&mut best, theta, height(theta, look.2), true);
        }
        if let Some((before, rising)) = last
            && rising > 0.0
            && slope < 0.0
        {
            let root = newton(&f, before, theta);
            offer(&mut best, root, height(root, start + 0.5 * was * (root - from)), true);
        }
        first = first.or(Some((theta, slope)));
        last = Some((theta, slope));
    }
    // The ends, where the function rises towards them.
    if best.is_none() || !equation.wants_root() {
        let falls_from = first.filter(|(_, slope)| *slope < 0.0).map(|_| (low, 0.0));
        let rises_to = last.filter(|(_, slope)| *slope > 0.0).map(|_| (high, look.2));
        for (end, risen) in [rises_to, falls_from].into_iter().flatten() {
            offer(&mut best, end, height(end, risen), false);
        }
    }
    best
}

/// The root of a slope that is positive at `low` and negative at `high`: Newton's steps while they stay inside and at
/// least halve, else the middle. At most 100 steps.
fn newton(f: &impl Fn(f64) -> At, mut low: f64, mut high: f64) -> f64 {
    let mut theta = 0.5 * (low + high);
    let (mut step, mut step_before) = (high - low, high - low);
    for _ in 0..100 {
        let At { slope, curvature, .. } = f(theta);
        if slope == 0.0 {
            break;
        }
        if slope > 0.0 {
            low = theta
        } else {
            high = theta
        }
        let next = theta - slope / curvature;
        let fast = curvature < 0.0 && next > low && next < high && 2.0 * (next - theta).abs() <= step_before;
        let next = if fast { next } else { 0.5 * (low + high) };
        (step_before, step) = (step, (next - theta).abs());
        theta = next;
        if step <= 1e-13 * (1.0 + theta.abs()) {
            break;
        }
    }
    theta
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::num::{ln, logistic};
    use crate::{Grid, Logistic, Model, Pool, Weights};
    use std::cell::Cell;

    #[test]
    fn four_looks_at_each_feature_of_the_steepest_curve() {
        let looks = |a: f64, low: f64, high: f64| {
            let items = [0.3, a].map(|a| Model::logistic(a, 0.0, 0.0, 1.0).unwrap());
            let pool = Pool::of(&items, Grid::new(low, high, 33).unwrap());
            steps(&Answers::all(&pool, &[0, 0]), low, high)
        };
        assert_eq!([looks(2.0, -3.0, 5.0), looks(2.51, 1.0, 9.0), looks(2.0, -9.0, -1.0)], [64, 81, 64]);
        assert_eq!([looks(0.1, -1.0, 1.0), looks(1000.0, -1.0, 1.0)], [32, 1024]);
        // An uncertain discrimination may be larger: 2 + 0.2 √3.
        let vague = Model::Logistic(Logistic { a_sd: 0.2, ..Logistic::known(2.0, 0.0, 0.0) });
        let pool = Pool::of(&[vague], Grid::SESSION);
        assert_eq!(steps(&Answers::all(&pool, &[0]), -4.0, 4.0), 76);
    }

    /// With weights of 1 the slope's integral is what ln L rises by from the low end, to a root and to the high end.
    #[test]
    fn the_integral_of_the_slope_is_its_height() {
        let items: Vec<Model> = [(0.9, -1.5), (1.4, 0.2), (1.1, 0.9), (2.0, 1.3)]
            .map(|(a, b)| Model::logistic(a, b, 0.2, 0.97).unwrap())
            .to_vec();
        let pool = Pool::of(&items, Grid::SESSION);
        for x in [[1, 1, 0, 0], [1, 0, 1, 0], [0, 1, 1, 1], [1, 1, 1, 1]] {
            let answers = Answers::all(&pool, &x);
            let ln_l = |theta: f64| items.iter().zip(x).map(|(item, k)| item.ln_p(theta, k)).sum::<f64>();
            for (low, high, steps, within) in
                [(-4.1, 4.3, 997, 1e-5), (-4.1, 4.3, 97, 1e-3), (-4.1, -3.0, 97, 1e-5)]
            {
                let equation = Equation::Robust(Weights::Huber(1e6));
                let (theta, height, _) = scan(&equation, &answers, low, high, steps).unwrap();
                let risen = ln_l(theta) - ln_l(low);
                assert!((height - risen).abs() < within, "{x:?} {steps}: {height} at {theta}, not {risen}");
            }
        }
    }

    /// Newton's method takes fewer than ten looks on average where halving alone takes 43, stays in its bracket where it alone
    /// would leave it, and ends when the last step is small. The curves are p - 1 / (1 + exp(-a (θ - b))); far from b they are flat.
    #[test]
    fn roots_are_found_in_few_looks() {
        let (mut sum, mut most) = (0, 0);
        for (a, p, root) in (0..1000).map(|i| {
            let place = f64::from(i % 10) - 4.5;
            (
                [0.5, 1.0, 3.0, 20.0][i as usize % 4],
                0.01 + 0.98 * f64::from(i % 101) / 100.0,
                place * [1.0, 1e-12][i as usize / 500],
            )
        }) {
            let b = root - (ln(p) - ln(1.0 - p)) / a;
            let looks = Cell::new(0);
            let f = |theta: f64| {
                looks.set(looks.get() + 1);
                let (k, not_k) = logistic(a * (theta - b));
                At { slope: a * (p - k), curvature: -a * a * k * not_k, pull: 0.0, bend: 0.0 }
            };
            let found = newton(&f, root - 3.0, root + 6.0);
            assert!((found - root).abs() < 1e-13 * (10.0 + 100.0 / a), "{a} {p}: {found}, not {root}");
            (sum, most) = (sum + looks.get(), most.max(looks.get()));
        }
        assert!(sum <= 9_500 && most <= 60, "{sum} {most}");
    }

    /// From 0.9 Newton's step would go to 1.4, past the end of the bracket and near another root at 2.2.
    #[test]
    fn no_step_leaves_the_bracket() {
        let corners = [(-1.0, 1.9), (0.8, 0.1), (0.95, 0.075), (1.0, -1.0), (1.2, 1.0), (3.2, -1.0)];
        let f = |theta: f64| {
            let cell = corners.windows(2).find(|cell| theta <= cell[1].0).unwrap();
            let [(from, start), (to, end)] = [cell[0], cell[1]];
            let curvature = (end - start) / (to - from);
            At { slope: start + curvature * (theta - from), curvature, pull: 0.0, bend: 0.0 }
        };
        let root = 0.95 + 0.05 * 0.075 / 1.075;
        let found = newton(&f, -1.0, 1.0);
        assert!((found - root).abs() < 1e-12, "{found}, not {root}");
    }
}
