//! The standard error that an estimator really has.

use super::Scoring;
use crate::num::exp;
use crate::{Answers, Pool};
use std::sync::Arc;

/// More patterns than this are not enumerated.
const MOST_PATTERNS: usize = 1 << 16;

/// Standard deviation of the estimator at θ over every pattern of answers to these items, each with its probability
/// (Magis 2014, "On the asymptotic standard error of a class of robust estimators of ability", takes the same exact
/// distribution). On short tests 1 / sqrt(I) is far from it. `None` beyond 65,536 patterns.
///
/// ```
/// use skillmark_irt::{Estimator, Grid, Model, Pool, Prior, Scoring, exact_se};
///
/// let items = [Model::logistic(1.0, 0.0, 0.0, 1.0)?, Model::logistic(1.0, 0.0, 0.0, 1.0)?];
/// let scoring = Scoring { estimator: Estimator::Eap, prior: Prior::STANDARD };
/// let se = exact_se(&Pool::of(&items, Grid::new(-4.0, 4.0, 33).unwrap()), 0.0, &scoring).unwrap();
/// // Half of the patterns give 0, the others the same distance to either side.
/// assert!((se - 0.5).abs() < 0.01);
/// # Ok::<(), skillmark_irt::Invalid>(())
/// ```
pub fn exact_se(pool: &Arc<Pool>, theta: f64, scoring: &Scoring) -> Option<f64> {
    let items = pool.items();
    let patterns = items.iter().try_fold(1usize, |n, item| n.checked_mul(item.categories()))?;
    if patterns > MOST_PATTERNS {
        return None;
    }
    let (mut mean, mut square, mut mass) = (0.0, 0.0, 0.0);
    let mut pattern = vec![0usize; items.len()];
    for _ in 0..patterns {
        let answers = Answers::all(pool, &pattern);
        let ln_p: f64 = pattern.iter().zip(items).map(|(k, item)| item.ln_p(theta, *k)).sum();
        let (p, off) = (exp(ln_p), scoring.estimate(&answers).theta - theta);
        mass += p;
        mean += p * off;
        square += p * off * off;
        // The next pattern, as an odometer counts.
        for (k, item) in pattern.iter_mut().zip(items) {
            *k += 1;
            if *k < item.categories() {
                break;
            }
            *k = 0;
        }
    }
    mean /= mass;
    Some((square / mass - mean * mean).sqrt())
}
