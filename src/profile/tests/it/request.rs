//! Requests: what they hold, and what a profile that names one proves.

use crate::people::{EDITION, NOW, SIGNED, holder, key, plan, sat, sign, take};
use proptest::prelude::*;
use serde_json::Value;
use skillmark_credential::SoftKey;
use skillmark_profile::{
    Account, Answer, Asked, Code, Overall, Reader, Reason, Request, RequestError, Sat, Seen, Verdict,
    compose, compose_summary, only,
};

fn manager() -> SoftKey {
    SoftKey::from_seed(b"a manager asks for profiles here")
}

fn request() -> Request {
    Request {
        from: manager().public_key().did(),
        name: Some("M. Manager".into()),
        to: "Ana".into(),
        bank: "ai-literacy".into(),
        scoring: EDITION.scoring().into(),
        title: "AI literacy at work".into(),
        preset: "quick".into(),
        skills: vec!["directing".into(), "evaluating".into()],
        role: Some("Case worker".into()),
        purpose: "To plan this year's training.".into(),
        retention: "Until the end of the year; only I see it.".into(),
        due: "2026-05-31".into(),
        expires: SIGNED + 86_400,
        nonce: *b"128 random bits!",
    }
}

fn text(request: &Request) -> Result<String, RequestError> {
    let prepared = request.prepare(&manager().public_key(), SIGNED)?;
    let signatures = prepared.bytes().map(|bytes| manager().sign(&bytes));
    Ok(skillmark_canon::canonical(&prepared.attach(&signatures)))
}

fn asked(request: &Request) -> Asked {
    Request::read(text(request).unwrap().as_bytes()).unwrap()
}

/// What Ana signs, having been asked.
fn answer(asked: &Asked, change: impl FnOnce(&mut skillmark_session::Plan), summary: bool) -> Value {
    let did = key().public_key().did();
    let mut plan = plan(&EDITION, &asked.request.preset, 1);
    plan.seed = asked.request.seed(&did).unwrap();
    change(&mut plan);
    let log = take(&EDITION, &plan, 9);
    let account = Account { request: Some(asked.digest.clone()), ..Account::default() };
    let sat = Sat { account, ..sat(&plan, &log, false) };
    let document = if summary { compose_summary } else { compose }(&EDITION, &sat, &holder(did));
    sign(document.unwrap(), &key())
}

fn judge(document: &Value, requests: &[Asked], answered: &[Seen]) -> Verdict {
    let editions = [EDITION.clone()];
    Reader { editions: &editions, requests, answered, now: NOW, ..Reader::default() }
        .verdict(document.to_string().as_bytes())
}

fn outcome(verdict: &Verdict) -> (Overall, Reason, Vec<Code>) {
    let codes = verdict.problems.iter().map(|problem| problem.code).collect();
    (verdict.overall, verdict.axes.request.reason, codes)
}

/// Files for other tests: a request, an answer to it with and without the answers, and a second one.
pub(crate) fn files() -> [(&'static str, String); 4] {
    let asked = asked(&request());
    let canonical = |document: Value| skillmark_canon::canonical(&document);
    let second = answer(&asked, |plan| plan.skills.truncate(1), false);
    [
        ("request.json", text(&request()).unwrap()),
        ("answer.json", canonical(answer(&asked, |_| {}, false))),
        ("answer_without.json", canonical(answer(&asked, |_| {}, true))),
        ("answer_second.json", canonical(second)),
    ]
}

#[test]
fn the_files_are_what_would_be_written() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/reference/profile");
    for (name, text) in files() {
        assert!(std::fs::read_to_string(format!("{folder}/{name}")).unwrap() == text, "{name}");
    }
}

#[test]
fn a_request_comes_back_as_it_was_sent() {
    let plain = Request { name: None, role: None, ..request() };
    for request in [request(), plain] {
        assert_eq!(asked(&request).request, request);
    }
    assert!(Request::is_one(text(&request()).unwrap().as_bytes()));
    assert!(!Request::is_one(crate::people::good().as_bytes()));
}

