use proptest::prelude::*;
use skillmark_irt::mirt::{Item, JointPosterior, Prior, Skills};

use crate::mirt::priors;
use crate::people::{GRID, posterior};

/// Answers to items of one skill: slope, intercept, guessing, right or wrong.
type Raw = Vec<(f64, f64, f64, f64)>;

fn raw(most: usize) -> impl Strategy<Value = Raw> {
    let c = prop_oneof![Just(0.0), 0.05..0.35f64];
    let x = prop_oneof![Just(0.0), Just(1.0)];
    prop::collection::vec((0.3..2.0f64, -2.5..2.5f64, c, x), 0..=most)
}

fn ln_likelihood(answers: &Raw) -> Vec<f64> {
    let ln = skillmark_irt::num::ln;
    let at = |theta: f64| -> f64 {
        let part = |(a, d, c, x): &(f64, f64, f64, f64)| {
            let p = Item::new(&[*a], *d, *c).unwrap().p(&[theta]);
            if *x == 1.0 { ln(p) } else { ln(1.0 - p) }
        };
        answers.iter().map(part).sum()
    };
    (0..GRID.len()).map(|i| at(GRID.theta(i))).collect()
}

fn update(prior: &Prior, likelihoods: &[Vec<f64>]) -> Skills {
    let mut skills = Skills::new(GRID, prior);
    assert!(skills.update(&likelihoods.iter().map(Vec::as_slice).collect::<Vec<_>>()), "it settles");
    skills
}

fn of(n: usize, most: usize) -> impl Strategy<Value = (Prior, Vec<Raw>)> {
    (priors(n), prop::collection::vec(raw(most), n))
}

/// How far means and SDs are from those of all answers on one scale, at a correlation of all but 1.
fn off_when_pooled(first: &Raw, second: &Raw) -> (f64, f64) {
    let prior = Prior::new(&[[1.0, 1.0 - 1e-7], [1.0 - 1e-7, 1.0]]).unwrap();
    let skills = update(&prior, &[ln_likelihood(first), ln_likelihood(second)]);
    let (_, mean, sd) = posterior(&ln_likelihood(&[first.clone(), second.clone()].concat()));
    let most = |off: [f64; 2]| off[0].abs().max(off[1].abs());
    (most([0, 1].map(|k| skills.mean(k) - mean)), most([0, 1].map(|k| skills.sd(k) - sd)))
}

fn close(a: f64, b: f64, by: f64) -> bool {
    (a - b).abs() <= by
}

