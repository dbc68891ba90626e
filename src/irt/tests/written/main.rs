//! Designs in files: what is written is read as it was, under names that never change silently.

#![cfg(not(target_arch = "wasm32"))]

mod any;

use proptest::prelude::*;
use serde_json::{Value, json};
use skillmark_irt::exposure::{Exposure, Pace};
use skillmark_irt::filter::{Balance, Filter};
use skillmark_irt::shadow::{Blueprint, Class, Testlet, Time};
use skillmark_irt::stop::{Rule, Stop};
use skillmark_irt::{
    Criterion, Design, Estimator, FULL, Grid, Model, Pool, Prior, Scoring, Shadowing, Test, Weights,
};

/// A bit of everything.
fn rich() -> Design {
    let level = Stop::Level { cuts: vec![-1.0, 0.0, 1.0], share: 0.9 };
    let sprt = Stop::Sprt { cut: 0.5, delta: 0.2, alpha: 0.05, beta: 0.1 };
    let glr = Stop::Glr { cuts: vec![-0.5, 0.5], delta: 0.3, alpha: 0.05, beta: 0.05 };
    let decided = Stop::Any(vec![Stop::Classify { cuts: vec![0.25], alpha: 0.1 }, sprt, glr]);
    let precise = [Stop::Se(0.35), Stop::SeChange { within: 0.01, answers: 3 }, Stop::Information(8.0)];
    let precise = Stop::All(precise.into_iter().chain([decided]).collect());
    let ended = [Stop::MinInformation(0.05), Stop::Length(25), Stop::Time(900_000), Stop::Bank];
    Design {
        scoring: Scoring {
            estimator: Estimator::Robust(Weights::Tukey(4.5)),
            prior: Prior::Normal { mean: 0.25, sd: 1.5 },
        },
        criterion: Criterion::MeiFisher,
        start: -0.1,
        filters: vec![
            Filter::Enemies(vec![vec![0, 3]]),
            Filter::Testlets(vec![vec![4, 5]]),
            Filter::Time { items: vec![30_000; 6], limit: 120_000 },
            Filter::Content {
                class: vec![0, 0, 0, 1, 1, 1],
                shares: vec![0.6, 0.4],
                balance: Balance::Multinomial { length: 4 },
            },
            Filter::Strata { of: vec![0, 1, 0, 1, 0, 1], lengths: vec![2, 2] },
            Filter::Success { low: 0.75, high: 0.8, keep: 3 },
        ],
        exposure: Exposure::SympsonHetter(vec![1.0, 0.5, 0.25, 1.0, 1.0, 0.75]),
        shadow: Some(Shadowing {
            blueprint: Blueprint {
                items: 6,
                length: 4,
                classes: vec![Class { members: vec![0, 1, 2], min: 1, max: 2 }],
                enemies: vec![vec![0, 3]],
                testlets: vec![Testlet::whole(vec![4, 5])],
                time: Some(Time { items: vec![30_000; 6], limit: 120_000 }),
            },
            nodes: 10_000,
            complete: true,
        }),
        stop: Rule {
            min_items: 2,
            max_items: 4,
            stop: Stop::Any([precise, level].into_iter().chain(ended).collect()),
        },
    }
}

/// Whoever changes a name breaks files that people have: then this file, and the changelog, must say so.
#[test]
fn names_in_files_stay() {
    let golden: Value = serde_json::from_str(include_str!("../data/design.json")).unwrap();
    assert_eq!(serde_json::to_value(rich()).unwrap(), golden);
    assert_eq!(serde_json::from_value::<Design>(golden).unwrap(), rich());
}

#[test]
fn names_are_those_of_options_and_results() {
    let name = |value: Value| match value {
        Value::Object(object) => object.keys().next().unwrap().clone(),
        value => value.as_str().unwrap().to_owned(),
    };
    for (code, criterion) in Criterion::ALL {
        assert_eq!(serde_json::to_value(criterion).unwrap(), code);
    }
    for filter in rich().filters {
        assert_eq!(name(serde_json::to_value(&filter).unwrap()), filter.code());
    }
    for (estimator, written) in [
        (Estimator::Ml, json!("ml")),
        (Estimator::Map, json!("map")),
        (Estimator::Eap, json!("eap")),
        (Estimator::Wle, json!("wle")),
        (Estimator::Robust(Weights::HUBER), json!({"huber": 1.0})),
        (Estimator::Robust(Weights::TUKEY), json!({"tukey": 4.0})),
    ] {
        assert_eq!(serde_json::to_value(estimator).unwrap(), written);
        assert_eq!(serde_json::from_value::<Estimator>(written).unwrap(), estimator);
    }
    let mut stops = Vec::new();
    fn names(stop: &Stop, into: &mut Vec<String>, name: &impl Fn(Value) -> String) {
        into.push(name(serde_json::to_value(stop).unwrap()));
        if let Stop::Any(rules) | Stop::All(rules) = stop {
            rules.iter().for_each(|rule| names(rule, into, name));
        }
    }
    names(&rich().stop.stop, &mut stops, &name);
    // Those of `stopped` and of the errors of rules, in the order above.
    assert_eq!(
        stops.join(" "),
        "any all se se_change information any classify sprt glr level min_information length time bank"
    );
}

proptest! {
    #[test]
    fn what_is_written_is_read_as_it_was(design in any::design()) {
        let text = serde_json::to_string(&design).unwrap();
        prop_assert_eq!(serde_json::from_str::<Design>(&text).unwrap(), design);
    }
}

