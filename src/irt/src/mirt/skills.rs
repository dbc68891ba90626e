//! Correlated skills, each measured by items of its own.

use super::matrix::{MAX, Matrix, Vector};
use super::prior::Prior;
use crate::Grid;
use crate::num::exp;

/// The joint posterior of skills whose answers were taken in skill by skill, each on its own grid, and whose prior is a
/// multivariate normal. A skill with few answers borrows strength from its neighbours.
///
/// What comes in are likelihoods, never posteriors, and the prior enters once: no evidence counts twice, as it does where a
/// neighbour's estimate, which already contains these answers, is made a skill's prior. By expectation propagation (Minka
/// 2001): each likelihood is stood in for by a normal one that gives the same mean and variance in company of all others.
/// Exact when at most one skill has answers, and when skills are uncorrelated. Else, over thousands of random cases of up to
/// 20 answers per skill with guessing, means and SDs were within 0.003 of the double integral at correlations up to 0.9, and
/// at a correlation of all but 1 means within 0.02 of those of the pooled posterior, SDs within 0.034.
///
/// ```
/// use skillmark_irt::Grid;
/// use skillmark_irt::mirt::{Prior, Skills};
///
/// let prior = Prior::new(&[[1.0, 0.8], [0.8, 1.0]]).unwrap();
/// let mut skills = Skills::new(Grid::SESSION, &prior);
/// // One skill has the likelihood of a normal at 1 with SD 1, the other has no answers.
/// let first: Vec<f64> = (0..81).map(|i| -0.5 * (Grid::SESSION.theta(i) - 1.0) * (Grid::SESSION.theta(i) - 1.0)).collect();
/// assert!(skills.update(&[&first, &[0.0; 81]]));
/// assert!((skills.mean(0) - 0.5).abs() < 1e-6 && (skills.mean(1) - 0.4).abs() < 1e-6);
/// assert!((skills.sd(1) - (1.0 - 0.64 * 0.5_f64).sqrt()).abs() < 1e-6);
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct Skills {
    grid: Grid,
    prior: Matrix,
    covariance: Matrix,
    mean: Vector,
    /// Precision of the normal that stands in for each likelihood, and precision times its centre.
    sites: [(f64, f64); MAX],
    /// Posterior mass of each skill at each grid point, skill by skill.
    density: Vec<f64>,
}

/// Passes over all skills; a dozen do.
const PASSES: u32 = 200;
/// Sites that move by less than this, relatively, stand.
const STILL: f64 = 1e-11;

impl Skills {
    /// Skills with a prior, each on the same grid.
    pub fn new(grid: Grid, prior: &Prior) -> Self {
        let n = prior.dimensions();
        let mut skills = Skills {
            grid,
            prior: prior.correlation,
            covariance: prior.correlation,
            mean: [0.0; MAX],
            sites: [(0.0, 0.0); MAX],
            density: vec![0.0; n * grid.len()],
        };
        (0..n).for_each(|k| _ = skills.tilt(k, None, (0.0, 1.0)));
        skills
    }

    /// Takes each skill's ln L at the grid's points, up to a constant; a constant stands for no answers. The result is a
    /// function of them alone, whatever was there before. Returns whether it settled.
    pub fn update(&mut self, ln_likelihoods: &[&[f64]]) -> bool {
        self.sites = [(0.0, 0.0); MAX];
        (self.covariance, self.mean) = (self.prior, [0.0; MAX]);
        for _ in 0..PASSES {
            let mut moved: f64 = 0.0;
            for (k, ln_likelihood) in ln_likelihoods.iter().enumerate() {
                moved = moved.max(self.visit(k, ln_likelihood));
            }
            if moved < STILL {
                return true;
            }
        }
        false
    }

    /// Fits one site anew and returns how far it moved.
    fn visit(&mut self, k: usize, ln_likelihood: &[f64]) -> f64 {
        let (precision, shift) = self.sites[k];
        let Some((centre, others)) = self.cavity(k) else { return 0.0 };
        let cavity = (centre, 1.0 / others);
        let answered = ln_likelihood.iter().any(|l| *l != ln_likelihood[0]);
        let (mean, variance) = self.tilt(k, answered.then_some(ln_likelihood), cavity);
        if !answered {
            return 0.0;
        }
        let site = (1.0 / variance - others, mean / variance - cavity.0 * others);
        self.sites[k] = site;
        self.absorb(k, site.0 - precision);
        let size = others + site.0.abs();
        ((site.0 - precision).abs() + (site.1 - shift).abs()) / size
    }

    /// What prior and the answers to all other skills say about a skill: centre and precision of a normal; `None` if they say
    /// less than nothing, which likelihoods with guessing can bring about along the way.
    fn cavity(&self, k: usize) -> Option<(f64, f64)> {
        let (precision, shift) = self.sites[k];
        let marginal = 1.0 / self.covariance.get(k, k);
        let others = marginal - precision;
        (others > 0.0).then(|| ((marginal * self.mean[k] - shift) / others, others))
    }

    /// The skill's own posterior: cavity times likelihood on the grid, with mean and variance.
    fn tilt(&mut self, k: usize, ln_likelihood: Option<&[f64]>, (centre, spread): (f64, f64)) -> (f64, f64) {
        let nodes = self.grid.len();
        let density = &mut self.density[k * nodes..(k + 1) * nodes];
        for (i, d) in density.iter_mut().enumerate() {
            let off = self.grid.theta(i) - centre;
            *d = ln_likelihood.map_or(0.0, |l| l[i]) - 0.5 * off * off / spread;
        }
        let top = density.iter().fold(f64::NEG_INFINITY, |top, d| top.max(*d));
        density.iter_mut().for_each(|d| *d = exp(*d - top));
        let total: f64 = density.iter().sum();
        density.iter_mut().for_each(|d| *d /= total);
        let moment = |f: &dyn Fn(f64) -> f64| -> f64 {
            density.iter().enumerate().map(|(i, d)| d * f(self.grid.theta(i))).sum()
        };
        let mean = moment(&|theta| theta);
        let variance = moment(&|theta| (theta - mean) * (theta - mean));
        // A posterior between two points has no variance of its own.
        (mean, variance.max(self.grid.step() * self.grid.step() / 12.0))
    }

    /// Covariance and means after a site's precision changed by `by`.
    fn absorb(&mut self, k: usize, by: f64) {
        let column = *self.covariance.row(k);
        self.covariance.add_square(-by / (1.0 + by * column[k]), &column);
        let shifts = std::array::from_fn(|k| self.sites[k].1);
        self.mean = self.covariance.times(&shifts);
    }

    /// Number of skills.
    pub fn count(&self) -> usize {
        self.prior.dimensions()
    }

    /// A skill's posterior mean.
    pub fn mean(&self, k: usize) -> f64 {
        self.mean[k]
    }

    /// A skill's posterior standard deviation.
    pub fn sd(&self, k: usize) -> f64 {
        self.covariance.sd(k)
    }

    /// What prior and the answers to all other skills say about a skill: the prior that makes a posterior of its own answers
    /// that of all answers.
    pub fn others(&self, k: usize) -> crate::Prior {
        self.cavity(k).map_or(crate::Prior::STANDARD, |(mean, precision)| crate::Prior::Normal {
            mean,
            sd: (1.0 / precision).sqrt(),
        })
    }

    /// The posterior covariance of all skills.
    pub fn covariance(&self) -> &Matrix {
        &self.covariance
    }

    /// A skill's posterior mass at each grid point; sums to 1.
    pub fn density(&self, k: usize) -> &[f64] {
        &self.density[k * self.grid.len()..(k + 1) * self.grid.len()]
    }
}
