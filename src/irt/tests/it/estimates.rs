//! Estimators against their definitions.

use crate::banks::{GRID, answered, any_model, divided, graded, logistic};
use proptest::prelude::*;
use skillmark_irt::{Answers, Estimate, Estimator, Grid, Model, Pool, Prior, Scoring, num};

const JEFFREYS: Prior = Prior::Jeffreys;

fn estimate(
    estimator: Estimator,
    prior: Prior,
    items: &[Model],
    x: &[Option<usize>],
    grid: Grid,
) -> Estimate {
    Scoring { estimator, prior }.estimate(&Answers::all(&Pool::of(items, grid), x))
}

/// ln L, I and J at θ, from the categories alone.
fn sums(items: &[Model], x: &[Option<usize>], theta: f64) -> (f64, f64, f64) {
    let (mut ln_l, mut i, mut j) = (0.0, 0.0, 0.0);
    let mut all = Vec::new();
    for (item, k) in items.iter().zip(x).filter_map(|(item, k)| Some((item, (*k)?))) {
        item.at(theta, &mut all);
        ln_l += item.ln_p(theta, k);
        i += all.iter().filter(|c| c.p > 0.0).map(|c| c.slope() * c.slope() / c.p).sum::<f64>();
        j += all.iter().filter(|c| c.p > 0.0).map(|c| c.slope() * c.curvature() / c.p).sum::<f64>();
    }
    (ln_l, i, j)
}

fn score(items: &[Model], x: &[Option<usize>], theta: f64) -> f64 {
    let h = 1e-5;
    (sums(items, x, theta + h).0 - sums(items, x, theta - h).0) / (2.0 * h)
}

