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
    let seen = match concave.then(|| scan(equation, answers, low, high, 1)) {
        Some(seen) if !seen.blank => seen,
        _ => scan(equation, answers, low, high, steps(answers, high - low)),
    };
    let (theta, found) = seen.best.map_or((0.5 * (low + high), false), |(theta, _, inside)| (theta, inside));
    Estimate { theta, se: equation.se(answers.scored(), theta), found }
}

/// Four looks at each feature of the steepest curve, within bounds.
fn steps(answers: &Answers, width: f64) -> usize {
    let steepest = answers.scored().fold(0.0, |most: f64, (model, _)| most.max(model.steepness()));
    ((4.0 * width * steepest).ceil() as usize).clamp(32, 1024)
}

struct Seen {
    /// θ, height, and whether it is a root inside the range.
    best: Option<(f64, f64, bool)>,
    /// Whether the slope vanished somewhere without a maximum there: beyond all items, where nothing changes any more.
    blank: bool,
}

impl Seen {
    /// Heights that differ by rounding only are equal, and the first stays: a symmetric pattern has two equal maxima.
    fn offer(&mut self, theta: f64, height: f64, inside: bool) {
        if self.best.is_none_or(|(_, top, _)| height > top + 1e-12 * (1.0 + top.abs())) {
            self.best = Some((theta, height, inside));
        }
    }
}

fn scan(equation: &Equation, answers: &Answers, low: f64, high: f64, steps: usize) -> Seen {
    let f = |theta: f64| equation.at(answers.scored(), theta);
    let height = |theta: f64, risen: f64| equation.height(answers.scored(), theta, risen);
    let mut seen = Seen { best: None, blank: false };
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
            if curvature < 0.0 {
                seen.offer(theta, height(theta, look.2), true);
            } else {
                seen.blank = true;
                continue;
            }
        }
        if let Some((before, rising)) = last
            && rising > 0.0
            && slope < 0.0
        {
            let root = newton(&f, before, theta);
            seen.offer(root, height(root, start + 0.5 * was * (root - from)), true);
        }
        first = first.or(Some((theta, slope)));
        last = Some((theta, slope));
    }
    // The ends, where the function rises towards them.
    let no_root = seen.best.is_none();
    if no_root || !equation.wants_root() {
        let falls_from = first.filter(|(_, slope)| *slope < 0.0).map(|_| (low, 0.0));
        let rises_to = last.filter(|(_, slope)| *slope > 0.0).map(|_| (high, look.2));
        for (end, risen) in [rises_to, falls_from].into_iter().flatten() {
            seen.offer(end, height(end, risen), false);
        }
    }
    seen
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
