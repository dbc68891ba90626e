//! Skills that share a prior, as a session sees them: each a test of its own, whose prior is what the others say.

use super::{Prior, Skills};
use crate::posterior::ln_likelihood;
use crate::{Answers, Grid};

/// For each skill the prior that holds given the answers to all *other* skills, in the order of the joint prior, by [`Skills`]:
/// it makes a posterior of the skill's own answers that of all answers. `None` stands for a skill that is not asked. All
/// answers' pools are on this grid. A function of its arguments: nothing is remembered.
pub fn together(grid: Grid, prior: &Prior, answers: &[Option<&Answers>]) -> Vec<crate::Prior> {
    let mut scratch = Vec::new();
    let likelihood = |answers: &Option<&Answers>| {
        let mut ln = vec![0.0; grid.len()];
        // Without answers a shift, integrated out, leaves rounding errors where there is nothing.
        if let Some(answers) = answers.filter(|answers| answers.scored().next().is_some()) {
            ln_likelihood(answers, &mut ln, &mut scratch);
        }
        ln
    };
    let likelihoods: Vec<Vec<f64>> = answers.iter().map(likelihood).collect();
    let mut skills = Skills::new(grid, prior);
    skills.update(&likelihoods.iter().map(Vec::as_slice).collect::<Vec<_>>());
    (0..skills.count()).map(|k| skills.others(k)).collect()
}
