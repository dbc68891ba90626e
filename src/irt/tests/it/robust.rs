//! Robust estimates: reference values, a slow second implementation, and what weights must do.

use crate::banks::{GRID, answered, any_model, logistic};
use proptest::prelude::*;
use skillmark_irt::{
    Answers, CORE, Design, Estimate, Estimator, FULL, Fit, Grid, Logistic, Model, Pool, Prior, Response,
    Scoring, Test, Weights, exact_se, person_fit,
};

fn scoring(estimator: Estimator) -> Scoring {
    Scoring { estimator, prior: Prior::STANDARD }
}

fn estimate(estimator: Estimator, items: &[Model], x: &[Option<usize>]) -> Estimate {
    scoring(estimator).estimate(&Answers::all(&Pool::of(items, GRID), x))
}

fn robust(weights: Weights, items: &[Model], x: &[Option<usize>]) -> Estimate {
    estimate(Estimator::Robust(weights), items, x)
}

fn weights() -> impl Strategy<Value = Weights> {
    prop_oneof![(0.3..3.0f64).prop_map(Weights::Huber), (2.0..8.0f64).prop_map(Weights::Tukey)]
}

fn patterns(x: &[usize]) -> Vec<Option<usize>> {
    x.iter().map(|k| Some(*k)).collect()
}

fn parts(item: &Model) -> Logistic {
    match item {
        Model::Logistic(item) => *item,
        _ => unreachable!("only logistic items are drawn"),
    }
}

fn weight(weights: Weights, r: f64) -> f64 {
    match weights {
        Weights::Huber(h) => (h / r.abs()).min(1.0),
        Weights::Tukey(b) if r.abs() >= b => 0.0,
        Weights::Tukey(b) => {
            let inside = (b - r) * (b + r) / (b * b);
            inside * inside
        }
    }
}

/// The left side of the equation, and the standard error, as written for two categories.
fn slowly(weights: Weights, items: &[Model], x: &[Option<usize>], theta: f64) -> (f64, f64) {
    let (mut sum, mut noise, mut gain) = (0.0, 0.0, 0.0);
    for (item, x) in items.iter().map(parts).zip(x) {
        let w = weight(weights, item.a * (theta - item.b));
        let (p, slope) = (item.at(theta).p, item.at(theta).d1);
        let (q, x) = (item.at(theta).q, x.unwrap() as f64);
        sum += w * (x - p) * slope / (p * q);
        noise += w * w * slope * slope / (p * q);
        gain += w * slope * slope / (p * q);
    }
    (sum, noise.sqrt() / gain)
}

/// catR 3.17 under R 4.2.2, `tests/reference/irt` (`catr-thetaest-4pl`, `catr-thetaest-3items`); its roots are found with
/// a tolerance of 1.2e-4, and where the slope has no root it, too, gives the end of the range.
#[test]
fn values_of_catr() {
    let ten = [
        (1.3024, -0.6265, 0.2052, 0.8694),
        (1.078, 0.1836, 0.1618, 0.9653),
        (0.8758, -0.8356, 0.1957, 0.8595),
        (0.5571, 1.5953, 0.1383, 0.8112),
        (1.225, 0.3295, 0.1324, 0.7677),
        (0.991, -0.8205, 0.1973, 0.7749),
        (0.9968, 0.4874, 0.0058, 0.8291),
        (1.1888, 0.7383, 0.1193, 0.8797),
        (1.1642, 0.5758, 0.1831, 0.9155),
        (1.1188, -0.3054, 0.1732, 0.8517),
    ];
    let three = [(1.32, -0.63, 0.17, 0.87), (1.07, 0.18, 0.1, 0.93), (0.84, -0.84, 0.19, 1.0)];
    let of = |rows: &[(f64, f64, f64, f64)]| -> Vec<Model> {
        rows.iter().map(|(a, b, c, d)| Model::logistic(*a, *b, *c, *d).unwrap()).collect()
    };
    let all = [
        (Weights::Huber(1.0), (-0.876637565586135, 1.06639606773158), (-4.0, 9.54359388411521)),
        (Weights::Huber(2.0), (-0.863184884554259, 1.04254948695588), (-4.0, 9.54359388411521)),
        (Weights::Tukey(4.0), (-0.86916474430572, 1.05584433490277), (-4.0, 10.2698230614599)),
    ];
    for (weights, inside, outside) in all {
        let ours = robust(weights, &of(&ten), &patterns(&[0, 0, 1, 1, 1, 0, 0, 0, 0, 1]));
        assert!((ours.theta - inside.0).abs() < 5e-5 && (ours.se - inside.1).abs() < 5e-5, "{ours:?}");
        assert!(ours.found);
        let ours = robust(weights, &of(&three), &patterns(&[0, 1, 0]));
        assert!(ours.theta == outside.0 && (ours.se - outside.1).abs() < 1e-10 && !ours.found, "{ours:?}");
    }
}

