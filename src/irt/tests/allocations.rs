//! A person's test allocates nothing once somebody has taken one in the same memory.

// The only way to see allocations is to be the allocator, and that trait is unsafe.
#![allow(unsafe_code)]

use skillmark_irt::exposure::{Exposure, Pace};
use skillmark_irt::filter::{Balance, Filter};
use skillmark_irt::mirt;
use skillmark_irt::shadow::{Blueprint, Class, Testlet, Time};
use skillmark_irt::stop::{Rule, Stop};
use skillmark_irt::{
    Cat, Criterion, Design, Estimator, FULL, Grid, Model, Next, Pool, Prior, Scoring, Shadowing, Test,
};
use std::alloc::{GlobalAlloc, Layout, System};
use std::cell::Cell;

thread_local! {
    /// How often this thread allocated: other tests run beside it.
    static ALLOCATIONS: Cell<u32> = const { Cell::new(0) };
}

struct Counting;

#[global_allocator]
static COUNTING: Counting = Counting;

// SAFETY: the system's allocator does the work.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        ALLOCATIONS.set(ALLOCATIONS.get() + 1);
        unsafe { System.alloc(layout) }
    }

    unsafe fn realloc(&self, pointer: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        ALLOCATIONS.set(ALLOCATIONS.get() + 1);
        unsafe { System.realloc(pointer, layout, size) }
    }

    unsafe fn dealloc(&self, pointer: *mut u8, layout: Layout) {
        unsafe { System.dealloc(pointer, layout) }
    }
}

/// Numbers in (0, 1) without order.
fn draw(step: u64, slot: u64) -> f64 {
    let z = (step * 512 + slot + 1).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    let z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    ((z >> 11) as f64 + 0.5) / 9_007_199_254_740_992.0
}

/// Somebody takes a test that ends soon, then eight people take longer ones: the allocations of the eight.
fn allocations(design: Design) -> u32 {
    let item = |i: u64| Model::logistic(0.8 + draw(i, 1), 6.0 * draw(i, 2) - 3.0, 0.2, 1.0).unwrap();
    let pool = Pool::tabulated((0..200).map(item).collect(), Grid::SESSION).unwrap().shared();
    let mut cat = Cat::new(&Test::new(pool, design, FULL).unwrap());
    let mut sit = |person: u64, short: bool| {
        cat.restart();
        if short {
            cat.extend(3);
        }
        while let Next::Ask(item) = cat.next(&|step, slot| draw(step + person, slot)) {
            let _ = std::hint::black_box(cat.step());
            cat.answer(usize::from(draw(person, 300 + item as u64) < 0.3 + 0.002 * item as f64), 1_000);
        }
        cat.answers().list().len()
    };
    assert_eq!(sit(0, true), 3);
    let before = ALLOCATIONS.get();
    let lengths = (1..9).map(|person| sit(person, false));
    assert!(lengths.min() >= Some(10), "tests too short to tell");
    ALLOCATIONS.get() - before
}

fn stops() -> Rule {
    let (cuts, alpha, beta, delta) = (vec![-1.0, 1.0], 0.05, 0.05, 0.2);
    let any = vec![
        Stop::All(vec![Stop::Se(0.3), Stop::SeChange { within: 0.01, answers: 2 }]),
        Stop::All(vec![Stop::Information(5.0), Stop::MinInformation(0.2)]),
        Stop::Sprt { cut: 0.0, delta, alpha: 0.001, beta: 0.001 },
        Stop::Glr { cuts: cuts.clone(), delta, alpha, beta },
        Stop::Classify { cuts: cuts.clone(), alpha },
        Stop::Level { cuts, share: 0.9 },
        Stop::Time(25_000),
    ];
    Rule { min_items: 10, max_items: 30, stop: Stop::Any(any) }
}

fn estimator(estimator: Estimator) -> Design {
    Design { scoring: Scoring { estimator, prior: Prior::STANDARD }, ..Design::default() }
}

#[test]
fn the_counter_counts() {
    let before = ALLOCATIONS.get();
    drop(std::hint::black_box(vec![0_u8; 10]));
    assert_eq!(ALLOCATIONS.get() - before, 1);
}

#[test]
fn posterior_means_and_information_allocate_nothing() {
    assert_eq!(allocations(Design::default()), 0);
}

#[test]
fn estimators_allocate_nothing() {
    for way in [Estimator::Ml, Estimator::Map, Estimator::Wle] {
        assert_eq!(allocations(estimator(way)), 0, "{way:?}");
    }
}

#[test]
fn criteria_allocate_nothing() {
    for (name, criterion) in Criterion::ALL {
        assert_eq!(allocations(Design { criterion, ..Design::default() }), 0, "{name}");
    }
}

#[test]
fn re_estimating_with_another_estimator_allocates_nothing() {
    assert_eq!(allocations(Design { criterion: Criterion::Mei, ..estimator(Estimator::Map) }), 0);
    let scoring = Scoring { estimator: Estimator::Eap, prior: Prior::Jeffreys };
    assert_eq!(allocations(Design { criterion: Criterion::Mepv, scoring, ..Design::default() }), 0);
}

