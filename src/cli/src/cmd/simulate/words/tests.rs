//! Read aloud, each of these paragraphs is plain English; and no part of a design goes unsaid.

use super::*;
use skillmark_irt::shadow::Time;
use skillmark_irt::stop::Rule;
use skillmark_irt::{Scoring, Shadowing};
use std::collections::HashSet;

const FIRST: &str = "Each next question is the one that tells most at the current estimate. No chance is mixed in to spare the questions. \
     The first question is chosen as if the estimate were 0. ";
const LAST: &str = " The estimate is the mean of what is likely after all answers. What is assumed before the answers is a normal \
     distribution with mean 0 and standard deviation 1.";

#[test]
fn the_usual_test() {
    assert_eq!(in_words(&Design::default(), 0), format!("{FIRST}20 questions are asked.{LAST}"));
    assert_eq!(
        in_words(&Design::default(), 2),
        format!("{FIRST}2 questions are on trial and do not count. 20 questions are asked.{LAST}")
    );
}

#[test]
fn a_test_with_everything() {
    let sets = vec![vec![0, 1]];
    let class = |min, max| Class { members: vec![0, 1, 2, 3], min, max };
    let design = Design {
        scoring: Scoring {
            estimator: Estimator::Robust(Weights::Huber(1.5)),
            prior: Prior::Normal { mean: 0.5, sd: 2.0 },
        },
        criterion: Criterion::Mpwi,
        start: 0.5,
        filters: vec![
            Filter::Enemies(sets.clone()),
            Filter::Content {
                class: vec![0; 8],
                shares: vec![2.0, 1.0, 1.0, 0.0],
                balance: Balance::Multinomial { length: 6 },
            },
            Filter::Success { low: 0.75, high: 0.8, keep: 4 },
        ],
        exposure: Exposure::Proportional(Pace { length: 6, acceleration: 0.7 }),
        shadow: Some(Shadowing {
            blueprint: Blueprint {
                items: 8,
                length: 6,
                classes: vec![class(1, 2), class(0, 4), class(2, 9), class(0, 3)],
                enemies: sets.clone(),
                testlets: vec![Testlet::whole(vec![4, 5])],
                time: Some(Time { items: vec![10; 8], limit: 90_500 }),
            },
            nodes: 1000,
            complete: true,
        }),
        stop: Rule {
            min_items: 3,
            max_items: 6,
            stop: Stop::Any(vec![
                Stop::Any(vec![Stop::Se(0.35), Stop::Bank]),
                Stop::All(vec![
                    Stop::Information(8.0),
                    Stop::Any(vec![
                        Stop::Classify { cuts: vec![0.25], alpha: 0.07 },
                        Stop::SeChange { within: 0.01, answers: 3 },
                    ]),
                ]),
                Stop::Length(6),
            ]),
        },
    };
    assert_eq!(
        in_words(&design, 1),
        "Each next question is the one that tells most, on average over all that is still likely. To spare the questions, it \
         is drawn by chance, good ones more often than others, and the more so towards the end. That is paced for a test of 6 \
         questions, with an acceleration of 0.7. The first question, which comes before any answer, is the one that tells most \
         at 0.5. Questions that give each other away never meet. The area of content of each question is drawn by chance, so \
         that areas keep their shares, which are 50 %, 25 % and 25 %. Questions are preferred that are answered right with 75 \
         to 80 % chance, guessing counted; 4 stay at least to choose from, and that costs some precision. Before each question \
         a whole test of 6 questions is put together that meets all requirements and is worth most, and the question comes \
         from it. The numbers of questions of 3 areas of content are bounded: 1 to 2, at least 2, at most 3. Questions with \
         the same text stay together. It takes 90.5 seconds at most. The search for it ends after 1,000 nodes. A test that \
         might stop goes on until each area has its least. One question is on trial and does not count. Between 3 and 6 \
         questions are asked. It stops earlier when the standard error is at most 0.35, or when the questions asked give an \
         information of at least 8 at the estimate and (the 93 % interval around the estimate lies clear of the cut at 0.25 or \
         the last 3 answers moved the standard error by at most 0.01). The estimate is the value that makes the answers most \
         likely, where answers to questions farther than 1.5 logits from it count less (Huber). Only the rules that weigh what \
         is likely assume something about ability before the answers. What is assumed before the answers is a normal \
         distribution with mean 0.5 and standard deviation 2."
    );
}

#[test]
fn tests_that_end_by_their_bank() {
    let until = |min_items, stop| {
        let design = Design { stop: Rule { min_items, max_items: u32::MAX, stop }, ..Design::default() };
        in_words(&design, 0).replace(FIRST, "").replace(LAST, "")
    };
    assert_eq!(until(0, Stop::Bank), "Questions are asked until none is left.");
    let sprt = Stop::Sprt { cut: -0.5, delta: 0.2, alpha: 0.05, beta: 0.1 };
    assert_eq!(
        until(4, sprt),
        "At least 4 questions are asked. It stops when the likelihood ratio tells on which side of the cut at -0.5 the ability \
         lies, where 0.2 either way does not matter, at risks of 5 % of a wrong “above” and 10 % of a wrong “below”, or when no \
         question is left."
    );
    let rules = vec![Stop::MinInformation(0.05), Stop::Time(60_000), Stop::Length(9)];
    assert_eq!(
        until(0, Stop::All(vec![Stop::Any(rules), Stop::All(vec![Stop::Se(0.5), Stop::Se(0.4)])])),
        "It stops when (no question left gives an information of 0.05 at the estimate or 60 seconds are used or 9 questions \
         are answered) and the standard error is at most 0.5 and the standard error is at most 0.4, or when no question is \
         left."
    );
}

