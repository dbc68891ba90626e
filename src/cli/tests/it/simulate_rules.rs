//! `skillmark simulate --items`: the rules of the engine as options, and what is true.

use crate::run::Scratch;
use crate::simulate_items::{PEOPLE, items, json, number, plain, rows, simulate};
use serde_json::Value;

/// The law of a calibrated report, with every kind of uncertainty that a table states: people and items are as the engine
/// believes. SD of the coverage of 4000 people: 0.0034.
#[test]
fn stated_uncertainty_is_kept() {
    let scratch = Scratch::new("uncertain");
    let table = |header: &str, more: &str| {
        let row = |i| format!("q{i},1.2,{},0.2,{more}\n", f64::from(i) / 10.0 - 2.0);
        format!("id,a,b,c,{header}\n{}", (0..40).map(row).collect::<String>())
    };
    let judged = scratch.write("judged.csv", table("b_sd", "0.7"));
    let calibrated = scratch.write("calibrated.csv", table("a_se,b_se", "0.1,0.3"));
    let roughly = scratch.write("roughly.csv", table("b_se", "0.8"));
    let report = |args: &[&str]| {
        json(&simulate(args[0], &[&args[1..], &["--people", "4000", "--json"]].concat())).remove(0)["all"]
            .clone()
    };
    let value = |all: &Value, name: &str| all[name].as_f64().unwrap();
    for all in [report(&[&judged, "--shift-sd", "0.4"]), report(&[&calibrated])] {
        assert!((value(&all, "coverage95") - 0.95).abs() < 0.014, "{all}");
        assert!((value(&all, "rmse") / value(&all, "rms_se") - 1.0).abs() < 0.04, "{all}");
    }
    // Whose items are exactly as known is promised less precision than is there.
    let exact = report(&[&roughly, "--truth", "exact"]);
    assert!(value(&exact, "rmse") < 0.97 * value(&exact, "rms_se"), "{exact}");
}

#[test]
fn true_items_are_what_people_answer_by() {
    let scratch = Scratch::new("truth");
    let table = |shift: f64| {
        (0..40).fold("id,a,b\n".to_owned(), |text, i| {
            format!("{text}q{i},1.2,{}\n", f64::from(i) / 10.0 - 2.0 + shift)
        })
    };
    let (known, easier) = (scratch.write("known.csv", table(0.0)), scratch.write("true.csv", table(-1.0)));
    let bias = |more: &[&str]| {
        let args =
            [&["--json", "--length", "40", "--estimator", "ml", "--people", "500", "--sd", "0.3"][..], more]
                .concat();
        json(&simulate(&known, &args))[0]["all"]["bias"].as_f64().unwrap()
    };
    assert!(bias(&[]).abs() < 0.05);
    assert!((bias(&["--true-items", &easier]) - 1.0).abs() < 0.05);
}

/// People who slip on every tenth item that they could do, of which the engine knows nothing.
#[test]
fn robust_estimates_forgive_slips() {
    let scratch = Scratch::new("robust");
    let table = |d: f64| {
        let row = |i| format!("q{i},1.5,{},{d}\n", f64::from(i) / 10.0 - 2.5);
        format!("id,a,b,d\n{}", (0..50).map(row).collect::<String>())
    };
    let (known, careless) = (scratch.write("known.csv", table(1.0)), scratch.write("true.csv", table(0.9)));
    let bias = |more: &[&str]| {
        let people = ["--people", "500", "--mean", "1", "--sd", "0.3", "--true-items", &careless];
        let args = [&["--json", "--length", "50", "--estimator"][..], more, &people].concat();
        json(&simulate(&known, &args))[0]["all"]["bias"].as_f64().unwrap()
    };
    let [ml, huber, tukey, loose] =
        [&["ml"][..], &["huber"], &["tukey"], &["huber", "--tuning", "1000"]].map(bias);
    assert!(
        ml < -0.25 && huber.abs() < 0.8 * ml.abs() && tukey.abs() < 0.8 * ml.abs(),
        "{ml} {huber} {tukey}"
    );
    assert!((loose - ml).abs() < 1e-6, "{loose} {ml}");
}

#[test]
fn shadow_tests_meet_every_requirement() {
    let scratch = Scratch::new("shadow");
    let table = items();
    let file = scratch.write("items.csv", &table);
    let people = scratch.path("people.csv");
    let run = simulate(
        &file,
        &[
            "--people",
            "40",
            "--length",
            "12",
            "--shadow",
            "--class-min",
            "w=2,x=4",
            "--class-max",
            "x=4,z=3",
            "--max-seconds",
            "260",
            "--people-out",
            &people,
        ],
    );
    assert_eq!((run.code, run.err.as_str()), (0, ""));
    for row in rows(&people, PEOPLE) {
        let asked: Vec<u32> = row["items"].split(' ').map(|id| id[1..].parse().unwrap()).collect();
        let of = |class: u32| asked.iter().filter(|item| **item % 4 == class).count();
        assert_eq!((asked.len(), of(1)), (12, 4), "{row:?}");
        assert!(of(0) >= 2 && of(3) <= 3 && number(&row, "seconds") <= 260.0, "{row:?}");
        for first in (3..60).step_by(10) {
            assert!(
                !asked.contains(&first) || !asked.contains(&(first + 1)) && !asked.contains(&(first + 2))
            );
        }
        for first in (0..60).step_by(20) {
            let place = |item: u32| asked.iter().position(|asked| *asked == item);
            match (place(first), place(first + 1)) {
                (Some(one), Some(other)) => {
                    assert_eq!(one.abs_diff(other), 1, "a testlet is asked in one go")
                }
                apart => assert_eq!(apart, (None, None)),
            }
        }
    }
}

