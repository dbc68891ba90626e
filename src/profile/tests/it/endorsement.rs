//! Statements by others about a profile.

use crate::people::{EDITION, NOW, SIGNED, good, holder, key, sign};
use serde_json::{Value, json};
use skillmark_credential::SoftKey;
use skillmark_profile::{
    Answer, COMMENT_LIMIT, Code, EndorseError, Holder, Known, Overall, Reader, Reason, Statement,
    Supervision, Verdict, concerns, endorse,
};

fn manager() -> SoftKey {
    SoftKey::from_seed(b"Max Manager endorses, in tests..")
}

fn max() -> Holder {
    Holder {
        did: manager().public_key().did(),
        name: Some("Max Manager".into()),
        now: SIGNED + 3600,
        id: *b"another constant",
    }
}

fn present() -> Statement {
    Statement {
        spot: None,
        supervision: Supervision::Present,
        comment: Some("We went through two cases after it.".into()),
    }
}

fn profile() -> Value {
    serde_json::from_str(&good()).unwrap()
}

fn endorsement() -> Value {
    sign(endorse(&profile(), &present(), &max()).unwrap(), &manager())
}

fn read(endorsements: &[&Value], known: &[Known], now: i64) -> Verdict {
    let texts: Vec<String> = endorsements.iter().map(|e| e.to_string()).collect();
    let endorsements: Vec<&[u8]> = texts.iter().map(String::as_bytes).collect();
    let editions = [EDITION.clone()];
    Reader { editions: &editions, endorsements: &endorsements, known, now, ..Reader::default() }
        .verdict(good().as_bytes())
}

fn codes(verdict: &Verdict) -> Vec<Code> {
    verdict.problems.iter().map(|p| p.code).collect()
}

#[test]
fn a_stranger_claims_and_somebody_known_vouches() {
    let endorsement = endorsement();
    let stranger = read(&[&endorsement], &[], NOW);
    assert_eq!((stranger.overall, stranger.axes.endorsements.reason), (Overall::Valid, Reason::Claimed));
    assert_eq!(stranger.axes.endorsements.answer(), Answer::Unknown);
    let shown = &stranger.endorsements[0];
    assert_eq!((shown.by.as_str(), shown.known), ("Max Manager", false));
    assert_eq!(shown.supervision, Some(Supervision::Present));
    assert_eq!(shown.comment.as_deref(), Some("We went through two cases after it."));

    // The reader's own name for the key counts, not the one that it gives itself.
    let known = [Known { did: manager().public_key().did(), name: "M. Manager, Sales".into() }];
    let vouched = read(&[&endorsement], &known, NOW);
    assert_eq!((vouched.overall, vouched.axes.endorsements.answer()), (Overall::Valid, Answer::Yes));
    assert_eq!(vouched.axes.endorsements.arg("by"), Some("M. Manager, Sales"));
    assert!(vouched.endorsements[0].known);
}

#[test]
fn a_statement_about_anything_else_does_not_count() {
    let endorsed = endorsement();
    // The same profile signed anew is another file.
    let other = sign(
        {
            let mut again = profile();
            again.as_object_mut().unwrap().remove("proof");
            again["id"] = "urn:uuid:00000000-0000-4000-8000-000000000001".into();
            again
        },
        &key(),
    );
    let elsewhere = sign(endorse(&other, &present(), &max()).unwrap(), &manager());
    let verdict = read(&[&elsewhere], &[], NOW);
    assert_eq!((verdict.overall, codes(&verdict)), (Overall::Invalid, vec![Code::EndorsementNotForThis]));
    assert_eq!(verdict.problems[0].path, "/endorsement/0/relatedResource");
    assert!(verdict.endorsements.is_empty());
    // A good statement beside it does not heal it.
    let both = read(&[&endorsed, &elsewhere], &[], NOW);
    assert_eq!((both.axes.endorsements.reason, both.endorsements.len()), (Reason::NotForThis, 1));
    assert_eq!(both.problems[0].path, "/endorsement/1/relatedResource");

    assert!(concerns(endorsed.to_string().as_bytes(), good().as_bytes()));
    assert!(!concerns(elsewhere.to_string().as_bytes(), good().as_bytes()));
    assert!(!concerns(b"{", good().as_bytes()) && !concerns(b"{}", b"{}"));
}

