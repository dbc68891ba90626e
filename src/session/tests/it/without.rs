//! A result without some of its questions.

use crate::people::{correlated, instrument, plan, sit};
use crate::related::{by_brute_force, sit_as};
use proptest::prelude::*;
use skillmark_session::Session;

fn bits(session: &Session) -> Vec<[u64; 4]> {
    let skills = session.outcome().skills;
    skills.iter().map(|s| [s.theta, s.se, s.interval.0, s.interval.1].map(f64::to_bits)).collect()
}

fn rest_bits(session: &Session, items: &[String]) -> Vec<[u64; 4]> {
    let rest = session.without(items);
    rest.iter().map(|s| [s.theta, s.se, s.interval.0, s.interval.1].map(f64::to_bits)).collect()
}

/// Every third question that was answered.
fn thirds(session: &Session) -> Vec<String> {
    let items: Vec<String> = session.outcome().skills.iter().flat_map(|skill| skill.items.clone()).collect();
    items.into_iter().step_by(3).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn with_nothing_left_out_it_is_the_result(seed in any::<u128>(), r in -0.9..0.9f64, theta in -2.0..2.0f64) {
        for instrument in [instrument(), correlated(r)] {
            let session = sit(&instrument, plan(&instrument, "normal", &["one", "two"], seed), theta);
            prop_assert_eq!(rest_bits(&session, &[]), bits(&session));
            prop_assert_eq!(rest_bits(&session, &["never-asked".to_owned()]), bits(&session));
        }
    }

    #[test]
    fn what_is_left_counts_as_if_nothing_else_had_been_asked(
        seed in any::<u128>(), r in -0.9..0.9f64, one in -2.0..2.0f64, two in -2.0..2.0f64,
    ) {
        let session = sit_as(&correlated(r), seed, [one, two]);
        let out = thirds(&session);
        let rest = session.without(&out);
        for (rest, (mean, sd)) in rest.iter().zip(by_brute_force(&session, r, &out)) {
            prop_assert!((rest.theta - mean).abs() < 0.01, "{} {mean}", rest.theta);
            prop_assert!((rest.se - sd).abs() < 0.01, "{} {sd}", rest.se);
        }
        let answers: usize = rest.iter().map(|rest| rest.answers).sum();
        let all: usize = session.outcome().skills.iter().map(|skill| skill.items.len()).sum();
        prop_assert_eq!(answers + out.len(), all);
    }
}

#[test]
fn of_skills_apart_only_the_one_that_loses_questions_moves() {
    let instrument = instrument();
    let session = sit(&instrument, plan(&instrument, "normal", &["one", "two"], 7), 0.5);
    let first: Vec<String> = session.outcome().skills[0].items[..2].to_vec();
    let (rest, all) = (rest_bits(&session, &first), bits(&session));
    assert_ne!(rest[0], all[0]);
    assert_eq!(rest[1], all[1]);
}

#[test]
fn without_any_question_only_the_prior_is_left() {
    let instrument = instrument();
    let session = sit(&instrument, plan(&instrument, "quick", &["two"], 1), 1.0);
    let rest = session.without(&session.outcome().skills[0].items)[0];
    assert_eq!(rest.answers, 0);
    assert!(rest.theta.abs() < 1e-9 && (rest.se - 1.0).abs() < 1e-3, "{rest:?}");
}
