//! Items that are left out of a person's whole test (item eligibility).

use crate::people::Draws;
use proptest::prelude::*;
use skillmark_irt::explain::By;
use skillmark_irt::exposure::Exposure;
use skillmark_irt::filter::Filter;
use skillmark_irt::shadow::{Blueprint, Class, WhyNot};
use skillmark_irt::stop::{Rule, Stop};
use skillmark_irt::{Cat, Design, FULL, Grid, Model, Next, PERSON, Pool, Shadowing, Test};

const ITEMS: usize = 7;

fn cat(design: Design) -> Cat {
    let items: Vec<_> = (0..ITEMS).map(|i| Model::logistic(1.0, 0.3 * i as f64, 0.0, 1.0).unwrap()).collect();
    let stop = Rule { min_items: 0, max_items: 4, stop: Stop::Length(4) };
    Cat::new(&Test::new(Pool::of(&items, Grid::SESSION), Design { stop, ..design }, FULL).unwrap())
}

/// Draws that leave out the items of a mask where every probability is a half.
fn without(mask: usize) -> impl Fn(u64, u64) -> f64 {
    move |step, slot| {
        let out = step == PERSON && slot >= 2 && mask >> (slot - 2) & 1 == 1;
        if out { 0.7 } else { 0.3 }
    }
}

fn take(cat: &mut Cat, mask: usize, right: usize) -> Vec<usize> {
    cat.restart();
    while let Next::Ask(item) = cat.next(&without(mask)) {
        cat.answer(right >> item & 1, 0);
    }
    cat.answers().list().iter().map(|answer| answer.item).collect()
}

fn eligibility() -> Exposure {
    Exposure::Eligibility(vec![0.5; ITEMS])
}

proptest! {
    /// Every set of items that are left out: the test is that of a pool without them (their values are the same), as long as
    /// four items are left, which is when nothing is lifted.
    #[test]
    fn what_is_left_out_is_never_asked(mask in 0usize..1 << ITEMS, right in 0usize..1 << ITEMS) {
        let mut cat = cat(Design { exposure: eligibility(), ..Design::default() });
        let asked = take(&mut cat, mask, right);
        prop_assert_eq!(asked.len(), 4);
        let out: Vec<usize> = (0..ITEMS).filter(|item| mask >> item & 1 == 1).collect();
        let lifted = ITEMS - out.len() < 4;
        if lifted {
            prop_assert!(cat.ineligible().is_empty());
            // What is eligible comes before what is not.
            let eligible = ITEMS - out.len();
            prop_assert!(asked[..eligible].iter().all(|item| !out.contains(item)));
        } else {
            prop_assert_eq!(cat.ineligible(), &out[..]);
            prop_assert!(asked.iter().all(|item| !out.contains(item)));
        }
    }

    /// With a shadow test: infeasible without the items left out means that they are let in from the start.
    #[test]
    fn a_shadow_test_leaves_them_out_or_lifts_it(mask in 0usize..1 << ITEMS, right in 0usize..1 << ITEMS) {
        // Two of the hard ones, 4..7.
        let classes = vec![Class { members: vec![4, 5, 6], min: 2, max: 2 }];
        let blueprint = Blueprint { items: ITEMS, length: 4, classes, ..Blueprint::default() };
        let shadow = Some(Shadowing { blueprint, nodes: 1000, complete: false });
        let mut cat = cat(Design { exposure: eligibility(), shadow, ..Design::default() });
        let asked = take(&mut cat, mask, right);
        let left = |items: std::ops::Range<usize>| items.filter(|item| mask >> item & 1 == 0).count();
        let feasible = left(0..4) >= 2 && left(4..7) >= 2;
        prop_assert_eq!(asked.iter().filter(|item| **item >= 4).count(), 2);
        if feasible {
            prop_assert!(asked.iter().all(|item| mask >> item & 1 == 0));
        } else {
            prop_assert!(cat.ineligible().is_empty());
            prop_assert_eq!(asked, take(&mut cat, 0, right), "as if nothing had been drawn");
        }
    }

    /// Without draws that leave out, it is the best; no other exposure leaves anything out.
    #[test]
    fn what_all_are_eligible_for_is_the_best(right in 0usize..1 << ITEMS, seed in any::<u64>()) {
        let mut all = cat(Design { exposure: eligibility(), ..Design::default() });
        let mut best = cat(Design::default());
        prop_assert_eq!(take(&mut all, 0, right), take(&mut best, seed as usize, right));
        let (mut draws, mut out) = (Draws(seed), vec![1]);
        Exposure::SympsonHetter(vec![draws.unit(); 3]).ineligible(&|_, _| 0.5, &mut out);
        prop_assert!(out.is_empty());
    }
}