#[test]
fn content_success_strata_and_exposure_do_what_they_say() {
    let scratch = Scratch::new("filters");
    let file = scratch.write("items.csv", plain());
    let people = scratch.path("people.csv");
    let report = |more: &[&str]| {
        let args = [&["--people", "300", "--people-out", &people, "--json"][..], more].concat();
        json(&simulate(&file, &args)).remove(0)
    };
    report(&["--content", "x=0.5,y=0.25,z=0.25", "--length", "12"]);
    for row in rows(&people, PEOPLE) {
        let of = |class: u32| {
            row["items"].split(' ').filter(|id| id[1..].parse::<u32>().unwrap() % 4 == class).count()
        };
        assert_eq!([of(0), of(1), of(2), of(3)], [0, 6, 3, 3], "{row:?}");
    }
    let best = report(&[]);
    let value = |report: &Value, name: &str| report["all"][name].as_f64().unwrap();
    let gentle = report(&["--success", "0.75-0.80"]);
    assert!((value(&gentle, "success") - 0.775).abs() < 0.04 && value(&best, "success") < 0.7, "{gentle}");
    assert!(value(&gentle, "rms_se") > value(&best, "rms_se"));
    let random = report(&["--criterion", "random"]);
    for spread in [&["--exposure", "proportional"][..], &["--strata", "3:blocked", "--criterion", "urry"]] {
        let spread = report(spread);
        assert!(spread["overlap"].as_f64() < best["overlap"].as_f64(), "{spread}");
        assert!(value(&spread, "rmse") < value(&random, "rmse"), "{spread}");
    }
}

#[test]
fn every_stopping_rule_stops_and_is_named() {
    let scratch = Scratch::new("stops");
    // No enemies, so that nothing else ends a test.
    let timed = |(i, line): (usize, &str)| format!("{line},{}\n", if i == 0 { "seconds" } else { "0" });
    let file = scratch.write("items.csv", plain().lines().enumerate().map(timed).collect::<String>());
    for (rule, args) in [
        ("length", &["--length", "7"][..]),
        ("se", &["--se", "0.5"]),
        ("se_change", &["--se-change", "0.01:2"]),
        ("information", &["--information", "5"]),
        ("min_information", &["--min-information", "0.2"]),
        ("classify", &["--classify", "-0.5,0.5:0.2"]),
        ("sprt", &["--sprt", "0:0.5:0.1:0.1"]),
        ("glr", &["--glr", "-1,1:0.3:0.1:0.1"]),
        ("level", &["--level", "-1,1:0.8"]),
        ("time", &["--max-seconds", "0"]),
        ("bank", &["--length", "100"]),
    ] {
        let report = json(&simulate(&file, &[&["--people", "150", "--json"], args].concat())).remove(0);
        let most = report["stopped"]
            .as_object()
            .unwrap()
            .iter()
            .max_by(|a, b| a.1.as_f64().partial_cmp(&b.1.as_f64()).unwrap());
        assert_eq!(most.unwrap().0, rule, "{report}");
    }
    let least =
        json(&simulate(&file, &["--people", "50", "--se", "2", "--min-length", "4", "--json"])).remove(0);
    assert_eq!(least["all"]["mean_length"], 4.0);
}

