//! A signer who changes what his own profile says, and signs again. The signature holds; the evidence never does.

use crate::people::{EDITION, NOW, bank, edition, holder, key, plan, sign, take};
use proptest::prelude::*;
use serde_json::{Value, json};
use skillmark_profile::{Answer, Code, Evidence, Verdict, compose, verdict};
use skillmark_session::{Event, Session, Step, Stopped};

/// An unsigned profile of a normal session.
fn document() -> Value {
    let plan = plan(&EDITION, "normal", 3);
    let log = take(&EDITION, &plan, 11);
    compose(&EDITION, &plan, &log, true, &holder(key().public_key().did())).unwrap()
}

fn evidence(document: &Value) -> Evidence {
    Evidence::decode(document["evidence"][0]["narrative"].as_str().unwrap()).unwrap()
}

fn with_evidence(mut document: Value, evidence: &Evidence) -> Value {
    document["evidence"][0]["narrative"] = evidence.encode().into();
    document
}

fn judge(document: Value) -> Verdict {
    let signed = sign(document, &key());
    let verdict = verdict(signed.to_string().as_bytes(), std::slice::from_ref(&EDITION), NOW);
    assert_eq!(verdict.axes.integrity.answer(), Answer::Yes, "the forger's own signature holds");
    verdict
}

/// Signs the forgery and expects one problem with this code on the evidence axis.
#[track_caller]
fn refused(what: &str, document: Value, code: Code) {
    let verdict = judge(document);
    let codes: Vec<Code> = verdict.problems.iter().map(|p| p.code).collect();
    assert_eq!(codes, [code], "{what}: {:?}", verdict.problems);
    let expected = if code == Code::EvidenceUnknownBank { Answer::Unknown } else { Answer::No };
    assert_eq!(verdict.axes.evidence.answer(), expected, "{what}");
    let shown = verdict.shown.unwrap();
    assert!(!shown.replayed, "{what}");
}

#[test]
fn the_honest_profile_holds() {
    let verdict = judge(document());
    assert_eq!(verdict.axes.evidence.answer(), Answer::Yes, "{:?}", verdict.problems);
    assert_eq!(verdict.problems, []);
}