#[test]
fn exposure_control_allocates_nothing() {
    let pace = Pace { length: 20, acceleration: 1.0 };
    let all = [
        Exposure::Randomesque(5),
        Exposure::Progressive(pace),
        Exposure::Proportional(pace),
        Exposure::SympsonHetter(vec![0.5; 200]),
        Exposure::Eligibility(vec![0.5; 200]),
    ];
    for exposure in all {
        let said = format!("{exposure:.20?}");
        assert_eq!(allocations(Design { exposure, ..Design::default() }), 0, "{said:.40}");
    }
}

#[test]
fn filters_allocate_nothing() {
    let shares = || vec![0.5, 0.3, 0.2];
    let content =
        |balance| Filter::Content { class: (0..200).map(|i| i % 3).collect(), shares: shares(), balance };
    let fours = |from: usize| (0..20).map(|i| (from + 4 * i..from + 4 * i + 4).collect()).collect();
    let all = vec![
        Filter::Enemies(fours(0)),
        Filter::Testlets(fours(100)),
        Filter::Time { items: (0..200).map(|i| 900 + i).collect(), limit: 30_000 },
        content(Balance::Behind),
        content(Balance::Multinomial { length: 20 }),
        Filter::Strata { of: (0..200).map(|i| i / 50).collect(), lengths: vec![5; 4] },
        Filter::Success { low: 0.6, high: 0.8, keep: 3 },
    ];
    for filter in all {
        let code = filter.code();
        assert_eq!(allocations(Design { filters: vec![filter], ..Design::default() }), 0, "{code}");
    }
}

#[test]
fn shadow_tests_allocate_nothing() {
    let blueprint = Blueprint {
        items: 200,
        length: 20,
        classes: (0..4).map(|k| Class { members: (50 * k..50 * k + 50).collect(), min: 4, max: 6 }).collect(),
        enemies: (0..10).map(|i| vec![i, i + 60]).collect(),
        testlets: vec![
            Testlet::whole((120..123).collect()),
            Testlet { members: (130..136).collect(), min: 2, max: 4 },
        ],
        time: Some(Time { items: (0..200).map(|i| 900 + i).collect(), limit: 30_000 }),
    };
    let shadow = Some(Shadowing { blueprint, nodes: 1_000, complete: false });
    assert_eq!(allocations(Design { shadow, ..Design::default() }), 0);
}

#[test]
fn stopping_rules_allocate_nothing() {
    assert_eq!(allocations(Design { stop: stops(), ..Design::default() }), 0);
}

/// Eight people of three skills after somebody whose test was short.
fn allocations_of_several(rules: mirt::Rules) -> u32 {
    let item = |i: u64| {
        let mut a = [0.0; 3];
        a[i as usize % 3] = 0.8 + draw(i, 1);
        mirt::Item::new(&a, 4.0 * draw(i, 2) - 2.0, 0.2).unwrap()
    };
    let prior = mirt::Prior::new(&[[1.0, 0.5, 0.4], [0.5, 1.0, 0.3], [0.4, 0.3, 1.0]]).unwrap();
    let mut cat = mirt::Cat::new(&mirt::Test::new((0..60).map(item).collect(), prior, rules).unwrap());
    let mut sit = |person: u64, most: usize| {
        cat.restart();
        while let Next::Ask(item) = cat.next(&|step, slot| draw(step + person, slot)) {
            if cat.answers().len() == most {
                break;
            }
            cat.answer(usize::from(draw(person, 300 + item as u64) < 0.5), 1_000);
        }
        cat.answers().len()
    };
    assert_eq!(sit(0, 3), 3);
    let before = ALLOCATIONS.get();
    let lengths = (1..9).map(|person| sit(person, 100));
    assert!(lengths.min() >= Some(10), "tests too short to tell");
    ALLOCATIONS.get() - before
}

#[test]
fn tests_of_several_skills_allocate_nothing() {
    use mirt::{Criterion, EQUAL, Estimator, Stop};
    let small = Grid::new(-4.0, 4.0, 7).unwrap();
    let stops = vec![
        Stop::All(vec![Stop::Se { skills: vec![0, 2], at_most: 0.6 }, Stop::Trace(1.2)]),
        Stop::Determinant(0.05),
        Stop::Time(15_000),
    ];
    for estimator in [Estimator::Map, Estimator::Eap(small)] {
        for criterion in [Criterion::D, Criterion::A(EQUAL), Criterion::Gain(EQUAL), Criterion::Random] {
            let rules = mirt::Rules {
                estimator,
                criterion,
                filters: vec![Filter::Enemies((0..10).map(|i| vec![i, i + 30]).collect())],
                exposure: Exposure::Randomesque(4),
                stop: mirt::Rule { min_items: 10, max_items: 20, stop: Stop::Any(stops.clone()) },
            };
            assert_eq!(allocations_of_several(rules), 0, "{estimator:?} {criterion:?}");
        }
    }
}