proptest! {
    /// The law that matters: no correlation, no borrowing.
    #[test]
    fn uncorrelated_skills_are_independent(answers in prop::collection::vec(raw(20), 3)) {
        let prior = Prior::new(&[[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]]).unwrap();
        let likelihoods: Vec<_> = answers.iter().map(ln_likelihood).collect();
        let skills = update(&prior, &likelihoods);
        for (k, likelihood) in likelihoods.iter().enumerate() {
            let (mass, mean, sd) = posterior(likelihood);
            // Without answers the normal prior itself is exact; the grid cuts off 6e-7 of it.
            prop_assert!(close(skills.mean(k), mean, 1e-9) && close(skills.sd(k), sd, 1e-5));
            prop_assert!(skills.density(k).iter().zip(&mass).all(|(a, b)| close(*a, *b, 1e-9)));
        }
    }

    /// Answers to one skill move the others by the correlation, and tell about them no more than it allows.
    #[test]
    fn neighbours_follow_by_the_correlation((prior, answers) in of(5, 30), asked in 0usize..5) {
        let mut likelihoods = vec![vec![0.0; GRID.len()]; 5];
        likelihoods[asked] = ln_likelihood(&answers[asked]);
        let skills = update(&prior, &likelihoods);
        let (mean, sd) = (skills.mean(asked), skills.sd(asked));
        for other in (0..5).filter(|other| *other != asked) {
            let rho = prior.covariance().get(asked, other);
            prop_assert!(close(skills.mean(other), rho * mean, 1e-9));
            let variance = 1.0 - rho * rho * (1.0 - sd * sd);
            prop_assert!(close(skills.sd(other), variance.sqrt(), 1e-9));
            prop_assert!(skills.sd(other) >= (1.0 - rho * rho).sqrt() - 1e-9);
            prop_assert!(close(skills.density(other).iter().sum::<f64>(), 1.0, 1e-9));
        }
    }

    /// Two skills that are all but one: the posterior is that of all answers on one scale, to the precision of the method. The SD's
    /// bound is above the worst that was ever drawn, which has a test of its own below.
    #[test]
    fn nothing_counts_twice(first in raw(15), second in raw(15)) {
        let (mean, sd) = off_when_pooled(&first, &second);
        prop_assert!(mean <= 0.02 && sd <= 0.04, "{mean} {sd}");
    }

    /// Whatever was there before leaves no trace, and the order of the skills does not matter.
    #[test]
    fn a_function_of_its_arguments((prior, answers) in of(3, 12)) {
        let likelihoods: Vec<_> = answers.iter().map(ln_likelihood).collect();
        let slices: Vec<&[f64]> = likelihoods.iter().map(Vec::as_slice).collect();
        let mut skills = update(&prior, &likelihoods);
        let fresh = skills.clone();
        skills.update(&[slices[2], slices[0], slices[1]]);
        skills.update(&slices);
        prop_assert_eq!(&skills, &fresh);

        let turn = [2, 0, 1];
        let rows: Vec<Vec<f64>> =
            turn.iter().map(|i| turn.iter().map(|j| prior.covariance().get(*i, *j)).collect()).collect();
        let turned = update(&Prior::new(&rows).unwrap(), &turn.map(|i| likelihoods[i].clone()));
        for (place, k) in turn.into_iter().enumerate() {
            prop_assert!(close(turned.mean(place), fresh.mean(k), 1e-8));
            prop_assert!(close(turned.sd(place), fresh.sd(k), 1e-8));
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// Slow second implementation: the integral over the product of grids.
    #[test]
    fn close_to_the_double_integral((prior, answers) in of(2, 20)) {
        let skills = update(&prior, &answers.iter().map(ln_likelihood).collect::<Vec<_>>());
        let mut joint = JointPosterior::new(GRID, &prior).unwrap();
        for (k, answers) in answers.iter().enumerate() {
            for (a, d, c, x) in answers {
                let mut slopes = [0.0; 2];
                slopes[k] = *a;
                joint.add(&Item::new(&slopes, *d, *c).unwrap(), *x);
            }
        }
        let exact = joint.eap();
        for k in 0..2 {
            prop_assert!(close(skills.mean(k), exact.theta[k], 0.005), "{} {}", skills.mean(k), exact.theta[k]);
            prop_assert!(close(skills.sd(k), exact.covariance.sd(k), 0.005));
        }
    }
}

#[test]
fn ten_thousand_answers_settle() {
    let prior = Prior::new(&[[1.0, 0.7], [0.7, 1.0]]).unwrap();
    for x in [0.0, 1.0] {
        let many: Vec<f64> = ln_likelihood(&vec![(1.5, 0.0, 0.2, x)]).iter().map(|l| 10_000.0 * l).collect();
        let skills = update(&prior, &[many, ln_likelihood(&vec![(1.0, 0.0, 0.0, 1.0)])]);
        assert!((0..2).all(|k| skills.mean(k).is_finite() && skills.sd(k) > 0.0));
    }
}

/// A likelihood as narrow as the grid's cells, and one with thousands of answers behind it.
#[test]
fn narrow_and_small_likelihoods_are_kept() {
    let prior = Prior::new(&[[1.0, 0.5], [0.5, 1.0]]).unwrap();
    let mut skills = Skills::new(GRID, &prior);
    assert_eq!(skills.count(), 2);
    let narrow = |constant: f64| -> Vec<f64> {
        let z = |i: usize| (GRID.theta(i) - 1.0) / 0.1;
        (0..GRID.len()).map(|i| constant - 0.5 * z(i) * z(i)).collect()
    };
    for constant in [0.0, -5_000.0, 5_000.0] {
        assert!(skills.update(&[&narrow(constant), &[0.0; 81]]));
        assert!(
            (skills.mean(0) - 100.0 / 101.0).abs() < 1e-4
                && (skills.sd(0) - (1.0_f64 / 101.0).sqrt()).abs() < 1e-4
        );
    }
}

/// Guessing and answers that contradict each other: likelihoods far from normal. The SD is 0.697 and should be 0.730.
#[test]
fn the_worst_that_was_drawn() {
    let first = vec![
        (1.7716, -0.5207, 0.1538, 1.0),
        (1.6576, 2.4285, 0.0, 0.0),
        (0.7158, 0.3735, 0.1846, 0.0),
        (1.6218, -0.6147, 0.0847, 1.0),
        (0.6207, 0.068, 0.0, 0.0),
        (1.3558, -1.2621, 0.1222, 1.0),
        (1.5617, -1.9809, 0.0798, 1.0),
        (1.5796, -0.7226, 0.3049, 1.0),
    ];
    let second = vec![(0.8487, 0.6453, 0.0, 0.0), (1.2057, -0.5542, 0.237, 1.0), (1.854, -1.4392, 0.0, 0.0)];
    let (mean, sd) = off_when_pooled(&first, &second);
    assert!(mean < 0.02 && (0.03..0.034).contains(&sd), "{mean} {sd}");
}
