//! Item parameters that are estimates themselves.

use crate::{Answers, Response};

/// The standard error of an estimate at θ when item parameters carry errors of their own: SE'² = SE² + SE⁴ Σ h' C h over
/// the scored items, where C is the covariance of an item's parameters and h the expected derivative of the score by
/// them ([`Model::cross_information`](crate::Model::cross_information), which gives their order too).
///
/// With SE² = 1 / I this is the corrected variance of ML of Cheng & Yuan (2010), errors of different items being taken as
/// independent; a prior damps the errors as it damps the answers, hence SE² in place of 1 / I for the others.
/// `covariance` gives an item's matrix row by row, or `None` for parameters that count as known.
///
/// ```
/// use skillmark_irt::{Answers, Grid, Model, Pool, with_parameter_error};
///
/// // Four equal items whose difficulties have SE 0.3: their mean error, 0.15, is added.
/// let items: Vec<_> = (0..4).map(|_| Model::logistic(1.0, 0.0, 0.0, 1.0).unwrap()).collect();
/// let answers = Answers::all(&Pool::of(&items, Grid::new(-4.0, 4.0, 33).unwrap()), &[1, 0, 1, 0]);
/// let mut c = [0.0; 16];
/// c[5] = 0.3 * 0.3;
/// let se = with_parameter_error(1.0, &answers, 0.0, |_| Some(&c[..]));
/// assert!((se - (1.0_f64 + 0.15 * 0.15).sqrt()).abs() < 1e-12);
/// ```
///
/// # Panics
/// When a matrix does not have as many rows and columns as the item has parameters.
pub fn with_parameter_error<'c>(
    se: f64,
    answers: &Answers,
    theta: f64,
    covariance: impl Fn(usize) -> Option<&'c [f64]>,
) -> f64 {
    let mut sum = 0.0;
    let mut h = Vec::new();
    for answer in answers.list().iter().filter(|answer| answer.response != Response::Missing) {
        let Some(matrix) = covariance(answer.item) else { continue };
        h.clear();
        answers.pool().items()[answer.item].cross_information(theta, &mut h);
        assert_eq!(matrix.len(), h.len() * h.len(), "covariance of item {}", answer.item);
        for (i, row) in matrix.chunks_exact(h.len()).enumerate() {
            sum += h[i] * row.iter().zip(&h).map(|(c, h)| c * h).sum::<f64>();
        }
    }
    (se * se + se * se * se * se * sum).sqrt()
}
