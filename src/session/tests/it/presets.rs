//! The rules that few presets have: each does what `FORMAT.md` of the bank says.

use crate::people::{answer_one, asked, changed, instrument, plan, sit};
use serde_json::{Value, json};
use skillmark_bank::{Bank, Preset, Usual};
use skillmark_session::{Event, Instrument, Session, Step, Stopped, Stream};
use std::sync::Arc;
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

/// The preset with which these tests sit.
fn normal(bank: &mut Bank) -> &mut Preset {
    &mut bank.presets[1]
}

/// The made-up bank with these rules, asking `items` whatever comes.
fn with(items: u32, rules: Value, change: impl FnOnce(&mut Bank)) -> Arc<Instrument> {
    changed(|bank| {
        let preset = normal(bank);
        (preset.min_items, preset.max_items, preset.randomesque) = (items, items, 1);
        preset.rules = serde_json::from_value(rules).unwrap();
        change(bank);
    })
}

/// The same, stopping by the rules alone.
fn stopping_by(rules: Value, change: impl FnOnce(&mut Bank)) -> Arc<Instrument> {
    with(24, rules, |bank| {
        let preset = normal(bank);
        (preset.min_items, preset.stop_se, preset.stop_level) = (5, 0.01, 1.0);
        change(bank);
    })
}

/// Somebody takes skill two, and their log replays to the same.
fn sat(instrument: &Arc<Instrument>, seed: u128, theta: f64) -> Session {
    let session = sit(instrument, plan(instrument, "normal", &["two"], seed), theta);
    let again = Session::replay(instrument.clone(), session.plan().clone(), session.log()).unwrap();
    assert_eq!(again.outcome(), session.outcome());
    session
}

fn stopped(session: &Session) -> Stopped {
    session.outcome().skills[0].stopped
}

/// Areas by number: every third item of a skill reads, the others write.
fn with_areas(bank: &mut Bank) {
    for (i, item) in bank.items.iter_mut().enumerate() {
        item.content = Some(if i % 3 == 0 { "reading" } else { "writing" }.to_owned());
    }
}

fn of_area(instrument: &Instrument, ids: &[String], area: &str) -> usize {
    ids.iter().filter(|id| instrument.bank().item(id).unwrap().content.as_deref() == Some(area)).count()
}

#[test]
fn areas_have_their_shares_at_every_moment() {
    let content =
        json!({ "content": [{ "area": "reading", "share": 0.6 }, { "area": "writing", "share": 0.4 }] });
    let instrument = with(10, content, with_areas);
    for seed in 0..10 {
        let session = sat(&instrument, seed, 0.8);
        let asked = asked(&session);
        for n in 1..=asked.len() {
            let reading = of_area(&instrument, &asked[..n], "reading");
            assert!((reading as f64 - 0.6 * n as f64).abs() < 1.0, "{asked:?}");
        }
    }
}

#[test]
fn shares_of_one_skill_leave_the_others_alone() {
    let content = json!({ "content": [{ "skill": "one", "area": "reading", "share": 1 }] });
    let instrument = with(10, content, |bank| {
        with_areas(bank);
        bank.items.iter_mut().filter(|item| item.skill == "one").for_each(|item| {
            item.content = Some("reading".to_owned());
        });
    });
    let plain = with(10, json!({}), |_| {});
    assert_eq!(asked(&sat(&instrument, 1, 0.0)), asked(&sat(&plain, 1, 0.0)));
}

/// Everybody takes 1.5 or 0.9 s; limits are minutes, so that questions are said to take long and the limit is short.
#[test]
fn no_question_is_begun_that_would_not_fit_and_the_end_is_called_time() {
    let timed = with(20, json!({ "minutes": 1 }), |bank| {
        bank.items.iter_mut().zip(0..).for_each(|(item, i)| item.seconds = Some(20 + i % 30));
    });
    for seed in 0..10 {
        let mut session = Session::new(timed.clone(), plan(&timed, "normal", &["two"], seed)).unwrap();
        let mut used = 0;
        while let Step::Ask(question) = session.next() {
            let item = timed.bank().items[question.item].clone();
            assert!(
                used + item.ms() <= 60_000,
                "{used} ms used, and {} takes {} s",
                item.id,
                item.seconds.unwrap()
            );
            used += 12_000;
            session.push(Event::Shown { item: item.id.clone() }).unwrap();
            session.push(Event::Unsure { item: item.id, ms: 12_000 }).unwrap();
        }
        assert_eq!(stopped(&session), Stopped::Time);
        assert!(session.outcome().skills[0].items.len() <= 4);
        let again = Session::replay(timed.clone(), session.plan().clone(), session.log()).unwrap();
        assert_eq!(again.outcome(), session.outcome());
    }
}

