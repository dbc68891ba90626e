//! What a running test says about each of its steps.

use crate::banks::{EAP, GRID, answered, any_model, logistic};
use crate::people::Draws;
use proptest::prelude::*;
use skillmark_irt::explain::By;
use skillmark_irt::exposure::Exposure;
use skillmark_irt::filter::Filter;
use skillmark_irt::shadow::{Blueprint, Class, Constraint, Outcome, Shadow, WhyNot};
use skillmark_irt::stop::{Rule, Stop};
use skillmark_irt::{
    Cat, Criterion, Design, Estimator, FULL, Model, Next, Pool, Prior, Scoring, Selector, Shadowing, Test,
    View,
};
use std::sync::Arc;

/// Goes through the whole pool and compares each step with what a selector says of the same answers, to the bit.
fn compare(pool: &Arc<Pool>, design: Design, x: &[Option<usize>], seed: u64) {
    let select = |criterion| Selector::new(pool, criterion).unwrap();
    let (mut first, mut later) = (select(design.criterion.at_first()), select(design.criterion));
    let (scoring, criterion) = (design.scoring, design.criterion);
    let mut cat = Cat::new(&Test::new(pool.clone(), design, FULL).unwrap());
    let draw = |step: u64, slot: u64| Draws(seed ^ (step << 8 | slot)).unit();
    while let Next::Ask(item) = cat.next(&draw) {
        let n = cat.answers().list().len();
        let (selector, criterion) =
            if n == 0 { (&mut first, criterion.at_first()) } else { (&mut later, criterion) };
        let view = View {
            answers: cat.answers(),
            theta: cat.estimate().theta,
            scoring: &scoring,
            draw: draw(n as u64, 0),
        };
        let best = selector.choose(&view).unwrap();
        let values: Vec<(usize, f64)> =
            selector.values().iter().enumerate().filter_map(|(i, value)| Some((i, (*value)?))).collect();
        let (step, moves) = cat.step().unwrap();
        let value_of = |item: usize| values.iter().find(|(i, _)| *i == item).unwrap().1;
        assert_eq!(step.item, item);
        assert_eq!(step.value.to_bits(), value_of(item).to_bits(), "{criterion:?}: {step:?}");
        assert_eq!((step.best, step.best_value.to_bits()), (best, value_of(best).to_bits()), "{criterion:?}");
        assert_eq!(step.candidates, values.len(), "all that were not asked");
        let better = values.iter().filter(|(_, value)| match criterion.takes_smallest() {
            true => *value < step.value,
            false => *value > step.value,
        });
        let equal = values.iter().filter(|(_, value)| *value == step.value).count();
        let better = better.count();
        assert!((better..better + equal).contains(&step.rank), "{criterion:?}: {step:?} {values:?}");
        assert_eq!(moves.is_empty(), step.item == best);
        cat.answer(x[item], 1_000);
    }
    assert_eq!(cat.answers().list().len(), pool.items().len());
}

fn to_the_end(criterion: Criterion) -> Design {
    let stop = Rule { min_items: 0, max_items: u32::MAX, stop: Stop::Bank };
    Design { criterion, stop, scoring: EAP, ..Design::default() }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    /// Sign, scale and rank for every criterion, whatever then moves the choice.
    #[test]
    fn a_step_has_the_value_that_the_criterion_gives((items, x) in answered(any_model(), 2..9), seed in any::<u64>()) {
        let pool = Pool::of(&items, GRID);
        let pairs = vec![(0..items.len() / 2).collect()];
        for (_, criterion) in Criterion::ALL {
            if criterion == Criterion::Urry && items.iter().any(|item| item.location().is_none()) {
                continue;
            }
            let plain = to_the_end(criterion);
            compare(&pool, Design { exposure: Exposure::Randomesque(3), ..plain.clone() }, &x, seed);
            compare(&pool, Design { filters: vec![Filter::Testlets(pairs.clone())], ..plain.clone() }, &x, seed);
            compare(&pool, Design { filters: vec![Filter::Success { low: 0.6, high: 0.8, keep: 2 }], ..plain.clone() }, &x, seed);
            let map = Scoring { estimator: Estimator::Map, prior: Prior::Normal { mean: 0.4, sd: 0.8 } };
            compare(&pool, Design { scoring: map, ..plain.clone() }, &x, seed);
            // Half of the pool comes first, and the second half is not lost.
            let n = items.len();
            let classes = vec![Class { members: (0..n / 2).collect(), min: n / 2, max: n }];
            let blueprint = Blueprint { items: n, length: n, classes, ..Blueprint::default() };
            compare(&pool, Design { shadow: Some(Shadowing { blueprint, nodes: 1_000, complete: false }), ..plain }, &x, seed);
        }
    }

    /// The best item was asked unless the first move says what was against it; a shadow test's says why by itself.
    #[test]
    fn what_a_shadow_test_keeps_out_is_said_with_what_binds((items, x) in answered(logistic(), 9..10), criterion in 0usize..13) {
        let pool = Pool::of(&items, GRID);
        let classes = vec![
            Class { members: vec![0, 1, 2], min: 2, max: 3 },
            Class { members: vec![3, 4, 5, 6], min: 0, max: 1 },
        ];
        let blueprint = Blueprint { items: 9, length: 5, classes, enemies: vec![vec![7, 8]], ..Blueprint::default() };
        let shadow = Some(Shadowing { blueprint: blueprint.clone(), nodes: 10_000, complete: false });
        let stop = Rule { min_items: 0, max_items: 5, stop: Stop::Bank };
        let design = Design { shadow, stop, ..to_the_end(Criterion::ALL[criterion].1) };
        let mut cat = Cat::new(&Test::new(pool, design, FULL).unwrap());
        while let Next::Ask(item) = cat.next(&|_, _| 0.5) {
            let (step, moves) = cat.step().unwrap();
            prop_assert_eq!(step.candidates, 9 - cat.answers().list().len());
            prop_assert_eq!(cat.why_not(item), Some(WhyNot::In));
            let before = format!("{cat:?}");
            match cat.why_not(step.best).unwrap() {
                WhyNot::In => prop_assert!(moves.is_empty() && step.rank == 0),
                WhyNot::ShutOut { by } => prop_assert!(moves[0].by == By::Shadow && !by.is_empty()),
                WhyNot::WorthLess { loss, .. } => prop_assert!(moves[0].by == By::Shadow && loss >= -1e-9),
                other => prop_assert!(false, "{other:?}"),
            }
            prop_assert_eq!(format!("{cat:?}"), before, "asking why changes nothing");
            cat.answer(x[item], 0);
            prop_assert_eq!(cat.why_not(step.best), None, "nothing is asked now");
        }
        let optimal = matches!(cat.shadow(), Some(Outcome::Optimal { .. }));
        prop_assert!(optimal);
    }
}

