//! Skills that share a prior, as a session sees them: each a test of its own, whose prior is what the others say.

use super::{Prior, Skills};
use crate::posterior::ln_likelihood;
use crate::{Answers, Grid};

/// For each skill the prior that holds given the answers to all *other* skills, in the order of the joint prior, by [`Skills`]:
/// it makes a posterior of the skill's own answers that of all answers. `None` stands for a skill that is not asked. All
/// answers' pools are on this grid. A function of its arguments: nothing is remembered.
///
/// ```
/// use skillmark_irt::mirt::{self, together};
/// use skillmark_irt::{Answers, Estimator, Grid, Model, Pool, Prior, Scoring};
///
/// let correlated = mirt::Prior::new(&[[1.0, 0.8], [0.8, 1.0]]).unwrap();
/// let mut answers = Answers::new(&Pool::of(&[Model::logistic(1.5, 0.0, 0.0, 1.0)?], Grid::SESSION));
/// answers.push(0, 1);
/// // One skill has a right answer, the other was not asked yet.
/// let priors = together(Grid::SESSION, &correlated, &[Some(&answers), None]);
/// assert_eq!(priors[0], Prior::Normal { mean: 0.0, sd: 1.0 });
/// let own = Scoring { estimator: Estimator::Eap, prior: priors[0] }.estimate(&answers);
/// let Prior::Normal { mean, sd } = priors[1] else { panic!() };
/// assert!((mean - 0.8 * own.theta).abs() < 1e-6 && sd < 1.0);
/// # Ok::<(), skillmark_irt::Invalid>(())
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
