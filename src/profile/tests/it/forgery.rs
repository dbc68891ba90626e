//! A signer who changes what his own profile says, and signs again. The signature holds; the evidence never does.

use crate::forge::{Draw, Open};
use crate::people::{EDITION, NOW, key, plan, sign};
use crate::ways::{WAYS, Way};
use proptest::prelude::*;
use serde_json::Value;
use skillmark_profile::{Answer, Code, Evidence, Severity, Verdict, verdict};
use skillmark_session::Event;

/// The unsigned profile of a normal session.
fn honest() -> Open {
    Open::profile(&EDITION, &plan(&EDITION, "normal", 3), 11, true)
}

fn document() -> Value {
    honest().close()
}

fn evidence(document: &Value) -> Evidence {
    Evidence::decode(document["evidence"][0]["narrative"].as_str().unwrap()).unwrap()
}

fn judge(document: Value) -> Verdict {
    let signed = sign(document, &key());
    let verdict = verdict(signed.to_string().as_bytes(), std::slice::from_ref(&EDITION), NOW);
    assert_eq!(verdict.axes.integrity.answer(), Answer::Yes, "the forger's own signature holds");
    verdict
}

/// Signs the forgery and expects the problems of its kind, and no yes on the evidence axis.
#[track_caller]
fn refused(way: &Way, document: Value) {
    let (verdict, what) = (judge(document), way.name);
    let codes: Vec<Code> = verdict.problems.iter().map(|p| p.code).collect();
    assert_eq!(codes, way.codes, "{what}: {:?}", verdict.problems);
    let unknown = way.codes.iter().all(|code| code.severity() == Severity::Warning);
    let expected = if unknown { Answer::Unknown } else { Answer::No };
    assert_eq!(verdict.axes.evidence.answer(), expected, "{what}");
    let shown = verdict.shown;
    assert!(shown.is_none_or(|shown| !shown.replayed), "{what}");
}

#[test]
fn the_honest_profile_holds() {
    let verdict = judge(document());
    assert_eq!(verdict.axes.evidence.answer(), Answer::Yes, "{:?}", verdict.problems);
    assert_eq!(verdict.problems, []);
}

/// Some ways change nothing in some profiles: nobody answered everything right, but somebody might have.
fn forged(way: &Way, draw: &mut Draw) -> Value {
    let honest = honest();
    let document = honest.clone().close();
    let attempts = std::iter::repeat_with(|| {
        let mut open = honest.clone();
        (way.forge)(&mut open, draw);
        open.close()
    });
    attempts
        .take(100)
        .find(|forged| *forged != document)
        .unwrap_or_else(|| panic!("{} changes nothing", way.name))
}

#[test]
fn every_way_to_forge_is_told() {
    for way in WAYS.into_iter().flatten() {
        let mut draw = Draw(1);
        for _ in 0..6 {
            refused(way, forged(way, &mut draw));
        }
    }
}

/// Ends the log early and computes everything else from what is left, as an impatient winner would.
#[test]
fn stopped_while_ahead() {
    let honest = honest();
    let way = WAYS.into_iter().flatten().find(|way| way.name == "stopped while ahead").unwrap();
    let all = honest.evidence.log.len();
    for kept in [0, 1, 2, 7, 20, all - 2, all - 1] {
        let mut open = honest.clone();
        open.end_after(kept);
        refused(way, open.close());
    }
}

#[test]
fn evidence_that_is_cut() {
    let mut cut = document();
    cut["evidence"][0]["narrative"] = "skillmark-evidence/2 {".into();
    let verdict = judge(cut);
    assert_eq!(verdict.axes.evidence.answer(), Answer::No);
    assert_eq!(verdict.problems[0].code, Code::InvalidEvidence);
}

/// Every string of a document, as a place to put another.
fn places(value: &Value, at: String, out: &mut Vec<String>) {
    match value {
        Value::String(_) => out.push(at),
        Value::Array(items) => {
            items.iter().enumerate().for_each(|(i, v)| places(v, format!("{at}/{i}"), out))
        }
        Value::Object(members) => {
            members.iter().for_each(|(k, v)| places(v, format!("{at}/{}", k.replace('/', "~1")), out));
        }
        _ => {}
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn any_string_replaced(place: prop::sample::Index, text in "[a-zA-Z0-9 :.,-]{0,40}") {
        let mut forged = document();
        let mut all = Vec::new();
        places(&forged, String::new(), &mut all);
        // Who, when, which and in which language are the signer's to say; so is the type of a document.
        let free = |p: &str| p.starts_with("/@context") || p.starts_with("/type") || p.starts_with("/issuer")
            || p == "/id" || p == "/credentialSubject/id";
        all.retain(|place| !free(place));
        let place = &all[place.index(all.len())];
        prop_assume!(forged.pointer(place).unwrap() != &Value::from(text.clone()));
        *forged.pointer_mut(place).unwrap() = text.into();
        prop_assert_ne!(judge(forged).axes.evidence.answer(), Answer::Yes, "{}", place);
    }

    #[test]
    fn any_character_of_the_evidence_replaced(at: prop::sample::Index, to in "[a-z0-9 ?+!=,.\"-]") {
        let mut forged = document();
        let honest = evidence(&forged);
        let narrative = forged["evidence"][0]["narrative"].as_str().unwrap();
        let at = at.index(narrative.len());
        let mut changed = narrative.to_owned();
        changed.replace_range(at..=at, &to);
        prop_assume!(changed != narrative);
        // Language, response times, salt and the edition of the texts are the signer's word: nothing follows from them.
        if let Ok(read) = Evidence::decode(&changed) {
            let locale = read.plan.locale != honest.plan.locale;
            let times = skillmark_profile::reduce(&read.log, false) == skillmark_profile::reduce(&honest.log, false)
                && read.log != honest.log;
            let edition = read.bank.content != honest.bank.content || read.salt != honest.salt;
            // So is which of the wrong options was chosen, where all of them say the same about a person.
            let wrong = |log: &[Event]| log.iter().map(|event| match event {
                Event::Answered { item, options, .. } if options[0] != "b" => format!("{item} wrong"),
                other => format!("{other:?}"),
            }).collect::<Vec<_>>();
            let another = read.log != honest.log && wrong(&read.log) == wrong(&honest.log);
            prop_assume!(!locale && !times && !edition && !another);
        }
        forged["evidence"][0]["narrative"] = changed.into();
        prop_assert_ne!(judge(forged).axes.evidence.answer(), Answer::Yes);
    }
}
