//! Selection criteria against their definitions, written out slowly.

use crate::banks::{EAP, GRID, answered, any_model, at, graded, logistic};
use proptest::prelude::*;
use skillmark_irt::{
    Answer, Answers, Criterion, Estimator, Grid, Model, Pool, Prior, Response, Scoring, Selector, View, num,
};
use std::sync::Arc;

const ALL: [Criterion; 13] = [
    Criterion::Mfi,
    Criterion::Urry,
    Criterion::Thopt,
    Criterion::Mlwi,
    Criterion::Mpwi,
    Criterion::Mei,
    Criterion::MeiFisher,
    Criterion::Mepv,
    Criterion::Kl,
    Criterion::Klp,
    Criterion::Gdi,
    Criterion::Gdip,
    Criterion::Random,
];

/// The value of one item by the book.
fn slow(criterion: Criterion, answers: &Answers, item: usize, theta: f64, scoring: &Scoring) -> f64 {
    let items = answers.pool().items();
    let model = &items[item];
    let categories = |theta: f64| at(model, theta);
    let likelihood = |x: f64| -> f64 {
        let category = |a: &Answer| match a.response {
            Response::Category(k) => Some((&items[a.item], k)),
            _ => None,
        };
        let scored = answers.list().iter().filter_map(category);
        scored.map(|(model, k)| at(model, x)[k].p).product()
    };
    let prior = |x: f64| match scoring.prior {
        Prior::Normal { mean, sd } => {
            num::exp(-0.5 * ((x - mean) / sd) * ((x - mean) / sd)) / (sd * std::f64::consts::TAU.sqrt())
        }
        Prior::Uniform { min, max } => {
            if (min..=max).contains(&x) {
                1.0 / (max - min)
            } else {
                0.0
            }
        }
        Prior::Jeffreys => unreachable!(),
    };
    let nodes = || (0..33).map(|i| -4.0 + 0.25 * f64::from(i));
    let trapezoid = |f: &dyn Fn(f64) -> f64| {
        nodes().map(|x| if x.abs() == 4.0 { 0.125 * f(x) } else { 0.25 * f(x) }).sum::<f64>()
    };
    let divergence = |x: f64| {
        let (here, there) = (categories(theta), categories(x));
        here.iter().zip(there).map(|(p, q)| p.p * num::ln(p.p / q.p)).sum::<f64>()
    };
    let discrimination = |weight: &dyn Fn(f64) -> f64| {
        let mass: f64 = nodes().map(weight).sum();
        let mean = |f: &dyn Fn(f64) -> f64| nodes().map(|x| weight(x) / mass * f(x)).sum::<f64>();
        let variance = |k: usize| {
            let p = |x: f64| categories(x)[k].p;
            mean(&|x| p(x) * p(x)) - mean(&p) * mean(&p)
        };
        (0..model.categories()).map(variance).sum::<f64>() / 2.0
    };
    // After each possible answer, what `then` says, weighted by the answer's probability now.
    let expected = |then: &dyn Fn(&Answers, usize) -> f64| {
        categories(theta)
            .iter()
            .enumerate()
            .map(|(k, now)| {
                let mut more = answers.clone();
                more.push(item, Some(k));
                now.p * then(&more, k)
            })
            .sum::<f64>()
    };
    match criterion {
        Criterion::Mfi => categories(theta).iter().map(|c| c.slope() * c.slope() / c.p).sum(),
        Criterion::Urry => (model.location().unwrap() - theta).abs(),
        Criterion::Thopt => (model.peak() - theta).abs(),
        Criterion::Mlwi => trapezoid(&|x| likelihood(x) * model.information(x)),
        Criterion::Mpwi => trapezoid(&|x| likelihood(x) * prior(x) * model.information(x)),
        Criterion::Kl => trapezoid(&|x| likelihood(x) * divergence(x)),
        Criterion::Klp => trapezoid(&|x| likelihood(x) * prior(x) * divergence(x)),
        Criterion::Gdi => discrimination(&likelihood),
        Criterion::Gdip => discrimination(&|x| likelihood(x) * prior(x)),
        Criterion::Mepv => {
            let eap = Scoring { estimator: Estimator::Eap, ..*scoring };
            expected(&|more, _| {
                let se = eap.estimate(more).se;
                se * se
            })
        }
        Criterion::Mei => {
            expected(&|more, k| at(model, scoring.estimate(more).theta)[k].observed_information())
        }
        Criterion::MeiFisher => expected(&|more, _| model.information(scoring.estimate(more).theta)),
        Criterion::Random => unreachable!(),
    }
}

