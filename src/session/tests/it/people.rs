//! A bank made up for tests, and people who answer it.

use skillmark_bank::{
    Answer, Bank, Block, Choice, Correlation, Inline, Item, Level, Params, Preset, Skill, Status,
};
use skillmark_session::{ENGINE_REV, Event, Instrument, Plan, Session, Step, Stream};
use std::sync::Arc;

/// Two skills of 24 items; difficulties spread over ±2; one provisional skill, one calibrated.
pub(crate) fn instrument() -> Arc<Instrument> {
    let skill = |id: &str, shift_sd: f64| Skill {
        id: id.to_owned(),
        title: id.to_uppercase(),
        definition: String::new(),
        levels: [None, Some(-0.9), Some(0.3), Some(1.5)]
            .iter()
            .enumerate()
            .map(|(i, cut)| Level {
                id: format!("l{i}"),
                title: format!("L{i}"),
                cut: *cut,
                can_do: String::new(),
            })
            .collect(),
        cuts_by: "tests".to_owned(),
        cuts_on: "2026-01-01".to_owned(),
        shift_sd,
        alignments: Vec::new(),
    };
    let item = |skill: &str, i: u32, provisional: bool| Item {
        id: format!("{skill}-{i}"),
        skill: skill.to_owned(),
        stem: vec![Block::P(vec![Inline::Text("?".to_owned())])],
        answer: Answer::SingleChoice {
            options: (0..4)
                .map(|o| Choice {
                    id: ["a", "b", "c", "d"][o].to_owned(),
                    text: Vec::new(),
                    rationale: Vec::new(),
                    key: o == (i % 4) as usize,
                })
                .collect(),
        },
        params: Params {
            a: if provisional { 1.0 } else { 0.8 + 0.05 * f64::from(i % 12) },
            b: -2.0 + 4.0 * f64::from(i) / 23.0,
            c: 0.25,
            b_sd: if provisional { 0.8 } else { 0.0 },
            status: if provisional { Status::Provisional } else { Status::Calibrated },
            a_sd: None,
            steps: None,
            n: None,
        },
        objective: String::new(),
        review_by: "2027-01".to_owned(),
        sources: Vec::new(),
        testlet: None,
        enemies: Vec::new(),
        pilot: false,
        content: None,
        seconds: None,
        acceptance: None,
    };
    let preset = |id: &str, max_items| Preset {
        id: id.to_owned(),
        min_items: 5,
        max_items,
        stop_se: 0.45,
        stop_level: 0.9,
        randomesque: 3,
        valid_months: 12,
        ..Preset::default()
    };
    let bank = Bank {
        format: skillmark_bank::FORMAT,
        id: "made-up".to_owned(),
        version: "1.0.0".to_owned(),
        language: "en".to_owned(),
        title: "Made up".to_owned(),
        summary: String::new(),
        licence: "CC0-1.0".to_owned(),
        credits: Vec::new(),
        correlations: Vec::new(),
        skills: vec![skill("one", 0.3), skill("two", 0.0)],
        presets: vec![preset("quick", 8), preset("normal", 15), preset("precise", 30)],
        images: Vec::new(),
        items: (0..24).map(|i| item("one", i, true)).chain((0..24).map(|i| item("two", i, false))).collect(),
    };
    Arc::new(Instrument::new(Arc::new(bank)).expect("the made-up bank is sound"))
}

/// The same with skills that go together, and no shift of either.
pub(crate) fn correlated(r: f64) -> Arc<Instrument> {
    let mut bank: Bank = instrument().bank().clone();
    // So that scales differ in nothing but their items.
    bank.skills[0].shift_sd = 0.0;
    let between = ("one".to_owned(), "two".to_owned());
    bank.correlations = vec![Correlation { between, r, source: "tests".to_owned() }];
    Arc::new(Instrument::new(Arc::new(bank)).unwrap())
}

pub(crate) fn plan(instrument: &Instrument, preset: &str, skills: &[&str], seed: u128) -> Plan {
    Plan {
        engine_rev: ENGINE_REV,
        bank: instrument.scoring().to_owned(),
        preset: preset.to_owned(),
        skills: skills.iter().map(|s| (*s).to_owned()).collect(),
        seed: format!("{seed:032x}"),
        locale: "en".to_owned(),
    }
}

/// Pushes what a person at θ does with the next question; false when there is none. One answer in ten is "I don't know".
pub(crate) fn answer_one(session: &mut Session, theta: f64, luck: Stream) -> bool {
    let Step::Ask(question) = session.next() else { return false };
    let step = session.log().len() as u64;
    let item = session.bank().items[question.item].clone();
    if !question.shown {
        session.push(Event::Shown { item: item.id.clone() }).expect("next names what can be shown");
    }
    let knows = luck.unit(step, 0) < session.instrument().item(question.item).at(theta).p;
    let chosen = item.options().iter().find(|o| o.key == knows).expect("right and wrong options exist");
    let event = if luck.unit(step, 1) < 0.1 {
        Event::Unsure { item: item.id.clone(), ms: 900 }
    } else {
        Event::Answered { item: item.id.clone(), options: vec![chosen.id.clone()], ms: 1500 }
    };
    session.push(event).expect("the shown question can be answered");
    true
}

/// A whole session of a person at θ.
pub(crate) fn sit(instrument: &Arc<Instrument>, plan: Plan, theta: f64) -> Session {
    let luck = Stream::new(&plan.seed, "person");
    let mut session = Session::new(instrument.clone(), plan).expect("the plan fits the bank");
    while answer_one(&mut session, theta, luck) {}
    session
}

/// The made-up bank with something changed.
pub(crate) fn changed(change: impl FnOnce(&mut Bank)) -> Arc<Instrument> {
    let mut bank = instrument().bank().clone();
    change(&mut bank);
    Arc::new(Instrument::new(Arc::new(bank)).unwrap())
}

/// Ids of the questions shown, pilots among them.
pub(crate) fn asked(session: &Session) -> Vec<String> {
    let shown = session.log().iter().filter_map(|event| match event {
        Event::Shown { item } => Some(item.clone()),
        _ => None,
    });
    shown.collect()
}
