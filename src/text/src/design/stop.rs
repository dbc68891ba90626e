//! When a test stops, in words.

use super::{Said, StopWords, list};
use crate::{Locale, plan};

/// How many questions are asked, and what stops earlier.
pub(super) fn ends(said: &mut Said, l: Locale, (min, max): (u32, Option<u32>), stop: &StopWords) {
    // What stops in any case is said with the number of questions.
    let in_any_case = |rule: &StopWords| match rule {
        StopWords::Bank => true,
        StopWords::Length(n) => max.is_some_and(|max| *n >= max),
        _ => false,
    };
    let rules = parts(stop, true).into_iter().filter(|rule| !in_any_case(rule));
    let rules: Vec<String> = rules.map(|rule| when(l, rule)).collect();
    let rules =
        rules.into_iter().reduce(|one, other| plan::or_when(l, plan::OrWhen { one: &one, other: &other }));
    match (min, max, &rules) {
        (min, Some(max), Some(_)) if min > 0 && min < max => {
            said.add(plan::asked_between(l, plan::AskedBetween { min, max }));
        }
        (0, Some(max), Some(_)) => said.add(plan::asked_at_most(l, max)),
        (_, Some(max), _) => said.add(plan::asked_exactly(l, max)),
        (_, None, None) => said.add(plan::asked_all(l)),
        (0, None, Some(_)) => {}
        (min, None, Some(_)) => said.add(plan::asked_at_least(l, min)),
    }
    match (max, rules) {
        (Some(max), Some(rules)) if min < max => said.add(plan::stop_earlier(l, &rules)),
        (None, Some(rules)) => said.add(plan::stop_when(l, &rules)),
        _ => {}
    }
}

/// The rules that are joined by `any`, or by all: those within each other in one list.
fn parts(stop: &StopWords, any: bool) -> Vec<&StopWords> {
    match stop {
        StopWords::Any(rules) if any => rules.iter().flat_map(|rule| parts(rule, any)).collect(),
        StopWords::All(rules) if !any && !rules.is_empty() => {
            rules.iter().flat_map(|rule| parts(rule, any)).collect()
        }
        // One rule is itself, however it is joined.
        StopWords::Any(rules) | StopWords::All(rules) if rules.len() == 1 => parts(&rules[0], any),
        rule => vec![rule],
    }
}

/// What holds when a rule does: "the standard error is at most 0.4".
fn when(l: Locale, stop: &StopWords) -> String {
    match stop {
        StopWords::Length(n) => plan::when_length(l, *n),
        StopWords::Se(se) => plan::when_se(l, se),
        StopWords::SeChange { within, answers } => {
            plan::when_plateau(l, plan::WhenPlateau { n: *answers, within })
        }
        StopWords::Information(information) => plan::when_total(l, information),
        StopWords::MinInformation(information) => plan::when_information(l, information),
        StopWords::Classify { cuts: at, percent } => {
            plan::when_interval(l, plan::WhenInterval { percent, cuts: &cuts(l, at) })
        }
        StopWords::Sprt { cut, delta, above, below } => {
            let cuts = &cuts(l, std::slice::from_ref(cut));
            plan::when_ratio(l, plan::WhenRatio { cuts, delta, above, below })
        }
        StopWords::Glr { cuts: at, delta, above, below } => {
            plan::when_ratios(l, plan::WhenRatios { cuts: &cuts(l, at), delta, above, below })
        }
        StopWords::Level { cuts: at, percent } => {
            plan::when_level(l, plan::WhenLevel { cuts: &cuts(l, at), percent })
        }
        StopWords::Time(seconds) => plan::when_time(l, seconds),
        StopWords::Bank => plan::when_bank(l).to_owned(),
        StopWords::Any(rules) | StopWords::All(rules) if rules.is_empty() => plan::when_never(l).to_owned(),
        StopWords::Any(_) => {
            let rules = parts(stop, true).into_iter().map(|rule| bracketed(l, rule));
            rules.reduce(|one, other| plan::or(l, plan::Or { one: &one, other: &other })).unwrap_or_default()
        }
        StopWords::All(_) => {
            let rules = parts(stop, false).into_iter().map(|rule| bracketed(l, rule));
            rules
                .reduce(|one, other| plan::and(l, plan::And { one: &one, other: &other }))
                .unwrap_or_default()
        }
    }
}

/// In brackets where other rules are around and the rule is itself joined of several.
fn bracketed(l: Locale, rule: &StopWords) -> String {
    match rule {
        StopWords::Any(rules) | StopWords::All(rules) if rules.len() > 1 => plan::bracket(l, &when(l, rule)),
        rule => when(l, rule),
    }
}

fn cuts(l: Locale, at: &[String]) -> String {
    plan::cuts(l, plan::Cuts { n: at.len() as u32, list: &list(l, at) })
}