proptest! {
    /// Nowhere on a fine grid is the function higher, so the maximum is the global one.
    #[test]
    fn maxima_are_global((items, x) in answered(any_model(), 1..12)) {
        let height = |prior: Option<Prior>, theta: f64| {
            let (ln_l, i, _) = sums(&items, &x, theta);
            ln_l + match prior {
                None => 0.0,
                Some(Prior::Normal { mean, sd }) => -0.5 * (theta - mean) * (theta - mean) / (sd * sd),
                Some(Prior::Uniform { .. }) => 0.0,
                Some(Prior::Jeffreys) => 0.5 * num::ln(i),
            }
        };
        let normal = Prior::Normal { mean: 0.5, sd: 1.3 };
        let uniform = Prior::Uniform { min: -2.0, max: 5.0 };
        for (estimator, prior, low) in [
            (Estimator::Ml, None, -4.0), (Estimator::Map, Some(normal), -4.0),
            (Estimator::Map, Some(uniform), -2.0), (Estimator::Map, Some(JEFFREYS), -4.0),
        ] {
            let found = estimate(estimator, prior.unwrap_or(Prior::STANDARD), &items, &x, GRID);
            prop_assert!((low..=4.0).contains(&found.theta));
            let top = height(prior, found.theta);
            let steps = ((4.0 - low) * 50.0) as i32;
            for i in 0..=steps {
                let theta = low + f64::from(i) / 50.0;
                prop_assert!(height(prior, theta) <= top + 1e-9, "{prior:?} at {theta}: {found:?}");
            }
            let at_end = found.theta == low || found.theta == 4.0;
            prop_assert!(found.found || at_end || top == height(prior, 0.1234), "{found:?}");
        }
    }

    /// l' + J / (2 I) = 0, J and I from the definition.
    #[test]
    fn weighted_likelihood_solves_warms_equation((items, x) in answered(any_model(), 2..12)) {
        let warm = estimate(Estimator::Wle, Prior::STANDARD, &items, &x, GRID);
        if warm.found {
            let (_, i, j) = sums(&items, &x, warm.theta);
            prop_assert!((score(&items, &x, warm.theta) + j / (2.0 * i)).abs() < 1e-6, "{warm:?}");
            prop_assert!((warm.se * i.sqrt() - 1.0).abs() < 1e-9);
        }
    }

    /// In an exponential family Warm's estimate is the mode under Jeffreys' prior (Warm 1989).
    #[test]
    fn weighted_likelihood_is_jeffreys_mode_without_asymptotes((items, x) in answered(divided(), 1..12)) {
        let warm = estimate(Estimator::Wle, Prior::STANDARD, &items, &x, GRID);
        let mode = estimate(Estimator::Map, JEFFREYS, &items, &x, GRID);
        // With several roots the estimators need not take the same one at the ends of the range.
        prop_assert!(!warm.found || !mode.found || (warm.theta - mode.theta).abs() < 1e-9, "{warm:?} {mode:?}");
    }

    /// The posterior's moments by a rule three times as fine.
    #[test]
    fn posterior_means_match_a_fine_quadrature((items, x) in answered(any_model(), 0..12)) {
        let grid = Grid::new(-5.0, 5.0, 801).unwrap();
        let ours = estimate(Estimator::Eap, Prior::STANDARD, &items, &x, grid);
        let (mut m0, mut m1, mut m2) = (0.0, 0.0, 0.0);
        for i in 0..=2400 {
            let theta = -5.0 + f64::from(i) / 240.0;
            let end = if i == 0 || i == 2400 { 0.5 } else { 1.0 };
            let w = end * num::exp(sums(&items, &x, theta).0 - 0.5 * theta * theta);
            m0 += w;
            m1 += w * theta;
            m2 += w * theta * theta;
        }
        let mean = m1 / m0;
        prop_assert!((ours.theta - mean).abs() < 1e-5);
        prop_assert!((ours.se - (m2 / m0 - mean * mean).sqrt()).abs() < 1e-5);
    }

    /// Each estimator's own standard error.
    #[test]
    fn standard_errors_are_the_stated_ones((items, x) in answered(any_model(), 3..12)) {
        let information = |theta: f64| sums(&items, &x, theta).1;
        let ml = estimate(Estimator::Ml, Prior::STANDARD, &items, &x, GRID);
        prop_assert!((ml.se * information(ml.theta).sqrt() - 1.0).abs() < 1e-9);
        let map = estimate(Estimator::Map, Prior::Normal { mean: 0.0, sd: 0.8 }, &items, &x, GRID);
        prop_assert!((map.se * (information(map.theta) + 1.0 / 0.64).sqrt() - 1.0).abs() < 1e-9);
        let uniform = estimate(Estimator::Map, Prior::Uniform { min: -3.0, max: 3.0 }, &items, &x, GRID);
        prop_assert!((uniform.se * information(uniform.theta).sqrt() - 1.0).abs() < 1e-9);
        let jeffreys = estimate(Estimator::Map, JEFFREYS, &items, &x, GRID);
        let (h, t) = (1e-4, jeffreys.theta);
        let half_ln = |theta: f64| 0.5 * num::ln(information(theta));
        let bend = (half_ln(t + h) - 2.0 * half_ln(t) + half_ln(t - h)) / (h * h);
        let precision = information(t) - bend;
        if precision > 0.01 {
            prop_assert!((jeffreys.se * precision.sqrt() - 1.0).abs() < 1e-3, "{jeffreys:?} {precision}");
        }
    }

    #[test]
    fn missing_answers_say_nothing((items, x) in answered(any_model(), 1..12), drop in any::<u16>()) {
        let missing = |i: usize| drop >> i & 1 == 1;
        let holes: Vec<_> = x.iter().enumerate().map(|(i, k)| if missing(i) { None } else { *k }).collect();
        let (few, rest): (Vec<Model>, Vec<_>) = items.iter().cloned().zip(x).enumerate()
            .filter(|(i, _)| !missing(*i)).map(|(_, pair)| pair).unzip();
        for estimator in [Estimator::Ml, Estimator::Map, Estimator::Eap, Estimator::Wle] {
            for prior in [Prior::STANDARD, JEFFREYS] {
                let with = estimate(estimator, prior, &items, &holes, GRID);
                prop_assert_eq!(with, estimate(estimator, prior, &few, &rest, GRID));
            }
        }
    }

    #[test]
    fn extreme_patterns_are_held_at_the_end_and_flagged(
        items in prop::collection::vec(prop_oneof![logistic(), graded()], 1..12),
    ) {
        for (right, end) in [(true, 4.0), (false, -4.0)] {
            let x: Vec<_> = items.iter().map(|i| Some(if right { i.categories() - 1 } else { 0 })).collect();
            let ml = estimate(Estimator::Ml, Prior::STANDARD, &items, &x, GRID);
            prop_assert!(ml.theta == end && !ml.found && ml.se > 0.0, "{ml:?}");
            for estimator in [Estimator::Map, Estimator::Eap] {
                let bayes = estimate(estimator, Prior::STANDARD, &items, &x, GRID);
                prop_assert!(bayes.found && bayes.theta.abs() < 4.0 && bayes.theta * end > 0.0);
            }
        }
    }

}

