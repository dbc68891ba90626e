//! Profiles without answers: what they tell, what they keep, and that nothing in them is taken for proven.

use crate::people::{EDITION, NOW, edition, holder, key, plan, sat, sign, take};
use proptest::prelude::*;
use serde_json::{Value, json};
use skillmark_profile::{
    Account, Answer, Code, Edition, Evidence, Overall, Reason, Sat, Verdict, compose, compose_summary,
    verdict,
};

const SALT: [u8; 16] = *b"another salt 16.";

fn both(sat: &Sat<'_>) -> (Value, Value) {
    let holder = holder(key().public_key().did());
    (compose(&EDITION, sat, &holder).unwrap(), compose_summary(&EDITION, sat, &holder).unwrap())
}

fn person(seed: u64) -> (Value, Value) {
    let plan = plan(&EDITION, "normal", seed);
    both(&sat(&plan, &take(&EDITION, &plan, seed), false))
}

fn judge(document: Value, editions: &[Edition]) -> Verdict {
    verdict(sign(document, &key()).to_string().as_bytes(), editions, NOW)
}

fn here(document: Value) -> Verdict {
    judge(document, std::slice::from_ref(&EDITION))
}

fn narrative(document: &Value) -> &str {
    document["evidence"][0]["narrative"].as_str().unwrap()
}

#[test]
fn the_numbers_are_the_signers_word() {
    let one = [EDITION.clone()];
    for editions in [&one[..], &[]] {
        let verdict = judge(person(1).1, editions);
        assert_eq!((verdict.overall, verdict.problems.len()), (Overall::Valid, 0), "{:?}", verdict.problems);
        assert_eq!(verdict.axes.evidence.reason, Reason::Withheld);
        let shown = verdict.shown.unwrap();
        assert!(shown.profile && shown.withheld && !shown.replayed);
        let numbers = shown.skills[0].numbers.as_ref().unwrap();
        assert!(numbers.levels.is_empty() && numbers.asked > 4);
        assert_eq!((10.0 * numbers.theta).fract(), 0.0, "whole points");
        assert_eq!(shown.skills[0].levels.len(), if editions.is_empty() { 0 } else { 4 });
    }
}

#[test]
fn it_says_in_words_what_the_one_with_answers_says() {
    let (with, without) = person(2);
    for place in ["/description", "/credentialSubject/result", "/issuer", "/validUntil"] {
        assert_eq!(with.pointer(place), without.pointer(place), "{place}");
    }
    let words = without["credentialSubject"]["achievement"]["criteria"]["narrative"].as_str().unwrap();
    assert!(words.contains("The answers were left out, so nobody can score them again"));
    assert!(words.contains("By the holder's own account this was attempt 1 on the device."));
}

/// Whoever holds both can tell that they belong together; who has only one cannot find the other out.
#[test]
fn the_digest_ties_it_to_the_answers() {
    let plan = plan(&EDITION, "quick", 3);
    let log = take(&EDITION, &plan, 3);
    let (with, without) = both(&sat(&plan, &log, false));
    let answers = skillmark_canon::Digest::of(narrative(&with)).to_string();
    assert!(narrative(&without).contains(&answers));
    let salted = both(&Sat { salt: SALT, ..sat(&plan, &log, false) });
    assert!(!narrative(&salted.1).contains(&answers), "another salt, another digest");
    let evidence = Evidence::decode(narrative(&salted.0)).unwrap();
    assert_eq!(evidence.salt.len(), 32);
    assert!(!narrative(&salted.1).contains(&evidence.salt));
}

