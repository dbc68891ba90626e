//! Sharing some of the skills.

use crate::people::{EDITION, NOW, bank, edition, holder, key, plan, sat, sign, take};
use skillmark_bank::Correlation;
use skillmark_profile::{Answer, Edition, Overall, compose, inseparable, only, verdict};
use skillmark_session::{Event, Session};

fn shared(edition: &Edition, skills: &[&str]) -> Option<String> {
    let plan = plan(edition, "normal", 5);
    let mut log = take(edition, &plan, 12);
    let mut session = Session::replay(edition.instrument().clone(), plan.clone(), &log).unwrap();
    session.push(Event::Extended { skill: "directing".into(), by: 1 }).unwrap();
    log.push(Event::Extended { skill: "directing".into(), by: 1 });
    // The one more is answered too.
    let skillmark_session::Step::Ask(question) = session.next() else { panic!() };
    let item = edition.bank().items[question.item].id.clone();
    log.extend([Event::Shown { item: item.clone() }, Event::Unsure { item, ms: 5000 }]);
    let skills: Vec<String> = skills.iter().map(|id| (*id).to_owned()).collect();
    let (plan, log) = only(edition.bank(), &plan, &log, &skills)?;
    let document = compose(edition, &sat(&plan, &log, true), &holder(key().public_key().did())).unwrap();
    Some(sign(document, &key()).to_string())
}

#[test]
fn a_skill_alone_replays_and_shows_nothing_of_the_other() {
    for (skill, other) in [("directing", "evaluating"), ("evaluating", "directing")] {
        let text = shared(&EDITION, &[skill]).unwrap();
        assert!(text.contains(&format!("{skill}-case")) && !text.contains(other), "{text}");
        let verdict = verdict(text.as_bytes(), std::slice::from_ref(&EDITION), NOW);
        assert_eq!((verdict.overall, verdict.axes.evidence.answer()), (Overall::Valid, Answer::Yes));
        assert_eq!(verdict.shown.unwrap().skills.len(), 1);
    }
    let both = shared(&EDITION, &["evaluating", "directing"]).unwrap();
    assert_eq!(verdict(both.as_bytes(), std::slice::from_ref(&EDITION), NOW).shown.unwrap().skills.len(), 2);
    assert_eq!(shared(&EDITION, &[]), None);
    assert_eq!(shared(&EDITION, &["cooking"]), None);
}

#[test]
fn what_goes_together_is_shared_together() {
    let mut linked = bank();
    let between = ("evaluating".to_owned(), "directing".to_owned());
    linked.correlations = vec![Correlation { between, r: 0.7, source: "tests".into() }];
    let linked = edition(linked);
    assert_eq!(shared(&linked, &["directing"]), None);
    let both = shared(&linked, &["directing", "evaluating"]).unwrap();
    let verdict = verdict(both.as_bytes(), std::slice::from_ref(&linked), NOW);
    assert_eq!((verdict.overall, verdict.axes.evidence.answer()), (Overall::Valid, Answer::Yes));
    assert!(both.contains("Skills that go together were estimated from all answers to them."));
    let ids = ["directing", "evaluating"].map(str::to_owned);
    assert_eq!(inseparable(linked.bank(), &ids), [ids.to_vec()]);
    assert_eq!(inseparable(EDITION.bank(), &ids), ids.map(|id| vec![id]));
}
