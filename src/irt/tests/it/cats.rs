//! Adaptive tests from the first item to the rule that ends them.

use crate::banks::{EAP, GRID, answered, any_model};
use proptest::prelude::*;
use skillmark_irt::exposure::{Exposure, Pace};
use skillmark_irt::filter::Filter;
use skillmark_irt::shadow::{Blueprint, Class};
use skillmark_irt::stop::{Rule, Stop};
use skillmark_irt::{
    CORE, Cat, Criterion, Design, DesignError, Estimate, Estimator, FULL, Model, Next, Pool, Posterior,
    Prior, Scoring, Shadowing, Test,
};

fn bank() -> Vec<Model> {
    (0..40).map(|i| Model::logistic(1.5, f64::from(i % 20) / 5.0 - 2.0, 0.0, 1.0).unwrap()).collect()
}

fn until(max_items: u32, stop: Stop) -> Rule {
    Rule { min_items: 0, max_items, stop }
}

fn to_the_end() -> Rule {
    until(u32::MAX, Stop::Bank)
}

/// Items, the estimates after each, and what ended the test.
fn run(
    items: &[Model],
    x: &[Option<usize>],
    criterion: Criterion,
    scoring: Scoring,
    stop: Rule,
    start: f64,
) -> (Vec<usize>, Vec<Estimate>, &'static str) {
    let design = Design { scoring, criterion, start, stop, ..Design::default() };
    let mut cat = Cat::new(&Test::new(Pool::of(items, GRID), design, FULL).unwrap());
    let mut estimates = Vec::new();
    while let Next::Ask(item) = cat.next(&|_, _| 0.0) {
        cat.answer(x[item], 0);
        estimates.push(cat.estimate());
    }
    let asked = cat.answers().list().iter().map(|a| a.item).collect();
    (asked, estimates, cat.reasons()[0].code())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]
    /// No item twice, the whole bank if nothing ends the test before, and each estimate that of the answers so far.
    #[test]
    fn a_test_goes_through_its_bank((items, x) in answered(any_model(), 1..9), start in -2.0..2.0f64) {
        for criterion in [Criterion::Mfi, Criterion::Thopt, Criterion::Mepv, Criterion::Klp, Criterion::Mei] {
            let (asked, estimates, ended) = run(&items, &x, criterion, EAP, to_the_end(), start);
            prop_assert_eq!(ended, "bank");
            let mut sorted = asked.clone();
            sorted.sort_unstable();
            prop_assert_eq!(sorted, (0..items.len()).collect::<Vec<_>>());
            prop_assert_eq!(estimates.len(), items.len());
            // The first item is the one of maximum information at the start for those that need answers.
            if criterion.needs_answers() {
                let first = run(&items, &x, Criterion::Mfi, EAP, to_the_end(), start).0[0];
                prop_assert_eq!(asked[0], first);
            }
        }
    }

    /// A test with a rule is the beginning of the test without it, up to the first time that the rule holds.
    #[test]
    fn rules_cut_the_same_test_short((items, x) in answered(any_model(), 3..9), se in 0.3..0.95f64, length in 1usize..9) {
        let (asked, estimates, _) = run(&items, &x, Criterion::Mfi, EAP, to_the_end(), 0.0);
        let by_se = estimates.iter().position(|e| e.se <= se).map(|i| i + 1);
        let rule = until(length as u32, Stop::Se(se));
        let (cut, _, ended) = run(&items, &x, Criterion::Mfi, EAP, rule, 0.0);
        let (expected, why) = [(by_se, "se"), (Some(length).filter(|l| *l <= asked.len()), "length")]
            .into_iter().filter_map(|(n, why)| Some((n?, why)))
            .min_by_key(|(n, _)| *n).unwrap_or((asked.len(), "bank"));
        prop_assert_eq!(&cut[..], &asked[..expected]);
        prop_assert_eq!(ended, why);
    }
}

