//! What a deployment says about its banks.

use crate::people::{EDITION, NOW, good};
use serde_json::json;
use skillmark_profile::{Code, Config, Evidence, Overall, Pin, Reader, Reason, Verdict};
use skillmark_session::{Event, Session};

fn judge(pin: Pin) -> Verdict {
    let (editions, pins) = ([EDITION.clone()], [pin]);
    Reader { editions: &editions, pins: &pins, now: NOW, ..Reader::default() }.verdict(good().as_bytes())
}

fn pin() -> Pin {
    Pin { scoring: EDITION.scoring().to_owned(), ..Pin::default() }
}

fn codes(verdict: &Verdict) -> Vec<Code> {
    verdict.problems.iter().map(|problem| problem.code).collect()
}

#[test]
fn only_the_named_presets_count() {
    let presets = |ids: &[&str]| judge(Pin { presets: ids.iter().map(|id| (*id).into()).collect(), ..pin() });
    for ids in [&[][..], &["normal"], &["quick", "normal"]] {
        let verdict = presets(ids);
        assert_eq!((verdict.overall, verdict.axes.evidence.reason), (Overall::Valid, Reason::Replayed));
        assert_eq!(verdict.axes.evidence.arg("preset"), Some("normal"));
    }
    let other = presets(&["quick"]);
    assert_eq!((other.overall, codes(&other)), (Overall::Warning, vec![Code::PlanUnknown]));
    assert_eq!(other.axes.evidence.reason, Reason::UnknownPlan);
    assert!(other.shown.unwrap().replayed, "the numbers follow all the same");
}

#[test]
fn questions_that_were_withdrawn_are_named() {
    let good: serde_json::Value = serde_json::from_str(&good()).unwrap();
    let evidence = Evidence::decode(good["evidence"][0]["narrative"].as_str().unwrap()).unwrap();
    let asked = match &evidence.log[0] {
        skillmark_session::Event::Shown { item } => item.clone(),
        other => panic!("{other:?}"),
    };
    let verdict = judge(Pin { withdrawn: vec![asked.clone(), "never-asked".into()], ..pin() });
    assert_eq!((verdict.overall, codes(&verdict)), (Overall::Warning, vec![Code::ItemWithdrawn]));
    assert!(
        verdict.problems[0].message.starts_with("1 of its questions")
            && verdict.problems[0].message.contains(&asked)
    );
    assert_eq!(verdict.axes.evidence.reason, Reason::Replayed);
    assert_eq!(codes(&judge(Pin { withdrawn: vec!["never-asked".into()], ..pin() })), []);
}

#[test]
fn a_score_is_told_without_the_withdrawn_questions_and_nothing_else_moves() {
    let good: serde_json::Value = serde_json::from_str(&good()).unwrap();
    let evidence = Evidence::decode(good["evidence"][0]["narrative"].as_str().unwrap()).unwrap();
    let of = |skill: &str| -> Vec<String> {
        let answered = evidence.log.iter().filter_map(|event| match event {
            Event::Answered { item, .. } | Event::Unsure { item, .. } => Some(item.clone()),
            _ => None,
        });
        answered.filter(|item| EDITION.bank().item(item).unwrap().skill == skill).collect()
    };
    let shown = |withdrawn: &[String]| {
        let verdict = judge(Pin { withdrawn: withdrawn.to_vec(), ..pin() });
        (verdict.axes.clone(), verdict.shown.unwrap())
    };
    let (axes, plain) = shown(&[]);
    assert!(plain.skills.iter().all(|skill| skill.without.is_none()));
    let gone = &of("evaluating")[..3];
    let (again, told) = shown(gone);
    assert_eq!(again, axes);
    let rest = told.skills[1].without.unwrap();
    assert_eq!((told.skills[0].without, rest.answers), (None, of("evaluating").len() - 3));

    // The numbers are those of the session that the answers make, which the session's own tests compare with a second implementation.
    let session =
        Session::replay(EDITION.instrument().clone(), evidence.plan.clone(), &evidence.log).unwrap();
    let points = |theta: f64| (50.0 + 10.0 * theta).round() as u32;
    let whole = session.without(gone)[1];
    assert_eq!(rest.score, points(whole.theta));
    assert_eq!(rest.interval, (points(whole.interval.0), points(whole.interval.1)));

    let mut same = told.clone();
    same.skills[1].without = None;
    assert_eq!(same, plain, "the stated result stands");
    let none = shown(&of("directing")).1.skills[0].without.unwrap();
    assert_eq!(none.answers, 0);
}

#[test]
fn other_banks_are_not_meant() {
    let pin =
        Pin { scoring: "uEi".into(), content: None, presets: vec!["quick".into()], withdrawn: Vec::new() };
    assert_eq!(judge(pin).overall, Overall::Valid);
}

#[test]
fn as_a_file() {
    let text =
        json!({ "banks": [{ "scoring": EDITION.scoring(), "presets": ["quick"], "withdrawn": ["a-1"] }] });
    let config = Config::read(text.to_string().as_bytes()).unwrap();
    assert_eq!(config.banks, [Pin { presets: vec!["quick".into()], withdrawn: vec!["a-1".into()], ..pin() }]);
    let wrong = Config::read(br#"{"banks": [{"scoring": "1234"}]}"#).unwrap_err();
    assert_eq!(
        wrong,
        "at `banks[0].scoring`, \"1234\" is no digest of a bank; copy the scoring digest that `skillmark bank build` prints"
    );
}
