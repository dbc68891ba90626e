//! How an adaptive test of several skills measures: plain data.

use super::matrix::{MAX, Vector};
use super::stop::{Rule, Stop};
use crate::Grid;
use crate::exposure::Exposure;
use crate::filter::Filter;

/// How answers become an estimate of all skills.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Estimator {
    /// The mode of the joint posterior with Laplace's covariance, as [`map()`](super::map()).
    Map,
    /// Its mean and covariance on a product of this grid, for up to three skills, as [`JointPosterior`](super::JointPosterior).
    Eap(Grid),
}

/// What makes an item a good next one. All but chance look at Σ⁻¹ plus Fisher information at the present estimate, and with
/// each the item's value is 0 when it would add nothing.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Criterion {
    /// Largest determinant of the posterior precision (Segall 1996); the value is its growth as a share.
    D,
    /// Largest fall of the posterior variances, each skill's counted with its weight ([`EQUAL`]: the trace; van der Linden
    /// 1999). The value is that fall.
    A(Vector),
    /// For items of one skill each: first the skill whose best item makes the weighted variances fall most
    /// ([`Design::next_skill`](super::Design::next_skill)), then among its items only, so that exposure control does not change
    /// the skill. The value is the fall.
    Gain(Vector),
    /// Any item, each as likely; the value of the one is 1, of the others 0.
    Random,
}

/// Every skill matters as much.
pub const EQUAL: Vector = [1.0; MAX];

/// How a test of several skills chooses, scores and stops. The parts go with each other in any combination, except as
/// [`Test::new`](super::Test::new) says.
#[derive(Debug, Clone, PartialEq)]
pub struct Rules {
    /// How answers become an estimate.
    pub estimator: Estimator,
    /// What makes an item a good next one.
    pub criterion: Criterion,
    /// What may be asked, in the order in which it is asked.
    pub filters: Vec<Filter>,
    /// The choice among what is left.
    pub exposure: Exposure,
    /// When to stop.
    pub stop: Rule,
}

impl Default for Rules {
    /// Mode, D-rule, 20 items.
    fn default() -> Self {
        Rules {
            estimator: Estimator::Map,
            criterion: Criterion::D,
            filters: Vec::new(),
            exposure: Exposure::Best,
            stop: Rule { min_items: 0, max_items: 20, stop: Stop::Bank },
        }
    }
}
