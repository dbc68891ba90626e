//! Expected a posteriori.

use super::{Estimate, Prior};
use crate::num::exp;
use crate::{Answers, Grid};

/// Mean and SD of the posterior by the trapezoid rule over the nodes, in the log domain.
pub(super) fn eap(answers: &Answers<'_>, prior: &Prior) -> Estimate {
    let grid = answers.grid();
    let mut weights = Vec::with_capacity(grid.len());
    posterior(answers, Some(prior), &mut weights);
    let (theta, variance) = moments(grid, |node| weights[node]);
    Estimate { theta, se: variance.sqrt(), found: true }
}

/// Likelihood, times the prior's density if there is one, at the nodes: scaled to a maximum of 1. Returns the logarithm
/// of the scale.
pub(crate) fn posterior(answers: &Answers<'_>, prior: Option<&Prior>, weights: &mut Vec<f64>) -> f64 {
    let (grid, likelihood) = (answers.grid(), answers.likelihood());
    let any = answers.scored().next().is_some();
    weights.clear();
    weights.extend((0..grid.len()).map(|node| {
        let density =
            prior.map_or(0.0, |prior| prior.ln_density(grid.theta(node), likelihood.information[node], any));
        likelihood.ln[node] + density
    }));
    scale(weights)
}

/// From logarithms to numbers with a maximum of 1; returns what was taken off the logarithms.
pub(crate) fn scale(logs: &mut [f64]) -> f64 {
    let top = logs.iter().fold(f64::NEG_INFINITY, |a, b| a.max(*b));
    for log in logs {
        *log = exp(*log - top);
    }
    top
}

/// Mean and variance by the trapezoid rule.
pub(crate) fn moments(grid: &Grid, weight: impl Fn(usize) -> f64) -> (f64, f64) {
    let (mut mass, mut first) = (0.0, 0.0);
    for node in 0..grid.len() {
        let w = grid.trapezoid(node) * weight(node);
        mass += w;
        first += w * grid.theta(node);
    }
    let mean = first / mass;
    let mut second = 0.0;
    for node in 0..grid.len() {
        let off = grid.theta(node) - mean;
        second += grid.trapezoid(node) * weight(node) * off * off;
    }
    (mean, second / mass)
}