proptest! {
    /// Of the places where the left side turns from above to below 0 on a fine grid, and of the ends towards which it
    /// rises, the one to which its integral is highest.
    #[test]
    fn the_highest_of_the_integral_is_taken((items, x) in answered(logistic(), 1..12), weights in weights()) {
        let found = robust(weights, &items, &x);
        let slope = |theta: f64| slowly(weights, &items, &x, theta).0;
        let (mut risen, mut top, mut own) = (0.0_f64, 0.0_f64, 0.0);
        let step = 1.0 / 256.0;
        for i in 0..2048 {
            let theta = -4.0 + step * f64::from(i);
            if (theta..theta + step).contains(&found.theta) {
                own = risen + (found.theta - theta) * slope(0.5 * (theta + found.theta));
            }
            risen += step * slope(theta + 0.5 * step);
            top = top.max(risen);
        }
        if found.theta == 4.0 {
            own = risen;
        }
        // The search itself takes steps a quarter as wide as the curves.
        prop_assert!(own > top - 0.02, "{own} of {top}: {found:?}");
        if found.found {
            prop_assert!(slope(found.theta).abs() < 1e-9, "{found:?}");
            prop_assert!(slope(found.theta - 1e-4) >= 0.0 && slope(found.theta + 1e-4) <= 0.0, "{found:?}");
        } else {
            prop_assert_eq!(found.theta.abs(), 4.0);
        }
        let se = slowly(weights, &items, &x, found.theta).1;
        prop_assert!((found.se / se - 1.0).abs() < 1e-9 || (se.is_nan() && found.se.is_infinite()), "{found:?} {se}");
        // Weights cost precision, or nothing.
        let information = items.iter().map(|item| item.information(found.theta)).sum::<f64>();
        prop_assert!(found.se * information.sqrt() > 1.0 - 1e-9);
    }

    /// Weights of 1 are no weights.
    #[test]
    fn with_a_large_constant_it_is_ml((items, x) in answered(any_model(), 1..12), huber in any::<bool>()) {
        let weights = if huber { Weights::Huber(1e6) } else { Weights::Tukey(1e6) };
        let (ml, ours) = (estimate(Estimator::Ml, &items, &x), robust(weights, &items, &x));
        let ln_l = |theta: f64| items.iter().zip(&x).map(|(item, k)| item.ln_p(theta, k.unwrap())).sum::<f64>();
        // Of two heights that are nearly equal either may be taken.
        if (ours.theta - ml.theta).abs() > 1e-8 {
            prop_assert!((ln_l(ours.theta) - ln_l(ml.theta)).abs() < 0.02, "{ml:?} {ours:?}");
        } else {
            prop_assert!(ours.found == ml.found && (ours.se / ml.se - 1.0).abs() < 1e-6, "{ml:?} {ours:?}");
        }
    }

    /// A 2PL item as graded, partial credit and nominal item, the last one also with its categories the other way round.
    #[test]
    fn every_spelling_of_an_item_gives_the_same((a, b) in (0.3..2.5f64, -2.0..2.0f64), (items, x) in answered(logistic(), 2..8), weights in weights()) {
        let spellings = [
            (Model::logistic(a, b, 0.0, 1.0), 1), (Model::graded(a, &[b]), 1),
            (Model::generalized_partial_credit(a, &[b]), 1), (Model::nominal(&[(a, -a * b)]), 1),
            (Model::nominal(&[(-a, a * b)]), 0),
        ];
        let with = spellings.map(|(item, right)| {
            let items: Vec<Model> = items.iter().cloned().chain([item.unwrap()]).collect();
            prop_assert!(Estimator::Robust(weights).check(&items).is_ok());
            let x: Vec<_> = x.iter().copied().chain([Some(right)]).collect();
            Ok(robust(weights, &items, &x))
        });
        let [first, rest @ ..] = with;
        let first = first?;
        for other in rest {
            let other = other?;
            let same = |a: f64, b: f64| a == b || (a / b - 1.0).abs() < 1e-6 || (a - b).abs() < 1e-7;
            prop_assert!(same(first.theta, other.theta) && same(first.se, other.se), "{first:?} {other:?}");
        }
    }

    /// Abilities below are mirrored by abilities above.
    #[test]
    fn the_mirror_image_has_the_mirrored_estimate(
        shapes in prop::collection::vec((0.3..2.5f64, -2.5..2.5f64, 0usize..2), 1..12), weights in weights(),
    ) {
        let side = |sign: f64| {
            let items: Vec<Model> = shapes.iter().map(|(a, b, _)| Model::logistic(*a, sign * b, 0.0, 1.0).unwrap()).collect();
            let x: Vec<_> = shapes.iter().map(|(.., x)| Some(if sign > 0.0 { *x } else { 1 - x })).collect();
            robust(weights, &items, &x)
        };
        let (plain, mirrored) = (side(1.0), side(-1.0));
        let slope = |theta: f64| shapes.iter().map(|(a, b, x)| {
            let item = Logistic::known(*a, *b, 0.0);
            weight(weights, a * (theta - b)) * a * (*x as f64 - item.at(theta).p)
        }).sum::<f64>();
        let (from, to) = (plain.theta, -mirrored.theta);
        // Of two places that are nearly as high either may be taken.
        let between = (0..400).map(|i| slope(from + (to - from) * (f64::from(i) + 0.5) / 400.0)).sum::<f64>() * (to - from) / 400.0;
        prop_assert!((from - to).abs() < 1e-8 || between.abs() < 0.02, "{plain:?} {mirrored:?}");
        prop_assert!((from - to).abs() > 1e-8 || plain.found == mirrored.found);
    }

    /// Ten answers to items near the person, and a slip on an easy item or a hit on a hard one: the farther, the less.
    #[test]
    fn a_wild_answer_moves_it_less_than_ml(
        bs in prop::collection::vec(-0.8..0.8f64, 10), a in 0.8..1.6f64, far in 2.5..6.0f64, slip in any::<bool>(),
    ) {
        let mut bs = bs;
        bs.sort_by(f64::total_cmp);
        let near: Vec<Model> = bs.iter().map(|b| Model::logistic(a, *b, 0.0, 1.0).unwrap()).collect();
        let x: Vec<_> = (0..10).map(|i| Some(usize::from(i < 5))).collect();
        let (b, wild) = if slip { (-far, 0) } else { (far, 1) };
        let more: Vec<Model> = near.iter().cloned().chain([Model::logistic(a, b, 0.0, 1.0).unwrap()]).collect();
        let with: Vec<_> = x.iter().copied().chain([Some(wild)]).collect();
        let moved = |estimator| (estimate(estimator, &more, &with).theta - estimate(estimator, &near, &x).theta).abs();
        let ml = moved(Estimator::Ml);
        let [huber, tukey] = [Weights::HUBER, Weights::TUKEY].map(|weights| moved(Estimator::Robust(weights)));
        prop_assert!(huber < 0.8 * ml, "{huber} {ml}");
        prop_assert!(tukey < 0.8 * ml, "{tukey} {ml}");
        // Beyond the constant nothing is left of it.
        prop_assert!(a * (far - 0.8) < 4.5 || tukey < 1e-9, "{tukey}");
    }

    /// What it adds to the score is what the score lacks at the estimate.
    #[test]
    fn the_pull_is_what_the_weights_take_away((items, x) in answered(logistic(), 2..12), weights in weights()) {
        let answers = Answers::all(&Pool::of(&items, GRID), &x);
        let scoring = scoring(Estimator::Robust(weights));
        let score = |theta: f64| items.iter().zip(&x).map(|(item, k)| item.category(theta, k.unwrap()).d1).sum::<f64>();
        let found = scoring.estimate(&answers);
        if found.found {
            prop_assert!((scoring.pull(&answers, found.theta) + score(found.theta)).abs() < 1e-9);
        }
        let pull = slowly(weights, &items, &x, 0.7).0 - score(0.7);
        prop_assert!((scoring.pull(&answers, 0.7) - pull).abs() < 1e-9);
    }

    /// "I don't know" is an answer that is c right and 1 - c wrong, with one weight.
    #[test]
    fn not_knowing_is_weighed_as_an_answer((items, x) in answered(logistic(), 2..8), weights in weights()) {
        let (item, theta) = (parts(&items[0]), 0.4);
        let response = |first: Response| {
            let rest = x[1..].iter().map(|k| Response::from(*k));
            let all: Vec<Response> = [first].into_iter().chain(rest).collect();
            scoring(Estimator::Robust(weights)).pull(&Answers::all(&Pool::of(&items, GRID), &all), theta)
        };
        let shares = item.c * response(Response::Category(1)) + (1.0 - item.c) * response(Response::Category(0));
        prop_assert!((response(Response::Unsure) - shares).abs() < 1e-9);
    }

    /// a from 0.01 to 10 on a range of ±50: numbers, and within the range.
    #[test]
    fn wide_ranges_and_steep_items_stay_finite(
        shapes in prop::collection::vec((0.01..10.0f64, -4.0..4.0f64, 0.0..0.3f64, 0usize..2), 1..9), weights in weights(),
    ) {
        let items: Vec<Model> = shapes.iter().map(|(a, b, c, _)| Model::logistic(*a, *b, *c, 1.0).unwrap()).collect();
        let x: Vec<_> = shapes.iter().map(|(.., x)| Some(*x)).collect();
        let pool = Pool::of(&items, Grid::new(-50.0, 50.0, 101).unwrap());
        let found = scoring(Estimator::Robust(weights)).estimate(&Answers::all(&pool, &x));
        prop_assert!((-50.0..=50.0).contains(&found.theta) && found.se > 0.0, "{found:?}");
    }
}