proptest! {
    // Scans of 1024 steps.
    #![proptest_config(ProptestConfig::with_cases(64))]
    /// a from 0.01 to 10 on a range of ±50, 4PL and polytomous, any pattern: numbers, and within the range.
    #[test]
    fn wide_ranges_and_steep_items_stay_finite(
        shapes in prop::collection::vec((0.01..10.0f64, -4.0..4.0f64, 0usize..4), 1..9), pick in any::<u32>(),
    ) {
        let items: Vec<Model> = shapes.iter().map(|&(a, b, kind)| match kind {
            0 => Model::logistic(a, b, 0.0, 1.0),
            1 => Model::logistic(a, b, 0.2, 0.9),
            2 => Model::graded(a, &[b, b + 0.3]),
            _ => Model::generalized_partial_credit(a, &[b, -b]),
        }.unwrap()).collect();
        let grid = Grid::new(-50.0, 50.0, 101).unwrap();
        let mixed: Vec<_> = items.iter().enumerate().map(|(i, m)| Some((pick >> i) as usize % m.categories())).collect();
        let top: Vec<_> = items.iter().map(|m| Some(m.categories() - 1)).collect();
        let bottom = vec![Some(0); items.len()];
        for x in [mixed, top, bottom] {
            for estimator in [Estimator::Ml, Estimator::Map, Estimator::Eap, Estimator::Wle] {
                for prior in [Prior::STANDARD, Prior::Uniform { min: -40.0, max: 60.0 }, JEFFREYS] {
                    let found = estimate(estimator, prior, &items, &x, grid);
                    prop_assert!((-50.0..=50.0).contains(&found.theta), "{estimator:?} {prior:?} {found:?}");
                    prop_assert!(found.se >= 0.0, "{estimator:?} {prior:?} {found:?}");
                }
            }
        }
    }
}

#[test]
fn ten_thousand_answers_of_any_kind_give_numbers() {
    let items: Vec<Model> = (0..10_000)
        .map(|i| {
            let b = f64::from(i % 61) / 10.0 - 3.0;
            Model::logistic(if i % 2 == 0 { 10.0 } else { 0.01 }, b, f64::from(i % 3) * 0.1, 1.0).unwrap()
        })
        .collect();
    for right in [0, 1, 2] {
        let x: Vec<_> = (0..items.len()).map(|i| Some(if right == 2 { i % 2 } else { right })).collect();
        for estimator in [Estimator::Ml, Estimator::Map, Estimator::Eap, Estimator::Wle] {
            let found = estimate(estimator, Prior::STANDARD, &items, &x, GRID);
            assert!(found.theta.abs() <= 4.0 && found.se.is_finite(), "{estimator:?} {found:?}");
        }
    }
}

/// With c = d an answer says nothing: alone it leaves the estimators where they are without any answer, and beside
/// others it changes nothing.
#[test]
fn flat_items_say_nothing() {
    let flat = Model::logistic(1.0, 0.0, 0.4, 0.4).unwrap();
    let item = Model::logistic(1.2, 0.3, 0.1, 1.0).unwrap();
    for prior in [Prior::STANDARD, JEFFREYS] {
        for estimator in [Estimator::Ml, Estimator::Map, Estimator::Eap, Estimator::Wle] {
            let alone = estimate(estimator, prior, std::slice::from_ref(&flat), &[Some(1)], GRID);
            let nothing = estimate(estimator, prior, &[], &[], GRID);
            let same = (alone.theta - nothing.theta).abs() < 1e-12 && (alone.se - nothing.se).abs() < 1e-12;
            assert!(same || alone == nothing, "{alone:?} {nothing:?}");
            let both = estimate(estimator, prior, &[item.clone(), flat.clone()], &[Some(1), Some(0)], GRID);
            let one = estimate(estimator, prior, std::slice::from_ref(&item), &[Some(1)], GRID);
            assert!((both.theta - one.theta).abs() < 1e-9 && (both.se - one.se).abs() < 1e-9);
        }
    }
}

