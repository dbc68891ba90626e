//! Laws of the posterior on the grid.

use crate::banks::{answered, any_model, at};
use proptest::prelude::*;
use skillmark_irt::num::exp;
use skillmark_irt::{
    Answers, Estimator, Grid, Logistic, Model, Pool, Posterior, Prior, Response, Scoring, shortest_run,
};

const GRID: Grid = Grid::SESSION;

fn given() -> impl Strategy<Value = Vec<(Model, Response)>> {
    let item = (0.3..2.5f64, -3.0..3.0f64, 0.0..0.35f64, prop_oneof![Just(0.0), Just(0.87)])
        .prop_map(|(a, b, c, b_sd)| Model::Logistic(Logistic { b_sd, ..Logistic::known(a, b, c) }));
    let response =
        prop_oneof![Just(Response::Category(1)), Just(Response::Category(0)), Just(Response::Unsure)];
    prop::collection::vec((item, response), 0..40)
}

fn answers(given: &[(Model, Response)], shift: f64) -> Answers {
    let (items, responses): (Vec<_>, Vec<_>) = given.iter().cloned().unzip();
    Answers::all(&Pool::new(items, GRID).with_shift(shift).shared(), &responses)
}

fn posterior(given: &[(Model, Response)], shift: f64) -> Posterior {
    let mut posterior = Posterior::new(GRID);
    posterior.update(&answers(given, shift), &Prior::STANDARD);
    posterior
}

proptest! {
    #[test]
    fn mass_is_one_and_levels_share_it(given in given(), cut in -2.0..2.0f64) {
        let posterior = posterior(&given, 0.3);
        prop_assert!((posterior.mass().iter().sum::<f64>() - 1.0).abs() < 1e-12);
        let levels = posterior.levels(&[cut, cut + 1.0]);
        prop_assert!((levels.iter().sum::<f64>() - 1.0).abs() < 1e-12);
        prop_assert!(levels.iter().all(|p| *p >= -1e-12));
        prop_assert_eq!((levels.len(), levels[0]), (3, posterior.below(cut)));
        prop_assert_eq!(levels[1], posterior.below(cut + 1.0) - posterior.below(cut));
    }

    #[test]
    fn the_order_of_answers_does_not_matter(given in given()) {
        let mut reversed = given.clone();
        reversed.reverse();
        let (a, b) = (posterior(&given, 0.3).moments(), posterior(&reversed, 0.3).moments());
        prop_assert!((a.0 - b.0).abs() < 1e-9 && (a.1 - b.1).abs() < 1e-9);
    }

    #[test]
    fn quantile_inverts_below(given in given(), share in 0.02..0.98f64) {
        let posterior = posterior(&given, 0.0);
        prop_assert!((posterior.below(posterior.quantile(share)) - share).abs() < 1e-9);
    }

    #[test]
    fn right_raises_wrong_lowers_and_unsure_lies_between(given in given()) {
        let item = Model::logistic(1.0, 0.0, 0.25, 1.0).unwrap();
        let with = |response: Response| {
            let mut all = given.clone();
            all.push((item.clone(), response));
            posterior(&all, 0.3).moments().0
        };
        let (right, wrong, unsure) = (with(1.into()), with(0.into()), with(Response::Unsure));
        prop_assert!(wrong <= unsure && unsure <= right, "{wrong} {unsure} {right}");
    }

    /// Mass is likelihood times density times the trapezoid's weight, under each prior.
    #[test]
    fn mass_is_likelihood_times_prior((items, x) in answered(any_model(), 1..8), mean in -1.0..1.0f64, sd in 0.4..2.0f64) {
        let uniform = |theta: f64| f64::from(u8::from((mean - 2.0..=mean + 1.5).contains(&theta)));
        let normal = |theta: f64| exp(-0.5 * (theta - mean) * (theta - mean) / (sd * sd));
        let information =
            |theta: f64| -> f64 { items.iter().flat_map(|item| at(item, theta)).map(|c| c.p * c.d1 * c.d1).sum() };
        let cases: [(Prior, &dyn Fn(f64) -> f64); 3] = [
            (Prior::Normal { mean, sd }, &normal),
            (Prior::Uniform { min: mean - 2.0, max: mean + 1.5 }, &uniform),
            (Prior::Jeffreys, &|theta| information(theta).sqrt()),
        ];
        let answers = Answers::all(&Pool::of(&items, GRID), &x);
        for (prior, density) in cases {
            let weight = |i: usize| {
                let theta = GRID.theta(i);
                let likelihood: f64 = items.iter().zip(&x).map(|(item, k)| at(item, theta)[k.unwrap()].p).product();
                likelihood * density(theta) * if i == 0 || i == 80 { 0.5 } else { 1.0 }
            };
            let total: f64 = (0..GRID.len()).map(weight).sum();
            let mut posterior = Posterior::new(GRID);
            posterior.update(&answers, &prior);
            for (i, mass) in posterior.mass().iter().enumerate() {
                prop_assert!((mass - weight(i) / total).abs() < 1e-10, "{prior:?} {i}");
            }
        }
    }

    /// A table of curves gives the bits that computing them gives.
    #[test]
    fn tables_change_nothing(given in given()) {
        let (items, responses): (Vec<_>, Vec<_>) = given.iter().cloned().unzip();
        let tabulated = Pool::tabulated(items, GRID).unwrap().shared();
        let (with, without) = (Answers::all(&tabulated, &responses), answers(&given, 0.0));
        prop_assert_eq!(with.ln_likelihood(), without.ln_likelihood());
    }
}