/// Where items are near the person, the asymptotic error is close to the true one.
#[test]
fn the_error_is_that_of_all_patterns() {
    let items: Vec<Model> =
        (0..13).map(|i| Model::logistic(1.2, 0.25 * f64::from(i) - 1.5, 0.0, 1.0).unwrap()).collect();
    let pool = Pool::of(&items, Grid::new(-6.0, 6.0, 33).unwrap());
    for weights in [Weights::HUBER, Weights::TUKEY] {
        let exact = exact_se(&pool, 0.0, &scoring(Estimator::Robust(weights))).unwrap();
        let stated = slowly(weights, &items, &[Some(0); 13], 0.0).1;
        let ml = exact_se(&pool, 0.0, &scoring(Estimator::Ml)).unwrap();
        assert!((exact / stated - 1.0).abs() < 0.25 && exact > 0.9 * ml, "{weights:?} {exact} {stated} {ml}");
    }
}

/// All easy items right, all hard ones wrong, none within the constant of the middle: anything there is as good, and the
/// error says so.
#[test]
fn between_two_heaps_bisquare_weights_know_nothing() {
    let items: Vec<Model> =
        [-3.0, -3.0, 3.0, 3.0].map(|b| Model::logistic(3.0, b, 0.0, 1.0).unwrap()).to_vec();
    let torn = robust(Weights::Tukey(4.0), &items, &patterns(&[1, 1, 0, 0]));
    assert!(torn.theta.abs() < 1.7 && torn.se.is_infinite() && torn.found, "{torn:?}");
    let huber = robust(Weights::Huber(1.0), &items, &patterns(&[1, 1, 0, 0]));
    assert!(huber.theta.abs() < 1e-9 && huber.se.is_finite() && huber.found, "{huber:?}");
}