/// The first half of the items is asked.
fn half(items: &[Model], x: &[Option<usize>]) -> Answers {
    let mut answers = Answers::new(&Pool::of(items, GRID));
    for (item, k) in x.iter().enumerate().take(items.len() / 2) {
        answers.push(item, *k);
    }
    answers
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn values_are_those_of_the_definitions(
        (items, x) in answered(any_model(), 2..9), theta in -2.5..2.5f64,
        prior in prop_oneof![
            (-1.0..1.0f64, 0.5..2.0f64).prop_map(|(mean, sd)| Prior::Normal { mean, sd }),
            (-3.0..-1.0f64, 1.0..5.0f64).prop_map(|(min, max)| Prior::Uniform { min, max }),
        ],
        estimator in prop_oneof![Just(Estimator::Map), Just(Estimator::Eap), Just(Estimator::Wle)],
    ) {
        let answers = half(&items, &x);
        let scoring = Scoring { estimator, prior };
        for criterion in &ALL[..12] {
            // A nominal item whose last slope is 0 has no location.
            let Ok(mut selector) = Selector::new(&Pool::of(&items, GRID), *criterion) else { continue };
            let best = selector.choose(&View { answers: &answers, theta, scoring: &scoring, draw: 0.0 }).unwrap();
            for (item, value) in selector.values().iter().enumerate() {
                prop_assert_eq!(value.is_none(), answers.was_asked(item));
                let Some(value) = *value else { continue };
                let by_the_book = slow(*criterion, &answers, item, theta, &scoring);
                prop_assert!((value - by_the_book).abs() <= 1e-9 * (1e-3 + by_the_book.abs()),
                    "{criterion:?} item {item}: {value} {by_the_book}");
                let top = selector.values()[best].unwrap();
                let beaten = if criterion.takes_smallest() { value < top } else { value > top };
                prop_assert!(!(beaten || value == top && item < best), "{criterion:?} {item} {best}");
            }
        }
    }

    /// Jeffreys' prior changes with the candidate, which is the other way to the same variance.
    #[test]
    fn posterior_variance_under_jeffreys_prior((items, x) in answered(any_model(), 2..7), theta in -2.0..2.0f64) {
        let answers = half(&items, &x);
        let scoring = Scoring { estimator: Estimator::Eap, prior: Prior::Jeffreys };
        let mut selector = Selector::new(&Pool::of(&items, GRID), Criterion::Mepv).unwrap();
        selector.choose(&View { answers: &answers, theta, scoring: &scoring, draw: 0.0 });
        for (item, value) in selector.values().iter().enumerate().filter_map(|(i, v)| Some((i, (*v)?))) {
            let by_the_book = slow(Criterion::Mepv, &answers, item, theta, &scoring);
            prop_assert!((value - by_the_book).abs() <= 1e-9 * (1.0 + by_the_book), "{value} {by_the_book}");
        }
    }

    /// A shift too small for the grid changes no value, though it is integrated out.
    #[test]
    fn a_shift_of_nothing_changes_nothing((items, x) in answered(any_model(), 2..7), theta in -2.0..2.0f64) {
        let values = |pool: &Arc<Pool>, criterion| {
            let mut answers = Answers::new(pool);
            x.iter().enumerate().take(items.len() / 2).for_each(|(item, k)| answers.push(item, *k));
            let mut selector = Selector::new(pool, criterion).unwrap();
            selector.choose(&View { answers: &answers, theta, scoring: &EAP, draw: 0.0 });
            selector.values().to_vec()
        };
        let shifted = Pool::new(items.clone(), GRID).with_shift(1e-6).shared();
        for criterion in [Criterion::Mlwi, Criterion::Mpwi, Criterion::Mepv, Criterion::Klp, Criterion::Gdip] {
            for (with, without) in values(&shifted, criterion).iter().zip(values(&Pool::of(&items, GRID), criterion)) {
                prop_assert_eq!(with.is_none(), without.is_none());
                let (with, without) = (with.unwrap_or(0.0), without.unwrap_or(0.0));
                prop_assert!((with - without).abs() <= 1e-9 * without.abs(), "{criterion:?} {with} {without}");
            }
        }
    }

    #[test]
    fn equal_items_are_taken_in_order(model in prop_oneof![logistic(), graded()], asked in 0usize..4, theta in -2.0..2.0f64) {
        let items = vec![model; 5];
        let mut answers = Answers::new(&Pool::of(&items, GRID));
        answers.push(asked, Some(1));
        for criterion in &ALL[..12] {
            let mut selector = Selector::new(&Pool::of(&items, GRID), *criterion).unwrap();
            let best = selector.choose(&View { answers: &answers, theta, scoring: &EAP, draw: 0.0 });
            prop_assert_eq!(best, Some(usize::from(asked == 0)), "{:?}", criterion);
        }
    }
}

/// A likelihood that underflows leaves all values 0, and still the item of the scaled likelihood is chosen.
#[test]
fn thousands_of_answers_do_not_blind_the_choice() {
    let mut items: Vec<Model> =
        (0..4000).map(|i| Model::logistic(1.0, f64::from(i % 5) - 2.0, 0.0, 1.0).unwrap()).collect();
    for b in [-3.0, 0.1, 3.0] {
        items.push(Model::logistic(1.0, b, 0.0, 1.0).unwrap());
    }
    let mut answers = Answers::new(&Pool::of(&items, GRID));
    for item in 0..4000 {
        answers.push(item, Some(item / 5 % 2));
    }
    for criterion in &ALL[..12] {
        let mut selector = Selector::new(&Pool::of(&items, GRID), *criterion).unwrap();
        let view = View { answers: &answers, theta: 0.0, scoring: &EAP, draw: 0.0 };
        // The distant items differ most from node to node but not where the posterior is.
        let chosen = selector.choose(&view);
        assert_eq!(chosen, Some(4001), "{criterion:?}");
        assert!(selector.values()[4001].unwrap().is_finite());
    }
}

