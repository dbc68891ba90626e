//! A small bank, people who take it, and keys to sign with.

use serde_json::Value;
use skillmark_bank::{
    Alignment, Answer, Bank, Block, Choice, FORMAT, Inline, Item, Level, Params, Preset, Skill, Status,
};
use skillmark_credential::SoftKey;
use skillmark_profile::{Account, Edition, Holder, Sat, compose, compose_summary, prepare};
use skillmark_session::{ENGINE_REV, Event, Instrument, Plan, Session, Step};
use std::sync::{Arc, LazyLock};

/// 2026-05-01T10:00:00Z, when the people here sign.
pub(crate) const SIGNED: i64 = 1_777_629_600;

/// 2026-06-01T00:00:00Z, when their profiles are looked at.
pub(crate) const NOW: i64 = 1_780_272_000;

pub(crate) static EDITION: LazyLock<Edition> = LazyLock::new(|| edition(bank()));

pub(crate) fn edition(bank: Bank) -> Edition {
    Edition::new(Arc::new(Instrument::new(Arc::new(bank)).unwrap()))
}

/// Two skills with 24 provisional items each.
pub(crate) fn bank() -> Bank {
    let skills = ["directing", "evaluating"];
    Bank {
        format: FORMAT,
        id: "ai-literacy".into(),
        version: "0.1.0".into(),
        language: "en".into(),
        title: "AI literacy at work".into(),
        summary: "Directing AI effectively and evaluating what comes back.".into(),
        licence: "CC-BY-4.0".into(),
        credits: Vec::new(),
        correlations: Vec::new(),
        skills: vec![
            skill("directing", "Directing AI effectively"),
            skill("evaluating", "Evaluating AI output"),
        ],
        presets: vec![preset("quick", 5, 8), preset("normal", 5, 15)],
        images: Vec::new(),
        items: skills.iter().flat_map(|skill| (0..24).map(|i| item(skill, i))).collect(),
    }
}

/// A bank of so many skills with 24 items each.
pub(crate) fn bank_of(skills: usize) -> Bank {
    let ids: Vec<String> = (1..=skills).map(|i| format!("skill-{i}")).collect();
    Bank {
        skills: ids.iter().map(|id| skill(id, &format!("Something to be good at, {id}"))).collect(),
        items: ids.iter().flat_map(|id| (0..24).map(|i| item(id, i))).collect(),
        ..bank()
    }
}

fn skill(id: &str, title: &str) -> Skill {
    let level =
        |id: &str, title: &str, cut| Level { id: id.into(), title: title.into(), cut, can_do: "…".into() };
    Skill {
        id: id.into(),
        title: title.into(),
        definition: "What a person can do with a model at work.".into(),
        levels: vec![
            level("foundation", "Foundation", None),
            level("intermediate", "Intermediate", Some(-0.5)),
            level("advanced", "Advanced", Some(0.5)),
            level("expert", "Expert", Some(1.5)),
        ],
        cuts_by: "Test".into(),
        cuts_on: "2026-01-01".into(),
        shift_sd: 0.3,
        alignments: vec![Alignment {
            framework: "AI Literacy Framework (2026)".into(),
            name: title.into(),
            url: "https://framework.example/ai-literacy".into(),
            code: None,
            relation: "exact".into(),
        }],
    }
}

pub(crate) fn preset(id: &str, min_items: u32, max_items: u32) -> Preset {
    let id = id.to_owned();
    Preset {
        id,
        min_items,
        max_items,
        stop_se: 0.45,
        stop_level: 0.9,
        randomesque: 3,
        valid_months: 12,
        ..Preset::default()
    }
}

fn item(skill: &str, i: usize) -> Item {
    let text = |text: &str| vec![Inline::Text(text.into())];
    let choice =
        |id: &str| Choice { id: id.into(), text: text(id), rationale: text("because"), key: id == "b" };
    Item {
        id: format!("{skill}-case-{i:02}"),
        skill: skill.into(),
        stem: vec![Block::P(text("What would you do?"))],
        answer: Answer::SingleChoice { options: ["a", "b", "c", "d"].map(choice).into() },
        params: Params {
            a: 1.0,
            b: i as f64 / 8.0 - 1.5,
            c: 0.25,
            b_sd: 0.4,
            status: Status::Provisional,
            a_sd: None,
            steps: None,
            n: None,
        },
        objective: "Chooses well".into(),
        review_by: "2027-01".into(),
        sources: Vec::new(),
        testlet: None,
        enemies: Vec::new(),
        pilot: false,
        content: None,
        seconds: None,
        acceptance: None,
    }
}

