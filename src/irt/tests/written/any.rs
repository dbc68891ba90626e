//! Any design, sensible or not.

use proptest::collection::vec;
use proptest::prelude::*;
use skillmark_irt::exposure::{Exposure, Pace};
use skillmark_irt::filter::{Balance, Filter};
use skillmark_irt::shadow::{Blueprint, Class, Testlet, Time};
use skillmark_irt::stop::{Rule, Stop};
use skillmark_irt::{Criterion, Design, Estimator, Prior, Scoring, Shadowing, Weights};

pub(crate) fn design() -> impl Strategy<Value = Design> {
    let criterion = (0..Criterion::ALL.len()).prop_map(|i| Criterion::ALL[i].1);
    let rule = (any::<u32>(), any::<u32>(), stop()).prop_map(|(min_items, max_items, stop)| Rule {
        min_items,
        max_items,
        stop,
    });
    let how = (scoring(), criterion, x(), vec(filter(), 0..4));
    (how, exposure(), prop::option::of(shadow()), rule).prop_map(|(how, exposure, shadow, stop)| {
        let (scoring, criterion, start, filters) = how;
        Design { scoring, criterion, start, filters, exposure, shadow, stop }
    })
}

/// Any number that JSON has.
fn x() -> impl Strategy<Value = f64> {
    prop_oneof![proptest::num::f64::NORMAL | proptest::num::f64::ZERO, -5.0..5.0f64]
}

fn place() -> impl Strategy<Value = usize> {
    prop_oneof![0..1000usize, any::<usize>()]
}

fn places() -> impl Strategy<Value = Vec<usize>> {
    vec(place(), 0..4)
}

fn xs() -> impl Strategy<Value = Vec<f64>> {
    vec(x(), 0..4)
}

fn scoring() -> impl Strategy<Value = Scoring> {
    let robust = prop_oneof![x().prop_map(Weights::Huber), x().prop_map(Weights::Tukey)];
    let estimator = prop_oneof![
        Just(Estimator::Ml),
        Just(Estimator::Map),
        Just(Estimator::Eap),
        Just(Estimator::Wle),
        robust.prop_map(Estimator::Robust),
    ];
    let prior = prop_oneof![
        (x(), x()).prop_map(|(mean, sd)| Prior::Normal { mean, sd }),
        (x(), x()).prop_map(|(min, max)| Prior::Uniform { min, max }),
        Just(Prior::Jeffreys),
    ];
    (estimator, prior).prop_map(|(estimator, prior)| Scoring { estimator, prior })
}

fn filter() -> impl Strategy<Value = Filter> {
    let balance =
        prop_oneof![Just(Balance::Behind), any::<u32>().prop_map(|length| Balance::Multinomial { length })];
    prop_oneof![
        vec(places(), 0..3).prop_map(Filter::Enemies),
        vec(places(), 0..3).prop_map(Filter::Testlets),
        (vec(any::<u32>(), 0..4), any::<u64>()).prop_map(|(items, limit)| Filter::Time { items, limit }),
        (places(), xs(), balance).prop_map(|(class, shares, balance)| Filter::Content {
            class,
            shares,
            balance
        }),
        (places(), vec(any::<u32>(), 0..4)).prop_map(|(of, lengths)| Filter::Strata { of, lengths }),
        (x(), x(), place()).prop_map(|(low, high, keep)| Filter::Success { low, high, keep }),
    ]
}

fn exposure() -> impl Strategy<Value = Exposure> {
    let pace = || (any::<u32>(), x()).prop_map(|(length, acceleration)| Pace { length, acceleration });
    prop_oneof![
        Just(Exposure::Best),
        place().prop_map(Exposure::Randomesque),
        pace().prop_map(Exposure::Progressive),
        pace().prop_map(Exposure::Proportional),
        xs().prop_map(Exposure::SympsonHetter),
        xs().prop_map(Exposure::Eligibility),
    ]
}

fn shadow() -> impl Strategy<Value = Shadowing> {
    let class = (places(), place(), place()).prop_map(|(members, min, max)| Class { members, min, max });
    let testlet = (places(), place(), place()).prop_map(|(members, min, max)| Testlet { members, min, max });
    let time = (vec(any::<u32>(), 0..4), any::<u64>()).prop_map(|(items, limit)| Time { items, limit });
    let sizes = (place(), place(), any::<u32>(), any::<bool>());
    let sets = (vec(class, 0..3), vec(places(), 0..3), vec(testlet, 0..3), prop::option::of(time));
    (sizes, sets).prop_map(|((items, length, nodes, complete), (classes, enemies, testlets, time))| {
        Shadowing {
            blueprint: Blueprint { items, length, classes, enemies, testlets, time },
            nodes,
            complete,
        }
    })
}

fn stop() -> impl Strategy<Value = Stop> {
    let single = prop_oneof![
        any::<u32>().prop_map(Stop::Length),
        x().prop_map(Stop::Se),
        (x(), any::<u32>()).prop_map(|(within, answers)| Stop::SeChange { within, answers }),
        x().prop_map(Stop::Information),
        x().prop_map(Stop::MinInformation),
        (xs(), x()).prop_map(|(cuts, alpha)| Stop::Classify { cuts, alpha }),
        (x(), x(), x(), x()).prop_map(|(cut, delta, alpha, beta)| Stop::Sprt { cut, delta, alpha, beta }),
        (xs(), x(), x(), x()).prop_map(|(cuts, delta, alpha, beta)| Stop::Glr { cuts, delta, alpha, beta }),
        (xs(), x()).prop_map(|(cuts, share)| Stop::Level { cuts, share }),
        any::<u64>().prop_map(Stop::Time),
        Just(Stop::Bank),
    ];
    single.prop_recursive(3, 16, 4, |inner| {
        let rules = || vec(inner.clone(), 0..4);
        prop_oneof![rules().prop_map(Stop::Any), rules().prop_map(Stop::All)]
    })
}