fn easy_to_hard() -> Vec<Model> {
    [0.0, 0.2, 0.4, 2.0, 2.5, 3.0].map(|b| Model::logistic(1.0, b, 0.0, 1.0).unwrap()).to_vec()
}

/// Items far from everybody, which a class wants, are asked for the class and not said to be the best.
#[test]
fn a_class_that_forces_poor_items_is_named() {
    let classes = vec![Class { members: vec![3, 4, 5], min: 3, max: 3 }];
    let blueprint = Blueprint { items: 6, length: 3, classes, ..Blueprint::default() };
    let design = Design {
        shadow: Some(Shadowing { blueprint: blueprint.clone(), nodes: 100, complete: false }),
        stop: Rule { min_items: 0, max_items: 3, stop: Stop::Bank },
        ..to_the_end(Criterion::Mfi)
    };
    let mut cat = Cat::new(&Test::new(Pool::of(&easy_to_hard(), GRID), design, FULL).unwrap());
    let mut seen = Vec::new();
    while let Next::Ask(item) = cat.next(&|_, _| 0.5) {
        let (step, moves) = cat.step().unwrap();
        seen.push((item, step.rank, step.candidates));
        assert_eq!(
            (moves.len(), moves[0].by, moves[0].from, moves[0].to),
            (1, By::Shadow, step.best, Some(item))
        );
        let by = vec![Constraint::ClassMin(0), Constraint::Length];
        assert_eq!(cat.why_not(step.best), Some(WhyNot::ShutOut { by }));
        cat.answer(0, 0);
    }
    assert_eq!(seen, [(3, 3, 6), (4, 3, 5), (5, 3, 4)]);
    // The trait says what the solver says.
    let mut solver = FULL.assemble(&blueprint).unwrap().unwrap();
    let moment =
        skillmark_irt::shadow::Moment { values: &[0.9, 0.8, 0.7, 0.3, 0.2, 0.1], ..Default::default() };
    assert_eq!(solver.why_not(&moment, 1, 100), Shadow::new(&blueprint).unwrap().why_not(&moment, 1, 100));
}

#[test]
fn where_no_test_can_be_made_nothing_is_explained() {
    let classes = vec![Class { members: vec![3, 4, 5], min: 3, max: 3 }];
    let blueprint =
        Blueprint { items: 6, length: 3, classes, enemies: vec![vec![4, 5]], ..Blueprint::default() };
    let shadow = Some(Shadowing { blueprint, nodes: 100, complete: false });
    let test =
        Test::new(Pool::of(&easy_to_hard(), GRID), Design { shadow, ..to_the_end(Criterion::Mfi) }, FULL);
    let mut cat = Cat::new(&test.unwrap());
    assert_eq!(cat.next(&|_, _| 0.5), Next::End);
    assert!(cat.step().is_none() && cat.why_not(0).is_none());
    assert!(matches!(cat.shadow(), Some(Outcome::Infeasible { minimal: true, .. })));
    // And without a shadow test nothing is ever kept out by one.
    let mut plain =
        Cat::new(&Test::new(Pool::of(&easy_to_hard(), GRID), to_the_end(Criterion::Mfi), FULL).unwrap());
    plain.next(&|_, _| 0.5);
    assert!(plain.why_not(3).is_none() && plain.step().is_some());
}

/// A likelihood that underflows makes every value 0; what was compared still tells the items apart.
#[test]
fn worths_outlive_values_that_underflow() {
    // Right where it is hard, wrong where it is easy: the answers have no probability anywhere.
    let b = |i: usize| if i.is_multiple_of(2) { 3.0 } else { -3.0 };
    let items: Vec<Model> = (0..60).map(|i| Model::logistic(10.0, b(i), 0.0, 1.0).unwrap()).collect();
    let mut cat = Cat::new(&Test::new(Pool::of(&items, GRID), to_the_end(Criterion::Mlwi), FULL).unwrap());
    let mut zero = 0;
    while let Next::Ask(item) = cat.next(&|_, _| 0.5) {
        let (step, _) = cat.step().unwrap();
        zero += usize::from(step.value == 0.0 && step.worth > 0.0);
        cat.answer(usize::from(b(item) > 0.0), 0);
    }
    assert!(zero > 0);
}