#[test]
fn what_follows_from_nothing_is_refused() {
    let good = person(4).1;
    let changed = |from: &str, to: &str| {
        let mut document = good.clone();
        let text = narrative(&good).replacen(from, to, 1);
        assert_ne!(text, narrative(&good), "{from}");
        document["evidence"][0]["narrative"] = text.into();
        here(document)
    };
    for (from, to) in [
        ("\"resumed\":\"no\"", "\"resumed\":\"yes\""),
        ("\"attempt\":\"1\"", "\"attempt\":\"2\""),
        ("\"preset\":\"normal\"", "\"preset\":\"quick\""),
        ("\"preset\":\"normal\"", "\"preset\":\"endless\""),
        ("\"provisional\":\"yes\"", "\"provisional\":\"perhaps\""),
        ("\"estimator\":\"eap\"", "\"estimator\":\"ml\""),
        ("\"score\":\"", "\"score\":\"9"),
        ("\"score\":\"", "\"score\":\"0"),
        ("\"se\":\"", "\"se\":\"-"),
        ("{\"account\"", "{ \"account\""),
    ] {
        let verdict = changed(from, to);
        assert_eq!(verdict.axes.evidence.answer(), Answer::No, "{from} {to}: {:?}", verdict.problems);
        assert_eq!(verdict.problems[0].code, Code::InvalidEvidence, "{from}");
        assert_eq!(verdict.overall, Overall::Invalid);
    }
    let later = changed("skillmark-summary/1", "skillmark-summary/2");
    assert_eq!((later.overall, later.axes.evidence.reason), (Overall::Warning, Reason::UnknownVersion));
    let mut two = good.clone();
    two["evidence"] = json!([good["evidence"][0], person(4).0["evidence"][0]]);
    assert_eq!(here(two).axes.evidence.answer(), Answer::No, "two truths");
}

/// Its names are the bank's where the bank is at hand; a mended wording is no forgery.
#[test]
fn with_a_later_edition_of_the_bank() {
    let mut later = crate::people::bank();
    later.skills[0].title = "Steering AI".into();
    let verdict = judge(person(5).1, &[edition(later)]);
    assert_eq!((verdict.overall, verdict.axes.evidence.reason), (Overall::Warning, Reason::OtherWording));
}

#[test]
fn the_account_is_shown() {
    let plan = plan(&EDITION, "quick", 6);
    let log = take(&EDITION, &plan, 6);
    let account = Account { attempt: 3, resumed: true, request: None };
    let (with, without) = both(&Sat { account: account.clone(), ..sat(&plan, &log, false) });
    for (document, answer) in [(with, Answer::Yes), (without, Answer::Unknown)] {
        let words = document["credentialSubject"]["achievement"]["criteria"]["narrative"].clone();
        assert!(words.as_str().unwrap().contains("attempt 3 on the device, carried on from a file."));
        let verdict = here(document);
        assert_eq!(verdict.axes.evidence.answer(), answer);
        assert_eq!(verdict.shown.unwrap().account, Some(account.clone()));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// No item, no option, no seed, no time; and no number of more than three digits but years and digests.
    #[test]
    fn nothing_of_the_answers_is_in_it(seed: u64) {
        let plan = plan(&EDITION, "normal", seed);
        let log = take(&EDITION, &plan, seed);
        let (with, without) = both(&sat(&plan, &log, true));
        let text = without.to_string();
        prop_assert!(!text.contains("-case-") && !text.contains(&plan.seed) && !text.contains("locale"));
        let evidence = Evidence::decode(narrative(&with)).unwrap();
        for claim in &evidence.results {
            for number in [claim.theta, claim.se, claim.wle.0, claim.wle.1, claim.levels[0]] {
                let number = number.to_string();
                prop_assert!(!text.contains(&number));
            }
        }
        let results = narrative(&without).split("\"results\"").nth(1).unwrap();
        prop_assert!(!results.contains('.'), "whole numbers only");
        prop_assert_eq!(here(without).axes.evidence.reason, Reason::Withheld);
    }

    #[test]
    fn any_changed_byte_says_something_else(at: prop::sample::Index, byte in 32..127u8) {
        let mut document = person(7).1;
        let mut text = narrative(&document).as_bytes().to_vec();
        let at = at.index(text.len());
        prop_assume!(text[at] != byte);
        text[at] = byte;
        document["evidence"][0]["narrative"] = String::from_utf8(text).unwrap().into();
        prop_assert_ne!(here(document).axes.evidence.answer(), Answer::Yes);
    }
}