#[test]
fn every_model_criterion_and_estimator_measures() {
    let scratch = Scratch::new("models");
    let table = |header: &str, cells: &dyn Fn(f64) -> String| {
        (0..30).fold(format!("id,{header}\n"), |text, i| {
            format!("{text}q{i},{}\n", cells(f64::from(i) / 10.0 - 1.5))
        })
    };
    for (model, table) in [
        ("grm", table("a,b1,b2", &|b| format!("1.5,{},{}", b - 0.5, b + 0.5))),
        ("mgrm", table("a,b,c1,c2", &|b| format!("1.5,{b},0.5,-0.5"))),
        ("pcm", table("d1,d2", &|b| format!("{},{}", b - 0.3, b + 0.3))),
        // Items with two categories leave the last cell empty.
        (
            "gpcm",
            table("a,d1,d2", &|b| format!("1.2,{b},{}", if b > 0.0 { b.to_string() } else { String::new() })),
        ),
        ("rsm", table("lambda,d1,d2", &|b| format!("{b},-0.4,0.4"))),
        ("nrm", table("a1,c1,a2,c2", &|b| format!("1,{},2,{}", 0.5 - b, -2.0 * b))),
        ("4pl", table("a,b,c,d", &|b| format!("1.5,{b},0.1,0.98"))),
    ] {
        let file = scratch.write("items.csv", table);
        let report = json(&simulate(&file, &["--model", model, "--people", "300", "--json"])).remove(0);
        let value = |name: &str| report["all"][name].as_f64().unwrap();
        assert!(
            value("rmse") < 0.6 && (value("rmse") / value("rms_se") - 1.0).abs() < 0.15,
            "{model} {report}"
        );
    }
    let file = scratch.write("items.csv", items());
    for criterion in
        ["urry", "thopt", "mlwi", "mpwi", "mei", "mei_fisher", "mepv", "kl", "klp", "gdi", "gdip"]
    {
        let args = ["--criterion", criterion, "--people", "100", "--length", "8", "--json"];
        let rmse = json(&simulate(&file, &args))[0]["all"]["rmse"].as_f64().unwrap();
        assert!(rmse < 0.85, "{criterion}: {rmse}");
    }
    for prior in ["normal:0.2,1.5", "uniform:-3,3", "jeffreys"] {
        for estimator in ["map", "eap"] {
            let args =
                ["--estimator", estimator, "--prior", prior, "--people", "60", "--length", "15", "--json"];
            let args = [&args[..], &["--range", "-4,4", "--nodes", "41", "--start", "-0.5"]].concat();
            let report = json(&simulate(&file, &args)).remove(0);
            assert!(report["all"]["coverage95"].as_f64().unwrap() > 0.8, "{estimator} {prior} {report}");
        }
    }
    for estimator in ["ml", "wle"] {
        let args = ["--estimator", estimator, "--people", "60", "--length", "15", "--json"];
        let report = json(&simulate(&file, &args)).remove(0);
        assert!(report["all"]["coverage95"].as_f64().unwrap() > 0.8, "{estimator} {report}");
        // A prior changes nothing, and that is said.
        let run = simulate(&file, &[&args[..], &["--prior", "normal:0,2"]].concat());
        assert!(run.code == 0 && run.err.starts_with("note: nothing here looks at --prior"), "{}", run.err);
        assert_eq!(serde_json::from_str::<Value>(run.out.trim()).unwrap(), report);
    }
}

/// Joined rules: `all` waits for the last, `any` for the first, and they nest.
#[test]
fn rules_joined_by_hand_stop_where_they_should() {
    let scratch = Scratch::new("joined");
    let items = scratch.write("items.csv", items());
    let lengths = |stop: &str| -> Vec<f64> {
        let people = scratch.path("people.csv");
        let call = ["--stop", stop, "--people", "60", "--people-out", &people];
        assert_eq!(simulate(&items, &call).code, 0, "{stop}");
        rows(&people, PEOPLE).iter().map(|row| number(row, "length")).collect()
    };
    let (short, long) = (lengths("length:6"), lengths("se:0.5"));
    let either: Vec<f64> = short.iter().zip(&long).map(|(a, b)| a.min(*b)).collect();
    let both: Vec<f64> = short.iter().zip(&long).map(|(a, b)| a.max(*b)).collect();
    assert!(either != both && short.iter().all(|length| *length == 6.0));
    assert_eq!(lengths("any(length:6; se:0.5)"), either);
    assert_eq!(lengths("all(length:6; se:0.5)"), both);
    assert_eq!(lengths("any(all(length:6; se:0.5); length:6)"), short);
}

/// Nobody asked for a length, so none is named: the bank is used up.
#[test]
fn a_test_that_uses_up_its_bank_says_so() {
    let scratch = Scratch::new("used-up");
    let people = scratch.path("people.csv");
    let run = simulate(
        &scratch.write("items.csv", plain()),
        &["--se", "0.01", "--people", "5", "--people-out", &people],
    );
    assert_eq!(run.code, 0);
    for row in rows(&people, PEOPLE) {
        assert_eq!(row["stopped"], "bank");
        // Nothing is left that could do better.
        assert!((number(&row, "could_reach") - number(&row, "se")).abs() < 1e-9);
    }
}

/// The first item is the best one where the prior has its mean.
#[test]
fn a_test_begins_at_the_prior() {
    let scratch = Scratch::new("begins");
    let items = scratch.write("items.csv", items());
    let first = |more: &[&str]| -> String {
        let people = scratch.path("people.csv");
        assert_eq!(
            simulate(&items, &[&["--people", "1", "--length", "1", "--people-out", &people], more].concat())
                .code,
            0
        );
        rows(&people, PEOPLE)[0]["items"].clone()
    };
    assert_eq!(first(&["--prior", "normal:2,1"]), first(&["--start", "2"]));
    assert_ne!(first(&["--prior", "normal:2,1"]), first(&[]));
    assert_eq!(first(&["--prior", "normal:2,1", "--start", "0"]), first(&[]));
}