#[test]
fn without_expected_times_a_question_is_begun_while_any_time_is_left_pilots_counting() {
    let timed = with(20, json!({ "minutes": 1 }), |bank| {
        normal(bank).pilots = 1;
        bank.items.iter_mut().filter(|item| item.id == "two-5").for_each(|item| item.pilot = true);
    });
    for seed in 0..10 {
        let mut session = Session::new(timed.clone(), plan(&timed, "normal", &["two"], seed)).unwrap();
        let mut used = 0;
        while let Step::Ask(question) = session.next() {
            assert!(used < 60_000);
            let id = timed.bank().items[question.item].id.clone();
            let ms = if id == "two-5" { 59_000 } else { 1_000 };
            used += ms;
            session.push(Event::Shown { item: id.clone() }).unwrap();
            session.push(Event::Unsure { item: id, ms }).unwrap();
        }
        assert_eq!(stopped(&session), Stopped::Time);
        assert!(asked(&session).contains(&"two-5".to_owned()));
    }
}

/// What comes first, over many people.
fn first(instrument: &Arc<Instrument>) -> Vec<String> {
    let mut first: Vec<String> = (0..60)
        .map(|seed| {
            let session =
                Session::new(instrument.clone(), plan(instrument, "normal", &["two"], seed)).unwrap();
            let Step::Ask(question) = session.next() else { panic!("a question") };
            instrument.bank().items[question.item].id.clone()
        })
        .collect();
    first.sort();
    first.dedup();
    first
}

#[test]
fn chance_spares_questions_early_and_gives_way_to_value() {
    assert_eq!(first(&with(10, json!({}), |_| {})).len(), 1);
    for exposure in ["progressive", "proportional"] {
        let instrument = with(10, json!({ "exposure": exposure }), |_| {});
        assert!(first(&instrument).len() > 15, "{exposure}");
        let session = sat(&instrument, 3, 0.5);
        assert_eq!(session.outcome().skills[0].items.len(), 10);
    }
}

#[test]
fn a_question_is_asked_as_often_as_it_is_accepted() {
    let plain = with(10, json!({}), |_| {});
    let [best] = first(&plain).try_into().unwrap();
    let rare = with(10, json!({ "exposure": "acceptance" }), |bank| {
        bank.items.iter_mut().filter(|item| item.id == best).for_each(|item| item.acceptance = Some(0.3));
    });
    let people = 200;
    let met = (0..people).filter(|seed| asked(&sat(&rare, *seed, 0.0)).contains(&best)).count();
    let share = met as f64 / people as f64;
    assert!((0.2..0.4).contains(&share), "{share}");
}

#[test]
fn strata_keep_steep_questions_for_the_end() {
    let instrument = with(12, json!({ "strata": 3 }), |bank| {
        normal(bank).criterion = Some("urry".to_owned());
        bank.items.iter_mut().zip(0..).for_each(|(item, i)| item.params.a = [0.6, 1.0, 1.6][i % 3]);
    });
    let steepness = |ids: &[String]| {
        ids.iter().map(|id| instrument.bank().item(id).unwrap().params.a).sum::<f64>() / ids.len() as f64
    };
    for seed in 0..5 {
        let asked = asked(&sat(&instrument, seed, 0.3));
        assert!(steepness(&asked[..4]) + 0.1 < steepness(&asked[4..8]));
        assert!(steepness(&asked[4..8]) + 0.1 < steepness(&asked[8..]));
    }
}

