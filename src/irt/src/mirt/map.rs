//! Modal estimate of several skills.

use super::item::Item;
use super::matrix::{Cholesky, MAX, Matrix, Vector, dot};
use super::prior::Prior;

/// An item and what was answered: 1 right, 0 wrong. A number between weighs ln P and ln (1 - P) accordingly: c gives "I
/// don't know" the ln L that a blind guess has on average.
pub type Answer = (Item, f64);

/// An estimate of several skills.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Estimate {
    /// θ, one number per dimension in use.
    pub theta: Vector,
    /// Posterior covariance; standard errors are its [`sd`](Matrix::sd).
    pub covariance: Matrix,
    /// Whether the steps became as small as they should.
    pub converged: bool,
}

/// Steps of at most this size end the search.
const SMALL: f64 = 1e-10;

/// The mode of the posterior by damped Newton steps from 0, with the covariance of Laplace's approximation there: the
/// inverse of Σ⁻¹ plus the observed information. With guessing the posterior can have several modes; this is the one
/// uphill from the prior's. Where the observed information is not positive definite, Fisher's stands in.
///
/// ```
/// use skillmark_irt::mirt::{Item, Prior, map};
///
/// let prior = Prior::new(&[[1.0, 0.6], [0.6, 1.0]]).unwrap();
/// let estimate = map(&[(Item::new(&[1.5, 0.0], 0.0, 0.0).unwrap(), 1.0)], &prior);
/// // The second skill follows the first by the correlation.
/// assert!((estimate.theta[1] - 0.6 * estimate.theta[0]).abs() < 1e-9);
/// ```
pub fn map(answers: &[Answer], prior: &Prior) -> Estimate {
    let mut theta = [0.0; MAX];
    let mut here = Hill::at(answers, prior, &theta);
    let mut converged = false;
    for _ in 0..100 {
        let step = here.curvature().solve(&here.gradient);
        let size = step.iter().fold(0.0, |size: f64, x| size.max(x.abs()));
        let (next, hill) = climb(answers, prior, &theta, &here, &step, size);
        (theta, here) = (next, hill);
        if size <= SMALL {
            converged = true;
            break;
        }
    }
    Estimate { theta, covariance: here.curvature().inverse(), converged }
}

/// Halves the step until it rises enough (Armijo 1966). Close to the top, where rises drown in rounding, Newton's step is
/// taken as it is.
fn climb(
    answers: &[Answer],
    prior: &Prior,
    theta: &Vector,
    here: &Hill,
    step: &Vector,
    size: f64,
) -> (Vector, Hill) {
    let slope = dot(&here.gradient, step);
    let mut share = 1.0;
    loop {
        let next = std::array::from_fn(|i| theta[i] + share * step[i]);
        let hill = Hill::at(answers, prior, &next);
        if size < 1e-6 || hill.height >= here.height + 1e-4 * share * slope || share < 1e-12 {
            return (next, hill);
        }
        share *= 0.5;
    }
}

/// The log-posterior at one point.
struct Hill {
    height: f64,
    gradient: Vector,
    observed: Matrix,
    fisher: Matrix,
}

impl Hill {
    fn at(answers: &[Answer], prior: &Prior, theta: &Vector) -> Self {
        let pull = prior.precision.times(theta);
        let mut hill = Hill {
            height: -0.5 * dot(theta, &pull),
            gradient: pull.map(|x| -x),
            observed: prior.precision,
            fisher: prior.precision,
        };
        for (item, x) in answers {
            let part = item.part(theta, *x);
            hill.height += part.ln_likelihood;
            hill.gradient.iter_mut().zip(&item.a).for_each(|(g, a)| *g += part.score * a);
            hill.observed.add_square(part.observed, &item.a);
            hill.fisher.add_square(part.fisher, &item.a);
        }
        hill
    }

    fn curvature(&self) -> Cholesky {
        // Σ⁻¹ plus what is never negative always has one.
        self.observed
            .cholesky()
            .or_else(|_| self.fisher.cholesky())
            .expect("prior precision is positive definite")
    }
}
