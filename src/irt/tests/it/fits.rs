//! Person fit against its definitions and against its distribution.

use crate::banks::{GRID, answered, any_model, at, logistic};
use proptest::prelude::*;
use skillmark_irt::{
    Answers, Category, Estimator, Logistic, Model, Pool, Prior, Response, Scoring, balance, cusum, num,
    person_fit,
};

fn close(a: Option<f64>, b: f64) -> bool {
    a.is_some_and(|a| (a - b).abs() <= 1e-7 * (1.0 + b.abs()))
}

proptest! {
    /// Mean and variance of ln L over every pattern, enumerated.
    #[test]
    fn lz_standardises_the_log_likelihood((items, x) in answered(any_model(), 1..5), theta in -2.0..2.0f64) {
        let answers = Answers::all(&Pool::of(&items, GRID), &x);
        let (mut mean, mut square, mut own) = (0.0, 0.0, 0.0);
        let patterns: usize = items.iter().map(Model::categories).product();
        for pattern in 0..patterns {
            let (mut rest, mut p, mut ln_l, mut same) = (pattern, 1.0, 0.0, true);
            for (item, chosen) in items.iter().zip(&x) {
                let k = rest % item.categories();
                rest /= item.categories();
                p *= at(item, theta)[k].p;
                ln_l += num::ln(at(item, theta)[k].p);
                same &= Some(k) == *chosen;
            }
            mean += p * ln_l;
            square += p * ln_l * ln_l;
            if same { own = ln_l; }
        }
        let sd = (square - mean * mean).sqrt();
        prop_assume!(sd > 1e-3);
        prop_assert!(close(person_fit(&answers, theta, 0.0).lz, (own - mean) / sd));
    }

    /// Snijders' (2001) own notation for right and wrong: w = ln(P/Q), r = P'/(PQ), c = ΣP'w / ΣP'r.
    #[test]
    fn lz_star_is_snijders_formula((items, x) in answered(logistic(), 2..15), method in 0usize..3) {
        let answers = Answers::all(&Pool::of(&items, GRID), &x);
        let estimator = [Estimator::Ml, Estimator::Map, Estimator::Wle][method];
        let scoring = Scoring { estimator, prior: Prior::Normal { mean: 0.3, sd: 1.2 } };
        let theta = scoring.estimate(&answers).theta;
        let all: Vec<Category> = items.iter().map(|item| at(item, theta)[1]).collect();
        let sum = |f: &dyn Fn(&Category, f64) -> f64| {
            all.iter().zip(&x).map(|(c, x)| f(c, x.unwrap() as f64)).sum::<f64>()
        };
        let w = |c: &Category| num::ln(c.p / (1.0 - c.p));
        let information = sum(&|c, _| c.slope() * c.slope() / (c.p * (1.0 - c.p)));
        let r0 = match estimator {
            Estimator::Ml => 0.0,
            Estimator::Map => (0.3 - theta) / 1.44,
            _ => sum(&|c, _| c.slope() * c.curvature() / (c.p * (1.0 - c.p))) / (2.0 * information),
        };
        let cn = sum(&|c, _| c.slope() * w(c)) / information;
        let top = sum(&|c, x| (x - c.p) * w(c)) + cn * r0;
        let bottom = sum(&|c, _| {
            let pq = c.p * (1.0 - c.p);
            let own = w(c) - cn * c.slope() / pq;
            own * own * pq
        });
        prop_assume!(bottom > 1e-6);
        let fit = person_fit(&answers, theta, scoring.pull(&answers, theta));
        prop_assert!(close(fit.lz_star, top / bottom.sqrt()), "{:?} {}", fit, top / bottom.sqrt());
    }

    /// For estimators that solve an equation the balance is their pull.
    #[test]
    fn the_balance_is_the_pull_of_whoever_solves_an_equation((items, x) in answered(any_model(), 2..12), method in 0usize..3) {
        let answers = Answers::all(&Pool::of(&items, GRID), &x);
        let estimator = [Estimator::Ml, Estimator::Map, Estimator::Wle][method];
        let scoring = Scoring { estimator, prior: Prior::Normal { mean: 0.3, sd: 1.2 } };
        let estimate = scoring.estimate(&answers);
        prop_assume!(estimate.found);
        let (pull, balance) = (scoring.pull(&answers, estimate.theta), balance(&answers, estimate.theta));
        prop_assert!((pull - balance).abs() < 1e-6 * (1.0 + pull.abs()), "{pull} {balance}");
    }

    /// With the balance lz* is Σ (w - c r)(X - P) over its own spread, wherever θ comes from: here it is a posterior mean, and
    /// some admit.
    #[test]
    fn with_the_balance_lz_star_is_what_theta_has_not_followed((items, x) in answered(logistic(), 3..15)) {
        let mut answers = Answers::new(&Pool::of(&items, GRID));
        for (i, x) in x.iter().enumerate() {
            answers.push(i, if i % 5 == 4 { Response::Unsure } else { (*x).into() });
        }
        let theta = crate::banks::EAP.estimate(&answers).theta;
        let judged = || items.iter().zip(&x).enumerate().filter(|(i, _)| i % 5 != 4).map(|(_, (item, x))| (at(item, theta)[1], x.unwrap() as f64));
        let w = |c: &Category| num::ln(c.p / (1.0 - c.p));
        let r = |c: &Category| c.slope() / (c.p * (1.0 - c.p));
        let cn = judged().map(|(c, _)| c.slope() * w(&c)).sum::<f64>() / judged().map(|(c, _)| c.slope() * r(&c)).sum::<f64>();
        let top: f64 = judged().map(|(c, x)| (w(&c) - cn * r(&c)) * (x - c.p)).sum();
        let bottom: f64 = judged().map(|(c, _)| (w(&c) - cn * r(&c)) * (w(&c) - cn * r(&c)) * c.p * (1.0 - c.p)).sum();
        prop_assume!(bottom > 1e-6);
        let fit = person_fit(&answers, theta, balance(&answers, theta));
        prop_assert!(close(fit.lz_star, top / bottom.sqrt()), "{fit:?} {}", top / bottom.sqrt());
    }

    #[test]
    fn residual_mean_squares_are_those_of_the_residuals((items, x) in answered(any_model(), 1..10), theta in -2.0..2.0f64) {
        let (mut top, mut bottom, mut squares) = (0.0, 0.0, 0.0);
        for (item, k) in items.iter().zip(&x) {
            let all = at(item, theta);
            let moment = |m: &dyn Fn(f64) -> f64| all.iter().enumerate().map(|(k, c)| c.p * m(k as f64)).sum::<f64>();
            let (mean, square) = (moment(&|k| k), moment(&|k| k * k));
            let off = k.unwrap() as f64 - mean;
            top += off * off;
            bottom += square - mean * mean;
            squares += off * off / (square - mean * mean);
        }
        let fit = person_fit(&Answers::all(&Pool::of(&items, GRID), &x), theta, 0.0);
        prop_assert!(close(fit.infit, top / bottom) && close(fit.outfit, squares / items.len() as f64), "{fit:?}");
    }

    /// The running sums, step by step, each step at a θ of its own.
    #[test]
    fn cumulative_sums_are_those_of_the_residuals((items, x) in answered(any_model(), 1..10)) {
        let theta = |i: usize| i as f64 / 4.0 - 1.0;
        let steps = items.iter().zip(&x).enumerate().map(|(i, (item, k))| {
            let mean: f64 = at(item, theta(i)).iter().enumerate().map(|(k, c)| k as f64 * c.p).sum();
            (k.unwrap() as f64 - mean) / items.len() as f64
        });
        let (mut up, mut down, mut most, mut least) = (0.0f64, 0.0f64, 0.0f64, 0.0f64);
        for step in steps {
            (up, down) = ((up + step).max(0.0), (down + step).min(0.0));
            (most, least) = (most.max(up), least.min(down));
        }
        let sums = cusum(&Answers::all(&Pool::of(&items, GRID), &x), theta);
        prop_assert!((sums.upper - most).abs() < 1e-12 && (sums.lower - least).abs() < 1e-12);
    }

    #[test]
    fn cumulative_sums_bracket_zero((items, x) in answered(any_model(), 1..15), theta in -2.0..2.0f64) {
        let sums = cusum(&Answers::all(&Pool::of(&items, GRID), &x), |_| theta);
        prop_assert!(sums.lower <= 0.0 && sums.upper >= 0.0 && sums.upper - sums.lower > 0.0);
        prop_assert!(sums.upper.is_finite() && sums.lower.is_finite());
    }
}