/// A misspelt rule that is passed over would be another test.
#[test]
fn unknown_and_missing_fields_are_refused() {
    let golden = serde_json::to_value(rich()).unwrap();
    let objects = pointers(&golden, String::new());
    assert!(objects.len() > 25, "{objects:?}");
    for at in objects {
        let mut more = golden.clone();
        more.pointer_mut(&at).unwrap().as_object_mut().unwrap().insert("speed".to_owned(), json!(1));
        assert!(serde_json::from_value::<Design>(more).is_err(), "{at} took a field that it does not know");
        let keys: Vec<String> = golden.pointer(&at).unwrap().as_object().unwrap().keys().cloned().collect();
        for key in keys.iter().filter(|key| key.as_str() != "shadow") {
            // What may be absent is written out, but need not be.
            if key == "time" && at.ends_with("/blueprint") {
                continue;
            }
            let mut less = golden.clone();
            less.pointer_mut(&at).unwrap().as_object_mut().unwrap().remove(key);
            assert!(serde_json::from_value::<Design>(less).is_err(), "{at} did without {key}");
        }
    }
    for (part, says) in [
        (json!({"criterion": "best"}), "unknown variant `best`, expected one of `mfi`, `urry`"),
        (json!({"scoring": {"estimator": "mle", "prior": "jeffreys"}}), "expected one of `ml`, `map`, `eap`"),
        (json!({"start": null}), "invalid type: null, expected f64"),
    ] {
        let mut design = golden.clone();
        design.as_object_mut().unwrap().extend(part.as_object().unwrap().clone());
        let error = serde_json::from_value::<Design>(design).unwrap_err().to_string();
        assert!(error.contains(says), "{error}");
    }
}

/// A slip of the pen in a file, which no compiler sees.
#[test]
fn numbers_that_mean_nothing_are_refused() {
    let items: Vec<_> = (0..3).map(|i| Model::logistic(1.0, f64::from(i), 0.0, 1.0).unwrap()).collect();
    let pool = Pool::new(items, Grid::SESSION).shared();
    let made =
        |design: Design| Test::new(pool.clone(), design, FULL).map(drop).map_err(|error| error.to_string());
    let filtered = |filter| made(Design { filters: vec![filter], ..Design::default() });
    let exposed = |exposure| made(Design { exposure, ..Design::default() });
    let content = |class: [usize; 3], shares: &[f64]| {
        let (class, shares) = (class.to_vec(), shares.to_vec());
        filtered(Filter::Content { class, shares, balance: Balance::Behind })
    };
    let strata = |of: [usize; 3]| filtered(Filter::Strata { of: of.to_vec(), lengths: vec![1, 1] });
    let success = |low, high| filtered(Filter::Success { low, high, keep: 1 });
    let pace = |length, acceleration| Pace { length, acceleration };
    for (made, says) in [
        (content([0, 1, 0], &[1.0, 0.0]), ""),
        (content([0, 2, 0], &[1.0, 1.0]), "class of item 1 is 2; expected a place in the list of shares"),
        (content([0, 0, 0], &[1.0, -0.1]), "share 1 is -0.1; expected 0 to 1e6"),
        (content([0, 0, 0], &[f64::NAN]), "share 0 is NaN; expected 0 to 1e6"),
        (content([0, 0, 0], &[0.0]), "sum of shares is 0; expected more than 0"),
        (strata([0, 1, 1]), ""),
        (strata([0, 1, 2]), "stratum of item 2 is 2; expected a place in the list of lengths"),
        (success(0.0, 1.0), ""),
        (success(0.5, 0.5), ""),
        (success(-0.1, 0.5), "low of success is -0.1; expected 0 or more"),
        (success(0.6, 0.5), "low of success is 0.6; expected at most its high"),
        (success(0.6, 1.5), "high of success is 1.5; expected 1 or less"),
        (exposed(Exposure::Randomesque(1)), ""),
        (exposed(Exposure::Randomesque(0)), "k of randomesque is 0; expected 1 or more"),
        (exposed(Exposure::Progressive(pace(1, 0.0))), ""),
        (exposed(Exposure::Progressive(pace(0, 1.0))), "length of the pace is 0; expected 1 or more"),
        (exposed(Exposure::Proportional(pace(9, -1.0))), "acceleration of the pace is -1; expected 0 to 1e6"),
        (exposed(Exposure::SympsonHetter(vec![0.0, 0.5, 1.0])), ""),
        (
            exposed(Exposure::SympsonHetter(vec![0.0, 0.5, 1.1])),
            "acceptance 2 is 1.1; expected a probability",
        ),
    ] {
        let found = made.err().unwrap_or_default();
        assert!(if says.is_empty() { found.is_empty() } else { found.contains(says) }, "{says}: {found}");
    }
}

/// JSON pointers of all objects.
fn pointers(value: &Value, at: String) -> Vec<String> {
    match value {
        Value::Object(object) => {
            let inside = object.iter().flat_map(|(key, value)| pointers(value, format!("{at}/{key}")));
            [at.clone()].into_iter().chain(inside).collect()
        }
        Value::Array(list) => {
            list.iter().enumerate().flat_map(|(i, value)| pointers(value, format!("{at}/{i}"))).collect()
        }
        _ => Vec::new(),
    }
}
