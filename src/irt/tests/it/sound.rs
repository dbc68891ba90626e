//! Numbers of filters and exposure controls: each bound is allowed itself, and what lies beyond it is refused.

use crate::banks::GRID;
use skillmark_irt::exposure::{Exposure, Pace};
use skillmark_irt::filter::{Balance, Filter};
use skillmark_irt::{Design, DesignError, FULL, Model, Pool, Test};

/// What is said against the design, for a pool of three items.
fn refusal(design: Design) -> Option<String> {
    let items = [-1.0, 0.0, 1.0].map(|b| Model::logistic(1.0, b, 0.0, 1.0).unwrap());
    match Test::new(Pool::of(&items, GRID), design, FULL) {
        Ok(_) => None,
        Err(DesignError::Number(invalid)) => Some(invalid.to_string()),
        Err(other) => panic!("{other}"),
    }
}

fn filtered(filter: Filter) -> Option<String> {
    refusal(Design { filters: vec![filter], ..Design::default() })
}

fn content(class: [usize; 3], shares: &[f64]) -> Option<String> {
    filtered(Filter::Content { class: class.to_vec(), shares: shares.to_vec(), balance: Balance::Behind })
}

fn exposed(exposure: Exposure) -> Option<String> {
    refusal(Design { exposure, ..Design::default() })
}

fn check(said: Option<String>, expected: Option<&str>) {
    assert_eq!(said.as_deref(), expected);
}

#[test]
fn shares_are_numbers_of_which_something_is_left() {
    check(content([0, 1, 0], &[1.0, 0.0]), None);
    check(content([0, 0, 0], &[1e6]), None);
    check(content([0, 0, 0], &[1e-9]), None);
    check(content([0, 0, 0], &[1.0, -0.1]), Some("share 1 is -0.1; expected 0 to 1e6"));
    check(content([0, 0, 0], &[1.1e6]), Some("share 0 is 1100000; expected 0 to 1e6"));
    check(content([0, 0, 0], &[0.0]), Some("sum of shares is 0; expected more than 0"));
    let place = "class of item 1 is 2; expected a place in the list of shares, counted from 0";
    check(content([0, 2, 0], &[1.0, 1.0]), Some(place));
}

#[test]
fn strata_have_lengths() {
    let strata = |of: [usize; 3]| filtered(Filter::Strata { of: of.to_vec(), lengths: vec![1, 1] });
    check(strata([0, 1, 1]), None);
    let place = "stratum of item 2 is 2; expected a place in the list of lengths, counted from 0";
    check(strata([0, 1, 2]), Some(place));
}

#[test]
fn success_lies_between_never_and_always() {
    let success = |low, high| filtered(Filter::Success { low, high, keep: 1 });
    check(success(0.0, 1.0), None);
    check(success(0.5, 0.5), None);
    check(success(-0.1, 0.5), Some("low of success is -0.1; expected 0 or more"));
    check(success(0.6, 0.5), Some("low of success is 0.6; expected at most its high"));
    check(success(0.6, 1.5), Some("high of success is 1.5; expected 1 or less"));
}

#[test]
fn chance_has_a_number_of_items_and_a_pace() {
    check(exposed(Exposure::Best), None);
    check(exposed(Exposure::Randomesque(1)), None);
    check(exposed(Exposure::Randomesque(0)), Some("k of randomesque is 0; expected 1 or more"));
    for paced in [Exposure::Progressive, Exposure::Proportional] {
        let pace = |length, acceleration| exposed(paced(Pace { length, acceleration }));
        check(pace(1, 0.0), None);
        check(pace(9, 1e6), None);
        check(pace(0, 1.0), Some("length of the pace is 0; expected 1 or more"));
        check(pace(9, -1.0), Some("acceleration of the pace is -1; expected 0 to 1e6"));
    }
}

#[test]
fn draws_are_compared_with_probabilities() {
    for (drawn, name) in [
        (Exposure::SympsonHetter as fn(Vec<f64>) -> Exposure, "acceptance"),
        (Exposure::Eligibility, "eligibility"),
    ] {
        check(exposed(drawn(vec![0.0, 0.5, 1.0])), None);
        for (beyond, said) in [(1.1, "1.1"), (-0.1, "-0.1")] {
            let expected = format!("{name} 2 is {said}; expected a probability");
            check(exposed(drawn(vec![0.0, 0.5, beyond])), Some(&expected));
        }
    }
}
