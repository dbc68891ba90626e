//! Stops, chance, answers that say nothing, and what is refused.

use skillmark_irt::exposure::Exposure;
use skillmark_irt::filter::Filter;
use skillmark_irt::mirt::{
    Answer, Cat, Criterion, EQUAL, Estimator, Item, MirtError, Prior, Reason, Rule, Rules, Stop, Test,
    TestError, map,
};
use skillmark_irt::{Grid, Next, PERSON, Response};

fn prior() -> Prior {
    Prior::new(&[[1.0, 0.5], [0.5, 1.0]]).unwrap()
}

/// Two skills in turn, and every third item of both.
fn items(count: usize) -> Vec<Item> {
    let item = |i: usize| {
        let a = [[1.4, 0.0], [0.0, 1.4], [1.0, 0.8]][i % 3];
        Item::new(&a, (i as f64 * 7.3).rem_euclid(4.0) - 2.0, 0.2).unwrap()
    };
    (0..count).map(item).collect()
}

fn stopping(stop: Stop) -> Rules {
    Rules { stop: Rule { min_items: 0, max_items: 100, stop }, ..Rules::default() }
}

/// Takes a test, `right` saying which items are answered right.
fn sit(rules: Rules, right: impl Fn(usize) -> bool) -> Cat {
    let mut cat = Cat::new(&Test::new(items(90), prior(), rules).unwrap());
    while let Next::Ask(item) =
        cat.next(&|step, slot| (0.17 + 0.31 * step as f64 + 0.13 * slot as f64).fract())
    {
        cat.answer(usize::from(right(item)), 1_000);
    }
    cat
}

/// Each stop ends the test at the first answer after which it holds, and says with which numbers.
#[test]
fn stops_hold_when_they_say() {
    let right = |item: usize| !item.is_multiple_of(3);
    let se = |cat: &Cat, k: usize| cat.estimate().covariance.sd(k);

    let every = sit(stopping(Stop::Se { skills: vec![], at_most: 0.55 }), right);
    let [Reason::Se { skill, se: worst, at_most }] = every.reasons() else { panic!("{:?}", every.reasons()) };
    assert!(*worst == se(&every, *skill) && *worst <= 0.55 && *at_most == 0.55);
    assert!((0..2).all(|k| se(&every, k) <= *worst));
    let second = sit(stopping(Stop::Se { skills: vec![1], at_most: 0.55 }), right);
    assert!(matches!(second.reasons(), [Reason::Se { skill: 1, .. }]) && se(&second, 1) <= 0.55);
    assert!(second.answers().len() <= every.answers().len());

    let trace = sit(stopping(Stop::Trace(0.5)), right);
    assert!(
        matches!(trace.reasons(), [Reason::Trace { trace: x, at_most: 0.5 }] if *x == trace.estimate().covariance.trace())
    );
    let determinant = sit(stopping(Stop::Determinant(0.05)), right);
    let covariance = determinant.estimate().covariance;
    let by_hand = covariance.get(0, 0) * covariance.get(1, 1) - covariance.get(0, 1) * covariance.get(1, 0);
    assert!(
        matches!(determinant.reasons(), [Reason::Determinant { determinant: x, .. }] if (x - by_hand).abs() < 1e-12)
    );
    assert!(by_hand <= 0.05);

    // One answer fewer, and none of them held.
    for (cat, stop) in [
        (&every, Stop::Se { skills: vec![], at_most: 0.55 }),
        (&trace, Stop::Trace(0.5)),
        (&determinant, Stop::Determinant(0.05)),
    ] {
        let one_less = cat.answers().len() as u32 - 1;
        let rules = stopping(Stop::All(vec![stop, Stop::Length(one_less)]));
        assert_eq!(sit(rules, right).answers().len() as u32, one_less + 1);
        let rules = stopping(Stop::Length(one_less));
        assert_eq!(sit(rules, right).reasons(), [Reason::Length { answered: one_less, at: one_less }]);
    }
    assert_eq!(
        sit(stopping(Stop::Time(9_500)), right).reasons(),
        [Reason::Time { used: 10_000, limit: 9_500 }]
    );
    assert_eq!(sit(stopping(Stop::Bank), right).reasons(), [Reason::Bank]);
}

