//! A preset that asks for everything, from the author's text to a profile that a verifier scores again.

use skillmark_bank::author::{self, File, Folder};
use skillmark_bank::{Bank, Preset, Rules, Usual};
use skillmark_credential::SoftKey;
use skillmark_lab::{Abilities, Population, Report, Setup, Truth, take_session};
use skillmark_profile::{
    Account, Answer, Edition, Evidence, Holder, Overall, Sat, compose, prepare, verdict,
};
use skillmark_session::{ENGINE_REV, Event, Instrument, Plan, Session, Step, Stopped};
use std::sync::Arc;

/// 2026-05-01T10:00:00Z.
const NOW: i64 = 1_777_629_600;

const MANIFEST: &str = r#"
id = "everything"
version = "0.1.0"
language = "en"
title = "Everything"
summary = "A bank whose preset asks for all there is."
licence = "CC0-1.0"

[[skill]]
id = "reading"
title = "Reading"
definition = "Reads."
cuts_by = "A test"
cuts_on = 2026-01-01

[[skill.level]]
id = "low"
title = "Low"
can_do = "Little."

[[skill.level]]
id = "high"
title = "High"
cut = 0.2
can_do = "Much."

[[preset]]
id = "all"
min_items = 4
max_items = 14
stop_se = 0.3
stop_level = 0.99
valid_months = 12
criterion = "mpwi"
exposure = "acceptance"
success_low = 0.5
success_high = 0.9
stop_information = 0.001
pilots = 2
minutes = 6
stop_se_change = 0.004
stop_total_information = 12
decide = "ratio"
decide_error = 0.05
decide_within = 0.2
content = [
    { area = "letters", share = 0.5, at_least = 2 },
    { area = "tables", share = 0.5, at_least = 3, at_most = 8 },
]
"#;

fn bank() -> Bank {
    let item = |i: usize| {
        let more = match i {
            3 => "pilot: true\n",
            8 => "pilot: true\n",
            4 | 5 => "testlet: invoice\n",
            10 => "enemies: q11\n",
            20 | 21 => "acceptance: 0.4\n",
            _ => "",
        };
        format!(
            "## q{i}\nskill: reading\nstatus: calibrated\na: {}\nb: {}\nc: 0.2\nse: 0.1\nn: 400\nobjective: o\n\
             review-by: 2030-01\ncontent: {}\nseconds: {}\n{more}\nQuestion {i}?\n\n- [x] yes\n  > y\n- [ ] no\n  > n\n\n",
            0.8 + (i % 7) as f64 / 5.0,
            (i as f64 - 20.0) / 9.0,
            ["letters", "tables"][i % 2],
            15 + i % 20,
        )
    };
    let items: String = (0..40).map(item).collect();
    let folder = Folder::new(File::new("bank.toml", MANIFEST), vec![File::new("items/a.md", &items)]);
    let draft = author::read(&folder);
    assert_eq!(draft.errors(), []);
    let json = draft.bank().unwrap().to_json();
    Bank::load(json.as_bytes()).unwrap()
}

fn plan(edition: &Edition, seed: u32) -> Plan {
    Plan {
        engine_rev: ENGINE_REV,
        bank: edition.scoring().to_owned(),
        preset: "all".to_owned(),
        skills: vec!["reading".to_owned()],
        seed: format!("{seed:032x}"),
        locale: "en".to_owned(),
    }
}

/// A person who takes 8 to 37 seconds for an answer.
fn sit(edition: &Edition, seed: u32) -> Session {
    let mut session = Session::new(edition.instrument().clone(), plan(edition, seed)).unwrap();
    let mut state = u64::from(seed) + 1;
    while let Step::Ask(question) = session.next() {
        let item = edition.bank().items[question.item].id.clone();
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let (draw, ms) = (state >> 33, 8_000 + (state >> 40) as u32 % 30_000);
        session.push(Event::Shown { item: item.clone() }).unwrap();
        let options = vec![if draw % 5 < 3 { "a" } else { "b" }.to_owned()];
        session.push(Event::Answered { item, options, ms }).unwrap();
    }
    session
}

