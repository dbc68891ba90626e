//! Adaptive tests of several skills, with a number of their own.

use super::{Dice, Digest, ITEMS, draw, exposure, filters};
use skillmark_irt::mirt::{Cat, Criterion, Estimator, Item, Prior, Rule, Rules, Stop, Test};
use skillmark_irt::{Grid, Next, Response};
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

const SAME: u64 = 0xcea1_4b33_e1ee_ea2d;

#[test]
fn two_thousand_tests_of_several_skills_have_the_same_bits() {
    let mut digest = Digest::default();
    (0..2_000).for_each(|n| sit(n, &mut digest));
    assert_eq!(digest.0, SAME, "{:#018x}", digest.0);
}

/// Counts through all combinations of estimator, criterion, exposure control and stop.
fn sit(n: usize, digest: &mut Digest) {
    let mut dice = Dice { session: 1 << 40 | n as u64, thrown: 0 };
    let skills = 1 + n % 4;
    let (prior, rules) = (correlated(skills, dice.between(-0.3, 0.9)), rules(n / 4, skills, &mut dice));
    let apart = matches!(rules.criterion, Criterion::Gain(_)) || dice.below(2) == 0;
    let items: Vec<Item> = (0..ITEMS).map(|i| item(i, skills, apart, &mut dice)).collect();
    let abilities: Vec<f64> = (0..skills).map(|_| dice.between(-2.0, 2.0)).collect();
    let mut cat = Cat::new(&Test::new(items.clone(), prior, rules).unwrap());
    while let Next::Ask(item) = cat.next(&|step, slot| draw(n as u64, step, slot)) {
        let (step, _) = cat.step().unwrap();
        let response = match dice.below(20) {
            0 => Response::Missing,
            1 => Response::Unsure,
            _ => Response::Category(usize::from(dice.between(0.0, 1.0) < items[item].p(&abilities))),
        };
        cat.answer(response, 1_000);
        digest.word(item as u64);
        digest.word(step.rank as u64);
        digest.numbers([step.value, step.best_value]);
        digest.numbers(cat.estimate().theta[..skills].iter().copied());
        (0..skills).for_each(|k| digest.numbers(cat.estimate().covariance.row(k)[..skills].iter().copied()));
    }
    cat.reasons().iter().for_each(|reason| reason.code().bytes().for_each(|byte| digest.word(byte.into())));
}

fn correlated(skills: usize, r: f64) -> Prior {
    let row = |i| (0..skills).map(|j| if i == j { 1.0 } else { r }).collect();
    Prior::new(&(0..skills).map(row).collect::<Vec<Vec<f64>>>()).unwrap()
}

/// Of one skill, or of all.
fn item(i: usize, skills: usize, apart: bool, dice: &mut Dice) -> Item {
    let slope = |k: usize, dice: &mut Dice| {
        let a = dice.between(0.3, 1.9);
        if apart && i % skills != k { 0.0 } else { a }
    };
    let a: Vec<f64> = (0..skills).map(|k| slope(k, dice)).collect();
    let c = if dice.below(2) == 0 { 0.0 } else { dice.between(0.1, 0.3) };
    Item::new(&a, dice.between(-2.0, 2.0), c).unwrap()
}

fn rules(n: usize, skills: usize, dice: &mut Dice) -> Rules {
    let weights = std::array::from_fn(|_| dice.between(0.2, 2.0));
    let (criterion, n) =
        ([Criterion::D, Criterion::A(weights), Criterion::Gain(weights), Criterion::Random][n % 4], n / 4);
    let by_mean = n % 2 == 1 && skills <= 3;
    let (exposure, n) = (exposure(n / 2 % 5, skillmark_irt::Criterion::Mfi, dice), n / 10);
    let se = |at_most| Stop::Se { skills: vec![skills - 1], at_most };
    let stop = match n % 5 {
        0 => se(dice.between(0.5, 0.9)),
        1 => Stop::Trace(dice.between(0.5, 0.8) * skills as f64),
        2 => Stop::Any(vec![Stop::Determinant(dice.between(0.1, 0.5)), Stop::Time(5_000)]),
        3 => Stop::All(vec![Stop::Length(3), Stop::Se { skills: vec![], at_most: 0.8 }]),
        _ => Stop::Bank,
    };
    Rules {
        estimator: if by_mean { Estimator::Eap(Grid::new(-4.0, 4.0, 9).unwrap()) } else { Estimator::Map },
        criterion,
        filters: filters(dice),
        exposure,
        stop: Rule { min_items: 2, max_items: 6, stop },
    }
}