#[test]
fn without_anything_to_judge_the_indices_are_undefined() {
    let items = [Model::logistic(1.0, 0.0, 0.2, 1.0).unwrap(), Model::logistic(1.0, 0.0, 0.5, 0.5).unwrap()];
    let none = person_fit(&Answers::all(&Pool::of(&items, GRID), &[None, None]), 0.0, 0.0);
    assert!(none.lz.is_none() && none.lz_star.is_none() && none.infit.is_none() && none.outfit.is_none());
    let one = person_fit(&Answers::all(&Pool::of(&items, GRID), &[Some(1), None]), 0.5, 0.0);
    assert!(one.lz.is_some() && one.lz_star.is_none(), "θ has followed all there is: {one:?}");
}

/// Without information θ follows nothing, and there is nothing to correct; far from all items there still is.
#[test]
fn the_correction_is_none_or_defined_at_the_limits() {
    let judge = |items: &[Model], theta: f64| {
        person_fit(&Answers::all(&Pool::of(items, GRID), &vec![Some(1); items.len()]), theta, 0.0)
    };
    let flat = judge(&[Model::logistic(1.0, 0.0, 0.3, 0.3).unwrap()], 0.0);
    assert!(flat.lz.is_some() && flat.lz == flat.lz_star, "{flat:?}");
    let far = judge(&[0.0, 1.0].map(|b| Model::logistic(1.0, b, 0.0, 1.0).unwrap()), 20.0);
    assert!(far.lz_star.is_some_and(f64::is_finite), "{far:?}");
}

