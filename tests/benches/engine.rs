//! What the steps of an assessment cost natively: `cargo bench -p skillmark-tests`, or with the others `cargo xtask bench`.
//!
//! A step is repeated for half a second in rounds of about five milliseconds; the median round and the middle half of the
//! rounds are told, so that what else the machine does shows as width and not as a worse figure.

use skillmark_bank::{Bank, Item};
use skillmark_canon::{Limits, canonical, parse};
use skillmark_irt::{Answers, Grid, Logistic, Model, Pool, Posterior, Prior};
use skillmark_profile::{Edition, verdict};
use skillmark_session::{ENGINE_REV, Event, Instrument, Plan, Session, Step};
use std::hint::black_box;
use std::sync::Arc;
use std::time::{Duration, Instant};

const BANK: &[u8] = include_bytes!("../reference/profile/bank.json");
const PROFILE: &[u8] = include_bytes!("../reference/profile/good.json");
/// A moment within the profile's period: seconds since 1970.
const THEN: i64 = 1_780_272_000;

fn main() {
    println!("{:<46}{:>12}{:>26}", "", "median", "middle half");
    let bank = Arc::new(Bank::load(BANK).unwrap());
    let instrument = Arc::new(Instrument::new(bank.clone()).unwrap());

    let item = Model::Logistic(Logistic { b_sd: 0.8, ..Logistic::known(1.0, 0.0, 0.25) });
    let pool = Pool::tabulated(vec![item.clone()], Grid::SESSION).unwrap().with_shift(0.3).shared();
    let (mut answers, mut posterior) = (Answers::new(&pool), Posterior::new(Grid::SESSION));
    time("irt: an answer into the posterior", || {
        answers.clear();
        answers.push(0, 1);
        posterior.update(&answers, &Prior::STANDARD);
        posterior.moments()
    });
    time("irt: a curve tabulated", || Pool::tabulated(vec![item.clone()], Grid::SESSION));

    let (half, end) = (taken(&instrument, 4), taken(&instrument, usize::MAX));
    time("session: the next question", || half.next());
    time("session: how many more to expect", || half.progress());
    time("session: a whole assessment", || taken(&instrument, usize::MAX));
    time("session: its replay", || Session::replay(instrument.clone(), end.plan().clone(), end.log()));
    time("session: an instrument from a bank", || Instrument::new(bank.clone()));

    time("bank: read", || Bank::load(BANK));
    let value = parse(BANK, Limits::BANK).unwrap();
    time("canon: a bank parsed", || parse(BANK, Limits::BANK));
    time("canon: a bank written", || canonical(&value));
    let editions = [Edition::new(instrument)];
    assert_eq!(verdict(PROFILE, &editions, THEN).problems.len(), 0);
    time("profile: the verdict, answers scored again", || verdict(PROFILE, &editions, THEN));
}

/// Both skills with the first preset, answered right and wrong in turn, up to so many answers.
fn taken(instrument: &Arc<Instrument>, most: usize) -> Session {
    let bank = instrument.bank();
    let plan = Plan {
        engine_rev: ENGINE_REV,
        bank: instrument.scoring().to_owned(),
        preset: bank.presets[0].id.clone(),
        skills: bank.skills.iter().map(|skill| skill.id.clone()).collect(),
        seed: "00112233445566778899aabbccddeeff".to_owned(),
        locale: "en".to_owned(),
    };
    let mut session = Session::new(instrument.clone(), plan).unwrap();
    for answered in 0..most {
        let Step::Ask(question) = session.next() else { break };
        let item = &bank.items[question.item];
        session.push(Event::Shown { item: item.id.clone() }).unwrap();
        let answer =
            Event::Answered { item: item.id.clone(), options: vec![option(item, answered % 2 == 0)], ms: 0 };
        session.push(answer).unwrap();
    }
    session
}

fn option(item: &Item, right: bool) -> String {
    item.options().iter().find(|option| option.key == right).unwrap().id.clone()
}

/// Repeats a step and prints what one costs.
fn time<T>(name: &str, mut step: impl FnMut() -> T) {
    let mut round = |steps: u32| {
        let started = Instant::now();
        for _ in 0..steps {
            black_box(step());
        }
        started.elapsed()
    };
    let mut steps = 1;
    while round(steps) < Duration::from_millis(5) {
        steps *= 2;
    }
    let started = Instant::now();
    let mut rounds = Vec::new();
    while started.elapsed() < Duration::from_millis(500) {
        rounds.push(round(steps) / steps);
    }
    rounds.sort_unstable();
    let at = |share: usize| rounds[(rounds.len() - 1) * share / 4];
    println!("{name:<46}{:>12}{:>26}", format!("{:.1?}", at(2)), format!("{:.1?} to {:.1?}", at(1), at(3)));
}
