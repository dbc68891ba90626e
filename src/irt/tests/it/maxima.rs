//! Functions with several maxima: two heaps of items with guessing, answered at random, "I don't know" among the answers.

use crate::banks::{GRID, at};
use proptest::prelude::*;
use skillmark_irt::{Answers, Estimate, Estimator, Grid, Model, Pool, Prior, Response, Scoring, num};

/// One person's answers to easy and to hard items, all with a = 2 or so and c = 0.25.
#[derive(Debug)]
struct Heaps {
    items: Vec<Model>,
    responses: Vec<Response>,
}

fn heaps() -> impl Strategy<Value = Heaps> {
    let response = prop_oneof![
        4 => Just(Response::Category(0)),
        4 => Just(Response::Category(1)),
        1 => Just(Response::Unsure),
    ];
    let heap = |b: f64| prop::collection::vec((1.0..3.0f64, b - 0.4..b + 0.4, response.clone()), 1..8);
    (heap(-2.2), heap(2.2)).prop_map(|(easy, hard)| {
        let all = easy.into_iter().chain(hard);
        let (items, responses) = all.map(|(a, b, x)| (Model::logistic(a, b, 0.25, 1.0).unwrap(), x)).unzip();
        Heaps { items, responses }
    })
}

impl Heaps {
    fn estimate(&self, estimator: Estimator, prior: Prior) -> Estimate {
        Scoring { estimator, prior }.estimate(&Answers::all(&Pool::of(&self.items, GRID), &self.responses))
    }

    /// ln L: right, wrong, or as a blind guess has it on average.
    fn ln_l(&self, theta: f64) -> f64 {
        let ln = |(item, x): (&Model, &Response)| match x {
            Response::Category(k) => item.ln_p(theta, *k),
            _ => 0.25 * item.ln_p(theta, 1) + 0.75 * item.ln_p(theta, 0),
        };
        self.items.iter().zip(&self.responses).map(ln).sum()
    }

    /// Σ P'² / P and Σ P' P'' / P.
    fn expected(&self, theta: f64) -> (f64, f64) {
        let categories = self.items.iter().flat_map(|item| at(item, theta));
        categories.fold((0.0, 0.0), |(i, j), c| {
            (i + c.slope() * c.slope() / c.p, j + c.slope() * c.curvature() / c.p)
        })
    }

    fn half_ln_information(&self, theta: f64) -> f64 {
        0.5 * num::ln(self.expected(theta).0)
    }

    fn warm(&self, theta: f64) -> f64 {
        let (h, (i, j)) = (1e-5, self.expected(theta));
        (self.ln_l(theta + h) - self.ln_l(theta - h)) / (2.0 * h) + 0.5 * j / i
    }
}

/// A function of θ that is added to ln L.
type Height<'h> = &'h dyn Fn(f64) -> f64;

fn fine() -> impl Iterator<Item = f64> + Clone {
    (0..=400).map(|i| f64::from(i) / 50.0 - 4.0)
}

proptest! {
    #[test]
    fn the_highest_of_several_maxima_is_taken(heaps in heaps(), mean in -3.0..3.0f64, sd in 0.5..3.0f64) {
        let normal = |theta: f64| -0.5 * (theta - mean) * (theta - mean) / (sd * sd);
        let cases: [(Estimator, Prior, Height); 3] = [
            (Estimator::Ml, Prior::STANDARD, &|_| 0.0),
            (Estimator::Map, Prior::Normal { mean, sd }, &normal),
            (Estimator::Map, Prior::Jeffreys, &|theta| heaps.half_ln_information(theta)),
        ];
        for (estimator, prior, more) in cases {
            let found = heaps.estimate(estimator, prior);
            let height = |theta: f64| heaps.ln_l(theta) + more(theta);
            let top = height(found.theta);
            for theta in fine() {
                prop_assert!(height(theta) <= top + 1e-9, "{estimator:?} {prior:?} at {theta}: {found:?}");
            }
            // An end is a maximum only where the function rises towards it.
            prop_assert_eq!(found.found, found.theta.abs() < 4.0);
        }
    }

    /// Of the roots of Warm's equation at which it falls the one with the highest ln L + ln I / 2, and never an end while
    /// there is a root.
    #[test]
    fn of_warms_roots_the_highest_is_taken(heaps in heaps()) {
        let found = heaps.estimate(Estimator::Wle, Prior::STANDARD);
        let height = |theta: f64| heaps.ln_l(theta) + heaps.half_ln_information(theta);
        let roots = fine().zip(fine().skip(1)).filter(|(a, b)| heaps.warm(*a) > 1e-6 && heaps.warm(*b) < -1e-6);
        for (a, b) in roots {
            prop_assert!(found.found, "a root between {a} and {b}: {found:?}");
            prop_assert!(height(found.theta) >= height(a).min(height(b)) - 1e-9, "{a} {found:?}");
        }
        prop_assert!(!found.found || heaps.warm(found.theta).abs() < 1e-5);
    }
}

