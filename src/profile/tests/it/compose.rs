//! The composed document: what it holds, what it never holds, and how long its link is.

use crate::people::{EDITION, holder, key, plan, sat, sign, take};
use serde_json::Value;
use skillmark_profile::{Claim, ComposeError, Evidence, Holder, compose, compose_summary, link};
use skillmark_session::{Event, Session};
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

const DID: &str = "did:key:z6MkqfHZJyNVKv56MfN3p2Kg73L1vgiusTG12gamx55DEiXx";

fn composed(holder: &Holder) -> Result<Value, ComposeError> {
    let plan = plan(&EDITION, "normal", 1);
    compose(&EDITION, &sat(&plan, &take(&EDITION, &plan, 7), false), holder)
}

fn narrative(document: &Value) -> &str {
    document["evidence"][0]["narrative"].as_str().unwrap()
}

#[test]
fn holds_strings_only_and_every_part_has_its_type() {
    fn walk(value: &Value, at: &str) {
        match value {
            Value::String(_) => {}
            Value::Array(items) => {
                assert!(!items.is_empty(), "{at} is an empty array");
                items.iter().for_each(|item| walk(item, at));
            }
            Value::Object(members) => {
                assert!(members["type"].is_array(), "{at} has no array of types");
                members.iter().for_each(|(key, member)| walk(member, &format!("{at}/{key}")));
            }
            other => panic!("{at} is {other}"),
        }
    }
    walk(&composed(&holder(DID.into())).unwrap(), "");
}

#[test]
fn says_what_it_is_not_for() {
    let document = composed(&holder(DID.into())).unwrap();
    let achievement = &document["credentialSubject"]["achievement"];
    let criteria = achievement["criteria"]["narrative"].as_str().unwrap();
    assert!(criteria.contains("not for hiring, promotion, pay, dismissal or task allocation"));
    assert!(document["name"].as_str().unwrap().contains("self-administered"));
    assert!(achievement["description"].as_str().unwrap().contains("Self-administered"));
    assert!(document["issuer"]["name"].as_str().unwrap().starts_with("Self-asserted"));
    assert!(document.get("awardedDate").is_none());
}

#[test]
fn carries_the_numbers_of_the_session() {
    let plan = plan(&EDITION, "normal", 1);
    let log = take(&EDITION, &plan, 7);
    let outcome = Session::replay(EDITION.instrument().clone(), plan.clone(), &log).unwrap().outcome();
    let document = composed(&holder(DID.into())).unwrap();
    let evidence = Evidence::decode(narrative(&document)).unwrap();
    assert_eq!(evidence.plan, plan);
    assert_eq!(evidence.results, outcome.skills.iter().map(Claim::from).collect::<Vec<_>>());
    assert_eq!(document["credentialSubject"]["result"].as_array().unwrap().len(), plan.skills.len());
}

#[test]
fn response_times_travel_only_when_asked() {
    let plan = plan(&EDITION, "quick", 1);
    let log = take(&EDITION, &plan, 7);
    let ms = |times| {
        let document = compose(&EDITION, &sat(&plan, &log, times), &holder(DID.into())).unwrap();
        let evidence = Evidence::decode(narrative(&document)).unwrap();
        evidence.log.iter().map(|e| if let Event::Answered { ms, .. } = e { *ms } else { 0 }).sum::<u32>()
    };
    assert_eq!(ms(false), 0);
    assert!(ms(true) > 10_000);
}

#[test]
fn pauses_and_disputes_stay_home() {
    let plan = plan(&EDITION, "quick", 1);
    let plain = take(&EDITION, &plan, 7);
    let mut eventful = Vec::new();
    for event in &plain {
        eventful.extend([Event::Paused, event.clone(), Event::Resumed]);
        if let Event::Shown { item } = event {
            eventful.push(Event::Contested { item: item.clone(), note: "private words".into() });
        }
    }
    let document = |log: &[Event]| compose(&EDITION, &sat(&plan, log, false), &holder(DID.into())).unwrap();
    assert_eq!(document(&eventful), document(&plain));
}

#[test]
fn a_name_may_be_left_out() {
    let document = composed(&Holder { name: None, ..holder(DID.into()) }).unwrap();
    assert_eq!(document["issuer"]["name"], "Self-asserted");
    assert!(!document.to_string().contains("Ana"));
}

#[test]
fn refuses_names_that_do_not_show_as_what_they_are() {
    let long = "n".repeat(101);
    let names = ["", " ", " Ana", "Ana\n", "Ana\u{202e}anA", "A\u{200b}na", "\u{1b}[31mAna", "\0", &long];
    for name in names {
        let holder = Holder { name: Some(name.into()), ..holder(DID.into()) };
        assert_eq!(composed(&holder), Err(ComposeError::Name), "{name:?}");
    }
    for name in ["Ana", "Zoë Ångström", "李小龍", "محمد", "می\u{200c}خواهم", "👩\u{200d}🔬", "O'Neil <3"]
    {
        let holder = Holder { name: Some(name.into()), ..holder(DID.into()) };
        assert_eq!(composed(&holder).unwrap()["issuer"]["name"], format!("Self-asserted by {name}"));
    }
}

#[test]
fn refuses_half_a_session_and_a_clock_without_dates() {
    let plan = plan(&EDITION, "normal", 1);
    let log = take(&EDITION, &plan, 7);
    for kept in [0, 1, 2, log.len() - 2, log.len() - 1] {
        let half = compose(&EDITION, &sat(&plan, &log[..kept], false), &holder(DID.into()));
        assert_eq!(half, Err(ComposeError::Unfinished), "{kept} of {}", log.len());
    }
    for now in [-1, i64::MAX, i64::MIN] {
        assert_eq!(composed(&Holder { now, ..holder(DID.into()) }), Err(ComposeError::Clock));
    }
}

#[test]
fn refuses_a_log_of_another_session() {
    let plan = plan(&EDITION, "normal", 1);
    let mut log = take(&EDITION, &plan, 7);
    log.swap(1, 3);
    let error = compose(&EDITION, &sat(&plan, &log, false), &holder(DID.into())).unwrap_err();
    assert!(matches!(error, ComposeError::Session(_)), "{error}");
}

#[test]
fn thirty_answers_fit_in_a_link() {
    let (key, did) = (key(), key().public_key().did());
    let length = |document: Result<Value, ComposeError>| {
        link::encode(skillmark_canon::canonical(&sign(document.unwrap(), &key)).as_bytes()).len()
    };
    let longest = (0..40).map(|seed| {
        let plan = plan(&EDITION, "normal", seed);
        let log = take(&EDITION, &plan, seed);
        let (sat, holder) = (sat(&plan, &log, false), holder(did.clone()));
        let without = length(compose_summary(&EDITION, &sat, &holder));
        (log.len() / 2, length(compose(&EDITION, &sat, &holder)), without)
    });
    let (answers, characters, without) = longest.max().unwrap();
    assert_eq!(answers, 30);
    assert!(characters < 3200 && without < 2400, "{characters} characters, {without} without the answers");
}