#[test]
fn everything_goes_together_and_replays_from_a_profile() {
    let bank = Arc::new(bank());
    assert_eq!(Usual::read(bank.to_json().as_bytes()), None);
    let edition = Edition::new(Arc::new(Instrument::new(bank).unwrap()));
    let mut reasons = Vec::new();
    for seed in 0..12 {
        let session = sit(&edition, seed);
        let outcome = session.outcome();
        let skill = &outcome.skills[0];
        let tables = skill
            .items
            .iter()
            .filter(|id| edition.bank().item(id).unwrap().content.as_deref() == Some("tables"));
        assert!(skill.stopped == Stopped::Time || (3..=8).contains(&tables.count()), "{skill:?}");
        assert!(skill.stopped != Stopped::Constraints && skill.stopped != Stopped::Unfinished);
        reasons.push(skill.stopped);

        // Times are not asked for, and must come along.
        let key = SoftKey::from_seed(b"a key of nobody's, for this test");
        let holder = Holder { did: key.public_key().did(), name: None, now: NOW, id: *b"sixteen constant" };
        let (plan, log) = (session.plan(), session.log());
        let sat = Sat { plan, log, times: false, account: Account::default(), salt: [0; 16] };
        let document = compose(&edition, &sat, &holder).unwrap();
        let narrative = document["evidence"][0]["narrative"].as_str().unwrap();
        assert!(Evidence::decode(narrative).unwrap().times);
        let prepared = prepare(document, &key.public_key(), NOW).unwrap();
        let signatures = prepared.bytes().map(|bytes| key.sign(&bytes));
        let signed = prepared.attach(&signatures).to_string();
        let verdict = verdict(signed.as_bytes(), std::slice::from_ref(&edition), NOW);
        assert_eq!((verdict.overall, verdict.axes.evidence.answer()), (Overall::Valid, Answer::Yes));
    }
    reasons.sort();
    reasons.dedup();
    assert!(reasons.len() > 1 && reasons.contains(&Stopped::Time), "{reasons:?}");
}

#[test]
fn simulated_people_take_the_time_that_questions_take() {
    let instrument = Arc::new(Instrument::new(Arc::new(bank())).unwrap());
    let setup = Setup::new(instrument.bank(), "all", &["reading".to_owned()]).unwrap();
    let abilities = Abilities::Normal { mean: 0.0, sd: 1.0 };
    let population = Population { seed: 1, abilities, truth: Truth::Exact, unsure: 0.0, rapid: 0.0 };
    for n in 0..20 {
        let person = take_session(&instrument, &setup, &population, n).unwrap().remove(0);
        let items = &instrument.bank().items;
        let expected: u64 = person.answers.iter().map(|answer| u64::from(items[answer.item].ms())).sum();
        assert!(person.ms == expected && person.ms <= 360_000, "{person:?}");
    }
}

/// The law of a calibrated Bayesian report, for parameters that are estimates themselves: averaged over people drawn from the
/// prior and parameters drawn from their stated errors, the 90 % interval holds 90 %, and the SE is the size of the error.
#[test]
fn errors_of_calibration_are_in_the_interval() {
    let mut bank = bank();
    bank.presets[0] =
        Preset { rules: Rules::default(), criterion: None, pilots: 0, ..bank.presets[0].clone() };
    (bank.presets[0].min_items, bank.presets[0].max_items) = (20, 20);
    for item in &mut bank.items {
        (item.params.b_sd, item.params.a_sd) = (0.3, Some(item.params.a / 3.0));
    }
    let instrument = Arc::new(Instrument::new(Arc::new(bank)).unwrap());
    let setup = Setup::new(instrument.bank(), "all", &["reading".to_owned()]).unwrap();
    let abilities = Abilities::Normal { mean: 0.0, sd: 1.0 };
    let population = Population { seed: 3, abilities, truth: Truth::Drawn, unsure: 0.0, rapid: 0.0 };
    let people: Vec<_> =
        (0..1500).map(|n| take_session(&instrument, &setup, &population, n).unwrap().remove(0)).collect();
    let report = Report::new(&people).unwrap().all;
    // SD of the coverage of 1500 people: 0.008.
    assert!((report.coverage90 - 0.9).abs() < 0.025, "{report:?}");
    assert!((report.rmse / report.rms_se - 1.0).abs() < 0.05, "{report:?}");
}