#[test]
fn a_changed_or_foreign_request_is_refused_in_words() {
    let good = text(&request()).unwrap();
    assert_eq!(Request::read(crate::people::good().as_bytes()), Err(RequestError::Other));
    assert_eq!(Request::read(b"{"), Err(RequestError::Other));
    let changed = good.replace("Case worker", "Case Worker");
    assert_eq!(Request::read(changed.as_bytes()), Err(RequestError::Signature));
    // Signed by somebody else in the manager's name.
    let document: Value = serde_json::from_str(&good).unwrap();
    let mut unsigned = document;
    unsigned.as_object_mut().unwrap().remove("proof");
    let forged = crate::people::sign_text(unsigned.clone(), &key());
    assert_eq!(Request::read(forged.to_string().as_bytes()), Err(RequestError::Signature));
    for (member, value, expected) in [
        ("nonce", "12", "at `nonce`, expected 32 hex digits"),
        ("due", "tomorrow", "\"tomorrow\" is no day; write it as 2026-12-31"),
        ("purpose", " ", "purpose must have 1 to 280 characters, and none that do not show"),
        ("aside", "x", "unknown field `aside`"),
    ] {
        let mut document = unsigned.clone();
        document[member] = value.into();
        let signed = crate::people::sign_text(document, &manager());
        let error = Request::read(signed.to_string().as_bytes()).unwrap_err();
        assert!(error.to_string().contains(expected), "{member}: {error}");
    }
}

#[test]
fn nothing_unfit_is_signed() {
    let cases: [fn(&mut Request); 6] = [
        |r| r.purpose = String::new(),
        |r| r.to = " ".into(),
        |r| r.skills.clear(),
        |r| r.due = "31.12.2026".into(),
        |r| r.retention = "x".repeat(281),
        |r| r.expires = i64::MAX,
    ];
    for change in cases {
        let mut request = request();
        change(&mut request);
        assert!(matches!(text(&request), Err(RequestError::Malformed(_))), "{request:?}");
    }
}

#[test]
fn an_answer_is_recognised() {
    let asked = asked(&request());
    let requests = [asked.clone()];
    let full = judge(&answer(&asked, |_| {}, false), &requests, &[]);
    assert_eq!(outcome(&full), (Overall::Valid, Reason::RequestAnswered, vec![]));
    assert_eq!(full.axes.request.arg("to"), Some("Ana"));
    let brief = judge(&answer(&asked, |_| {}, true), &requests, &[]);
    assert_eq!(outcome(&brief), (Overall::Valid, Reason::RequestNamed, vec![]));
    assert_eq!(brief.answered, full.answered, "one sitting, two forms");
    assert_eq!(full.answered.as_ref().unwrap().request, asked.digest);
    // With the answers left out, and with them: nothing is counted twice.
    let seen = [full.answered.unwrap()];
    assert_eq!(
        judge(&answer(&asked, |_| {}, true), &requests, &seen).axes.request.reason,
        Reason::RequestNamed
    );
}

#[test]
fn what_was_not_asked_for_is_a_no() {
    let asked = asked(&request());
    let mismatch = (Overall::Invalid, Reason::RequestMismatch, vec![Code::RequestMismatch]);
    let cases: [fn(&mut skillmark_session::Plan); 2] =
        [|plan| plan.seed = "00112233445566778899aabbccddeeff".into(), |plan| plan.preset = "normal".into()];
    for change in cases {
        assert_eq!(
            outcome(&judge(&answer(&asked, change, false), std::slice::from_ref(&asked), &[])),
            mismatch
        );
    }
    let narrow = self::asked(&Request { skills: vec!["directing".into()], ..request() });
    assert_eq!(outcome(&judge(&answer(&narrow, |_| {}, false), &[narrow], &[])), mismatch);
    let other = self::asked(&Request { scoring: skillmark_canon::Digest::of("x").to_string(), ..request() });
    let verdict = judge(&answer(&other, |_| {}, false), &[other], &[]);
    assert_eq!(outcome(&verdict), mismatch);
}