#[test]
fn stops_are_joined_and_bounded() {
    let right = |item: usize| item.is_multiple_of(2);
    let loose = Stop::Se { skills: vec![], at_most: 0.9 };
    let any = sit(stopping(Stop::Any(vec![loose.clone(), Stop::Length(4), Stop::Trace(1e-6)])), right);
    assert_eq!(any.reasons().iter().map(Reason::code).collect::<Vec<_>>(), ["se"]);
    let all = sit(stopping(Stop::All(vec![loose.clone(), Stop::Length(9)])), right);
    assert_eq!(all.answers().len(), 9);
    assert_eq!(all.reasons().iter().map(Reason::code).collect::<Vec<_>>(), ["se", "length"]);
    let rule = |min_items, max_items| Rules {
        stop: Rule { min_items, max_items, stop: loose.clone() },
        ..Rules::default()
    };
    assert_eq!(sit(rule(12, 20), right).answers().len(), 12);
    let short = sit(rule(0, 1), right);
    assert_eq!(short.reasons().last(), Some(&Reason::Length { answered: 1, at: 1 }));
}

/// One of the three best, and each of them for some draw; the explanation says which and why.
#[test]
fn chance_takes_one_of_the_best() {
    let rules = Rules { exposure: Exposure::Randomesque(3), ..Rules::default() };
    let test = Test::new(items(30), prior(), rules).unwrap();
    let ranks = [0.1, 0.5, 0.9].map(|draw| {
        let mut cat = Cat::new(&test);
        let Next::Ask(item) = cat.next(&|_, _| draw) else { panic!() };
        let (step, moves) = cat.step().unwrap();
        assert_eq!((step.item, step.candidates, moves.len()), (item, 30, usize::from(step.rank > 0)));
        assert!(step.value <= step.best_value);
        step.rank
    });
    assert_eq!(ranks, [0, 1, 2]);

    let rules = Rules { criterion: Criterion::Random, ..Rules::default() };
    let test = Test::new(items(30), prior(), rules).unwrap();
    let asked = [0.0, 0.35, 0.999].map(|draw| Cat::new(&test).next(&|_, _| draw));
    assert_eq!(asked, [Next::Ask(0), Next::Ask(10), Next::Ask(29)]);
}

#[test]
fn a_wanted_success_rate_goes_by_all_skills() {
    let filters = vec![Filter::Success { low: 0.7, high: 0.75, keep: 1 }];
    let mut cat = Cat::new(&Test::new(items(90), prior(), Rules { filters, ..Rules::default() }).unwrap());
    let Next::Ask(item) = cat.next(&|_, _| 0.5) else { panic!() };
    let p = cat.test().items()[item].p(&[0.0, 0.0]);
    assert!((0.7..=0.75).contains(&p), "{p}");
}

/// "I don't know" weighs as a blind guess does on average, a missing answer nothing; both use up the item.
#[test]
fn answers_that_say_little() {
    let test = Test::new(items(30), prior(), Rules::default()).unwrap();
    let mut cat = Cat::new(&test);
    let Next::Ask(first) = cat.next(&|_, _| 0.5) else { panic!() };
    cat.answer(Response::Missing, 0);
    assert_eq!((cat.estimate().theta, cat.answers().len()), ([0.0; 8], 1));
    let Next::Ask(second) = cat.next(&|_, _| 0.5) else { panic!() };
    assert_ne!(first, second);
    cat.answer(Response::Unsure, 0);
    let answers: Vec<Answer> = vec![(test.items()[second], 0.2)];
    assert_eq!(*cat.estimate(), map(&answers, &prior()));
    // Before another question there is nothing to answer.
    cat.answer(1, 0);
    assert_eq!(cat.answers().len(), 2);
}

