//! Skills that share a prior, as a session sees them: each a test of its own, whose prior is what the others say.

use super::{MirtError, Prior, Skills};
use crate::posterior::ln_likelihood;
use crate::{Answers, Grid};

/// What answers to correlated skills say about each other.
pub trait Together: Send + Sync {
    /// For each skill the prior that holds given the answers to all *other* skills, in the order of the correlations; `None`
    /// stands for a skill that is not asked. A function of the answers alone: nothing is remembered.
    fn priors(&self, answers: &[Option<&Answers>]) -> Vec<crate::Prior>;
}

/// By [`Skills`], on one grid for all.
#[derive(Debug)]
pub(crate) struct Propagation {
    grid: Grid,
    prior: Prior,
}

impl Propagation {
    pub(crate) fn new(grid: Grid, correlations: &[Vec<f64>]) -> Result<Self, MirtError> {
        Ok(Propagation { grid, prior: Prior::new(correlations)? })
    }
}

impl Together for Propagation {
    fn priors(&self, answers: &[Option<&Answers>]) -> Vec<crate::Prior> {
        let mut scratch = Vec::new();
        let likelihood = |answers: &Option<&Answers>| {
            let mut ln = vec![0.0; self.grid.len()];
            // Without answers a shift, integrated out, leaves rounding errors where there is nothing.
            if let Some(answers) = answers.filter(|answers| answers.scored().next().is_some()) {
                ln_likelihood(answers, &mut ln, &mut scratch);
            }
            ln
        };
        let likelihoods: Vec<Vec<f64>> = answers.iter().map(likelihood).collect();
        let mut skills = Skills::new(self.grid, &self.prior);
        skills.update(&likelihoods.iter().map(Vec::as_slice).collect::<Vec<_>>());
        (0..skills.count()).map(|k| skills.others(k)).collect()
    }
}

// Not by its contents, as the other tools.
impl std::fmt::Debug for dyn Together {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Together")
    }
}