/// The seed is bound to the key: somebody else who takes over the number gets other questions.
#[test]
fn somebody_elses_answer_is_a_no() {
    let asked = asked(&request());
    let thief = SoftKey::from_seed(b"somebody who found the link at l");
    let mut document = answer(&asked, |_| {}, false);
    document.as_object_mut().unwrap().remove("proof");
    let did = thief.public_key().did();
    (document["issuer"]["id"], document["credentialSubject"]["id"]) = (did.clone().into(), did.into());
    let stolen = sign(document, &thief);
    let verdict = judge(&stolen, &[asked], &[]);
    assert_eq!(verdict.axes.evidence.answer(), Answer::Yes, "it replays like any other");
    assert_eq!(verdict.axes.request.reason, Reason::RequestMismatch);
}

#[test]
fn a_person_may_leave_out_a_skill() {
    let asked = asked(&request());
    let did = key().public_key().did();
    let plan =
        skillmark_session::Plan { seed: asked.request.seed(&did).unwrap(), ..plan(&EDITION, "quick", 1) };
    let log = take(&EDITION, &plan, 9);
    let (plan, log) = only(EDITION.bank(), &plan, &log, &["evaluating".into()]).unwrap();
    let account = Account { request: Some(asked.digest.clone()), ..Account::default() };
    let document = compose(&EDITION, &Sat { account, ..sat(&plan, &log, false) }, &holder(did)).unwrap();
    let verdict = judge(&sign(document, &key()), &[asked], &[]);
    assert_eq!(outcome(&verdict), (Overall::Valid, Reason::RequestPart, vec![]));
    assert_eq!(verdict.axes.request.answer(), Answer::Yes);
}

#[test]
fn missing_unknown_late_and_second_ones_are_flagged() {
    let asked = asked(&request());
    let named = answer(&asked, |_| {}, false);
    let plain: Value = serde_json::from_str(&crate::people::good()).unwrap();
    let requests = [asked.clone()];
    assert_eq!(outcome(&judge(&plain, &[], &[])), (Overall::Valid, Reason::NoRequest, vec![]));
    assert_eq!(outcome(&judge(&plain, &requests, &[])), (Overall::Valid, Reason::RequestMissing, vec![]));
    assert_eq!(outcome(&judge(&named, &[], &[])), (Overall::Valid, Reason::RequestUnknown, vec![]));

    let over = self::asked(&Request { expires: SIGNED - 1, ..request() });
    let late = judge(&answer(&over, |_| {}, false), &[over], &[]);
    assert_eq!(outcome(&late), (Overall::Warning, Reason::RequestLate, vec![Code::Expired]));

    let before = [Seen { request: asked.digest.clone(), answers: "uEiOther".into() }];
    let second = judge(&named, &requests, &before);
    assert_eq!(outcome(&second), (Overall::Warning, Reason::RequestReused, vec![Code::RequestReused]));
    let first = judge(&named, &requests, &[]).answered.unwrap();
    let both = [first.clone(), Seen { answers: "uEiOther".into(), ..first.clone() }];
    assert_eq!(
        judge(&named, &requests, &both).axes.request.reason,
        Reason::RequestAnswered,
        "it was the first"
    );
    let again = [first];
    assert_eq!(judge(&named, &requests, &again).axes.request.reason, Reason::RequestAnswered, "opened twice");
}

#[test]
fn the_seed_is_the_documented_one() {
    use skillmark_canon::Digest;
    let (request, did) = (request(), key().public_key().did());
    let bank: Digest = EDITION.scoring().parse().unwrap();
    let bytes = [&request.nonce[..], key().public_key().as_bytes(), bank.as_bytes()].concat();
    let expected: String =
        Digest::of(bytes).as_bytes()[..16].iter().map(|byte| format!("{byte:02x}")).collect();
    assert_eq!(request.seed(&did), Some(expected));
    assert_eq!(request.seed("did:web:example.org"), None);
}

proptest! {
    #[test]
    fn any_bytes_are_answered(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        prop_assert_eq!(Request::read(&bytes), Err(RequestError::Other));
    }

    #[test]
    fn any_changed_byte_is_told(at: prop::sample::Index, byte: u8) {
        let good = text(&request()).unwrap();
        let mut bytes = good.clone().into_bytes();
        let at = at.index(bytes.len());
        prop_assume!(bytes[at] != byte);
        bytes[at] = byte;
        if let Ok(read) = Request::read(&bytes) {
            prop_assert_eq!(read.request, request(), "another spelling of the same");
        }
    }
}