/// All right: the slope rises until the last item lets go, and there is no maximum.
#[test]
fn an_end_beyond_all_items_is_no_maximum() {
    let items: Vec<Model> = [-3.0, -2.5].map(|b| Model::logistic(2.0, b, 0.1, 1.0).unwrap()).to_vec();
    for (x, end) in [([1, 1], 4.0), ([0, 0], -4.0)] {
        let found = robust(Weights::Tukey(4.0), &items, &patterns(&x));
        assert_eq!((found.theta, found.found), (end, false));
        assert_eq!(found.se.is_infinite(), end > 0.0, "{found:?}");
    }
}

/// Two heaps: near each a root, and the one with more answers behind it is higher.
#[test]
fn of_two_roots_the_one_with_more_behind_it_is_taken() {
    let item = |b: f64| Model::logistic(2.5, b, 0.0, 1.0).unwrap();
    let of = |low: i32, high: i32| {
        let heap =
            |middle: f64, n: i32| (0..n).map(move |i| (middle + 0.1 * f64::from(i), usize::from(2 * i < n)));
        let all: Vec<_> = heap(-2.5, low).chain(heap(2.5, high)).collect();
        let items: Vec<Model> = all.iter().map(|(b, _)| item(*b)).collect();
        let x: Vec<_> = all.iter().map(|(_, x)| Some(*x)).collect();
        robust(Weights::Tukey(4.0), &items, &x)
    };
    let (low, high) = (of(6, 4), of(4, 6));
    assert!(low.theta < -1.5 && low.found && high.theta > 1.5 && high.found, "{low:?} {high:?}");
}