/// All say something, each something else.
#[test]
fn every_part_is_said() {
    let usual = Design::default;
    let scored = |estimator, prior| Design { scoring: Scoring { estimator, prior }, ..usual() };
    let filtered = |filter| Design { filters: vec![filter], ..usual() };
    let exposed = |exposure| Design { exposure, ..usual() };
    let stopped = |stop| Design { stop: Rule { min_items: 2, max_items: 30, stop }, ..usual() };
    let shadowed = |blueprint: Blueprint, complete| Design {
        shadow: Some(Shadowing {
            blueprint: Blueprint { items: 9, length: 5, ..blueprint },
            nodes: 100,
            complete,
        }),
        ..usual()
    };
    let content = |balance| Filter::Content { class: vec![0], shares: vec![1.0], balance };
    let pace = Pace { length: 20, acceleration: 1.0 };
    let class = Class { members: vec![0, 1, 2], min: 1, max: 2 };
    let (none, sets) = (Blueprint::default, vec![vec![0, 1]]);
    let (cuts, delta, alpha, beta) = (vec![-1.0, 1.0], 0.3, 0.05, 0.1);
    let mut designs = vec![
        usual(),
        Design { start: 1.0, ..usual() },
        scored(Estimator::Map, Prior::STANDARD),
        scored(Estimator::Ml, Prior::STANDARD),
        scored(Estimator::Wle, Prior::STANDARD),
        scored(Estimator::Robust(Weights::HUBER), Prior::STANDARD),
        scored(Estimator::Robust(Weights::TUKEY), Prior::STANDARD),
        scored(Estimator::Eap, Prior::Uniform { min: -2.0, max: 2.0 }),
        scored(Estimator::Eap, Prior::Jeffreys),
        filtered(Filter::Enemies(sets.clone())),
        filtered(Filter::Testlets(sets.clone())),
        filtered(Filter::Time { items: vec![1], limit: 1000 }),
        filtered(content(Balance::Behind)),
        filtered(content(Balance::Multinomial { length: 3 })),
        filtered(Filter::Strata { of: vec![0], lengths: vec![1, 1] }),
        filtered(Filter::Success { low: 0.5, high: 0.6, keep: 0 }),
        exposed(Exposure::Randomesque(3)),
        exposed(Exposure::Progressive(pace)),
        exposed(Exposure::Proportional(pace)),
        exposed(Exposure::SympsonHetter(vec![1.0])),
        shadowed(none(), false),
        shadowed(none(), true),
        shadowed(Blueprint { classes: vec![class], ..none() }, false),
        shadowed(Blueprint { enemies: sets, ..none() }, false),
        shadowed(Blueprint { testlets: vec![Testlet::whole(vec![0, 1])], ..none() }, false),
        shadowed(
            Blueprint { testlets: vec![Testlet { members: vec![0, 1], min: 1, max: 1 }], ..none() },
            false,
        ),
        shadowed(Blueprint { time: Some(Time { items: vec![1], limit: 1000 }), ..none() }, false),
        stopped(Stop::Bank),
        stopped(Stop::Length(7)),
        stopped(Stop::Se(0.4)),
        stopped(Stop::SeChange { within: 0.1, answers: 1 }),
        stopped(Stop::Information(4.0)),
        stopped(Stop::MinInformation(4.0)),
        stopped(Stop::Classify { cuts: cuts.clone(), alpha }),
        stopped(Stop::Sprt { cut: 0.0, delta, alpha, beta }),
        stopped(Stop::Glr { cuts: vec![0.0], delta, alpha, beta }),
        stopped(Stop::Level { cuts, share: 0.9 }),
        stopped(Stop::Time(1000)),
        stopped(Stop::Any(vec![Stop::Se(0.4), Stop::Length(7)])),
        stopped(Stop::All(vec![Stop::Se(0.4), Stop::Length(7)])),
        stopped(Stop::All(Vec::new())),
    ];
    designs.extend(
        Criterion::ALL.iter().skip(1).map(|(_, criterion)| Design { criterion: *criterion, ..usual() }),
    );
    let mut said = HashSet::new();
    for design in designs {
        // One sentence serves both forms of expected information.
        if design.criterion == Criterion::MeiFisher {
            continue;
        }
        let text = in_words(&design, 0);
        assert!(!text.contains("does not know"), "{text}");
        assert!(!text.contains("  ") && text.ends_with('.') && !text.contains(".."), "{text}");
        assert!(said.insert(text.clone()), "{design:?} says what another one says: {text}");
    }
}