#[test]
fn a_changed_statement_is_none() {
    type Change = fn(&mut Value);
    let changes: [(Change, Code); 4] = [
        (|e| e["credentialSubject"]["endorsementComment"] = "I watched.".into(), Code::InvalidSignature),
        (|e| e["proof"] = json!([]), Code::InvalidProof),
        (|e| e["issuer"]["id"] = key().public_key().did().into(), Code::InvalidSignature),
        (|e| e["type"] = json!(["VerifiableCredential"]), Code::Unsupported),
    ];
    for (change, code) in changes {
        let mut changed = endorsement();
        change(&mut changed);
        let verdict = read(&[&changed], &[], NOW);
        assert_eq!(
            (verdict.overall, verdict.axes.endorsements.reason),
            (Overall::Invalid, Reason::EndorsementBroken)
        );
        assert!(codes(&verdict).contains(&code), "{:?}", verdict.problems);
    }
}

/// What machines read and what people read must be the same, or our form does not count.
#[test]
fn words_that_do_not_follow_from_the_statement_are_a_foreign_comment() {
    let mut unsigned = endorse(&profile(), &present(), &max()).unwrap();
    unsigned["credentialSubject"]["endorsementComment"] = "I checked who the person was.".into();
    let verdict = read(&[&sign(unsigned, &manager())], &[], NOW);
    assert_eq!(verdict.axes.endorsements.reason, Reason::Claimed);
    assert_eq!(verdict.endorsements[0].supervision, None);
    assert_eq!(verdict.endorsements[0].comment.as_deref(), Some("I checked who the person was."));
}

#[test]
fn it_ends_with_the_profile_and_is_then_something_to_know() {
    let endorsement = endorsement();
    assert_eq!(endorsement["validUntil"], profile()["validUntil"]);
    let later = NOW + 2 * 365 * 86400;
    let verdict = read(&[&endorsement], &[], later);
    assert_eq!(verdict.axes.endorsements.reason, Reason::EndorsementExpired);
    assert!(codes(&verdict).contains(&Code::EndorsementExpired) && verdict.overall == Overall::Warning);
    let late = Holder { now: later, ..max() };
    assert_eq!(endorse(&profile(), &present(), &late), Err(EndorseError::Time));
}

#[test]
fn nobody_endorses_himself_or_what_is_not_sound() {
    assert_eq!(endorse(&profile(), &present(), &holder(key().public_key().did())), Err(EndorseError::Own));
    let mut changed = profile();
    changed["name"] = "Another".into();
    assert_eq!(endorse(&changed, &present(), &max()), Err(EndorseError::Profile));
    assert_eq!(endorse(&json!({}), &present(), &max()), Err(EndorseError::Profile));
    let named = |name: &str| Holder { name: Some(name.into()), ..max() };
    assert_eq!(endorse(&profile(), &present(), &named(" ")), Err(EndorseError::Name));
    for comment in ["".to_owned(), "x".repeat(COMMENT_LIMIT + 1), "a\u{202e}b".to_owned()] {
        let statement = Statement { comment: Some(comment), ..present() };
        assert_eq!(endorse(&profile(), &statement, &max()), Err(EndorseError::Comment));
    }
    // Somebody's own key, by hand.
    let mut own = endorse(&profile(), &present(), &max()).unwrap();
    own["issuer"]["id"] = key().public_key().did().into();
    let verdict = read(&[&sign(own, &key())], &[], NOW);
    assert_eq!(
        (verdict.axes.endorsements.reason, codes(&verdict)),
        (Reason::EndorsementSelf, vec![Code::EndorsementSelf])
    );
}
