//! Moments by the trapezoid rule.

use crate::Grid;

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