/// A draw at the probability itself is out, as for acceptance.
#[test]
fn bounds_of_eligibility() {
    let mut out = Vec::new();
    Exposure::Eligibility(vec![0.5, 0.51, 0.0, 1.0]).ineligible(&|_, _| 0.5, &mut out);
    assert_eq!(out, [0, 2]);
}

#[test]
fn a_choice_says_what_was_left_out() {
    let blueprint = Blueprint { items: ITEMS, length: 4, ..Blueprint::default() };
    let shadow = Some(Shadowing { blueprint, nodes: 1000, complete: false });
    for shadow in [None, shadow] {
        let whole = shadow.is_some();
        let mut cat = cat(Design { exposure: eligibility(), shadow, ..Design::default() });
        assert_eq!(cat.next(&without(0b11)), Next::Ask(2));
        let (step, moves) = cat.step().unwrap();
        assert_eq!((step.best, step.rank, step.candidates), (0, 2, ITEMS));
        let turns: Vec<_> = moves.iter().map(|turn| (turn.by, turn.from, turn.to)).collect();
        assert_eq!(turns, [(By::Ineligible, 0, Some(2))]);
        assert_eq!(cat.why_not(1), whole.then_some(WhyNot::Ineligible));
    }
}

/// A filter that leaves nothing of what is eligible lets the others in.
#[test]
fn what_filters_leave_out_lifts_ineligibility() {
    let filters = vec![Filter::Enemies(vec![vec![2, 3, 4, 5, 6]])];
    let mut cat = cat(Design { exposure: eligibility(), filters, ..Design::default() });
    assert_eq!(take(&mut cat, 0b11, 0), [2, 0, 1]);
    assert!(cat.ineligible().is_empty());
}

/// What came up: the refused with the one that was accepted, or all of them when none was.
#[test]
fn the_refused_are_told() {
    let accept =
        |p: f64| cat(Design { exposure: Exposure::SympsonHetter(vec![p; ITEMS]), ..Design::default() });
    let mut some = accept(0.5);
    assert_eq!(some.next(&without(0b101)), Next::Ask(1));
    assert_eq!(some.refused(), [0]);
    some.answer(1, 0);
    some.next(&without(0b101));
    assert!(some.refused().iter().all(|item| [0, 2].contains(item)));
    let mut none = accept(0.1);
    assert_eq!(none.next(&without(0)), Next::Ask(0));
    assert_eq!(none.refused().len(), ITEMS);
    assert!(none.step().unwrap().1.is_empty(), "the best was asked");
    assert!(cat(Design::default()).refused().is_empty());
}

#[test]
fn one_probability_per_item() {
    let items = vec![Model::logistic(1.0, 0.0, 0.0, 1.0).unwrap(); 3];
    let exposure = Exposure::Eligibility(vec![0.5; 2]);
    let error = Test::new(Pool::of(&items, Grid::SESSION), Design { exposure, ..Design::default() }, FULL);
    assert!(error.unwrap_err().to_string().contains("eligibility holds 2, and the pool has 3 items"));
}
