//! Libraries return codes; every one of them has words.

use skillmark_profile::{Code, Reason};
use skillmark_text::{Locale, problem, verdict};
use std::collections::BTreeSet;

fn codes(all: &[(&'static str, &[&str])]) -> BTreeSet<&'static str> {
    all.iter().map(|(code, _)| *code).collect()
}

#[test]
fn every_reason_of_a_verdict_has_a_sentence_and_every_sentence_a_reason() {
    let reasons: BTreeSet<&str> = Reason::ALL.iter().map(|reason| reason.code()).collect();
    assert_eq!(codes(verdict::CODES), reasons);
}

#[test]
fn every_problem_of_a_document_has_a_sentence_and_every_sentence_a_problem() {
    let problems: BTreeSet<&str> = Code::ALL.iter().map(|code| code.as_str()).collect();
    assert_eq!(codes(problem::CODES), problems);
}

#[test]
fn a_sentence_names_what_the_library_hands_over() {
    let args = [("bank", "AI literacy".to_owned()), ("answers", "27".to_owned())];
    let sentence = verdict::get(Locale::En, "evidence-replayed", &args).unwrap();
    assert!(sentence.starts_with("The 27 answers") && sentence.contains("“AI literacy”"), "{sentence}");
    let expired = [("from", "2026-01-05T10:00:00Z".to_owned()), ("until", "2026-07-05T10:00:00Z".to_owned())];
    let sentence = verdict::get(Locale::En, "time-expired", &expired).unwrap();
    assert!(sentence.contains("5 July 2026"), "{sentence}");
    assert_eq!(verdict::get(Locale::En, "integrity-unheard-of", &[]), None);
}
