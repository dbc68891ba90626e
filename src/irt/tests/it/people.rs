//! Simulated people, of the test's own making: a response function, likelihoods on the grid, a generator.

use skillmark_irt::Grid;
use skillmark_irt::num::{exp, ln, logistic};

pub(crate) const GRID: Grid = Grid::SESSION;

/// P of a 3PL item.
pub(crate) fn p(a: f64, b: f64, c: f64, theta: f64) -> f64 {
    c + (1.0 - c) * logistic(a * (theta - b)).0
}

/// ln L of Rasch answers (difficulty, right) on the grid.
pub(crate) fn ln_likelihood(answers: &[(f64, bool)]) -> Vec<f64> {
    let at = |theta: f64| -> f64 {
        answers.iter().map(|(b, right)| ln(logistic(if *right { theta - b } else { b - theta }).0)).sum()
    };
    (0..GRID.len()).map(|i| at(GRID.theta(i))).collect()
}

/// Posterior under N(0, 1), and its mean and SD.
pub(crate) fn posterior(ln_likelihood: &[f64]) -> (Vec<f64>, f64, f64) {
    let top = ln_likelihood.iter().fold(f64::NEG_INFINITY, |a, b| a.max(*b));
    let theta = |i: usize| GRID.theta(i);
    let mut mass: Vec<f64> =
        ln_likelihood.iter().enumerate().map(|(i, l)| exp(l - top - 0.5 * theta(i) * theta(i))).collect();
    let total: f64 = mass.iter().sum();
    mass.iter_mut().for_each(|m| *m /= total);
    let mean: f64 = mass.iter().enumerate().map(|(i, m)| m * theta(i)).sum();
    let variance: f64 = mass.iter().enumerate().map(|(i, m)| m * (theta(i) - mean) * (theta(i) - mean)).sum();
    (mass, mean, variance.sqrt())
}

/// SplitMix64.
pub(crate) struct Draws(pub(crate) u64);

impl Draws {
    pub(crate) fn unit(&mut self) -> f64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let z = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        (((z ^ (z >> 31)) >> 11) as f64 + 0.5) / 9_007_199_254_740_992.0
    }
}