#[test]
fn classification_ends_when_the_interval_leaves_the_cut() {
    let items = bank();
    let until = |cut: f64| until(u32::MAX, Stop::Classify { cuts: vec![cut, 3.9], alpha: 0.1 });
    let all_right = vec![Some(1); 40];
    let (_, estimates, ended) = run(&items, &all_right, Criterion::Mfi, EAP, until(0.0), 0.0);
    assert_eq!(ended, "classify");
    let (last, before) = (estimates[estimates.len() - 1], estimates[estimates.len() - 2]);
    // 1.645 standard errors.
    assert!(last.theta - 1.6449 * last.se > 0.0 && before.theta - 1.6448 * before.se < 0.0);
    // A cut that stays inside the interval never ends the test.
    let mixed: Vec<_> = (0..40).map(|i| Some(usize::from(i % 20 < 10))).collect();
    assert_eq!(run(&items, &mixed, Criterion::Mfi, EAP, until(0.0), 0.0).2, "bank");
}

#[test]
fn too_little_information_ends_the_test() {
    let items = bank();
    let x = vec![Some(1); 40];
    let rule = until(u32::MAX, Stop::MinInformation(0.3));
    let (asked, estimates, ended) = run(&items, &x, Criterion::Mfi, EAP, rule, 0.0);
    assert_eq!(ended, "min_information");
    let left = |n: usize| (0..40).filter(|i| !asked[..n].contains(i)).collect::<Vec<_>>();
    let best =
        |n: usize| left(n).iter().map(|i| items[*i].information(estimates[n - 1].theta)).fold(0.0, f64::max);
    assert!(best(asked.len()) < 0.3 && best(asked.len() - 1) >= 0.3);
    // What was learned is named before the length where both hold.
    assert_eq!(run(&items, &x, Criterion::Mfi, EAP, until(1, Stop::Se(2.0)), 0.0).2, "se");
}

/// Missing answers are asked and counted but move nothing; until there is one, an estimator without a prior stays at the
/// start.
#[test]
fn missing_answers_leave_the_estimate_alone() {
    let items = bank();
    let rule = until(6, Stop::Bank);
    let ml = Scoring { estimator: Estimator::Ml, ..EAP };
    let (asked, estimates, ended) = run(&items, &[None; 40], Criterion::Mfi, ml, rule.clone(), 0.7);
    assert_eq!((asked.len(), ended), (6, "length"));
    assert!(estimates.iter().all(|e| e.theta == 0.7 && e.se.is_infinite() && !e.found));
    let mut x = vec![Some(1); 40];
    x[asked[0]] = None;
    let (_, estimates, _) = run(&items, &x, Criterion::Mfi, EAP, rule, 0.7);
    assert!(estimates[0].theta.abs() < 1e-12 && estimates[1].theta > 0.1);
}

#[test]
fn asking_again_gives_the_same_item_and_answers_after_the_end_change_nothing() {
    let items = bank();
    let design = Design { criterion: Criterion::Random, stop: until(2, Stop::Bank), ..Design::default() };
    let mut cat = Cat::new(&Test::new(Pool::of(&items, GRID), design, FULL).unwrap());
    let first = cat.next(&|_, _| 0.5);
    assert_eq!((first, cat.next(&|_, _| 0.9)), (Next::Ask(20), Next::Ask(20)));
    cat.answer(1, 0);
    cat.answer(1, 0);
    assert_eq!(cat.answers().list().len(), 1, "the second answer had no question");
    assert_eq!(cat.next(&|_, _| 0.0), Next::Ask(0));
    cat.answer(0, 0);
    assert_eq!(cat.next(&|_, _| 0.0), Next::End);
    cat.answer(1, 0);
    assert_eq!(cat.answers().list().len(), 2);
}

/// The second person in the same memory gets what the first one got.
#[test]
fn a_test_begun_again_is_a_new_one() {
    let mut cat = Cat::new(&Test::new(Pool::of(&bank(), GRID), Design::default(), FULL).unwrap());
    let mut sit = || {
        let mut seen = Vec::new();
        while let Next::Ask(item) = cat.next(&|_, _| 0.5) {
            cat.answer(item % 2, 1_000);
            seen.push((item, cat.estimate()));
        }
        cat.restart();
        seen
    };
    let first = sit();
    assert_eq!((first.len(), &first), (20, &sit()));
}

