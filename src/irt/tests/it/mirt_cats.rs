//! Adaptive tests of several skills against a slow second implementation: information by finite differences of P,
//! elimination instead of Cholesky, every item tried, sums over a grid.

use crate::mirt::{height, priors};
use proptest::prelude::*;
use skillmark_irt::mirt::{Answer, Cat, Criterion, Estimator, Item, Prior, Rule, Rules, Stop, Test, Vector};
use skillmark_irt::num::exp;
use skillmark_irt::{Grid, Next};

type Rows = Vec<Vec<f64>>;

/// Gauss and Jordan, without pivoting, which a positive definite matrix allows: the inverse and the determinant.
pub(crate) fn inverse(matrix: &Rows) -> (Rows, f64) {
    let n = matrix.len();
    let mut determinant = 1.0;
    let mut rows: Rows = (0..n)
        .map(|i| matrix[i].iter().copied().chain((0..n).map(|j| f64::from(u8::from(i == j)))).collect())
        .collect();
    for k in 0..n {
        determinant *= rows[k][k];
        let pivot: Vec<f64> = rows[k].iter().map(|x| x / rows[k][k]).collect();
        for (i, row) in rows.iter_mut().enumerate() {
            let factor = if i == k { 0.0 } else { row[k] };
            row.iter_mut().zip(&pivot).for_each(|(x, p)| *x -= factor * p);
        }
        rows[k] = pivot;
    }
    (rows.into_iter().map(|row| row[n..].to_vec()).collect(), determinant)
}

pub(crate) fn covariance(prior: &Prior) -> Rows {
    let n = prior.dimensions();
    (0..n).map(|i| (0..n).map(|j| prior.covariance().get(i, j)).collect()).collect()
}

/// Adds an item's Fisher information at θ: (∂P/∂θ)(∂P/∂θ)' / PQ.
pub(crate) fn add_information(precision: &mut Rows, item: &Item, theta: &[f64]) {
    let h = 1e-5;
    let p = item.p(theta);
    let moved = |k: usize, by: f64| {
        let mut theta = theta.to_vec();
        theta[k] += by;
        item.p(&theta)
    };
    let slope: Vec<f64> = (0..theta.len()).map(|k| (moved(k, h) - moved(k, -h)) / (2.0 * h)).collect();
    for (i, row) in precision.iter_mut().enumerate() {
        row.iter_mut().zip(&slope).for_each(|(x, s)| *x += slope[i] * s / (p * (1.0 - p)));
    }
}

/// What each rule says of an item: growth of the determinant, and fall of the weighted variances.
pub(crate) fn worth(before: &Rows, item: &Item, theta: &[f64], weights: &Vector) -> (f64, f64) {
    let mut after = before.clone();
    add_information(&mut after, item, theta);
    let ((covered, det), (left, more)) = (inverse(before), inverse(&after));
    (more / det - 1.0, (0..theta.len()).map(|k| weights[k] * (covered[k][k] - left[k][k])).sum())
}

pub(crate) fn item(skills: usize) -> impl Strategy<Value = Item> {
    let c = prop_oneof![Just(0.0), 0.05..0.35f64];
    (prop::collection::vec(0.2..1.8f64, skills), -1.5..1.5f64, c)
        .prop_map(|(a, d, c)| Item::new(&a, d, c).unwrap())
}

pub(crate) fn rules(criterion: Criterion, estimator: Estimator, length: u32) -> Rules {
    let stop = Rule { min_items: 0, max_items: length, stop: Stop::Bank };
    Rules { criterion, estimator, stop, ..Rules::default() }
}

/// What was answered, as the estimators read it.
pub(crate) fn answered(cat: &Cat) -> Vec<Answer> {
    let x = |response| if response == skillmark_irt::Response::Category(1) { 1.0 } else { 0.0 };
    cat.answers().iter().map(|answer| (cat.test().items()[answer.item], x(answer.response))).collect()
}

