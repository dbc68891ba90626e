//! Correlated skills in one session.

use crate::people::{answer_one, correlated, instrument, plan, sit};
use proptest::prelude::*;
use skillmark_irt::num::{exp, ln};
use skillmark_session::{Event, Instrument, Session, Step, Stream};
use std::sync::Arc;

/// A person whose θ differs from skill to skill.
pub(crate) fn sit_as(instrument: &Arc<Instrument>, seed: u128, thetas: [f64; 2]) -> Session {
    let plan = plan(instrument, "normal", &["one", "two"], seed);
    let luck = Stream::new(&plan.seed, "person");
    let mut session = Session::new(instrument.clone(), plan).unwrap();
    while let Step::Ask(question) = session.next() {
        answer_one(&mut session, thetas[question.skill], luck);
    }
    session
}

/// ln L of a skill's answers at θ, those to items in `out` left out, from the log alone.
fn ln_likelihood(session: &Session, skill: &str, theta: f64, out: &[String]) -> f64 {
    let instrument = session.instrument();
    let bank = instrument.bank();
    let part = |event: &Event| match event {
        Event::Answered { item, options, .. } if !out.contains(item) => {
            let place = bank.items.iter().position(|i| i.id == *item).unwrap();
            let p = instrument.item(place).at(theta).p;
            let right = bank.items[place].options().iter().any(|o| o.key && o.id == options[0]);
            (bank.items[place].skill == skill).then(|| ln(if right { p } else { 1.0 - p }))
        }
        // ln L = c ln P + (1 - c) ln Q: the expected log-likelihood of a blind guess.
        Event::Unsure { item, .. } if !out.contains(item) => {
            let place = bank.items.iter().position(|i| i.id == *item).unwrap();
            let (p, c) = (instrument.item(place).at(theta).p, instrument.item(place).c);
            (bank.items[place].skill == skill).then(|| c * ln(p) + (1.0 - c) * ln(1.0 - p))
        }
        _ => None,
    };
    session.log().iter().filter_map(part).sum()
}

