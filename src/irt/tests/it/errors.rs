//! Standard errors beyond the estimators' own.

use crate::banks::{EAP, GRID, answered, any_model, at};
use proptest::prelude::*;
use skillmark_irt::{Answers, Estimator, Grid, Model, Pool, Prior, Scoring, exact_se, with_parameter_error};

proptest! {
    /// SE² + SE⁴ Σ h' C h, for C = v v' + 0.01 I written out: Σ (h·v)² + 0.01 h·h. Every third item is known, and the
    /// first answer is missing.
    #[test]
    fn errors_of_parameters_add_up((items, x) in answered(any_model(), 2..9), theta in -2.0..2.0f64, se in 0.2..1.5f64) {
        let v = |item: usize, k: usize| ((7 * k + 3 * item) % 5) as f64 / 10.0 - 0.15;
        let size = |item: &Model| {
            let mut h = Vec::new();
            item.cross_information(theta, &mut h);
            h
        };
        let matrices: Vec<Vec<f64>> = items.iter().enumerate().map(|(i, item)| {
            let n = size(item).len();
            (0..n * n).map(|cell| (cell / n, cell % n)).map(|(j, k)| v(i, j) * v(i, k) + if j == k { 0.01 } else { 0.0 }).collect()
        }).collect();
        let mut x = x;
        x[0] = None;
        let answers = Answers::all(&Pool::of(&items, GRID), &x);
        let ours = with_parameter_error(se, &answers, theta, |i| (i % 3 != 2).then(|| &matrices[i][..]));
        let sum: f64 = items.iter().enumerate().filter(|(i, _)| *i > 0 && i % 3 != 2).map(|(i, item)| {
            let h = size(item);
            let along: f64 = h.iter().enumerate().map(|(k, h)| h * v(i, k)).sum();
            along * along + 0.01 * h.iter().map(|h| h * h).sum::<f64>()
        }).sum();
        prop_assert!((ours / (se * se * (1.0 + se * se * sum)).sqrt() - 1.0).abs() < 1e-12);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    /// The estimator's distribution, pattern by pattern.
    #[test]
    fn the_exact_error_is_that_of_all_patterns(items in prop::collection::vec(any_model(), 1..4), theta in -2.0..2.0f64) {
        let pool = Pool::of(&items, GRID);
        for scoring in [EAP, Scoring { estimator: Estimator::Map, ..EAP }] {
            let patterns = items.iter().fold(vec![Vec::new()], |patterns: Vec<Vec<usize>>, item| {
                let with = |pattern: &Vec<usize>, k| pattern.iter().copied().chain([k]).collect();
                patterns.iter().flat_map(|pattern| (0..item.categories()).map(move |k| with(pattern, k))).collect()
            });
            let (mut mean, mut square) = (0.0, 0.0);
            for pattern in &patterns {
                let p: f64 = items.iter().zip(pattern).map(|(item, k)| at(item, theta)[*k].p).product();
                let estimate = scoring.estimate(&Answers::all(&pool, pattern)).theta;
                mean += p * estimate;
                square += p * estimate * estimate;
            }
            let ours = exact_se(&pool, theta, &scoring).unwrap();
            prop_assert!((ours * ours - (square - mean * mean)).abs() < 1e-10, "{ours}");
        }
    }
}

/// Two categories each: 16 items are the most, and 17 too many.
#[test]
fn too_many_patterns_are_not_enumerated() {
    let coarse = Grid::new(-4.0, 4.0, 3).unwrap();
    let pool = |n| Pool::of(&vec![Model::logistic(1.0, 0.0, 0.0, 1.0).unwrap(); n], coarse);
    assert!(exact_se(&pool(17), 0.0, &EAP).is_none() && exact_se(&pool(100), 0.0, &EAP).is_none());
    assert!(exact_se(&pool(16), 0.0, &EAP).is_some());
}

/// What an estimator adds to the score, at θ = 0.5: nothing, the prior's slope, and the prior's again for EAP.
#[test]
fn pulls_are_the_priors() {
    let items = [Model::logistic(1.3, 0.2, 0.2, 1.0).unwrap()];
    let answers = Answers::all(&Pool::of(&items, GRID), &[1]);
    let pull =
        |estimator| Scoring { estimator, prior: Prior::Normal { mean: 1.0, sd: 2.0 } }.pull(&answers, 0.5);
    assert_eq!([Estimator::Ml, Estimator::Map, Estimator::Eap].map(pull), [0.0, 0.125, 0.125]);
}