fn case() -> impl Strategy<Value = (Prior, Vec<Item>, Vec<bool>)> {
    (1usize..=4).prop_flat_map(|n| {
        (priors(n), prop::collection::vec(item(n), 8), prop::collection::vec(any::<bool>(), 8))
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// At every step, by either rule, no item is worth more than the one that is asked, and its value is what it is worth.
    #[test]
    fn the_item_is_the_best_of_all(
        (prior, items, right) in case(),
        weights in prop::array::uniform8(0.1..2.0f64),
        by_trace in any::<bool>(),
    ) {
        let n = prior.dimensions();
        let criterion = if by_trace { Criterion::A(weights) } else { Criterion::D };
        let test = Test::new(items.clone(), prior, rules(criterion, Estimator::Map, 6)).unwrap();
        let mut cat = Cat::new(&test);
        let start = inverse(&covariance(&prior)).0;
        while let Next::Ask(item) = cat.next(&|_, _| 0.5) {
            let theta = cat.estimate().theta[..n].to_vec();
            let mut before = start.clone();
            answered(&cat).iter().for_each(|(item, _)| add_information(&mut before, item, &theta));
            let worth = |item: &Item| {
                let (determinant, variance) = worth(&before, item, &theta, &weights);
                if by_trace { variance } else { determinant }
            };
            let left = (0..items.len()).filter(|i| cat.answers().iter().all(|answer| answer.item != *i));
            let best = left.map(|i| worth(&items[i])).fold(f64::NEG_INFINITY, f64::max);
            let (step, moves) = cat.step().unwrap();
            prop_assert!((step.value - worth(&items[item])).abs() < 1e-6, "{:?}", step);
            prop_assert!((step.value - best).abs() < 1e-6, "{:?} {}", step, best);
            prop_assert_eq!((step.rank, step.best, step.candidates), (0, item, 8 - cat.answers().len()));
            prop_assert!(moves.is_empty());
            cat.answer(usize::from(right[item]), 0);
        }
        prop_assert_eq!(cat.answers().len(), 6);
        prop_assert_eq!(cat.reasons()[0].code(), "length");
    }

    /// The mode after every answer is a top of the log-posterior as it is written down again: slopes are 0, and the
    /// curvature, where there is no guessing, is the inverse of the covariance.
    #[test]
    fn the_mode_is_where_the_slope_is_nothing((prior, items, right) in case()) {
        let n = prior.dimensions();
        let test = Test::new(items, prior, rules(Criterion::D, Estimator::Map, 8)).unwrap();
        let mut cat = Cat::new(&test);
        while let Next::Ask(item) = cat.next(&|_, _| 0.5) {
            cat.answer(usize::from(right[item]), 0);
            let (answers, estimate) = (answered(&cat), cat.estimate());
            prop_assert!(estimate.converged);
            let at = |steps: &[(usize, f64)]| {
                let mut theta = estimate.theta[..n].to_vec();
                steps.iter().for_each(|(k, by)| theta[*k] += by);
                height(&answers, &prior, &theta)
            };
            let h = 1e-3;
            for i in 0..n {
                prop_assert!((at(&[(i, h)]) - at(&[(i, -h)])).abs() / (2.0 * h) < 1e-4);
            }
            if answers.iter().any(|(item, _)| item.guessing() > 0.0) {
                continue;
            }
            let cross = |i, j| {
                at(&[(i, h), (j, h)]) - at(&[(i, h), (j, -h)]) - at(&[(i, -h), (j, h)]) + at(&[(i, -h), (j, -h)])
            };
            let curvature: Rows =
                (0..n).map(|i| (0..n).map(|j| -cross(i, j) / (4.0 * h * h)).collect()).collect();
            for (i, row) in inverse(&curvature).0.iter().enumerate() {
                for (j, entry) in row.iter().enumerate() {
                    prop_assert!((entry - estimate.covariance.get(i, j)).abs() < 1e-3);
                }
            }
        }
    }

    /// The mean after every answer is that of a plain double sum.
    #[test]
    fn the_mean_is_that_of_a_plain_sum(
        prior in priors(2),
        items in prop::collection::vec(item(2), 6),
        right in prop::array::uniform6(any::<bool>()),
    ) {
        let grid = Grid::new(-4.0, 4.0, 21).unwrap();
        let test = Test::new(items, prior, rules(Criterion::D, Estimator::Eap(grid), 6)).unwrap();
        let mut cat = Cat::new(&test);
        while let Next::Ask(item) = cat.next(&|_, _| 0.5) {
            cat.answer(usize::from(right[item]), 0);
            let answers = answered(&cat);
            let (mut mass, mut first, mut second) = (0.0, [0.0; 2], [[0.0; 2]; 2]);
            for point in 0..21 * 21 {
                let theta = [grid.theta(point / 21), grid.theta(point % 21)];
                let weight = exp(height(&answers, &prior, &theta));
                mass += weight;
                for i in 0..2 {
                    first[i] += weight * theta[i];
                    (0..2).for_each(|j| second[i][j] += weight * theta[i] * theta[j]);
                }
            }
            let estimate = cat.estimate();
            for i in 0..2 {
                prop_assert!((estimate.theta[i] - first[i] / mass).abs() < 1e-9);
                for (j, moment) in second[i].iter().enumerate() {
                    let expected = moment / mass - first[i] * first[j] / mass / mass;
                    prop_assert!((estimate.covariance.get(i, j) - expected).abs() < 1e-9);
                }
            }
        }
    }
}
