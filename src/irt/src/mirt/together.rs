//! Skills that share a prior, as a session sees them: each a test of its own, whose prior is what the others say.

use super::{Prior, Skills};
use crate::posterior::ln_likelihood;
use crate::{Answers, Grid};

/// For each skill the prior that holds given the answers to all *other* skills, in the order of the joint prior, by [`Skills`]:
/// it makes a posterior of the skill's own answers that of all answers. `None` stands for a skill that is not asked. All
/// answers' pools are on this grid. A function of its arguments: nothing is remembered.
///
/// ```
/// use skillmark_irt::mirt::{Prior, together};
/// use skillmark_irt::{Answers, Grid, Model, Pool};
///
/// let items = vec![Model::logistic(1.5, 0.0, 0.0, 1.0).unwrap(); 5];
/// let answers = Answers::all(&Pool::of(&items, Grid::SESSION), &[1; 5]);
/// let joint = Prior::new(&[[1.0, 0.5], [0.5, 1.0]]).unwrap();
/// let priors = together(Grid::SESSION, &joint, &[Some(&answers), None]);
/// // Nothing was asked of the second skill, so the first keeps its prior; the second gains from what the first did well.
/// let mean = |prior| match prior {
///     skillmark_irt::Prior::Normal { mean, .. } => mean,
///     _ => f64::NAN,
/// };
/// assert!(mean(priors[0]).abs() < 1e-9 && mean(priors[1]) > 0.3);
/// ```
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