/// What is ineligible is left out, by the skill that gains most too, until nothing else is left.
#[test]
fn ineligible_items_come_last() {
    let one_skill: Vec<Item> = items(12).into_iter().filter(|item| item.only_skill().is_some()).collect();
    let count = one_skill.len();
    for criterion in [Criterion::D, Criterion::Gain(EQUAL)] {
        let exposure = Exposure::Eligibility(vec![0.5; count]);
        let rules = Rules { exposure, criterion, ..stopping(Stop::Bank) };
        let mut cat = Cat::new(&Test::new(one_skill.clone(), prior(), rules).unwrap());
        let draw = |step, slot| if step == PERSON && slot % 2 == 0 { 0.7 } else { 0.3 };
        while let Next::Ask(item) = cat.next(&draw) {
            cat.answer(usize::from(item < 3), 0);
        }
        let asked: Vec<usize> = cat.answers().iter().map(|answer| answer.item).collect();
        assert_eq!(asked.len(), count);
        let (first, last) = asked.split_at(count / 2);
        assert!(first.iter().all(|item| item % 2 == 1) && last.iter().all(|item| item % 2 == 0), "{asked:?}");
    }
}

#[test]
fn what_does_not_go_together_is_told() {
    let error = |items: Vec<Item>, rules: Rules| Test::new(items, prior(), rules).unwrap_err();
    let says = |rules: Rules, text: &str| {
        let found = error(items(9), rules).to_string();
        assert!(found.contains(text), "{found}");
    };
    assert_eq!(error(Vec::new(), Rules::default()), TestError::NoItems);
    let third = Item::new(&[1.0, 0.0, 0.5], 0.0, 0.0).unwrap();
    let found = error([items(2), vec![third]].concat(), Rules::default());
    assert_eq!(found, TestError::Skill { item: 2, skill: 2, skills: 2 });
    assert_eq!(
        error(items(9), Rules { criterion: Criterion::Gain(EQUAL), ..Rules::default() }),
        TestError::OneSkill { item: 2 }
    );
    let mut weights = EQUAL;
    weights[1] = -1.0;
    says(
        Rules { criterion: Criterion::A(weights), ..Rules::default() },
        "the weight of skill 1 is -1; give numbers",
    );
    says(Rules { criterion: Criterion::A([0.0; 8]), ..Rules::default() }, "the weight of skill 0 is 0");
    says(Rules { filters: vec![Filter::Enemies(vec![vec![1, 9]])], ..Rules::default() }, "enemies holds 9");
    says(Rules { exposure: Exposure::SympsonHetter(vec![0.5]), ..Rules::default() }, "acceptance holds 1");
    says(Rules { exposure: Exposure::Eligibility(vec![0.5]), ..Rules::default() }, "eligibility holds 1");
    says(stopping(Stop::Se { skills: vec![2], at_most: 0.4 }), "`se`: skills is 2; give skills of the test");
    says(stopping(Stop::Se { skills: vec![], at_most: 0.0 }), "`se`: at_most is 0; give a number above 0");
    says(stopping(Stop::Trace(f64::NAN)), "`trace`");
    says(stopping(Stop::Determinant(-1.0)), "`determinant`");
    says(stopping(Stop::Any(vec![])), "`any`: rules is 0; give at least one rule");
    let deep = (0..20).fold(Stop::Bank, |stop, _| Stop::All(vec![stop]));
    says(stopping(deep), "`all`: rules is 16; give rules nested at most 16 deep");
    says(
        Rules { stop: Rule { min_items: 3, max_items: 2, stop: Stop::Bank }, ..Rules::default() },
        "at least min_items",
    );
    says(
        Rules { stop: Rule { min_items: 0, max_items: 0, stop: Stop::Bank }, ..Rules::default() },
        "at least 1",
    );

    let row = |i| (0..4).map(|j| f64::from(u8::from(i == j))).collect();
    let four = Prior::new(&(0..4).map(row).collect::<Vec<Vec<f64>>>()).unwrap();
    let rules = Rules { estimator: Estimator::Eap(Grid::SESSION), ..Rules::default() };
    let found = Test::new(items(9), four, rules).unwrap_err();
    assert_eq!(found, TestError::Mirt(MirtError::Dimensions { found: 4, most: 3 }));
}