/// The small set of tools has what it has as the full one has it, and refuses the rest.
#[test]
fn few_tools_do_the_same() {
    for criterion in [Criterion::Mfi, Criterion::Random] {
        let sit = |tools| {
            let design = Design { criterion, ..Design::default() };
            let mut cat = Cat::new(&Test::new(Pool::of(&bank(), GRID), design, tools).unwrap());
            while let Next::Ask(item) = cat.next(&|step, _| step as f64 / 20.0) {
                cat.answer(item % 2, 0);
            }
            (cat.answers().list().to_vec(), cat.estimate())
        };
        assert_eq!(sit(CORE), sit(FULL));
    }
    let refused = |design| Test::new(Pool::of(&bank(), GRID), design, CORE).unwrap_err();
    assert_eq!(refused(Design { criterion: Criterion::Mepv, ..Design::default() }), DesignError::Tools);
    let ml = Scoring { estimator: Estimator::Ml, ..EAP };
    assert_eq!(refused(Design { scoring: ml, ..Design::default() }), DesignError::Tools);
}

/// One unusual rule among usual ones is enough for a refusal, however deep it stands.
#[test]
fn few_tools_refuse_what_few_tests_have() {
    let made = |design| Test::new(Pool::of(&bank(), GRID), design, CORE).map(drop);
    let stopping = |stop| Design { stop: Rule { min_items: 1, max_items: 9, stop }, ..Design::default() };
    let deep = |stop| Stop::Any(vec![Stop::Se(0.4), Stop::All(vec![Stop::Length(5), stop])]);
    let filter =
        |filter| Design { filters: vec![Filter::Enemies(vec![vec![0, 1]]), filter], ..Design::default() };
    let exposed = |exposure| Design { exposure, ..Design::default() };
    let usual = [
        stopping(deep(Stop::Bank)),
        filter(Filter::Enemies(vec![vec![2, 3]])),
        exposed(Exposure::Randomesque(3)),
    ];
    for design in usual {
        assert_eq!(made(design.clone()), Ok(()), "{design:?}");
    }
    let unusual = [
        stopping(Stop::Information(3.0)),
        stopping(deep(Stop::Information(3.0))),
        filter(Filter::Time { items: vec![1; 40], limit: 1_000 }),
        exposed(Exposure::Progressive(Pace { length: 9, acceleration: 1.0 })),
    ];
    for design in unusual {
        assert_eq!(made(design.clone()), Err(DesignError::Tools), "{design:?}");
        assert!(Test::new(Pool::of(&bank(), GRID), design.clone(), FULL).is_ok(), "{design:?}");
    }
}

/// Every test meets the blueprint, though maximum information alone would not.
#[test]
fn shadow_tests_keep_to_the_blueprint() {
    let far = [9, 19, 29, 0];
    let blueprint = Blueprint {
        items: 40,
        length: 6,
        classes: vec![Class { members: far.to_vec(), min: 3, max: 3 }],
        ..Blueprint::default()
    };
    let shadow = Some(Shadowing { blueprint, nodes: 1_000, complete: false });
    let mut cat =
        Cat::new(&Test::new(Pool::of(&bank(), GRID), Design { shadow, ..Design::default() }, FULL).unwrap());
    while let Next::Ask(item) = cat.next(&|_, _| 0.5) {
        cat.answer(item % 2, 0);
    }
    let asked: Vec<usize> = cat.answers().list().iter().map(|answer| answer.item).collect();
    assert_eq!((asked.len(), asked.iter().filter(|item| far.contains(item)).count()), (6, 3), "{asked:?}");
}

/// Three of each class are due. Where the rules would stop before, what is due is asked, and nothing else.
#[test]
fn a_complete_test_stops_early_and_meets_its_bounds() {
    let far = [0, 1, 19, 20, 39];
    let blueprint = Blueprint {
        items: 40,
        length: 12,
        classes: vec![Class { members: far.to_vec(), min: 3, max: 4 }],
        ..Blueprint::default()
    };
    let sit = |complete| {
        let shadow = Some(Shadowing { blueprint: blueprint.clone(), nodes: 1_000, complete });
        let stop = Rule { min_items: 4, max_items: 12, stop: Stop::Se(2.0) };
        let design = Design { shadow, stop, ..Design::default() };
        let mut cat = Cat::new(&Test::new(Pool::of(&bank(), GRID), design, FULL).unwrap());
        while let Next::Ask(item) = cat.next(&|_, _| 0.5) {
            cat.answer(item % 2, 0);
        }
        assert_eq!(cat.reasons()[0].code(), "se");
        cat.answers().list().iter().map(|answer| answer.item).collect::<Vec<_>>()
    };
    let (plain, complete) = (sit(false), sit(true));
    assert_eq!(plain, complete[..4]);
    assert!(plain.iter().all(|item| !far.contains(item)));
    assert_eq!(complete.len(), 7);
    assert!(complete[4..].iter().all(|item| far.contains(item)));
}

