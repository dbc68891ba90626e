//! The posterior of θ on a grid, in the log domain: any number of answers, no underflow.

use crate::num::{exp, ln};
use crate::{Grid, Logistic};

/// What a person did with an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Response {
    /// Chose the key.
    Right,
    /// Chose something else.
    Wrong,
    /// Said "I don't know".
    ///
    /// A category of its own with a provisional curve: ln L = c ln P + (1 - c) ln Q, the log-likelihood that a blind
    /// guess contributes on average. So neither guessing nor admitting pays: scoring it as wrong would cost those who
    /// admit, and leaving it out would reward them. To be replaced once the category is calibrated.
    Unsure,
}

/// Logarithms of an item's response function at every grid point.
#[derive(Debug, Clone, PartialEq)]
pub struct Curve {
    ln_p: Vec<f64>,
    ln_q: Vec<f64>,
    c: f64,
}

impl Curve {
    /// Tabulates an item.
    pub fn new(item: &Logistic, grid: &Grid) -> Self {
        let points = (0..grid.len()).map(|i| item.at(grid.theta(i)));
        let (ln_p, ln_q) = points.map(|point| (ln(point.p), ln(point.q))).unzip();
        Curve { ln_p, ln_q, c: item.c }
    }

    fn log_likelihood(&self, response: Response, node: usize) -> f64 {
        match response {
            Response::Right => self.ln_p[node],
            Response::Wrong => self.ln_q[node],
            Response::Unsure => self.c * self.ln_p[node] + (1.0 - self.c) * self.ln_q[node],
        }
    }
}

/// What is known before the first answer: θ ~ N(0, 1), and a common shift of all difficulties ~ N(0, shift_sd²).
#[derive(Debug, Clone, PartialEq)]
pub struct GridPrior {
    grid: Grid,
    weights: Vec<f64>,
    /// Half of the symmetric kernel of the shift, centre first; just `[1]` without a shift.
    kernel: Vec<f64>,
}

impl GridPrior {
    /// Tabulates the prior. `shift_sd` is in θ units; 0 for calibrated skills.
    pub fn new(grid: Grid, shift_sd: f64) -> Self {
        let weights = (0..grid.len()).map(|i| exp(-0.5 * grid.theta(i) * grid.theta(i))).collect();
        let mut kernel = vec![1.0];
        if shift_sd > 0.0 {
            let reach = (4.0 * shift_sd / grid.step()).ceil() as usize;
            kernel.extend((1..=reach.min(grid.len() - 1)).map(|i| {
                let z = grid.step() * i as f64 / shift_sd;
                exp(-0.5 * z * z)
            }));
            let total = kernel[0] + 2.0 * kernel[1..].iter().sum::<f64>();
            kernel.iter_mut().for_each(|k| *k /= total);
        }
        GridPrior { grid, weights, kernel }
    }

    /// The grid the prior stands on.
    pub fn grid(&self) -> &Grid {
        &self.grid
    }
}

/// Posterior of θ given answers. Adding an answer costs one pass over the grid, however many came before, and
/// allocates nothing.
#[derive(Debug, Clone, PartialEq)]
pub struct Posterior {
    log_likelihood: Vec<f64>,
    /// Likelihood scaled to a maximum of 1; scratch for the shift.
    likelihood: Vec<f64>,
    density: Vec<f64>,
}

impl Posterior {
    /// The prior itself.
    pub fn new(prior: &GridPrior) -> Self {
        let n = prior.grid.len();
        let mut posterior =
            Posterior { log_likelihood: vec![0.0; n], likelihood: vec![1.0; n], density: vec![0.0; n] };
        posterior.update(prior);
        posterior
    }

    /// Takes in one answer.
    pub fn add(&mut self, prior: &GridPrior, curve: &Curve, response: Response) {
        for (node, value) in self.log_likelihood.iter_mut().enumerate() {
            *value += curve.log_likelihood(response, node);
        }
        self.update(prior);
    }

    fn update(&mut self, prior: &GridPrior) {
        let top = self.log_likelihood.iter().fold(f64::NEG_INFINITY, |a, b| a.max(*b));
        for (scaled, log) in self.likelihood.iter_mut().zip(&self.log_likelihood) {
            *scaled = exp(log - top);
        }
        let mut total = 0.0;
        for node in 0..self.density.len() {
            self.density[node] = self.shifted_likelihood(&prior.kernel, node) * prior.weights[node];
            total += self.density[node];
        }
        self.density.iter_mut().for_each(|d| *d /= total);
    }

