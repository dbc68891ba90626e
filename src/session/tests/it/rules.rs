//! What presets and items can ask for beyond length and precision.

use crate::people::{answer_one, asked, changed, instrument, plan, sit};
use skillmark_session::{Event, Instrument, Session, Step, Stream};
use std::sync::Arc;
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

#[test]
fn pilot_items_are_asked_and_never_scored() {
    let pilots = ["one-3", "one-9", "one-20"];
    let with = changed(|bank| {
        bank.presets.iter_mut().for_each(|preset| preset.pilots = 2);
        bank.items
            .iter_mut()
            .filter(|item| pilots.contains(&item.id.as_str()))
            .for_each(|item| item.pilot = true);
    });
    for seed in 0..20 {
        let session = sit(&with, plan(&with, "normal", &["one"], seed), 0.3);
        let asked = asked(&session);
        let piloted: Vec<&String> = asked.iter().filter(|id| pilots.contains(&id.as_str())).collect();
        assert_eq!(piloted.len(), 2, "{asked:?}");
        assert!(!pilots.contains(&asked[0].as_str()));
        let outcome = &session.outcome().skills[0];
        assert_eq!(outcome.items.len() + 2, asked.len());
        assert!(outcome.items.iter().all(|id| !pilots.contains(&id.as_str())));
        let again = Session::replay(with.clone(), session.plan().clone(), session.log()).unwrap();
        assert_eq!(again.outcome(), session.outcome());
        // The same answers without the pilots give the same estimate.
        let kept = |event: &&Event| match event {
            Event::Shown { item } | Event::Answered { item, .. } | Event::Unsure { item, .. } => {
                !pilots.contains(&item.as_str())
            }
            _ => true,
        };
        let scored: Vec<Event> = session.log().iter().filter(kept).cloned().collect();
        let without = changed(|bank| bank.items.retain(|item| !pilots.contains(&item.id.as_str())));
        let plain =
            Session::replay(without.clone(), plan(&without, "normal", &["one"], seed), &scored).unwrap();
        assert_eq!(plain.outcome().skills[0].theta.to_bits(), outcome.theta.to_bits());
    }
}

#[test]
fn enemies_never_meet_and_testlets_stay_together() {
    let with = changed(|bank| {
        for i in (0..24).step_by(2) {
            bank.items[i].enemies = vec![bank.items[i + 1].id.clone()];
        }
        for i in 24..28 {
            bank.items[i].testlet = Some("letter".to_owned());
        }
    });
    for seed in 0..20 {
        let session = sit(&with, plan(&with, "precise", &["one", "two"], seed), -0.4);
        let asked = asked(&session);
        for i in (0..24).step_by(2) {
            let met = [i, i + 1].iter().filter(|i| asked.contains(&format!("one-{i}"))).count();
            assert!(met <= 1, "one-{i} and its enemy");
        }
        let letter: Vec<usize> =
            (0..4).filter_map(|i| asked.iter().position(|id| *id == format!("two-{i}"))).collect();
        if let (Some(first), Some(last)) = (letter.iter().min(), letter.iter().max()) {
            assert!(last - first < letter.len(), "{letter:?}");
        }
        // All of one enemy pair each: the bank ends by its constraints, and says so.
        assert_eq!(
            session.outcome().skills[0].stopped.code(),
            if asked.len() < 12 { "precision" } else { "constraints" }
        );
    }
}

#[test]
fn a_preset_may_choose_by_any_criterion() {
    let mut bank = instrument().bank().clone();
    bank.presets[1].criterion = Some("mepv".to_owned());
    let bank = Arc::new(bank);
    let full = Arc::new(Instrument::new(bank).unwrap());
    let session = sit(&full, plan(&full, "normal", &["two"], 7), 0.5);
    let usual = instrument();
    let plain = sit(&usual, plan(&usual, "normal", &["two"], 7), 0.5);
    assert_ne!(asked(&session), asked(&plain));
    assert!(session.outcome().skills[0].se < 0.7);
}

#[test]
fn a_gentle_preset_is_answered_right_more_often() {
    let usual = instrument();
    let share = |instrument: &Arc<Instrument>| {
        let (mut right, mut all) = (0, 0);
        for seed in 0..60 {
            let outcome = sit(instrument, plan(instrument, "normal", &["two"], seed), 0.0).outcome();
            right += outcome.skills[0].right;
            all += outcome.skills[0].items.len() as u32 - outcome.skills[0].unsure;
        }
        f64::from(right) / f64::from(all)
    };
    let gentle = changed(|bank| {
        (bank.presets[1].success_low, bank.presets[1].success_high) = (Some(0.75), Some(0.8));
    });
    assert!(share(&gentle) > share(&usual) + 0.04, "{} {}", share(&gentle), share(&usual));
}

#[test]
fn every_question_can_be_explained() {
    let instrument = instrument();
    let mut session = Session::new(instrument.clone(), plan(&instrument, "normal", &["two"], 3)).unwrap();
    let luck = Stream::new("why", "");
    let mut moved = 0;
    while let Step::Ask(question) = session.next() {
        let why = session.why().unwrap();
        assert!(why.rank < 3 && why.value <= why.best.1, "{why:?}");
        assert_eq!(why.rank == 0, why.best.0 == question.item);
        assert_eq!(why.moves.is_empty(), why.rank == 0);
        if let Some((by, to)) = why.moves.last() {
            assert_eq!((*by, *to), ("chance", Some(question.item)));
            moved += 1;
        }
        answer_one(&mut session, 0.2, luck);
    }
    assert!(moved > 0 && session.why().is_none());
}

/// Of the same answers, whatever the estimate. Without errors nothing changes, not even a bit.
#[test]
fn errors_of_discrimination_widen_what_is_reported() {
    let usual = instrument();
    let with = |share: f64| {
        changed(|bank| {
            let calibrated = bank.items.iter_mut().filter(|item| item.skill == "two");
            calibrated.for_each(|item| item.params.a_sd = Some(share * item.params.a));
        })
    };
    let (exact, vague, vaguer) = (with(0.0), with(0.2), with(0.33));
    let outcome = |instrument: &Arc<Instrument>, log: &[Event]| {
        // Each bank would ask other questions: here all of them are asked.
        let answered = changed(|bank| {
            *bank = instrument.bank().clone();
            (bank.presets[2].min_items, bank.presets[2].max_items, bank.presets[2].randomesque) = (24, 24, 1);
        });
        let mut session = Session::new(answered.clone(), plan(&answered, "precise", &["two"], 1)).unwrap();
        while let Step::Ask(question) = session.next() {
            let id = &answered.bank().items[question.item].id;
            let given = log.iter().find(|event| matches!(event, Event::Answered { item, .. } if item == id));
            session.push(Event::Shown { item: id.clone() }).unwrap();
            session.push(given.cloned().unwrap_or(Event::Unsure { item: id.clone(), ms: 0 })).unwrap();
        }
        session.outcome().skills.remove(0)
    };
    for seed in 0..6 {
        let log =
            sit(&usual, plan(&usual, "precise", &["two"], seed), 0.4 * seed as f64 - 1.0).log().to_vec();
        let [plain, none, some, more] = [&usual, &exact, &vague, &vaguer].map(|one| outcome(one, &log));
        assert_eq!((plain.theta.to_bits(), plain.se.to_bits()), (none.theta.to_bits(), none.se.to_bits()));
        assert!(plain.se < some.se && some.se < more.se, "{} {} {}", plain.se, some.se, more.se);
        let width = |(low, high): (f64, f64)| high - low;
        assert!(width(plain.interval) < width(more.interval));
    }
}