pub(crate) fn plan(edition: &Edition, preset: &str, seed: u64) -> Plan {
    Plan {
        engine_rev: ENGINE_REV,
        bank: edition.scoring().into(),
        preset: preset.into(),
        skills: edition.bank().skills.iter().map(|skill| skill.id.clone()).collect(),
        seed: format!("{:032x}", u128::from(seed).wrapping_mul(0x9e37_79b9_7f4a_7c15_f39c_c060_5ced_c835)),
        locale: "en".into(),
    }
}

/// The log of a person whose answers follow from `person`: the key in about three of five, at times "I don't know".
pub(crate) fn take(edition: &Edition, plan: &Plan, person: u64) -> Vec<Event> {
    let mut session = Session::new(edition.instrument().clone(), plan.clone()).unwrap();
    let mut state = person;
    while let Step::Ask(question) = session.next() {
        let item = edition.bank().items[question.item].id.clone();
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let draw = state >> 33;
        let ms = 4000 + (draw % 30_000) as u32;
        session.push(Event::Shown { item: item.clone() }).unwrap();
        let answer = match draw % 20 {
            0..=11 => Event::Answered { item, options: vec!["b".into()], ms },
            12 => Event::Unsure { item, ms },
            other => Event::Answered { item, options: vec![["a", "c", "d"][other as usize % 3].into()], ms },
        };
        session.push(answer).unwrap();
    }
    session.log().to_vec()
}

pub(crate) fn holder(did: String) -> Holder {
    Holder { did, name: Some("Ana Example".into()), now: SIGNED, id: *b"sixteen constant" }
}

/// The first attempt, answering no request.
pub(crate) fn sat<'a>(plan: &'a Plan, log: &'a [Event], times: bool) -> Sat<'a> {
    Sat { plan, log, times, account: Account::default(), salt: *b"sixteen salty by" }
}

/// The key of Ana Example.
pub(crate) fn key() -> SoftKey {
    SoftKey::from_seed(b"Ana Example signs here, in tests")
}

/// The document signed at [`SIGNED`]: with both proofs where it says only what profiles say, else over its text alone.
pub(crate) fn sign(document: Value, key: &SoftKey) -> Value {
    match prepare(document.clone(), &key.public_key(), SIGNED) {
        Ok(prepared) => {
            let signatures = prepared.bytes().map(|bytes| key.sign(&bytes));
            prepared.attach(&signatures)
        }
        Err(_) => sign_text(document, key),
    }
}

/// The document with one proof, over its text.
pub(crate) fn sign_text(document: Value, key: &SoftKey) -> Value {
    let prepared = skillmark_credential::prepare(document, &key.public_key(), SIGNED).unwrap();
    let signatures = prepared.bytes().map(|bytes| key.sign(&bytes));
    prepared.attach(&signatures)
}

/// Ana's profile of a normal session, unsigned.
pub(crate) fn unsigned() -> Value {
    unsigned_of(&EDITION)
}

fn unsigned_of(edition: &Edition) -> Value {
    let plan = plan(edition, "normal", 1);
    let log = take(edition, &plan, 7);
    compose(edition, &sat(&plan, &log, false), &holder(key().public_key().did())).unwrap()
}

/// The same signed, as it is sent: canonical.
pub(crate) fn good() -> String {
    profile(&EDITION)
}

/// The same without the answers, from another bank.
pub(crate) fn profile_without(edition: &Edition) -> String {
    let plan = plan(edition, "normal", 1);
    let log = take(edition, &plan, 7);
    let document = compose_summary(edition, &sat(&plan, &log, false), &holder(key().public_key().did()));
    skillmark_canon::canonical(&sign(document.unwrap(), &key()))
}

/// The same from another bank.
pub(crate) fn profile(edition: &Edition) -> String {
    skillmark_canon::canonical(&sign(unsigned_of(edition), &key()))
}
