//! Mean estimate of two or three skills, on a product of grids.

use super::item::Item;
use super::map::Estimate;
use super::matrix::{MAX, Matrix, Vector, dot};
use super::prior::{MirtError, Prior};
use crate::Grid;
use crate::num::exp;

/// The joint posterior of up to three skills at every point of a product grid (Bock & Mislevy 1982, in several
/// dimensions), in the log domain. An answer costs one pass and allocates nothing. Points grow with the power of the
/// dimensions: 81 points are 6,561 in two and 531,441 in three, where some 31 serve.
///
/// ```
/// use skillmark_irt::Grid;
/// use skillmark_irt::mirt::{Item, JointPosterior, Prior};
///
/// let prior = Prior::new(&[[1.0, 0.6], [0.6, 1.0]]).unwrap();
/// let mut posterior = JointPosterior::new(Grid::SESSION, &prior).unwrap();
/// posterior.add(&Item::new(&[1.5, 0.0], 0.0, 0.0).unwrap(), 1.0);
/// let estimate = posterior.eap();
/// assert!((estimate.theta[1] - 0.6 * estimate.theta[0]).abs() < 1e-4);
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct JointPosterior {
    grid: Grid,
    dimensions: usize,
    /// ln of prior times likelihood, the last dimension running fastest.
    ln_density: Vec<f64>,
}

/// More dimensions than this have too many points.
const MOST: usize = 3;

impl JointPosterior {
    /// The prior itself.
    pub fn new(grid: Grid, prior: &Prior) -> Result<Self, MirtError> {
        let dimensions = prior.dimensions();
        if dimensions > MOST {
            return Err(MirtError::Dimensions { found: dimensions, most: MOST });
        }
        let points = (0..dimensions).fold(1, |points, _| points * grid.len());
        let mut posterior = JointPosterior { grid, dimensions, ln_density: vec![0.0; points] };
        for point in 0..points {
            let theta = posterior.theta(point);
            posterior.ln_density[point] = -0.5 * dot(&theta, &prior.precision.times(&theta));
        }
        Ok(posterior)
    }

    /// Becomes equal to another one of the same grid and dimensions, in its own memory.
    pub(super) fn copy(&mut self, other: &Self) {
        self.ln_density.copy_from_slice(&other.ln_density);
    }

    fn theta(&self, point: usize) -> Vector {
        let (mut rest, mut theta) = (point, [0.0; MAX]);
        for dimension in (0..self.dimensions).rev() {
            theta[dimension] = self.grid.theta(rest % self.grid.len());
            rest /= self.grid.len();
        }
        theta
    }

    /// Takes in one answer: 1 right, 0 wrong, or between as in [`Answer`](super::Answer).
    pub fn add(&mut self, item: &Item, answer: f64) {
        for point in 0..self.ln_density.len() {
            self.ln_density[point] += item.part(&self.theta(point), answer).ln_likelihood;
        }
    }

    /// Posterior means and covariance.
    pub fn eap(&self) -> Estimate {
        let n = self.dimensions;
        let highest = |best: usize, point: usize| {
            if self.ln_density[point] > self.ln_density[best] { point } else { best }
        };
        let mode = (0..self.ln_density.len()).fold(0, highest);
        let (top, centre) = (self.ln_density[mode], self.theta(mode));
        // Moments about the mode, so that a narrow posterior does not drown in its distance from 0.
        let (mut mass, mut first, mut second) = (0.0, [0.0; MAX], Matrix::zero(n));
        for (point, ln_density) in self.ln_density.iter().enumerate() {
            let weight = exp(ln_density - top);
            let theta = self.theta(point);
            let off: Vector = std::array::from_fn(|i| theta[i] - centre[i]);
            mass += weight;
            first.iter_mut().zip(&off).for_each(|(sum, off)| *sum += weight * off);
            second.add_square(weight, &off);
        }
        let mean = first.map(|sum| sum / mass);
        let mut covariance = Matrix::zero(n);
        for (i, j) in (0..n * n).map(|cell| (cell / n, cell % n)) {
            covariance.set(i, j, second.get(i, j) / mass - mean[i] * mean[j]);
        }
        Estimate { theta: std::array::from_fn(|i| centre[i] + mean[i]), covariance, converged: true }
    }
}