#[test]
fn every_stop_stops_where_it_says_and_gives_its_reason() {
    let two_levels = |bank: &mut Bank| bank.skills.iter_mut().for_each(|skill| drop(skill.levels.drain(2..)));
    let plateau = stopping_by(json!({ "stop_se_change": 0.03 }), |_| {});
    let total = stopping_by(json!({ "stop_total_information": 2.0 }), |_| {});
    let interval = stopping_by(json!({ "decide": "interval", "decide_error": 0.2 }), |_| {});
    let ratio = stopping_by(json!({ "decide": "ratio", "decide_error": 0.2, "decide_within": 0.3 }), |_| {});
    let sprt =
        stopping_by(json!({ "decide": "sprt", "decide_error": 0.2, "decide_within": 0.3 }), two_levels);
    for (instrument, theta, reason) in [
        (&plateau, 0.0, Stopped::Plateau),
        (&total, 0.0, Stopped::Precision),
        (&interval, -2.8, Stopped::Level),
        (&ratio, -2.8, Stopped::Level),
        (&sprt, -2.8, Stopped::Level),
    ] {
        let reasons: Vec<Stopped> = (0..10).map(|seed| stopped(&sat(instrument, seed, theta))).collect();
        assert!(reasons.contains(&reason), "{reason:?}: {reasons:?}");
        assert!(reasons.iter().all(|found| *found == reason || *found == Stopped::Length), "{reasons:?}");
    }
    for seed in 0..10 {
        let session = sat(&interval, seed, -2.8);
        let outcome = &session.outcome().skills[0];
        if outcome.stopped == Stopped::Level {
            // A fifth of a normal distribution lies farther than 1.2816 standard deviations away.
            let reach = 1.2816 * outcome.se;
            assert!([-0.9, 0.3, 1.5].iter().all(|cut| (outcome.theta - cut).abs() > reach - 1e-4));
        }
    }
}

fn bounded() -> Value {
    json!({ "content": [
        { "area": "reading", "at_least": 4, "at_most": 5 },
        { "area": "writing", "at_least": 3 },
    ] })
}

#[test]
fn bounds_hold_in_every_test_however_early_it_stops() {
    // Reading is hard and would hardly be asked of people who know little.
    let instrument = with(12, bounded(), |bank| {
        normal(bank).min_items = 5;
        normal(bank).stop_se = 0.9;
        for (item, i) in bank.items.iter_mut().zip(0..) {
            item.content = Some(if i % 24 >= 14 { "reading" } else { "writing" }.to_owned());
        }
        bank.items[24].enemies = vec!["two-1".to_owned(), "two-20".to_owned()];
        (26..28).for_each(|i| bank.items[i].testlet = Some("letter".to_owned()));
    });
    let free = with(12, json!({}), |bank| (normal(bank).min_items, normal(bank).stop_se) = (5, 0.9));
    let mut short = 0;
    for seed in 0..20 {
        let session = sat(&instrument, seed, -1.5);
        let ids = session.outcome().skills[0].items.clone();
        let [reading, writing] = ["reading", "writing"].map(|area| of_area(&instrument, &ids, area));
        assert!((4..=5).contains(&reading) && writing >= 3, "{ids:?}");
        let met = |id: &str| ids.iter().any(|i| i == id);
        assert!(!met("two-0") || !met("two-1") && !met("two-20"));
        assert_ne!(stopped(&session), Stopped::Constraints);
        short += usize::from(ids.len() < 12);
    }
    assert!(short > 0, "some tests stop early");
    let unbounded = sat(&free, 0, -1.5).outcome().skills[0].items.clone();
    assert!(of_area(&instrument, &unbounded, "reading") < 4, "else the bounds would bind nothing");
}