fn of(given: &[(Model, usize)]) -> Heaps {
    let (items, responses) = given.iter().map(|(item, x)| (item.clone(), Response::Category(*x))).unzip();
    Heaps { items, responses }
}

/// Wrong on the low item and right on the high one, both with room for luck: as likely far below as far above, and the
/// prior decides.
#[test]
fn between_equal_heights_the_prior_decides() {
    let item = |b| Model::logistic(4.0, b, 0.2, 0.8).unwrap();
    let torn = of(&[(item(-2.0), 0), (item(2.0), 1)]);
    for (mean, sd) in [(0.3, 3.0), (0.3, 2.0), (-0.3, 3.0), (-0.3, 2.0)] {
        let found = torn.estimate(Estimator::Map, Prior::Normal { mean, sd });
        assert!(found.theta * mean > 0.0 && found.theta.abs() > 2.0 && found.found, "{mean} {sd}: {found:?}");
    }
}

/// The likelier of two maxima lies farther from the prior's mean, and the nearer one wins.
#[test]
fn a_prior_outweighs_a_little_likelihood() {
    let item = |b, d| Model::logistic(6.0, b, 0.2, d).unwrap();
    let torn = of(&[(item(-2.6, 0.8), 0), (item(1.0, 0.7), 1)]);
    assert!(torn.ln_l(-3.5) > torn.ln_l(2.0) + 0.1);
    let found = torn.estimate(Estimator::Map, Prior::Normal { mean: 0.0, sd: 2.0 });
    assert!(found.theta > 1.0 && found.found, "{found:?}");
}

/// Two easy ones wrong, six of seven hard ones right: a maximum among the hard ones, but the low end is likelier.
#[test]
fn an_end_may_be_higher_than_every_maximum() {
    let item = |a, b| Model::logistic(a, b, 0.25, 1.0).unwrap();
    let mut given = vec![(item(0.8, -2.2), 0); 2];
    given.extend((0..7).map(|i| (item(2.0, 2.0), usize::from(i > 0))));
    let heaps = of(&given);
    assert!(heaps.ln_l(2.0) > heaps.ln_l(0.0) && heaps.ln_l(2.0) > heaps.ln_l(4.0), "a maximum between");
    let found = heaps.estimate(Estimator::Ml, Prior::STANDARD);
    assert_eq!((found.theta, found.found), (-4.0, false));
}

/// Lucky on thirty items beyond the range, whose likelihood still rises at its end: Warm's estimate is the root all the same.
#[test]
fn warm_takes_a_root_below_a_higher_end() {
    let easy = |x| (Model::logistic(1.0, -2.0, 0.25, 1.0).unwrap(), x);
    let mut given = vec![easy(0), easy(1), easy(1)];
    given.extend(vec![(Model::logistic(2.0, 5.0, 0.25, 1.0).unwrap(), 1); 30]);
    let heaps = of(&given);
    let found = heaps.estimate(Estimator::Wle, Prior::STANDARD);
    let height = |theta: f64| heaps.ln_l(theta) + heaps.half_ln_information(theta);
    assert!(heaps.warm(4.0) > 0.0 && height(4.0) > height(found.theta), "the end is higher: {found:?}");
    assert!(found.found && found.theta < 0.0 && heaps.warm(found.theta).abs() < 1e-5, "{found:?}");
}

/// Two maxima a fifteenth of a θ unit apart on a range of twenty, between two points of a coarse scan: the higher one.
#[test]
fn steep_items_are_looked_at_closely() {
    let item = |a: f64, b: f64| Model::logistic(80.0 * a, 0.27 + b / 80.0, 0.25, 1.0).unwrap();
    let peak = |right: usize| {
        let items: Vec<Model> =
            (0..15).map(|i| if i < 3 { item(1.5, -2.0) } else { item(2.5, 2.5) }).collect();
        let x: Vec<_> = (0..15).map(|i| usize::from(i < 2 || (i >= 3 && i < 3 + right))).collect();
        let ml = Scoring { estimator: Estimator::Ml, prior: Prior::STANDARD };
        80.0 * (ml.estimate(&Answers::all(&Pool::of(&items, Grid::new(-10.0, 10.0, 41).unwrap()), &x)).theta
            - 0.27)
    };
    assert!(peak(1) < -1.0 && peak(10) > 2.0, "{} {}", peak(1), peak(10));
}