/// Rules that are joined inside others.
#[test]
fn any_of_two_that_both_hold_or_of_which_one_does() {
    let one = || Stop::Length(4);
    let never = || Stop::Trace(1e-9);
    for any in [vec![one(), one()], vec![one(), never()], vec![never(), one()]] {
        let cat = sit(stopping(Stop::All(vec![Stop::Any(any.clone()), Stop::Length(3)])), |_| true);
        assert_eq!(cat.answers().len(), 4, "{any:?}");
    }
}

/// The worst skill is the one with the largest error, not the last, and before the first answer no rule is asked.
#[test]
fn the_worst_of_all_skills_decides() {
    let second = |i: usize| Item::new(&[0.0, 1.5], i as f64 / 10.0 - 1.0, 0.0).unwrap();
    let apart = Prior::new(&[[1.0, 0.0], [0.0, 1.0]]).unwrap();
    let of = |at_most| {
        let rules = stopping(Stop::Se { skills: vec![], at_most });
        let mut cat = Cat::new(&Test::new((0..20).map(second).collect(), apart, rules).unwrap());
        while let Next::Ask(item) = cat.next(&|_, _| 0.5) {
            cat.answer(item % 2, 0);
        }
        cat
    };
    let cat = of(0.9);
    assert_eq!(
        (cat.answers().len(), cat.reasons()),
        (20, &[Reason::Bank][..]),
        "nothing is learned of the first"
    );
    let early = of(2.0);
    assert_eq!(early.answers().len(), 1);
    assert!(matches!(early.reasons(), [Reason::Se { skill: 0, .. }]), "{:?}", early.reasons());
}

#[test]
fn a_test_says_its_rules() {
    let rules = stopping(Stop::Time(1_000));
    assert_eq!(Test::new(items(9), prior(), rules.clone()).unwrap().rules(), &rules);
}

/// A draw that rounding made 1 takes the last, and no number is drawn twice.
#[test]
fn draws_are_taken_once_each() {
    let random = Rules { criterion: Criterion::Random, ..Rules::default() };
    let mut cat = Cat::new(&Test::new(items(9), prior(), random).unwrap());
    assert_eq!(cat.next(&|_, _| 1.0), Next::Ask(8));

    let pace = skillmark_irt::exposure::Pace { length: 9, acceleration: 1.0 };
    let rules = Rules { exposure: Exposure::Progressive(pace), ..Rules::default() };
    let mut cat = Cat::new(&Test::new(items(9), prior(), rules).unwrap());
    let drawn = std::cell::RefCell::new(Vec::new());
    let Next::Ask(_) = cat.next(&|step, slot| {
        drawn.borrow_mut().push((step, slot));
        0.5
    }) else {
        panic!()
    };
    let mut drawn = drawn.into_inner();
    let count = drawn.len();
    drawn.sort();
    drawn.dedup();
    assert_eq!((drawn.len(), count > 9), (count, true));
}

/// What the answers to one skill say of the other, by hand for one answer.
#[test]
fn together_by_hand() {
    use skillmark_irt::mirt::together;
    use skillmark_irt::{Answers, Estimator, Model, Pool, Prior as One, Scoring};
    let correlated = Prior::new(&[[1.0, 0.8], [0.8, 1.0]]).unwrap();
    let mut answers = Answers::new(&Pool::of(&[Model::logistic(1.5, 0.0, 0.0, 1.0).unwrap()], Grid::SESSION));
    answers.push(0, 1);
    let priors = together(Grid::SESSION, &correlated, &[Some(&answers), None]);
    assert_eq!((priors.len(), priors[0]), (2, One::Normal { mean: 0.0, sd: 1.0 }));
    let own = Scoring { estimator: Estimator::Eap, prior: priors[0] }.estimate(&answers);
    let One::Normal { mean, sd } = priors[1] else { panic!() };
    assert!((mean - 0.8 * own.theta).abs() < 1e-6, "{mean}");
    let expected = (1.0 - 0.64 + 0.64 * own.se * own.se).sqrt();
    assert!((sd - expected).abs() < 1e-5, "{sd} {expected}");
}
