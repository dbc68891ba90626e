//! What a running test asks for, is told along the way, and says of what is left.

use crate::banks::GRID;
use skillmark_irt::exposure::Exposure;
use skillmark_irt::shadow::{Blueprint, Class};
use skillmark_irt::stop::{Rule, Stop};
use skillmark_irt::{Cat, Criterion, Design, FULL, Model, Next, PERSON, Pool, Shadowing, Test};
use std::cell::RefCell;

fn items() -> Vec<Model> {
    (0..9).map(|i| Model::logistic(1.2, 0.5 * f64::from(i) - 2.0, 0.1, 1.0).unwrap()).collect()
}

fn cat(design: Design) -> Cat {
    Cat::new(&Test::new(Pool::of(&items(), GRID), design, FULL).unwrap())
}

fn until(max_items: u32, stop: Stop) -> Rule {
    Rule { min_items: 0, max_items, stop }
}

/// Answers until the end; how many were answered in all.
fn go_on(cat: &mut Cat) -> usize {
    while let Next::Ask(item) = cat.next(&|_, _| 0.5) {
        cat.answer(item % 2, 0);
    }
    cat.answers().list().len()
}

/// Each draw has a place of its own: the criterion's and the filters' at the item's step, one per item from slot 2 on, which
/// Sympson & Hetter keep for the whole test.
#[test]
fn draws_are_asked_for_by_step_and_slot() {
    const { assert!(PERSON > u32::MAX as u64, "no item has the step of the person") }
    for (exposure, steps, slots) in [
        (Exposure::SympsonHetter(vec![1.0; 9]), [PERSON; 3], 9),
        (Exposure::Randomesque(2), [0, 1, 2], 1),
        (Exposure::Best, [0, 1, 2], 0),
    ] {
        let mut cat = cat(Design { exposure, ..Design::default() });
        for (step, exposed) in steps.into_iter().enumerate() {
            let asked = RefCell::new(Vec::new());
            let next = cat.next(&|step, slot| {
                asked.borrow_mut().push((step, slot));
                0.5
            });
            assert!(matches!(next, Next::Ask(_)));
            let mut asked = asked.into_inner();
            asked.sort_unstable();
            let own = [(step as u64, 0), (step as u64, 1)];
            let mut expected: Vec<_> = own.into_iter().chain((2..2 + slots).map(|k| (exposed, k))).collect();
            expected.sort_unstable();
            assert_eq!(asked, expected);
            cat.answer(1, 0);
        }
    }
}

/// A test that has ended goes on for so many items, whatever its rule says, and ends with what is left of the bank.
#[test]
fn more_items_are_asked_where_they_are_wished_for() {
    let mut cat = cat(Design { stop: until(2, Stop::Se(9.0)), ..Design::default() });
    assert_eq!(go_on(&mut cat), 1);
    assert_eq!(cat.reasons()[0].code(), "se");
    cat.extend(3);
    assert_eq!(cat.reasons(), []);
    assert_eq!(go_on(&mut cat), 4);
    assert_eq!(cat.reasons().iter().map(|reason| reason.code()).collect::<Vec<_>>(), ["length"]);
    cat.extend(1);
    assert_eq!(go_on(&mut cat), 5);
    cat.extend(20);
    assert_eq!(go_on(&mut cat), 9);
    assert_eq!(cat.reasons().iter().map(|reason| reason.code()).collect::<Vec<_>>(), ["bank"]);
    // The next person is asked for by the rule again.
    cat.restart();
    assert_eq!(go_on(&mut cat), 1);
}

/// The information of all that is left, on top of what is known.
#[test]
fn what_could_be_reached_is_what_the_sum_says() {
    let items = items();
    let mut cat = cat(Design { stop: until(9, Stop::Bank), ..Design::default() });
    while let Next::Ask(item) = cat.next(&|_, _| 0.5) {
        cat.answer(item % 2, 0);
        let (estimate, answers) = (cat.estimate(), cat.answers());
        let left = (0..9).filter(|item| !answers.was_asked(*item));
        let information: f64 = left.map(|item| items[item].information(estimate.theta)).sum();
        let reach = cat.could_reach();
        let gained = 1.0 / (reach * reach) - 1.0 / (estimate.se * estimate.se);
        assert!((gained - information).abs() < 1e-9, "{gained}, not {information}");
    }
    assert!((cat.could_reach() - cat.estimate().se).abs() < 1e-12, "nothing is left");
}

/// What is due is asked up to the test's length, and not beyond it, though the blueprint's test would be longer.
#[test]
fn what_is_due_never_makes_a_test_longer_than_it_may_be() {
    let far = vec![0, 1, 8];
    for (max_items, asked) in [(2, 2), (3, 3), (4, 4), (6, 4)] {
        let classes = vec![Class { members: far.clone(), min: 3, max: 3 }];
        let blueprint = Blueprint { items: 9, length: 8, classes, ..Blueprint::default() };
        let shadow = Some(Shadowing { blueprint, nodes: 1_000, complete: true });
        let criterion = Criterion::Mfi;
        let mut cat =
            cat(Design { shadow, criterion, stop: until(max_items, Stop::Se(9.0)), ..Design::default() });
        assert_eq!(go_on(&mut cat), asked, "{max_items}");
        assert!(cat.reasons().iter().any(|reason| reason.code() == "se"));
    }
}
