//! How a result came about, step by step.

use crate::people::{answer_one, instrument, plan, sit};
use skillmark_bank::Bank;
use skillmark_session::{Event, Instrument, Reply, Session, Stream, Taken};
use std::sync::Arc;
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

fn changed(change: impl FnOnce(&mut Bank)) -> Arc<Instrument> {
    let mut bank = instrument().bank().clone();
    change(&mut bank);
    Arc::new(Instrument::new(Arc::new(bank)).unwrap())
}

/// Sessions of every kind: all presets, weak and strong people, with filters, pilots and an extension.
fn sessions() -> Vec<Session> {
    let plain = instrument();
    let rich = changed(|bank| {
        for i in (0..24).step_by(2) {
            bank.items[i].enemies = vec![bank.items[i + 1].id.clone()];
        }
        bank.items[24..28].iter_mut().for_each(|item| item.testlet = Some("letter".to_owned()));
        bank.items[40..44].iter_mut().for_each(|item| item.pilot = true);
        for preset in &mut bank.presets {
            (preset.pilots, preset.success_low, preset.success_high) = (2, Some(0.6), Some(0.8));
        }
    });
    let mut all = Vec::new();
    for n in 0..18u32 {
        let instrument = [&plain, &rich][n as usize % 2];
        let preset = ["quick", "normal", "precise"][n as usize % 3];
        let theta = -2.0 + f64::from(n) / 4.0;
        all.push(sit(instrument, plan(instrument, preset, &["one", "two"], u128::from(n)), theta));
    }
    let mut longer = all[0].clone();
    longer.push(Event::Extended { skill: "one".to_owned(), by: 4 }).unwrap();
    while answer_one(&mut longer, 0.5, Stream::new("longer", "person")) {}
    all.push(longer);
    all
}

#[test]
fn there_is_a_step_for_every_answer_and_the_last_one_is_the_result() {
    for session in sessions() {
        let (outcome, steps) = (session.outcome(), session.steps());
        assert_eq!(steps.len(), outcome.skills.len());
        let answers =
            session.log().iter().filter(|e| matches!(e, Event::Answered { .. } | Event::Unsure { .. }));
        assert_eq!(steps.iter().map(Vec::len).sum::<usize>(), answers.count());
        for (skill, steps) in outcome.skills.iter().zip(&steps) {
            let scored: Vec<&Taken> = steps.iter().filter(|step| !step.is_pilot()).collect();
            let ids: Vec<&str> = scored.iter().map(|s| session.bank().items[s.item].id.as_str()).collect();
            assert_eq!(ids, skill.items);
            let count = |reply| scored.iter().filter(|step| step.reply == reply).count() as u32;
            assert_eq!((count(Reply::Right), count(Reply::Unsure)), (skill.right, skill.unsure));
            let last = steps.last().unwrap();
            let bits = |(a, b): (f64, f64)| (a.to_bits(), b.to_bits());
            assert_eq!(bits((last.theta, last.se)), bits((skill.theta, skill.se)));
            assert_eq!(bits(last.interval), bits(skill.interval));
        }
    }
}

#[test]
fn pilots_leave_the_estimate_as_it_was() {
    let mut pilots = 0;
    for session in sessions() {
        for steps in session.steps() {
            for pair in steps.windows(2).filter(|pair| pair[1].is_pilot()) {
                assert!(session.bank().items[pair[1].item].pilot);
                assert_eq!((pair[0].theta, pair[0].se), (pair[1].theta, pair[1].se));
                pilots += 1;
            }
        }
    }
    assert!(pilots > 10, "{pilots}");
}

/// Value and rank, worked out a second time from the items and the estimate before.
#[test]
fn value_and_rank_are_those_of_information_at_the_estimate_before() {
    for session in sessions() {
        let bank = session.bank();
        for (skill, steps) in session.plan().skills.iter().zip(session.steps()) {
            let (mut theta, mut asked) = (0.0, Vec::new());
            for step in &steps {
                let Some(why) = &step.why else { continue };
                let information = |i: usize| session.instrument().item(i).information(theta);
                let left = |i: &usize| {
                    let item = &bank.items[*i];
                    item.skill == *skill && !item.pilot && !asked.contains(i)
                };
                let values: Vec<f64> = (0..bank.items.len()).filter(left).map(information).collect();
                let value = information(step.item);
                assert_eq!(why.candidates, values.len());
                assert!((why.value - value).abs() < 1e-9, "{} {value}", why.value);
                let better = values.iter().filter(|other| **other > value + 1e-9).count();
                assert_eq!(why.rank, better, "{why:?}");
                (theta, _) = (step.theta, asked.push(step.item));
            }
        }
    }
}

/// Without filters one of the three best comes; each move ends at the item in front after it.
#[test]
fn moves_lead_from_the_best_to_the_one_asked() {
    let mut by = Vec::new();
    for session in sessions() {
        let filtered = session.bank().items.iter().any(|item| !item.enemies.is_empty());
        for step in session.steps().into_iter().flatten() {
            let Some(why) = step.why else { continue };
            assert_eq!(why.rank == 0, why.best.0 == step.item);
            let end = why.moves.last().map_or(why.best.0, |(_, to)| to.unwrap());
            assert_eq!(end, step.item, "{why:?}");
            if !filtered {
                assert!(why.rank < 3 && why.moves.iter().all(|(by, _)| *by == "chance"), "{why:?}");
            }
            by.extend(why.moves.iter().map(|(by, _)| *by));
        }
    }
    for expected in ["chance", "enemies", "testlets", "success"] {
        assert!(by.contains(&expected), "{expected} never moved a choice");
    }
}

/// What was known at a step does not depend on what came later.
#[test]
fn steps_of_a_session_that_goes_on_are_the_first_of_the_whole() {
    let whole = &sessions()[3];
    for end in 0..whole.log().len() {
        let part =
            Session::replay(whole.instrument().clone(), whole.plan().clone(), &whole.log()[..end]).unwrap();
        for (part, whole) in part.steps().iter().zip(whole.steps()) {
            assert_eq!(part[..], whole[..part.len()]);
        }
    }
}
