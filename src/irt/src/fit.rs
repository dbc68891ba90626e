//! Person fit: whether somebody's answers are what the model expects of their θ.
//!
//! Textbook cut-offs do not hold in adaptive tests, where every item is near θ; compare with simulated people.

use crate::{Answers, Model, Response};

/// Indices of person fit; each is `None` where the answers leave it undefined (no answers, or none that could vary).
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Fit {
    /// Standardised log-likelihood (Drasgow, Levine & Williams 1985): low for answers that do not fit. For any number
    /// of categories.
    pub lz: Option<f64>,
    /// The same, corrected for θ being an estimate (Snijders 2001; more than two categories: Sinharay 2016).
    pub lz_star: Option<f64>,
    /// Residual mean square weighted by information (Wright & Masters 1982); 1 is expected.
    pub infit: Option<f64>,
    /// Residual mean square (Wright & Masters 1982); 1 is expected, high for surprises far from θ.
    pub outfit: Option<f64>,
}

/// Items answered in a category: "I don't know" cannot be a surprise.
fn answered(answers: &Answers) -> impl Iterator<Item = (&Model, usize)> {
    answers.scored().filter_map(|(model, response)| match response {
        Response::Category(category) => Some((model, category)),
        _ => None,
    })
}

/// Judges the answers at θ. "I don't know" is left out.
///
/// `pull` is what θ's estimator adds to the score in its equation, Snijders' r₀: 0 for ML, (ln prior)' for MAP, J / (2 I)
/// for Warm's estimate; [`Scoring::pull`](crate::Scoring::pull) gives it. For a robust estimate that is minus the score, and
/// lz* is then, to first order, what it would be at any other θ close by (Neyman 1959). Infit and outfit score each category by its
/// number, which for nominal items is an order they need not have.
///
/// ```
/// use skillmark_irt::{Answers, Estimator, Grid, Model, Pool, Prior, Scoring, person_fit};
///
/// let items: Vec<_> = (0..8).map(|i| Model::logistic(1.5, 0.5 * i as f64 - 2.0, 0.0, 1.0).unwrap()).collect();
/// let judge = |x: [usize; 8]| {
///     let answers = Answers::all(&Pool::of(&items, Grid::new(-4.0, 4.0, 33).unwrap()), &x);
///     let map = Scoring { estimator: Estimator::Map, prior: Prior::STANDARD };
///     let theta = map.estimate(&answers).theta;
///     person_fit(&answers, theta, map.pull(&answers, theta)).lz_star.unwrap()
/// };
/// // Knows the easy ones; knows only the hard ones.
/// assert!(judge([1, 1, 1, 1, 0, 0, 0, 0]) > 0.5);
/// assert!(judge([0, 0, 0, 0, 1, 1, 1, 1]) < -3.0);
/// ```
pub fn person_fit(answers: &Answers, theta: f64, pull: f64) -> Fit {
    let (mut surprise, mut variance) = (0.0, 0.0);
    // Σ P' ln P and Σ P'² / P: their ratio is how far ln L follows θ.
    let (mut with_score, mut information) = (0.0, 0.0);
    let (mut square, mut spread, mut mean_square, mut count) = (0.0, 0.0, 0.0, 0usize);
    for (item, chosen) in answered(answers) {
        let ln_p = moments(item, theta, |k, _| item.ln_p(theta, k));
        surprise += item.ln_p(theta, chosen) - ln_p.mean;
        variance += ln_p.variance;
        item.each(theta, |k, at| {
            with_score += at.p * at.d1 * item.ln_p(theta, k);
            information += at.p * at.d1 * at.d1;
        });
        let score = moments(item, theta, |k, _| k as f64);
        let off = chosen as f64 - score.mean;
        square += off * off;
        spread += score.variance;
        // Held above 0, so that an answer whose probability underflows gives a large number and not infinity.
        mean_square += off * off / score.variance.max(1e-200);
        count += 1;
    }
    let follows = if information > 0.0 { with_score / information } else { 0.0 };
    let own: f64 = answered(answers)
        .map(|(item, _)| moments(item, theta, |k, at| item.ln_p(theta, k) - follows * at.d1).variance)
        .sum();
    let over = |top: f64, bottom: f64| (bottom > 0.0).then(|| top / bottom);
    // One item, or equal ones, leave nothing that θ has not followed; what is left then is rounding.
    let own = if own > 1e-12 * variance { own } else { 0.0 };
    Fit {
        lz: over(surprise, variance.sqrt()),
        lz_star: over(surprise + follows * pull, own.sqrt()),
        infit: over(square, spread),
        outfit: over(mean_square, count as f64),
    }
}

struct Moments {
    mean: f64,
    variance: f64,
}

/// Mean and variance over an item's categories.
fn moments(item: &Model, theta: f64, value: impl Fn(usize, &crate::Category) -> f64) -> Moments {
    let mut mean = 0.0;
    item.each(theta, |k, at| mean += at.p * value(k, &at));
    let mut variance = 0.0;
    item.each(theta, |k, at| {
        let off = value(k, &at) - mean;
        variance += at.p * off * off;
    });
    Moments { mean, variance }
}

/// Cumulative sums of residuals over a test.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Cusum {
    /// Largest value of the upper sum: a run of answers better than expected.
    pub upper: f64,
    /// Smallest value of the lower sum: a run of answers worse than expected.
    pub lower: f64,
}

/// CUSUM of the answers in their order (van Krimpen-Stoop & Meijer 2000): with T = (X - E(X)) / n, the upper sum is
/// max(0, before + T), the lower one min(0, before + T). `theta(i)` is where the i-th scored answer's expectation is taken:
/// the final estimate for all (their T²), or the one from the answers before it (their T¹). More than two categories
/// are scored by their number.
///
/// ```
/// use skillmark_irt::{Answers, Grid, Model, Pool, cusum};
///
/// let items: Vec<_> = (0..4).map(|_| Model::logistic(1.0, 0.0, 0.0, 1.0).unwrap()).collect();
/// let answers = Answers::all(&Pool::of(&items, Grid::new(-4.0, 4.0, 33).unwrap()), &[1, 1, 0, 0]);
/// let sums = cusum(&answers, |_| 0.0);
/// assert_eq!((sums.upper, sums.lower), (0.25, -0.25));
/// ```
pub fn cusum(answers: &Answers, theta: impl Fn(usize) -> f64) -> Cusum {
    let n = answered(answers).count() as f64;
    let (mut up, mut down) = (0.0, 0.0);
    let mut sums = Cusum::default();
    for (i, (item, chosen)) in answered(answers).enumerate() {
        let step = (chosen as f64 - moments(item, theta(i), |k, _| k as f64).mean) / n;
        (up, down) = (f64::max(0.0, up + step), f64::min(0.0, down + step));
        (sums.upper, sums.lower) = (sums.upper.max(up), sums.lower.min(down));
    }
    sums
}