#[test]
fn ten_thousand_answers_neither_underflow_nor_overflow() {
    let items = vec![Model::logistic(2.0, 0.0, 0.2, 1.0).unwrap(); 10_000];
    let pool = Pool::tabulated(items, GRID).unwrap().shared();
    for response in [Response::Category(1), Response::Category(0), Response::Unsure] {
        let scoring = Scoring { estimator: Estimator::Eap, prior: Prior::STANDARD };
        let estimate = scoring.estimate(&Answers::all(&pool, &vec![response; 10_000]));
        assert!(estimate.theta.is_finite() && estimate.se.is_finite() && estimate.se >= 0.0);
    }
}

/// A blind guess and "I don't know" have the same expected log-likelihood at every θ, so on average neither pays.
#[test]
fn admitting_costs_what_guessing_costs() {
    let item = Model::Logistic(Logistic { b_sd: 0.87, ..Logistic::known(1.0, 0.5, 0.25) });
    let one = |response: Response| answers(&[(item.clone(), response)], 0.0);
    let (right, wrong, unsure) = (one(1.into()), one(0.into()), one(Response::Unsure));
    for node in 0..GRID.len() {
        let at = |answers: &Answers| answers.ln_likelihood()[node];
        assert_eq!(0.25 * at(&right) + 0.75 * at(&wrong), at(&unsure));
    }
}

/// Slow second implementation: the double integral over θ and the shift.
#[test]
fn the_shift_is_integrated_like_the_double_integral() {
    let item = |a, b, c| Model::logistic(a, b, c, 1.0).unwrap();
    let given = [
        (item(1.2, -0.5, 0.2), Response::Category(1)),
        (item(0.8, 0.5, 0.25), Response::Category(0)),
        (item(1.5, 1.0, 0.0), Response::Category(1)),
    ];
    let shift = 0.4;
    let (mut mass, mut first, mut second) = (0.0, 0.0, 0.0);
    let n = 1200;
    for i in 0..=n {
        let theta = -6.0 + 12.0 * f64::from(i) / f64::from(n);
        let mut inner = 0.0;
        for j in 0..=400 {
            let delta = -2.4 + 4.8 * f64::from(j) / 400.0;
            let p = |(model, response): &(Model, Response)| match response {
                Response::Category(k) => model.category(theta - delta, *k).p,
                _ => 1.0,
            };
            let likelihood: f64 = given.iter().map(p).product();
            inner += likelihood * exp(-0.5 * (delta / shift) * (delta / shift));
        }
        let w = inner * exp(-0.5 * theta * theta);
        mass += w;
        first += w * theta;
        second += w * theta * theta;
    }
    let mean = first / mass;
    let sd = (second / mass - mean * mean).sqrt();
    let ours = posterior(&given, shift).moments();
    assert!((ours.0 - mean).abs() < 2e-4, "{} {mean}", ours.0);
    assert!((ours.1 - sd).abs() < 2e-4, "{} {sd}", ours.1);
}

#[test]
fn shortest_run_prefers_short_then_heavy() {
    assert_eq!(shortest_run(&[0.02, 0.95, 0.03, 0.0], 0.9), (1, 1));
    assert_eq!(shortest_run(&[0.45, 0.46, 0.05, 0.04], 0.9), (0, 1));
    assert_eq!(shortest_run(&[0.05, 0.45, 0.46, 0.04], 0.9), (1, 2));
    assert_eq!(shortest_run(&[0.25, 0.25, 0.25, 0.25], 0.9), (0, 3));
    assert_eq!(shortest_run(&[0.06, 0.42, 0.44, 0.08], 0.9), (1, 3));
    assert_eq!(shortest_run(&[0.25, 0.25, 0.25, 0.25], 0.7), (0, 2));
}

/// Nodes without mass are passed over: the lowest quantile is the edge of the first cell that has some.
#[test]
fn the_lowest_quantile_is_where_mass_begins() {
    let mut posterior = Posterior::new(GRID);
    posterior.update(&answers(&[], 0.0), &Prior::Uniform { min: -2.0, max: 1.0 });
    assert_eq!(posterior.quantile(0.0), -2.0625);
}
