//! The posterior of θ on a grid, in the log domain: any number of answers, no underflow.

use crate::between::mass_below;
use crate::num::exp;
use crate::{Answers, Estimate, Grid, Prior};

/// Posterior of θ given answers. Its memory is used again at each update.
///
/// ```
/// use skillmark_irt::{Answers, Grid, Model, Pool, Posterior, Prior, Response};
///
/// let pool = Pool::of(&[Model::logistic(1.2, 0.5, 0.25, 1.0)?], Grid::SESSION);
/// let mut answers = Answers::new(&pool);
/// answers.push(0, Response::Category(1));
/// let mut posterior = Posterior::new(Grid::SESSION);
/// posterior.update(&answers, &Prior::STANDARD);
/// let (theta, se) = posterior.moments();
/// assert!(theta > 0.0 && se < 1.0);
/// assert!((posterior.below(posterior.quantile(0.05)) - 0.05).abs() < 1e-9);
/// # Ok::<(), skillmark_irt::Invalid>(())
/// ```
#[derive(Debug, Clone)]
pub struct Posterior {
    grid: Grid,
    weights: Vec<f64>,
    /// Scratch for the shift.
    likelihood: Vec<f64>,
}

impl Posterior {
    /// For answers on this grid; nothing is known before the first update.
    pub fn new(grid: Grid) -> Self {
        Posterior { grid, weights: vec![1.0 / grid.len() as f64; grid.len()], likelihood: Vec::new() }
    }

    /// Takes the posterior of these answers.
    pub fn update(&mut self, answers: &Answers, prior: &Prior) {
        self.weigh(answers, Some(prior));
        let mut total = 0.0;
        for (node, weight) in self.weights.iter_mut().enumerate() {
            *weight *= self.grid.trapezoid(node);
            total += *weight;
        }
        self.weights.iter_mut().for_each(|weight| *weight /= total);
    }

    /// Likelihood with the pool's shift integrated out, times the prior's density if there is one, at the nodes: scaled to
    /// a maximum of 1. Returns the logarithm of the scale.
    pub(crate) fn weigh(&mut self, answers: &Answers, prior: Option<&Prior>) -> f64 {
        let (grid, any) = (self.grid, answers.scored().next().is_some());
        let density = prior.map(|prior| prior.ln_density(any, |theta| answers.information(theta)));
        let density = |node: usize| density.as_ref().map_or(0.0, |density| density(grid.theta(node)));
        let top = ln_likelihood(answers, &mut self.weights, &mut self.likelihood);
        self.weights.iter_mut().enumerate().for_each(|(node, weight)| *weight += density(node));
        top + scale(&mut self.weights)
    }

    /// The weights of the last call, for further sums.
    pub(crate) fn weights_mut(&mut self) -> &mut Vec<f64> {
        &mut self.weights
    }

    /// Probability mass at each node; sums to 1.
    pub fn mass(&self) -> &[f64] {
        &self.weights
    }

    /// Mean and standard deviation (EAP; Bock & Mislevy 1982), θ units.
    pub fn moments(&self) -> (f64, f64) {
        let mean: f64 = self.weights.iter().enumerate().map(|(i, m)| m * self.grid.theta(i)).sum();
        let variance: f64 = self
            .weights
            .iter()
            .enumerate()
            .map(|(i, m)| {
                let off = self.grid.theta(i) - mean;
                m * off * off
            })
            .sum();
        (mean, variance.sqrt())
    }

    /// Mean and SD as an estimate.
    pub fn estimate(&self) -> Estimate {
        let (theta, se) = self.moments();
        Estimate { theta, se, found: true }
    }

    /// P(θ < x): the mass of each node is spread evenly over its cell.
    pub fn below(&self, x: f64) -> f64 {
        mass_below(&self.grid, &self.weights, x)
    }

    /// The θ below which a share of the posterior lies; inverse of [`below`](Self::below).
    pub fn quantile(&self, share: f64) -> f64 {
        let mut sum = 0.0;
        for (i, mass) in self.weights.iter().enumerate() {
            if sum + mass >= share && *mass > 0.0 {
                return self.grid.theta(i) + self.grid.step() * ((share - sum) / mass - 0.5);
            }
            sum += mass;
        }
        self.grid.max()
    }

    /// Probability of each band between increasing cut scores, low to high: one more than cuts.
    pub fn levels(&self, cuts: &[f64]) -> Vec<f64> {
        let mut levels = Vec::with_capacity(cuts.len() + 1);
        let mut below = 0.0;
        for cut in cuts {
            let next = self.below(*cut);
            levels.push(next - below);
            below = next;
        }
        levels.push(1.0 - below);
        levels
    }
}

/// Writes ln L at the nodes, with the pool's shift integrated out, up to a constant, which is returned.
pub(crate) fn ln_likelihood(answers: &Answers, out: &mut Vec<f64>, scratch: &mut Vec<f64>) -> f64 {
    out.clear();
    let kernel = answers.pool().kernel();
    if kernel.is_empty() {
        out.extend_from_slice(answers.ln_likelihood());
        return 0.0;
    }
    scratch.clear();
    scratch.extend_from_slice(answers.ln_likelihood());
    let top = scale(scratch);
    out.extend((0..scratch.len()).map(|node| crate::num::ln(shifted(scratch, kernel, node))));
    top
}

/// From logarithms to numbers with a maximum of 1; returns what was taken off the logarithms.
pub(crate) fn scale(logs: &mut [f64]) -> f64 {
    // Not `f64::max`, which is a call in wasm.
    let top = logs.iter().fold(f64::NEG_INFINITY, |a, b| if *b > a { *b } else { a });
    for log in logs {
        *log = exp(*log - top);
    }
    top
}

/// The answers measure θ - δ, δ being the common shift of the difficulties. Integrating δ ~ N(0, s²) out of the likelihood
/// is a convolution with its density. Beyond the grid the likelihood is taken as at its end.
fn shifted(likelihood: &[f64], kernel: &[f64], node: usize) -> f64 {
    let last = likelihood.len() - 1;
    let mut sum = kernel[0] * likelihood[node];
    for (i, weight) in kernel.iter().enumerate().skip(1) {
        let (below, above) = (node.saturating_sub(i), (node + i).min(last));
        sum += weight * (likelihood[below] + likelihood[above]);
    }
    sum
}

/// The shortest run of adjacent bands that holds at least `share`: (first, last). Of equally short runs the one that
/// holds most.
pub fn shortest_run(levels: &[f64], share: f64) -> (usize, usize) {
    for length in 1..levels.len() {
        let mut best: Option<(usize, f64)> = None;
        for first in 0..=levels.len() - length {
            let mass: f64 = levels[first..first + length].iter().sum();
            if mass >= share && best.is_none_or(|(_, most)| mass > most) {
                best = Some((first, mass));
            }
        }
        if let Some((first, _)) = best {
            return (first, first + length - 1);
        }
    }
    (0, levels.len().saturating_sub(1))
}