    /// The answers measure θ - δ, δ being the common shift of the difficulties. Integrating δ ~ N(0, s²) out of the
    /// likelihood is a convolution with its density. Beyond the grid the likelihood is taken as at its end.
    fn shifted_likelihood(&self, kernel: &[f64], node: usize) -> f64 {
        let last = self.likelihood.len() - 1;
        let mut sum = kernel[0] * self.likelihood[node];
        for (i, weight) in kernel.iter().enumerate().skip(1) {
            let (below, above) = (node.saturating_sub(i), (node + i).min(last));
            sum += weight * (self.likelihood[below] + self.likelihood[above]);
        }
        sum
    }

    /// Probability mass at each grid point; sums to 1.
    pub fn density(&self) -> &[f64] {
        &self.density
    }

    /// ln L at each grid point, without prior or shift.
    pub fn log_likelihood(&self) -> &[f64] {
        &self.log_likelihood
    }

    /// Posterior mean and standard deviation (EAP; Bock & Mislevy 1982), θ units.
    pub fn eap(&self, grid: &Grid) -> (f64, f64) {
        let mean: f64 = self.density.iter().enumerate().map(|(i, d)| d * grid.theta(i)).sum();
        let variance: f64 = self
            .density
            .iter()
            .enumerate()
            .map(|(i, d)| {
                let off = grid.theta(i) - mean;
                d * off * off
            })
            .sum();
        (mean, variance.sqrt())
    }

    /// P(θ < x): the mass of each grid point is spread evenly over its cell.
    pub fn below(&self, grid: &Grid, x: f64) -> f64 {
        let cells = (x - grid.min()) / grid.step() + 0.5;
        let mut sum = 0.0;
        for (i, mass) in self.density.iter().enumerate() {
            sum += mass * (cells - i as f64).clamp(0.0, 1.0);
        }
        sum
    }

    /// The θ below which a share of the posterior lies; inverse of [`below`](Self::below).
    pub fn quantile(&self, grid: &Grid, share: f64) -> f64 {
        let mut sum = 0.0;
        for (i, mass) in self.density.iter().enumerate() {
            if sum + mass >= share && *mass > 0.0 {
                return grid.theta(i) + grid.step() * ((share - sum) / mass - 0.5);
            }
            sum += mass;
        }
        grid.max()
    }

    /// Probability of each band between increasing cut scores, low to high: one more than cuts.
    pub fn levels(&self, grid: &Grid, cuts: &[f64]) -> Vec<f64> {
        let mut levels = Vec::with_capacity(cuts.len() + 1);
        let mut below = 0.0;
        for cut in cuts {
            let next = self.below(grid, *cut);
            levels.push(next - below);
            below = next;
        }
        levels.push(1.0 - below);
        levels
    }
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

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const GRID: Grid = Grid::SESSION;

    fn answers() -> impl Strategy<Value = Vec<(Logistic, Response)>> {
        let item = (0.3..2.5f64, -3.0..3.0f64, 0.0..0.35f64, prop_oneof![Just(0.0), Just(0.87)])
            .prop_map(|(a, b, c, b_sd)| Logistic { a, b, c, d: 1.0, b_sd });
        let response = prop_oneof![Just(Response::Right), Just(Response::Wrong), Just(Response::Unsure)];
        prop::collection::vec((item, response), 0..40)
    }

    fn posterior(prior: &GridPrior, answers: &[(Logistic, Response)]) -> Posterior {
        let mut posterior = Posterior::new(prior);
        for (item, response) in answers {
            posterior.add(prior, &Curve::new(item, prior.grid()), *response);
        }
        posterior
    }