/// lz* at a robust estimate: the part of ln L that follows θ is taken out, wherever θ is.
#[test]
fn fit_hardly_depends_on_the_estimator() {
    let items: Vec<Model> =
        (0..20).map(|i| Model::logistic(1.2, 0.2 * f64::from(i) - 1.9, 0.0, 1.0).unwrap()).collect();
    let x: Vec<usize> = (0..20).map(|i| usize::from(i < 12 && i != 5 || i == 15)).collect();
    let answers = Answers::all(&Pool::of(&items, GRID), &x);
    let index = |estimator| {
        let scoring = scoring(estimator);
        let theta = scoring.estimate(&answers).theta;
        let Fit { lz_star, .. } = person_fit(&answers, theta, scoring.pull(&answers, theta));
        lz_star.unwrap()
    };
    let (ml, huber) = (index(Estimator::Ml), index(Estimator::Robust(Weights::HUBER)));
    assert!((ml - huber).abs() < 0.1, "{ml} {huber}");
}

/// Information of 1e-320, once NaN.
#[test]
fn the_error_is_a_number_where_information_underflows() {
    let items = [(7.75, -3.0), (10.0, 0.0)].map(|(a, b)| Model::logistic(a, b, 0.1, 1.0).unwrap());
    let pool = Pool::of(&items, Grid::new(-50.0, 50.0, 101).unwrap());
    for weights in [Weights::Huber(0.3), Weights::Tukey(4.0)] {
        let found = scoring(Estimator::Robust(weights)).estimate(&Answers::all(&pool, &[0, 0]));
        assert!(found.theta == -50.0 && found.se > 1e100, "{found:?}");
    }
}

/// sqrt(w² I) / (w I) is 1 / sqrt(I), though w is 1e-9 and w² I underflows.
#[test]
fn one_items_weight_leaves_its_error_alone() {
    let item = Model::logistic(1.0, 0.0, 0.0, 1.0).unwrap();
    let pool = Pool::of(std::slice::from_ref(&item), Grid::new(-700.0, 700.0, 101).unwrap());
    let found = scoring(Estimator::Robust(Weights::Huber(1e-6))).estimate(&Answers::all(&pool, &[0]));
    assert_eq!(found.theta, -700.0);
    assert!((found.se * item.information(-700.0).sqrt() - 1.0).abs() < 1e-9, "{found:?}");
}

#[test]
fn without_answers_nothing_is_known() {
    for weights in [Weights::HUBER, Weights::TUKEY] {
        let nothing = Estimate { theta: 0.0, se: f64::INFINITY, found: false };
        assert_eq!(robust(weights, &[], &[]), nothing);
        let flat = Model::logistic(1.0, 0.0, 0.4, 0.4).unwrap();
        assert_eq!(robust(weights, &[flat], &[Some(1)]), nothing);
    }
}

#[test]
fn only_robust_estimators_have_a_constant() {
    let tuned = |estimator: Estimator| estimator.tuned(2.5);
    assert_eq!(tuned(Estimator::Robust(Weights::HUBER)), Some(Estimator::Robust(Weights::Huber(2.5))));
    assert_eq!(tuned(Estimator::Robust(Weights::TUKEY)), Some(Estimator::Robust(Weights::Tukey(2.5))));
    let rest = [Estimator::Ml, Estimator::Map, Estimator::Eap, Estimator::Wle];
    assert!(rest.into_iter().all(|estimator| tuned(estimator).is_none()));
}

#[test]
fn what_cannot_be_is_refused() {
    let two = [Model::logistic(1.0, 0.0, 0.2, 1.0).unwrap()];
    let three = [two[0].clone(), Model::partial_credit(&[0.0, 1.0]).unwrap()];
    let error = |weights, items: &[Model]| Estimator::Robust(weights).check(items).unwrap_err().to_string();
    assert_eq!(error(Weights::Huber(0.0), &two), "tuning is 0; expected at least 1e-6");
    assert_eq!(error(Weights::Tukey(-4.0), &two), "tuning is -4; expected at least 1e-6");
    assert_eq!(error(Weights::Huber(f64::NAN), &two), "tuning is NaN; expected a number from -1e6 to 1e6");
    assert!(Estimator::Robust(Weights::Huber(1e-6)).check(&two).is_ok());
    let categories = "number of categories of item 1 is 3; expected 2 for a robust estimate, whose weights go by a (θ - b); \
                      take another estimator";
    assert_eq!(error(Weights::HUBER, &three), categories);
    assert!(Estimator::Ml.check(&three).is_ok());
    let made = |items: &[Model], tools| {
        let design = Design { scoring: scoring(Estimator::Robust(Weights::TUKEY)), ..Design::default() };
        Test::new(Pool::of(items, GRID), design, tools).map(drop).map_err(|error| error.to_string())
    };
    assert_eq!(made(&three, FULL), Err(categories.to_owned()));
    assert_eq!(made(&two, FULL), Ok(()));
    // Not in what every page loads.
    assert!(made(&two, CORE).unwrap_err().ends_with("load the full set"));
}
