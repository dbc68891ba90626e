//! Laws that hold for every plan and every person.

use crate::people::{answer_one, instrument, plan, sit};
use proptest::prelude::*;
use skillmark_session::{Event, Instrument, Session, Step, Stopped, Stream};
use std::collections::HashSet;
use std::sync::Arc;

/// At every moment of a session its log leads to the same state.
pub(crate) fn folds(
    instrument: &Arc<Instrument>,
    preset: &str,
    seed: u128,
    theta: f64,
) -> Result<(), TestCaseError> {
    let plan = plan(instrument, preset, &["one", "two"], seed);
    let luck = Stream::new(&plan.seed, "person");
    let mut live = Session::new(instrument.clone(), plan.clone()).unwrap();
    loop {
        let replayed = Session::replay(instrument.clone(), plan.clone(), live.log()).unwrap();
        prop_assert_eq!(replayed.next(), live.next());
        prop_assert_eq!(replayed.outcome(), live.outcome());
        prop_assert_eq!(replayed.progress(), live.progress());
        if !answer_one(&mut live, theta, luck) {
            return Ok(());
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    #[test]
    fn folding_is_replaying_at_every_prefix(seed in any::<u128>(), theta in -3.0..3.0f64) {
        folds(&instrument(), "normal", seed, theta)?;
    }

    #[test]
    fn no_answer_is_lost_or_asked_twice(seed in any::<u128>(), theta in -3.0..3.0f64) {
        let instrument = instrument();
        let session = sit(&instrument, plan(&instrument, "precise", &["one", "two"], seed), theta);
        prop_assert_eq!(session.next(), Step::Done);
        let answered: Vec<&String> = session.log().iter().filter_map(|e| match e {
            Event::Answered { item, .. } | Event::Unsure { item, .. } => Some(item),
            _ => None,
        }).collect();
        prop_assert_eq!(answered.iter().collect::<HashSet<_>>().len(), answered.len());
        let outcome = session.outcome();
        let reported: Vec<&String> = outcome.skills.iter().flat_map(|s| &s.items).collect();
        prop_assert_eq!(answered, reported);
        for skill in &outcome.skills {
            let n = skill.items.len() as u32;
            prop_assert!((5..=24).contains(&n) && skill.right + skill.unsure <= n);
            prop_assert!((skill.levels.iter().sum::<f64>() - 1.0).abs() < 1e-9);
            prop_assert!(skill.interval.0 < skill.theta && skill.theta < skill.interval.1);
            prop_assert!(skill.stopped != Stopped::Unfinished);
            if skill.provisional {
                let best = skill.levels.iter().copied().fold(0.0, f64::max);
                let top = skill.levels.iter().position(|p| *p == best).unwrap();
                prop_assert!(skill.claim.0 <= top.saturating_sub(1) && skill.claim.1 >= (top + 1).min(3));
            }
        }
    }

    #[test]
    fn the_last_step_is_the_result(seed in any::<u128>(), theta in -3.0..3.0f64, answers in 1usize..30) {
        let instrument = instrument();
        let plan = plan(&instrument, "normal", &["one", "two"], seed);
        let luck = Stream::new(&plan.seed, "person");
        let mut session = Session::new(instrument, plan).unwrap();
        let given = (0..answers).take_while(|_| answer_one(&mut session, theta, luck)).count();
        let (outcome, steps) = (session.outcome(), session.steps());
        prop_assert_eq!(steps.iter().map(Vec::len).sum::<usize>(), given);
        for (skill, steps) in outcome.skills.iter().zip(&steps) {
            prop_assert_eq!(steps.len(), skill.items.len());
            let Some(last) = steps.last() else { continue };
            let of_last = [last.theta, last.se, last.interval.0, last.interval.1].map(f64::to_bits);
            prop_assert_eq!(of_last, [skill.theta, skill.se, skill.interval.0, skill.interval.1].map(f64::to_bits));
            prop_assert!(steps.iter().all(|step| step.why.as_ref().is_some_and(|why| why.rank < 3)));
        }
    }

    #[test]
    fn every_skill_replays_alone(seed in any::<u128>(), theta in -3.0..3.0f64) {
        let instrument = instrument();
        let both = sit(&instrument, plan(&instrument, "quick", &["one", "two"], seed), theta);
        for (place, skill) in ["one", "two"].iter().enumerate() {
            let own: Vec<Event> = both.log().iter().filter(|e| match e {
                Event::Shown { item } | Event::Answered { item, .. } | Event::Unsure { item, .. } => item.starts_with(skill),
                _ => false,
            }).cloned().collect();
            let alone = Session::replay(instrument.clone(), plan(&instrument, "quick", &[skill], seed), &own).unwrap();
            prop_assert_eq!(alone.next(), Step::Done);
            prop_assert_eq!(&alone.outcome().skills[0], &both.outcome().skills[place]);
        }
    }

    #[test]
    fn a_refused_event_changes_nothing(seed in any::<u128>(), stop_at in 0usize..12) {
        let instrument = instrument();
        let plan = plan(&instrument, "quick", &["one"], seed);
        let luck = Stream::new(&plan.seed, "person");
        let mut session = Session::new(instrument, plan).unwrap();
        for _ in 0..stop_at {
            answer_one(&mut session, 0.0, luck);
        }
        let (log, next, outcome) = (session.log().to_vec(), session.next(), session.outcome());
        let text = |s: &str| s.to_owned();
        for wrong in [
            Event::Shown { item: text("nobody") },
            Event::Answered { item: text("two-1"), options: vec![text("a")], ms: 1 },
            Event::Unsure { item: text("one-0"), ms: 1 },
            Event::Extended { skill: text("two"), by: 1 },
            Event::Extended { skill: text("one"), by: 0 },
            Event::Contested { item: text("two-3"), note: String::new() },
        ] {
            let error = session.push(wrong).unwrap_err();
            prop_assert_eq!(error.code, "EVENT");
        }
        prop_assert_eq!(session.log(), &log[..]);
        prop_assert_eq!(session.next(), next);
        prop_assert_eq!(session.outcome(), outcome);
    }
}

#[test]
fn five_more_means_five_more() {
    let instrument = instrument();
    let mut session = sit(&instrument, plan(&instrument, "quick", &["one", "two"], 7), 0.4);
    let before = session.outcome().skills[1].items.len();
    session.push(Event::Extended { skill: "two".to_owned(), by: 5 }).unwrap();
    let again = session.push(Event::Extended { skill: "two".to_owned(), by: 5 }).unwrap_err();
    assert!(again.message.contains("has not stopped yet"), "{again}");
    let luck = Stream::new("x", "person");
    while answer_one(&mut session, 0.4, luck) {}
    assert_eq!(session.outcome().skills[1].items.len(), before + 5);
}

#[test]
fn plans_that_do_not_fit_are_refused_with_what_was_expected() {
    let instrument = instrument();
    let good = plan(&instrument, "quick", &["one"], 1);
    let cases = [
        (skillmark_session::Plan { engine_rev: 99, ..good.clone() }, "revision 99"),
        (skillmark_session::Plan { bank: "uEi".to_owned(), ..good.clone() }, "scoring digest uEi"),
        (skillmark_session::Plan { preset: "huge".to_owned(), ..good.clone() }, "no preset \"huge\""),
        (skillmark_session::Plan { skills: vec![], ..good.clone() }, "names no skill"),
        (skillmark_session::Plan { skills: vec!["one".into(), "one".into()], ..good.clone() }, "twice"),
        (skillmark_session::Plan { skills: vec!["three".into()], ..good.clone() }, "no skill \"three\""),
        (skillmark_session::Plan { seed: "XYZ".to_owned(), ..good.clone() }, "32 lower-case hex digits"),
    ];
    for (plan, expected) in cases {
        let error = Session::new(instrument.clone(), plan).unwrap_err();
        assert!(error.message.contains(expected), "{error}");
        assert_eq!(error.code, "PLAN");
    }
}

#[test]
fn the_forecast_brackets_what_happens() {
    let instrument = instrument();
    let (mut inside, mut all) = (0, 0);
    for n in 0..60u32 {
        let plan = plan(&instrument, "normal", &["one", "two"], u128::from(n) + 1000);
        let luck = Stream::new(&plan.seed, "person");
        let mut session = Session::new(instrument.clone(), plan).unwrap();
        let theta = -1.5 + f64::from(n % 13) / 4.0;
        for _ in 0..6 {
            answer_one(&mut session, theta, luck);
        }
        let forecast = session.progress();
        while answer_one(&mut session, theta, luck) {}
        let more = session.progress().answered - forecast.answered;
        all += 1;
        inside += u32::from((forecast.more_low..=forecast.more_high).contains(&more));
    }
    assert!(inside * 10 >= all * 7, "{inside} of {all}");
}