#[test]
fn surprises_without_any_probability_stay_numbers() {
    let items = vec![Model::logistic(10.0, 3.0, 0.0, 1.0).unwrap(); 3];
    let fit = person_fit(&Answers::all(&Pool::of(&items, GRID), &[Some(1); 3]), -50.0, 0.0);
    assert!(fit.infit.unwrap().is_finite() && fit.outfit.unwrap().is_finite() && fit.outfit.unwrap() > 1e100);
}

/// The point of the correction: with θ estimated, lz varies too little and lz* does not. 3,000 people, 30 items of
/// two and three categories; the mean's bias falls with their number.
#[test]
fn lz_star_has_the_distribution_that_lz_lacks() {
    let items: Vec<Model> = (0..30)
        .map(|i| {
            let b = f64::from(i) / 10.0 - 1.5;
            if i % 2 == 0 {
                Model::logistic(1.5, b, 0.0, 1.0)
            } else {
                Model::graded(1.5, &[b - 0.5, b + 0.5])
            }
            .unwrap()
        })
        .collect();
    let mut state = 1u64;
    let mut draw = || {
        state = state.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
        (state >> 11) as f64 / (1u64 << 53) as f64
    };
    let map = Scoring { estimator: Estimator::Map, prior: Prior::STANDARD };
    let (mut plain, mut star) = (Vec::new(), Vec::new());
    for person in 0..3000 {
        let theta = f64::from(person % 21) / 10.0 - 1.0;
        let x: Vec<_> = items
            .iter()
            .map(|item| {
                let mut left = draw();
                let all = at(item, theta);
                let found = all.iter().position(|c| {
                    left -= c.p;
                    left < 0.0
                });
                Some(found.unwrap_or(all.len() - 1))
            })
            .collect();
        let answers = Answers::all(&Pool::of(&items, GRID), &x);
        let estimate = map.estimate(&answers).theta;
        let fit = person_fit(&answers, estimate, map.pull(&answers, estimate));
        plain.push(fit.lz.unwrap());
        star.push(fit.lz_star.unwrap());
    }
    let moments = |all: &[f64]| {
        let mean = all.iter().sum::<f64>() / all.len() as f64;
        (mean, all.iter().map(|z| (z - mean) * (z - mean)).sum::<f64>() / all.len() as f64)
    };
    let ((_, plain), (mean, star)) = (moments(&plain), moments(&star));
    assert!(plain < 0.94 && (star - 1.0).abs() < 0.06 && mean.abs() < 0.15, "{plain} {mean} {star}");
}

/// The regression behind `balance`: provisional items, a posterior mean and the prior's pull gave lz* of 2.5 beside an lz near 0.
/// 2,000 people, 15 items of uncertain difficulty near each other.
#[test]
fn the_balance_centres_lz_star_of_posterior_means_over_items_much_alike() {
    let item = |i: u32| Logistic { b_sd: 0.8, ..Logistic::known(1.0, f64::from(i) / 10.0 - 0.7, 0.25) };
    let items: Vec<Model> = (0..15).map(|i| Model::Logistic(item(i))).collect();
    let pool = Pool::of(&items, GRID);
    let mut draws = crate::people::Draws(7);
    let (mut with_pull, mut balanced) = (0.0, 0.0);
    for _ in 0..2_000 {
        let x: Vec<usize> = (0..15).map(|i| usize::from(draws.unit() < item(i).at(0.0).p)).collect();
        let answers = Answers::all(&pool, &x);
        let theta = crate::banks::EAP.estimate(&answers).theta;
        let star = |pull: f64| person_fit(&answers, theta, pull).lz_star.unwrap();
        with_pull += star(crate::banks::EAP.pull(&answers, theta)) / 2_000.0;
        balanced += star(balance(&answers, theta)) / 2_000.0;
    }
    assert!(balanced.abs() < 0.1 && with_pull.abs() > 4.0 * balanced.abs(), "{with_pull} {balanced}");
}