#[test]
fn a_limit_counts_all_time_and_says_that_it_was_the_limit() {
    let times = Filter::Time { items: vec![30_000; 40], limit: 100_000 };
    let design = Design { filters: vec![times], ..Design::default() };
    let mut cat = Cat::new(&Test::new(Pool::of(&bank(), GRID), design, FULL).unwrap());
    let sit = |cat: &mut Cat, spend: &dyn Fn(&mut Cat)| {
        let mut asked = 0;
        while let Next::Ask(item) = cat.next(&|_, _| 0.5) {
            spend(cat);
            // What was chosen is chosen again, unless there is no time for it any more.
            match cat.next(&|_, _| 0.5) {
                Next::Ask(again) => assert_eq!(again, item),
                Next::End => break,
            }
            cat.answer(0, 20_000);
            asked += 1;
        }
        assert_eq!(cat.reasons(), []);
        assert_eq!(cat.emptied_by().map(Filter::code), Some("time"));
        asked
    };
    assert_eq!(sit(&mut cat, &|_| ()), 4);
    cat.restart();
    assert_eq!(sit(&mut cat, &|cat| cat.spend(15_000)), 2);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]
    /// Another prior along the way: from then on the test is the one that had this prior from the beginning and was given the
    /// same answers, and an item on screen, or the end, stays.
    #[test]
    fn another_prior_counts_for_all_answers(
        (items, x) in answered(any_model(), 2..9), at in 0usize..8, mean in -1.5..1.5f64, sd in 0.3..2.0f64,
    ) {
        let prior = Prior::Normal { mean, sd };
        for estimator in [Estimator::Eap, Estimator::Map, Estimator::Ml] {
            let test = |prior, criterion| {
                let scoring = Scoring { estimator, prior };
                let design = Design { scoring, criterion, stop: to_the_end(), ..Design::default() };
                Test::new(Pool::of(&items, GRID), design, FULL).unwrap()
            };
            let mut cat = Cat::new(&test(Prior::STANDARD, Criterion::Mpwi));
            for _ in 0..at.min(items.len()) {
                let Next::Ask(item) = cat.next(&|_, _| 0.0) else { unreachable!() };
                cat.answer(x[item], 0);
            }
            let on_screen = cat.next(&|_, _| 0.0);
            let mut kept = cat.clone();
            kept.assume(prior, true);
            prop_assert_eq!(kept.next(&|_, _| 0.0), on_screen);
            cat.assume(prior, false);

            let scoring = Scoring { estimator, prior };
            let mut posterior = Posterior::new(GRID);
            posterior.update(cat.answers(), &prior);
            prop_assert_eq!(cat.posterior().mass(), posterior.mass());
            prop_assert_eq!(kept.posterior().mass(), posterior.mass());
            if cat.answers().list().is_empty() {
                prop_assert_eq!(cat.estimate().theta, mean);
                prop_assert!(cat.estimate().se.is_infinite());
                let started = Design { start: mean, ..test(prior, Criterion::Mpwi).design().clone() };
                let started = Test::new(Pool::of(&items, GRID), started, FULL).unwrap();
                prop_assert_eq!(cat.next(&|_, _| 0.0), Cat::new(&started).next(&|_, _| 0.0));
            } else {
                let expected = scoring.estimate(cat.answers());
                prop_assert_eq!(cat.estimate().se.to_bits(), expected.se.to_bits());
            }
            while let Next::Ask(item) = cat.next(&|_, _| 0.0) {
                cat.answer(x[item], 0);
            }
            prop_assert_eq!(cat.estimate().se.to_bits(), scoring.estimate(cat.answers()).se.to_bits());
            cat.assume(Prior::STANDARD, false);
            prop_assert_eq!(cat.next(&|_, _| 0.0), Next::End);
            // Another person in the same memory has the same prior.
            cat.restart();
            prop_assert_eq!(cat.scoring().prior, Prior::STANDARD);
        }
    }
}