/// Where the whole test forces a question that tells less, its choice says so.
#[test]
fn what_the_whole_test_must_hold_is_said() {
    let hard = json!({ "content": [{ "area": "hard", "at_least": 3 }] });
    let instrument = with(5, hard, |bank| {
        for (item, i) in bank.items.iter_mut().zip(0..) {
            item.content = Some(if i % 24 >= 18 { "hard" } else { "easy" }.to_owned());
        }
    });
    let mut session = Session::new(instrument.clone(), plan(&instrument, "normal", &["two"], 11)).unwrap();
    let luck = Stream::new("shadow", "person");
    let mut held = 0;
    while let Step::Ask(_) = session.next() {
        let why = session.why().unwrap();
        assert_eq!(why.candidates, 24 - session.outcome().skills[0].items.len());
        let shadow = why.moves.iter().any(|(by, _)| *by == "shadow");
        assert_eq!(!why.held_by.is_empty(), shadow, "{why:?}");
        assert!(!shadow || why.held_by.contains(&"class-min"), "{why:?}");
        held += u32::from(shadow);
        answer_one(&mut session, -1.5, luck);
    }
    let ids = session.outcome().skills[0].items.clone();
    assert!(ids.len() == 5 && of_area(&instrument, &ids, "hard") >= 3 && held > 0, "{ids:?} {held}");
}

#[test]
fn a_test_that_cannot_be_ends_at_once_and_says_so() {
    // Only a bank that nobody checked gets here.
    let instrument = with(5, bounded(), |bank| {
        with_areas(bank);
        normal(bank).max_items = 6;
    });
    let session = sat(&instrument, 0, 0.0);
    assert_eq!((asked(&session).len(), stopped(&session)), (0, Stopped::Constraints));
}

/// What a page does by itself, and what it leaves to the part with the whole engine.
#[test]
fn a_usual_bank_needs_no_whole_engine_and_any_other_is_left_to_it() {
    let usual = |bank: &Bank| Usual::read(bank.to_json().as_bytes());
    for rules in [bounded(), json!({ "minutes": 10 }), json!({ "exposure": "progressive" })] {
        assert_eq!(usual(with(10, rules, |_| {}).bank()), None);
    }
    // Only the whole engine says what is wrong with a bank.
    let mut flat = instrument().bank().clone();
    flat.items[0].params.a = 0.0;
    assert!(Instrument::usual(usual(&flat).unwrap()).is_none());
    let error = Instrument::new(Arc::new(flat)).unwrap_err();
    assert_eq!(
        (error.code, error.message.as_str()),
        ("BANK", "item \"one-0\": a is 0; expected more than 0")
    );
    let full = instrument();
    let usual = Arc::new(Instrument::usual(usual(full.bank()).unwrap()).unwrap());
    for seed in 0..10 {
        let [usual, full] = [&usual, &full].map(|instrument| sat(instrument, seed, 0.4));
        assert_eq!(usual.log(), full.log());
        assert_eq!(usual.outcome(), full.outcome());
    }
}

/// Whoever checked the bank has told all of these. A page trusts the digest of a bank that was built.
#[test]
fn rules_that_are_none_are_refused_with_their_preset() {
    let refused = |change: fn(&mut Preset)| {
        let mut bank = instrument().bank().clone();
        change(normal(&mut bank));
        Instrument::new(Arc::new(bank)).unwrap_err()
    };
    let coin = |preset: &mut Preset| {
        (preset.rules.decide, preset.rules.decide_error) = (Some("coin".to_owned()), Some(0.1));
    };
    for (error, says) in [
        (refused(|preset| preset.criterion = Some("best".to_owned())), "no criterion is called \"best\""),
        (
            refused(|preset| preset.rules.exposure = Some("luck".to_owned())),
            "no exposure control is called \"luck\"",
        ),
        (refused(coin), "no rule of decision is called \"coin\""),
    ] {
        assert_eq!(error.code, "BANK");
        assert!(error.message.contains("preset \"normal\"") && error.message.contains(says), "{error}");
    }
}

/// A forecast knows how long questions take.
#[test]
fn a_short_limit_shortens_the_forecast() {
    let seconds = |bank: &mut Bank| bank.items.iter_mut().for_each(|item| item.seconds = Some(30));
    let [long, short] = [20, 3].map(|minutes| with(12, json!({ "minutes": minutes }), seconds));
    let progress = |instrument: &Arc<Instrument>| {
        let mut session = Session::new(instrument.clone(), plan(instrument, "normal", &["two"], 0)).unwrap();
        answer_one(&mut session, 0.0, Stream::new("forecast", "person"));
        session.progress()
    };
    assert_eq!((progress(&long).more_low, progress(&long).more_high), (11, 11));
    assert_eq!((progress(&short).more_low, progress(&short).more_high), (5, 5));
}