#[test]
fn what_needs_answers_begins_with_information() {
    use Criterion::{Mfi, Random, Thopt, Urry};
    for criterion in ALL {
        let alone = [Mfi, Urry, Thopt, Random].contains(&criterion);
        assert_eq!(criterion.at_first(), if alone { criterion } else { Mfi });
    }
}

/// Memory from the choice before leaves no trace, and a likelihood's criterion sees no prior.
#[test]
fn a_choice_depends_on_its_view_alone() {
    let items: Vec<Model> =
        (0..8).map(|i| Model::logistic(1.2, f64::from(i) / 2.0 - 2.0, 0.2, 1.0).unwrap()).collect();
    let pool = Pool::of(&items, GRID);
    let mut answers = Answers::new(&pool);
    let jeffreys = Scoring { prior: Prior::Jeffreys, ..EAP };
    for criterion in ALL {
        let values = |selector: &mut Selector, answers: &Answers, scoring: &Scoring| {
            selector.choose(&View { answers, theta: 0.3, scoring, draw: 0.4 });
            selector.values().to_vec()
        };
        let mut used = Selector::new(&pool, criterion).unwrap();
        let mut fresh = Selector::new(&pool, criterion).unwrap();
        answers.clear();
        answers.push(2, 0);
        values(&mut used, &answers, &EAP);
        answers.push(5, 1);
        answers.push(3, 1);
        let plain = values(&mut fresh, &answers, &EAP);
        assert_eq!(values(&mut used, &answers, &EAP), plain, "{criterion:?}");
        if [Criterion::Mlwi, Criterion::Kl, Criterion::Gdi].contains(&criterion) {
            assert_eq!(values(&mut used, &answers, &jeffreys), plain, "{criterion:?}");
        }
    }
}

/// An answer that cannot be given has no weight and makes no NaN.
#[test]
fn impossible_answers_have_no_weight() {
    let items = [Model::logistic(1.2, 0.0, 0.2, 1.0).unwrap(), Model::graded(1.3, &[0.5, 0.5]).unwrap()];
    let mut answers = Answers::new(&Pool::of(&items, GRID));
    answers.push(0, 1);
    for prior in [Prior::STANDARD, Prior::Jeffreys] {
        let mut selector = Selector::new(&Pool::of(&items, GRID), Criterion::Mepv).unwrap();
        selector.choose(&View {
            answers: &answers,
            theta: 0.0,
            scoring: &Scoring { prior, ..EAP },
            draw: 0.0,
        });
        assert!(selector.values()[1].is_some_and(|value| value > 0.0 && value.is_finite()));
    }
}

#[test]
fn random_takes_each_item_by_its_share_of_the_draws() {
    let items = vec![Model::logistic(1.0, 0.0, 0.0, 1.0).unwrap(); 5];
    let mut answers = Answers::new(&Pool::of(&items, GRID));
    answers.push(2, Some(1));
    let mut selector = Selector::new(&Pool::of(&items, GRID), Criterion::Random).unwrap();
    let mut take =
        |draw: f64| selector.choose(&View { answers: &answers, theta: 0.0, scoring: &EAP, draw }).unwrap();
    let taken: Vec<usize> = [0.0, 0.24, 0.26, 0.51, 0.76, 0.999_999].map(&mut take).to_vec();
    assert_eq!(taken, [0, 0, 1, 3, 4, 4]);
}

#[test]
fn nothing_is_chosen_from_nothing() {
    let items = vec![Model::graded(1.0, &[-1.0, 1.0]).unwrap(); 2];
    let answers = Answers::all(&Pool::of(&items, GRID), &[Some(0), None]);
    for criterion in ALL {
        let mut selector = Selector::new(&Pool::of(&items, GRID), criterion).unwrap();
        assert_eq!(selector.choose(&View { answers: &answers, theta: 0.0, scoring: &EAP, draw: 0.5 }), None);
        assert_eq!(selector.values(), [None, None]);
    }
}

#[test]
fn what_cannot_be_made_is_refused() {
    let flat = [Model::nominal(&[(1.0, 0.0), (0.0, 0.5)]).unwrap()];
    let error = Selector::new(&Pool::of(&flat, GRID), Criterion::Urry).unwrap_err().to_string();
    assert!(error.starts_with("item without a difficulty is 0; expected one whose last category"), "{error}");
    let many = vec![Model::logistic(1.0, 0.0, 0.0, 1.0).unwrap(); 3000];
    let fine = Grid::new(-4.0, 4.0, 10_001).unwrap();
    let error = Selector::new(&Pool::of(&many, fine), Criterion::Mepv).unwrap_err().to_string();
    assert_eq!(error, "items times categories times nodes is 60006000; expected at most 5e7");
}
