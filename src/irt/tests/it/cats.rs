//! Adaptive tests from the first item to the rule that ends them.

use crate::banks::{EAP, GRID, answered, any_model};
use proptest::prelude::*;
use skillmark_irt::{Cat, Classify, Criterion, Ended, Estimate, Estimator, Model, Next, Scoring, Until};

fn bank() -> Vec<Model> {
    (0..40).map(|i| Model::logistic(1.5, f64::from(i % 20) / 5.0 - 2.0, 0.0, 1.0).unwrap()).collect()
}

/// Items, the estimates after each, and what ended the test.
fn run(
    items: &[Model],
    x: &[Option<usize>],
    criterion: Criterion,
    scoring: Scoring,
    until: Until,
    start: f64,
) -> (Vec<usize>, Vec<Estimate>, Ended) {
    let mut cat = Cat::new(items, GRID, scoring, criterion, until, start).unwrap();
    let mut estimates = Vec::new();
    loop {
        match cat.next(0.0) {
            Next::Ask(item) => cat.answer(x[item]),
            Next::End(ended) => {
                return (cat.answers().list().iter().map(|a| a.item).collect(), estimates, ended);
            }
        }
        estimates.push(cat.estimate());
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]
    /// No item twice, the whole bank if nothing ends the test before, and each estimate that of the answers so far.
    #[test]
    fn a_test_goes_through_its_bank((items, x) in answered(any_model(), 1..9), start in -2.0..2.0f64) {
        for criterion in [Criterion::Mfi, Criterion::Thopt, Criterion::Mepv, Criterion::Klp, Criterion::Mei] {
            let (asked, estimates, ended) = run(&items, &x, criterion, EAP, Until::default(), start);
            prop_assert_eq!(ended, Ended::Bank);
            let mut sorted = asked.clone();
            sorted.sort_unstable();
            prop_assert_eq!(sorted, (0..items.len()).collect::<Vec<_>>());
            prop_assert_eq!(estimates.len(), items.len());
            // The first item is the one of maximum information at the start for those that need answers.
            if criterion.needs_answers() {
                let first = run(&items, &x, Criterion::Mfi, EAP, Until::default(), start).0[0];
                prop_assert_eq!(asked[0], first);
            }
        }
    }

    /// A test with a rule is the beginning of the test without it, up to the first time that the rule holds.
    #[test]
    fn rules_cut_the_same_test_short((items, x) in answered(any_model(), 3..9), se in 0.3..0.95f64, length in 1usize..9) {
        let (asked, estimates, _) = run(&items, &x, Criterion::Mfi, EAP, Until::default(), 0.0);
        let by_se = estimates.iter().position(|e| e.se <= se).map(|i| i + 1);
        let until = Until { se: Some(se), length: Some(length), ..Until::default() };
        let (cut, _, ended) = run(&items, &x, Criterion::Mfi, EAP, until, 0.0);
        let (expected, why) = [(by_se, Ended::Se), (Some(length).filter(|l| *l <= asked.len()), Ended::Length)]
            .into_iter().filter_map(|(n, why)| Some((n?, why)))
            .min_by_key(|(n, _)| *n).unwrap_or((asked.len(), Ended::Bank));
        prop_assert_eq!(&cut[..], &asked[..expected]);
        prop_assert_eq!(ended, why);
    }
}

#[test]
fn classification_ends_when_the_interval_leaves_the_cut() {
    let items = bank();
    let until = |cut: f64| {
        let classify = Some(Classify::new(vec![cut, 3.9], 0.1).unwrap());
        Until { classify, ..Until::default() }
    };
    let all_right = vec![Some(1); 40];
    let (_, estimates, ended) = run(&items, &all_right, Criterion::Mfi, EAP, until(0.0), 0.0);
    assert_eq!(ended, Ended::Classify);
    let (last, before) = (estimates[estimates.len() - 1], estimates[estimates.len() - 2]);
    // 1.645 standard errors.
    assert!(last.theta - 1.6449 * last.se > 0.0 && before.theta - 1.6448 * before.se < 0.0);
    // A cut that stays inside the interval never ends the test.
    let mixed: Vec<_> = (0..40).map(|i| Some(usize::from(i % 20 < 10))).collect();
    assert_eq!(run(&items, &mixed, Criterion::Mfi, EAP, until(0.0), 0.0).2, Ended::Bank);
    assert!(Classify::new(vec![0.0], 1.0).is_err() && Classify::new(vec![0.0], f64::NAN).is_err());
}

#[test]
fn too_little_information_ends_the_test() {
    let items = bank();
    let x = vec![Some(1); 40];
    let until = Until { min_info: Some(0.3), ..Until::default() };
    let (asked, estimates, ended) = run(&items, &x, Criterion::Mfi, EAP, until, 0.0);
    assert_eq!(ended, Ended::MinInfo);
    let left = |n: usize| (0..40).filter(|i| !asked[..n].contains(i)).collect::<Vec<_>>();
    let best =
        |n: usize| left(n).iter().map(|i| items[*i].information(estimates[n - 1].theta)).fold(0.0, f64::max);
    assert!(best(asked.len()) < 0.3 && best(asked.len() - 1) >= 0.3);
    // What was learned is named before the length where both hold.
    let until = Until { se: Some(2.0), length: Some(1), ..Until::default() };
    assert_eq!(run(&items, &x, Criterion::Mfi, EAP, until, 0.0).2, Ended::Se);
}

/// Missing answers are asked and counted but move nothing; until there is one, an estimator without a prior stays at the
/// start.
#[test]
fn missing_answers_leave_the_estimate_alone() {
    let items = bank();
    let until = Until { length: Some(6), ..Until::default() };
    let ml = Scoring { estimator: Estimator::Ml, ..EAP };
    let (asked, estimates, ended) = run(&items, &[None; 40], Criterion::Mfi, ml, until.clone(), 0.7);
    assert_eq!((asked.len(), ended), (6, Ended::Length));
    assert!(estimates.iter().all(|e| e.theta == 0.7 && e.se.is_infinite() && !e.found));
    let mut x = vec![Some(1); 40];
    x[asked[0]] = None;
    let (_, estimates, _) = run(&items, &x, Criterion::Mfi, EAP, until, 0.7);
    assert!(estimates[0].theta.abs() < 1e-12 && estimates[1].theta > 0.1);
}

#[test]
fn asking_again_gives_the_same_item_and_answers_after_the_end_change_nothing() {
    let items = bank();
    let until = Until { length: Some(2), ..Until::default() };
    let mut cat = Cat::new(&items, GRID, EAP, Criterion::Random, until, 0.0).unwrap();
    let first = cat.next(0.5);
    assert_eq!((first, cat.next(0.9)), (Next::Ask(20), Next::Ask(20)));
    cat.answer(Some(1));
    cat.answer(Some(1));
    assert_eq!(cat.answers().list().len(), 1, "the second answer had no question");
    assert_eq!(cat.next(0.0), Next::Ask(0));
    cat.answer(Some(0));
    assert_eq!(cat.next(0.0), Next::End(Ended::Length));
    cat.answer(Some(1));
    assert_eq!(cat.answers().list().len(), 2);
}