/// Mean and SD of both skills by the double sum over a grid, answers to items in `out` left out.
pub(crate) fn by_brute_force(session: &Session, r: f64, out: &[String]) -> [(f64, f64); 2] {
    let nodes: Vec<f64> = (0..=120).map(|i| -6.0 + 0.1 * f64::from(i)).collect();
    let likelihoods = ["one", "two"].map(|skill| {
        nodes.iter().map(|theta| ln_likelihood(session, skill, *theta, out)).collect::<Vec<_>>()
    });
    let mut sums = [0.0; 5];
    for (i, x) in nodes.iter().enumerate() {
        for (j, y) in nodes.iter().enumerate() {
            let prior = -0.5 * (x * x - 2.0 * r * x * y + y * y) / (1.0 - r * r);
            let mass = exp(prior + likelihoods[0][i] + likelihoods[1][j] + 40.0);
            for (sum, term) in sums.iter_mut().zip([1.0, *x, x * x, *y, y * y]) {
                *sum += mass * term;
            }
        }
    }
    let [mass, x, xx, y, yy] = sums;
    [(x, xx), (y, yy)].map(|(first, second)| {
        let mean = first / mass;
        (mean, (second / mass - mean * mean).sqrt())
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn results_are_the_joint_posterior_of_all_answers(
        seed in any::<u128>(), r in -0.9..0.9f64, one in -2.0..2.0f64, two in -2.0..2.0f64,
    ) {
        let session = sit_as(&correlated(r), seed, [one, two]);
        let outcome = session.outcome();
        for (skill, (mean, sd)) in outcome.skills.iter().zip(by_brute_force(&session, r, &[])) {
            prop_assert!((skill.theta - mean).abs() < 0.01, "{} {mean}", skill.theta);
            prop_assert!((skill.se - sd).abs() < 0.01, "{} {sd}", skill.se);
        }
        prop_assert_eq!(&outcome.skills[0].related, &["two"]);
        prop_assert_eq!(&outcome.skills[1].related, &["one"]);
    }

    #[test]
    fn folding_is_replaying_at_every_prefix(seed in any::<u128>(), theta in -3.0..3.0f64) {
        crate::laws::folds(&correlated(0.7), "quick", seed, theta)?;
    }

    /// Without a correlation, and where its other half is not asked, a skill's numbers are what they were.
    #[test]
    fn a_skill_alone_is_as_it_was(seed in any::<u128>(), theta in -3.0..3.0f64) {
        let (with, without) = (correlated(0.8), correlated(0.0));
        let alone = |instrument| sit(instrument, plan(instrument, "normal", &["two"], seed), theta).outcome();
        prop_assert_eq!(alone(&with), alone(&without));
        prop_assert!(alone(&with).skills[0].related.is_empty());
    }
}

#[test]
fn uncorrelated_skills_are_independent() {
    let (with, without) = (correlated(0.0), instrument());
    for seed in 0..10 {
        let two = |instrument| sit_as(instrument, seed, [1.0, -1.0]).outcome().skills[1].clone();
        let (a, b) = (two(&with), two(&without));
        assert_eq!(a.items, b.items);
        assert!((a.theta - b.theta).abs() < 1e-9 && (a.se - b.se).abs() < 1e-9);
    }
}

/// As `sit_as`, for somebody who never says "I don't know" and answers as the model has it.
fn sit_by_the_model(instrument: &Arc<Instrument>, seed: u128, thetas: [f64; 2]) -> Session {
    let plan = plan(instrument, "normal", &["one", "two"], seed);
    let luck = Stream::new(&plan.seed, "person");
    let mut session = Session::new(instrument.clone(), plan).unwrap();
    while let Step::Ask(question) = session.next() {
        let item = session.bank().items[question.item].clone();
        let right = luck.unit(session.log().len() as u64, 0)
            < instrument.item(question.item).at(thetas[question.skill]).p;
        let option = item.options().iter().find(|o| o.key == right).unwrap().id.clone();
        session.push(Event::Shown { item: item.id.clone() }).unwrap();
        session.push(Event::Answered { item: item.id, options: vec![option], ms: 1500 }).unwrap();
    }
    session
}

/// What is known of one skill saves questions in the other, and costs no precision: over people whose skills are
/// correlated as the bank says, stated and true error agree, and both are smaller than those of skills kept apart.
#[test]
fn related_skills_borrow_strength() {
    let r: f64 = 0.8;
    let run = |instrument: &Arc<Instrument>| {
        let (mut square, mut stated, mut asked, mut inside) = (0.0, 0.0, 0, 0.0);
        let people = 600;
        for n in 0..people {
            let luck = Stream::new(&format!("{n:032x}"), "ability");
            // Normal enough: twelve uniform numbers (mean 6, variance 1).
            let normal = |k: u64| (0..12).map(|slot| luck.unit(k, slot)).sum::<f64>() - 6.0;
            let (x, y) = (normal(0), normal(1));
            let thetas = [x, r * x + (1.0 - r * r).sqrt() * y];
            let outcome = sit_by_the_model(instrument, n, thetas).outcome();
            for (skill, theta) in outcome.skills.iter().zip(thetas) {
                square += (skill.theta - theta) * (skill.theta - theta);
                stated += skill.se * skill.se;
                asked += skill.items.len();
                inside += f64::from(u8::from(skill.interval.0 <= theta && theta <= skill.interval.1));
            }
        }
        let all = 2.0 * people as f64;
        ((square / all).sqrt(), (stated / all).sqrt(), asked as f64 / all, inside / all)
    };
    let (rmse, se, asked, inside) = run(&correlated(r));
    let (apart, _, asked_apart, _) = run(&correlated(0.0));
    assert!((0.93..1.07).contains(&(rmse / se)), "RMSE {rmse}, stated {se}");
    assert!((0.87..0.93).contains(&inside), "90 % intervals hold {inside}");
    assert!(rmse < 0.95 * apart && asked <= asked_apart, "{rmse} with {asked}, {apart} with {asked_apart}");
}

/// A part that has ended stays ended, and what is on screen stays there, also when a neighbour goes on in between.
#[test]
fn going_on_in_between_exchanges_no_question() {
    let instrument = correlated(0.8);
    for seed in 0..20 {
        let plan = plan(&instrument, "quick", &["one", "two"], seed);
        let luck = Stream::new(&plan.seed, "person");
        let mut session = Session::new(instrument.clone(), plan.clone()).unwrap();
        let two = loop {
            match session.next() {
                Step::Ask(question) if question.skill == 1 => break question,
                _ => assert!(answer_one(&mut session, 1.5, luck)),
            }
        };
        let id = session.bank().items[two.item].id.clone();
        session.push(Event::Shown { item: id.clone() }).unwrap();
        session.push(Event::Extended { skill: "one".to_owned(), by: 3 }).unwrap();
        for _ in 0..3 {
            assert!(matches!(session.next(), Step::Ask(question) if question.skill == 0));
            answer_one(&mut session, 1.5, luck);
        }
        assert!(matches!(session.next(), Step::Ask(question) if question.item == two.item && question.shown));
        while answer_one(&mut session, 1.5, luck) {}
        let again = Session::replay(instrument.clone(), plan, session.log()).unwrap();
        assert_eq!(again.outcome(), session.outcome());
    }
}