    proptest! {
        #[test]
        fn mass_is_one_and_levels_share_it(answers in answers(), cut in -2.0..2.0f64) {
            let prior = GridPrior::new(GRID, 0.3);
            let posterior = posterior(&prior, &answers);
            prop_assert!((posterior.density().iter().sum::<f64>() - 1.0).abs() < 1e-12);
            let levels = posterior.levels(&GRID, &[cut, cut + 1.0]);
            prop_assert!((levels.iter().sum::<f64>() - 1.0).abs() < 1e-12);
            prop_assert!(levels.iter().all(|p| *p >= -1e-12));
        }

        #[test]
        fn the_order_of_answers_does_not_matter(answers in answers()) {
            let prior = GridPrior::new(GRID, 0.3);
            let mut reversed = answers.clone();
            reversed.reverse();
            let (a, b) = (posterior(&prior, &answers).eap(&GRID), posterior(&prior, &reversed).eap(&GRID));
            prop_assert!((a.0 - b.0).abs() < 1e-9 && (a.1 - b.1).abs() < 1e-9);
        }

        #[test]
        fn quantile_inverts_below(answers in answers(), share in 0.02..0.98f64) {
            let prior = GridPrior::new(GRID, 0.0);
            let posterior = posterior(&prior, &answers);
            let x = posterior.quantile(&GRID, share);
            prop_assert!((posterior.below(&GRID, x) - share).abs() < 1e-9);
        }

        #[test]
        fn right_raises_wrong_lowers_and_unsure_lies_between(answers in answers()) {
            let prior = GridPrior::new(GRID, 0.3);
            let item = Logistic::known(1.0, 0.0, 0.25);
            let with = |r| {
                let mut all = answers.clone();
                all.push((item, r));
                posterior(&prior, &all).eap(&GRID).0
            };
            let (right, wrong, unsure) = (with(Response::Right), with(Response::Wrong), with(Response::Unsure));
            prop_assert!(wrong <= unsure && unsure <= right, "{wrong} {unsure} {right}");
        }
    }

    #[test]
    fn ten_thousand_answers_neither_underflow_nor_overflow() {
        let prior = GridPrior::new(GRID, 0.0);
        let curve = Curve::new(&Logistic::known(2.0, 0.0, 0.2), &GRID);
        for response in [Response::Right, Response::Wrong, Response::Unsure] {
            let mut posterior = Posterior::new(&prior);
            for _ in 0..10_000 {
                posterior.add(&prior, &curve, response);
            }
            let (mean, sd) = posterior.eap(&GRID);
            assert!(mean.is_finite() && sd.is_finite() && sd >= 0.0);
        }
    }

    /// A blind guess and "I don't know" have the same expected log-likelihood at every θ, so on average neither pays.
    #[test]
    fn admitting_costs_what_guessing_costs() {
        let item = Logistic { a: 1.0, b: 0.5, c: 0.25, d: 1.0, b_sd: 0.87 };
        let curve = Curve::new(&item, &GRID);
        for node in 0..GRID.len() {
            let guess = 0.25 * curve.log_likelihood(Response::Right, node)
                + 0.75 * curve.log_likelihood(Response::Wrong, node);
            assert_eq!(guess, curve.log_likelihood(Response::Unsure, node));
        }
    }

    /// Slow second implementation: the double integral over θ and the shift.
    #[test]
    fn the_shift_is_integrated_like_the_double_integral() {
        let answers = [
            (Logistic::known(1.2, -0.5, 0.2), Response::Right),
            (Logistic::known(0.8, 0.5, 0.25), Response::Wrong),
            (Logistic::known(1.5, 1.0, 0.0), Response::Right),
        ];
        let shift = 0.4;
        let (mut mass, mut first, mut second) = (0.0, 0.0, 0.0);
        let n = 1200;
        for i in 0..=n {
            let theta = -6.0 + 12.0 * f64::from(i) / f64::from(n);
            let mut inner = 0.0;
            for j in 0..=400 {
                let delta = -2.4 + 4.8 * f64::from(j) / 400.0;
                let likelihood: f64 = answers
                    .iter()
                    .map(|(item, r)| {
                        let point = item.at(theta - delta);
                        if *r == Response::Right { point.p } else { point.q }
                    })
                    .product();
                inner += likelihood * exp(-0.5 * (delta / shift) * (delta / shift));
            }
            let w = inner * exp(-0.5 * theta * theta);
            mass += w;
            first += w * theta;
            second += w * theta * theta;
        }
        let mean = first / mass;
        let sd = (second / mass - mean * mean).sqrt();
        let prior = GridPrior::new(GRID, shift);
        let ours = posterior(&prior, &answers).eap(&GRID);
        assert!((ours.0 - mean).abs() < 2e-4, "{} {mean}", ours.0);
        assert!((ours.1 - sd).abs() < 2e-4, "{} {sd}", ours.1);
    }

    #[test]
    fn shortest_run_prefers_short_then_heavy() {
        assert_eq!(shortest_run(&[0.02, 0.95, 0.03, 0.0], 0.9), (1, 1));
        assert_eq!(shortest_run(&[0.45, 0.46, 0.05, 0.04], 0.9), (0, 1));
        assert_eq!(shortest_run(&[0.05, 0.45, 0.46, 0.04], 0.9), (1, 2));
        assert_eq!(shortest_run(&[0.25, 0.25, 0.25, 0.25], 0.9), (0, 3));
    }
}