#[test]
fn without_answers_the_prior_is_left() {
    let none = |estimator, prior| estimate(estimator, prior, &[], &[], GRID);
    let normal = Prior::Normal { mean: 0.5, sd: 0.8 };
    assert_eq!(none(Estimator::Map, normal), Estimate { theta: 0.5, se: 0.8, found: true });
    let eap = none(Estimator::Eap, normal);
    assert!((eap.theta - 0.5).abs() < 1e-3 && (eap.se - 0.8).abs() < 1e-3);
    for estimator in [Estimator::Ml, Estimator::Wle] {
        assert_eq!(none(estimator, normal), Estimate { theta: 0.0, se: f64::INFINITY, found: false });
    }
    let uniform = none(Estimator::Eap, Prior::Uniform { min: -2.0, max: 2.0 });
    assert!(uniform.theta.abs() < 1e-12 && (uniform.se - 1.2).abs() < 0.1);
}

/// Two heaps of 3PL items and lucky guesses on the hard ones: two maxima, and the higher one is not the first.
#[test]
fn the_higher_of_two_maxima_is_taken() {
    let shape = |i| if i < 3 { (1.5, -2.0) } else { (2.5, 2.5) };
    let items: Vec<Model> =
        (0..15).map(shape).map(|(a, b)| Model::logistic(a, b, 0.25, 1.0).unwrap()).collect();
    let peak = |right: usize| {
        let x: Vec<_> = (0..15).map(|i| Some(usize::from(i < 2 || (i >= 3 && i < 3 + right)))).collect();
        estimate(Estimator::Ml, Prior::STANDARD, &items, &x, GRID).theta
    };
    assert!(peak(1) < -1.0, "{}", peak(1));
    assert!(peak(10) > 2.0, "{}", peak(10));
}

/// A middle category of a symmetric item, without a prior: two maxima of one height, and the lower θ is taken.
#[test]
fn of_equal_maxima_the_first_is_taken() {
    let item =
        Model::nominal(&[(1.7464275114470715, 3.2973880571899334), (3.492855022894143, -0.2730767923832347)]);
    // With items that say nothing the two are as far down as an ordinary test's, and rounding is as large.
    let flat = Model::logistic(1.0, 0.0, 0.4, 0.4).unwrap();
    for more in [0, 30] {
        let items: Vec<Model> =
            std::iter::once(item.clone().unwrap()).chain(std::iter::repeat_n(flat.clone(), more)).collect();
        for estimator in [Estimator::Map, Estimator::Wle] {
            let found = estimate(estimator, JEFFREYS, &items, &vec![Some(1); more + 1], GRID);
            assert!((found.theta + 1.24377).abs() < 1e-5 && found.found, "{estimator:?} {found:?}");
        }
    }
}

/// Steep items on a wide range: between two of them, one right and one wrong, the information has underflown at every
/// look, and the likelihood alone says where the root is.
#[test]
fn where_information_has_underflown_the_likelihood_is_left() {
    let items = [-300.5, 299.5].map(|b| Model::logistic(1000.0, b, 0.0, 1.0).unwrap());
    let pool = Pool::of(&items, Grid::new(-1024.0, 1024.0, 33).unwrap());
    for scoring in [
        Scoring { estimator: Estimator::Wle, prior: Prior::STANDARD },
        Scoring { estimator: Estimator::Map, prior: JEFFREYS },
    ] {
        let found = scoring.estimate(&Answers::all(&pool, &[1, 0]));
        assert!(found.found && found.theta > -300.5 && found.theta < 299.5, "{scoring:?} {found:?}");
    }
}

/// Priors that cannot be are refused before they make NaN.
#[test]
fn priors_are_checked() {
    let error = |prior: Prior| prior.check(&GRID).and(prior.check_nodes(&GRID)).unwrap_err().to_string();
    assert_eq!(
        error(Prior::Normal { mean: 0.0, sd: 0.0 }),
        "sd of the normal prior is 0; expected at least 1e-6"
    );
    assert!(error(Prior::Normal { mean: f64::NAN, sd: 1.0 }).starts_with("mean of the normal prior is NaN"));
    assert_eq!(
        error(Prior::Uniform { min: 1.0, max: 1.0 }),
        "min of the uniform prior is 1; expected less than its max"
    );
    assert!(error(Prior::Uniform { min: -9.0, max: -4.0 }).contains("more than the lower end of the range"));
    assert_eq!(
        error(Prior::Uniform { min: 0.1, max: 0.2 }),
        "number of nodes within the uniform prior is 0; expected at least 2; take more nodes"
    );
}