#[test]
fn changed_numbers() {
    type Change = (&'static str, fn(&mut Evidence));
    let changes: [Change; 14] = [
        ("score by one bit", |e| e.results[0].theta = f64::from_bits(e.results[0].theta.to_bits() + 1)),
        ("standard error", |e| e.results[0].se /= 2.0),
        ("interval's low end", |e| e.results[0].interval.0 += 0.5),
        ("interval's high end", |e| e.results[1].interval.1 += 0.5),
        ("level probabilities", |e| e.results[0].levels.reverse()),
        ("one level fewer", |e| e.results[0].levels.truncate(3)),
        ("level claim", |e| e.results[0].claim = (3, 3)),
        ("estimate for change", |e| e.results[0].wle.0 += 0.1),
        ("its standard error", |e| e.results[0].wle.1 *= 0.5),
        ("number of questions", |e| e.results[0].asked += 1),
        ("number right", |e| e.results[0].right += 1),
        ("number passed", |e| e.results[0].unsure += 1),
        ("why it stopped", |e| {
            let precise = e.results[0].stopped == Stopped::Precision;
            e.results[0].stopped = if precise { Stopped::Length } else { Stopped::Precision };
        }),
        ("provisional", |e| e.results[0].provisional = false),
    ];
    for (what, change) in changes {
        let mut evidence = evidence(&document());
        change(&mut evidence);
        refused(what, with_evidence(document(), &evidence), Code::InvalidEvidence);
    }
}

#[test]
fn a_better_score_everywhere() {
    let mut forged = document();
    let mut evidence = evidence(&forged);
    evidence.results[0].theta = 2.0;
    forged["credentialSubject"]["result"][0]["value"] = "70".into();
    refused("score and displayed value", with_evidence(forged, &evidence), Code::InvalidEvidence);
}

#[test]
fn changed_words() {
    let changes = [
        ("/credentialSubject/result/0/value", json!("99")),
        ("/credentialSubject/achievement/name", json!("Neurosurgery")),
        ("/credentialSubject/achievement/description", json!("Proctored by the university.")),
        ("/credentialSubject/achievement/criteria/narrative", json!("Passed the exam.")),
        ("/credentialSubject/achievement/resultDescription/0/name", json!("Neurosurgery")),
        ("/credentialSubject/achievement/resultDescription/0/valueMax", json!("60")),
        ("/credentialSubject/result/0/alignment/0/targetName", json!("Neurosurgery")),
        ("/description", json!("Expert in everything.")),
        ("/name", json!("Licence to operate")),
        ("/issuer/name", json!("University of Oxford")),
        ("/validUntil", json!("2036-05-01T10:00:00Z")),
        ("/validFrom", json!("2026-05-20T10:00:00Z")),
        ("/evidence/0/name", json!("Proctor's report")),
        ("/credentialSubject/achievement/version", json!("9.9.9")),
    ];
    for (path, value) in changes {
        let mut forged = document();
        *forged.pointer_mut(path).unwrap() = value;
        refused(path, forged, Code::InvalidEvidence);
    }
    let mut extended = document();
    extended["credentialSubject"]["achievement"]["image"] =
        json!({"id": "https://university.example/seal.png", "type": "Image"});
    refused("an image added", extended, Code::InvalidEvidence);
}

#[test]
fn changed_plan() {
    type Change = (&'static str, fn(&mut Evidence));
    let changes: [Change; 6] = [
        ("shorter preset", |e| e.plan.preset = "quick".into()),
        ("preset of one's own", |e| e.plan.preset = "mine".into()),
        ("other seed", |e| e.plan.seed = "0".repeat(32)),
        ("seed of another form", |e| e.plan.seed = "SEED".into()),
        ("other order of skills", |e| e.plan.skills.reverse()),
        ("one skill twice", |e| e.plan.skills[1] = e.plan.skills[0].clone()),
    ];
    for (what, change) in changes {
        let mut evidence = evidence(&document());
        change(&mut evidence);
        refused(what, with_evidence(document(), &evidence), Code::InvalidEvidence);
    }
}

#[test]
fn one_skill_left_out() {
    let mut forged = document();
    let mut evidence = evidence(&forged);
    evidence.results.pop();
    forged["credentialSubject"]["result"].as_array_mut().unwrap().pop();
    refused("from the results", with_evidence(forged.clone(), &evidence), Code::InvalidEvidence);
    evidence.plan.skills.pop();
    refused("from the plan too", with_evidence(forged, &evidence), Code::InvalidEvidence);
}

#[test]
fn changed_log() {
    type Change = (&'static str, fn(&mut Vec<Event>));
    let changes: [Change; 7] = [
        ("two questions swapped", |log| {
            log.swap(0, 2);
            log.swap(1, 3);
        }),
        ("a wrong answer made right", |log| {
            let wrong = |e: &&mut Event| matches!(e, Event::Answered { options, .. } if options[0] != "b");
            let Some(Event::Answered { options, .. }) = log.iter_mut().find(wrong) else {
                panic!("no wrong answer")
            };
            options[0] = "b".into();
        }),
        ("an option that is not there", |log| {
            let Event::Answered { options, .. } = &mut log[1] else { panic!("first answer") };
            options[0] = "z".into();
        }),
        ("two options at once", |log| {
            let Event::Answered { options, .. } = &mut log[1] else { panic!("first answer") };
            options.push("a".into());
        }),
        ("a question asked twice", |log| log.extend_from_within(..2)),
        ("a question left out", |log| drop(log.drain(..2))),
        ("an answer without its question", |log| drop(log.remove(0))),
    ];
    for (what, change) in changes {
        let mut evidence = evidence(&document());
        change(&mut evidence.log);
        refused(what, with_evidence(document(), &evidence), Code::InvalidEvidence);
    }
}

/// Ends the log early and computes everything else from what is left, as an impatient winner would.
#[test]
fn stopped_while_ahead() {
    let evidence = evidence(&document());
    for kept in [0, 1, 2, 7, 20, evidence.log.len() - 2, evidence.log.len() - 1] {
        let log = &evidence.log[..kept];
        let session = Session::replay(EDITION.instrument().clone(), evidence.plan.clone(), log).unwrap();
        assert_ne!(session.next(), Step::Done);
        let mut forged = document();
        let mut short = Evidence { log: log.to_vec(), times: kept > 1, ..evidence.clone() };
        short.results = session.outcome().skills.iter().map(Into::into).collect();
        for (i, skill) in session.outcome().skills.iter().enumerate() {
            let value = skillmark_session::display(skill.theta).round();
            forged["credentialSubject"]["result"][i]["value"] = value.to_string().into();
        }
        refused(&format!("{kept} events kept"), with_evidence(forged, &short), Code::EvidenceIncomplete);
    }
}

#[test]
fn a_bank_of_ones_own() {
    let mut easy = bank();
    easy.items.iter_mut().for_each(|item| item.params.b += 2.0);
    let easy = edition(easy);
    let plan = plan(&easy, "normal", 3);
    let document =
        compose(&easy, &plan, &take(&easy, &plan, 11), false, &holder(key().public_key().did())).unwrap();
    refused("scored with other difficulties", document.clone(), Code::EvidenceUnknownBank);

    let mut evidence = evidence(&document);
    evidence.bank.scoring = EDITION.scoring().into();
    evidence.plan.bank = EDITION.scoring().into();
    refused("under the known bank's digest", with_evidence(document, &evidence), Code::InvalidEvidence);
}

#[test]
fn another_name_for_the_bank() {
    let mut renamed = evidence(&document());
    renamed.bank.id = "medical-board".into();
    refused("its id", with_evidence(document(), &renamed), Code::InvalidEvidence);

    let mut version = evidence(&document());
    version.bank.version = "9.9.9".into();
    let mut forged = document();
    forged["credentialSubject"]["achievement"]["version"] = "9.9.9".into();
    refused("its version", with_evidence(forged, &version), Code::InvalidEvidence);
}

#[test]
fn answers_twice_or_unreadable() {
    let mut twice = document();
    let entry = twice["evidence"][0].clone();
    twice["evidence"].as_array_mut().unwrap().push(entry);
    refused("two sets of answers", twice, Code::InvalidEvidence);

    let mut cut = document();
    cut["evidence"][0]["narrative"] = "skillmark-evidence/1 {".into();
    refused("cut", cut, Code::InvalidEvidence);
}

#[test]
fn about_somebody_else() {
    let mut forged = document();
    forged["credentialSubject"]["id"] = "did:key:z6MkpTm8tHPBdEHqo4Cz4jxDPb8UtUtconygUUToqRyeM671".into();
    let verdict = judge(forged);
    assert_eq!(verdict.axes.issuer.answer(), Answer::No);
    assert_eq!(verdict.axes.evidence.answer(), Answer::No);
    assert!(verdict.problems.iter().any(|p| p.code == Code::SubjectNotIssuer));
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
        // Language, response times and the edition of the texts are the signer's word: nothing follows from them.
        if let Ok(read) = Evidence::decode(&changed) {
            let locale = read.plan.locale != honest.plan.locale;
            let times = skillmark_profile::reduce(&read.log, false) == skillmark_profile::reduce(&honest.log, false)
                && read.log != honest.log;
            let edition = read.bank.content != honest.bank.content;
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
