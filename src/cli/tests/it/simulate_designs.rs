//! `skillmark simulate --design` and `--design-out`: the rules of a test as a file.

use crate::run::{Scratch, skillmark};
use crate::simulate_items::{items, plain, simulate};
use serde_json::{Value, json};

/// Every part of a design comes from some of these.
#[test]
fn a_design_that_was_written_gives_the_same_bytes() {
    let scratch = Scratch::new("designs");
    let file = scratch.write("items.csv", items());
    let plain = scratch.write("plain.csv", plain());
    let (design, again) = (scratch.path("design.json"), scratch.path("again.json"));
    let (one, other) = (scratch.path("one.csv"), scratch.path("other.csv"));
    // Rules, and what is besides them.
    for (table, rules, besides) in [
        (&file, &[][..], &[][..]),
        (
            &file,
            &["--prior", "uniform:-3,3", "--estimator", "map", "--criterion", "kl"],
            &["--range", "-4,4"],
        ),
        (&plain, &["--criterion", "urry", "--strata", "3:blocked", "--length", "12"], &["--fixed-form", "9"]),
        (
            &file,
            &["--exposure", "progressive:0.7", "--content", "w=0.3,x=0.7", "--content-by-chance"],
            &["--shift-sd", "0.3"],
        ),
        (&plain, &["--success", "0.75-0.8:4", "--exposure", "randomesque:3"], &["--oracle", "9"]),
        (
            &file,
            &[
                "--shadow",
                "--class-min",
                "w=2,x=3",
                "--class-max",
                "y=2",
                "--length",
                "10",
                "--max-seconds",
                "225",
            ],
            &[],
        ),
        (
            &file,
            &[
                "--estimator",
                "ml",
                "--stop",
                "any(seconds:300; all(se:0.5; level:-1,0,1:0.8; any(length:9; glr:0:0.3:0.05:0.05)))",
            ],
            &[],
        ),
        (&plain, &["--estimator", "tukey", "--tuning", "3.5", "--start", "-0.25", "--se", "0.5"], &[]),
    ] {
        let people = ["--people", "40", "--json"];
        let asked = [rules, besides, &people, &["--people-out", &one, "--design-out", &design]].concat();
        let read = ["--design", &design, "--design-out", &again, "--people-out", &other];
        let (first, second) = (simulate(table, &asked), simulate(table, &[&read, besides, &people].concat()));
        assert_eq!((first.code, second.code), (0, 0), "{rules:?} {} {}", first.err, second.err);
        assert_eq!(first.out, second.out, "{rules:?}");
        let bytes = |path: &str| std::fs::read(path).unwrap();
        assert_eq!(bytes(&one), bytes(&other), "{rules:?}");
        assert_eq!(bytes(&design), bytes(&again), "{rules:?}");
    }
}

#[test]
fn a_design_that_does_not_fit_is_told() {
    let scratch = Scratch::new("bad-designs");
    let table = scratch.write("items.csv", "id,a,b,class\nq,1,0,x\nr,1,1,y\ns,1,2,y\n");
    let errors = scratch.write("errors.csv", "id,a,b,b_se\nq,1,0,0.2\nr,1,1,0.2\n");
    let good: Value = json!({
        "scoring": {"estimator": "eap", "prior": {"normal": {"mean": 0, "sd": 1}}}, "criterion": "mfi", "start": 0,
        "filters": [], "exposure": "best", "stop": {"min_items": 0, "max_items": 3, "stop": "bank"},
    });
    let with = |part: Value| {
        let mut design = good.clone();
        design.as_object_mut().unwrap().extend(part.as_object().unwrap().clone());
        design.to_string()
    };
    let blueprint = |min: usize, items: usize| {
        let classes = [json!({"members": [0], "min": min, "max": 3})];
        let blueprint = json!({"items": items, "length": 2, "classes": classes, "enemies": [], "testlets": [], "time": null});
        with(json!({"shadow": {"blueprint": blueprint, "nodes": 100, "complete": false}}))
    };
    let stop = |stop: Value| with(json!({"stop": {"min_items": 0, "max_items": 3, "stop": stop}}));
    let deep = (0..17).fold(json!("bank"), |inner, _| json!({"any": [inner]}));
    for (table, design, more, says) in [
        (&table, with(json!({})), &["--se", "0.4"][..], "--se is a rule, and --design brings all of them"),
        (&table, with(json!({})), &["--estimator", "eap"], "--estimator is a rule, and --design brings all"),
        (&table, with(json!({})), &["--model", "m2pl"], "--design is for tests of one skill"),
        (
            &table,
            "{".to_owned(),
            &[],
            "d.json is no design; --design-out writes one that can be changed: line 1",
        ),
        (&table, "{}".to_owned(), &[], "missing field"),
        (
            &table,
            with(json!({"speed": 1})),
            &[],
            "unknown field `speed`, expected one of `scoring`, `criterion`",
        ),
        (&table, with(json!({"criterion": "best"})), &[], "unknown variant `best`, expected one of `mfi`"),
        (
            &table,
            with(json!({"filters": [{"enemies": [[0, 3]]}]})),
            &[],
            "items.csv: enemies holds 3, and the pool has 3 items",
        ),
        (
            &table,
            with(json!({"exposure": {"sympson_hetter": [1, 1]}})),
            &[],
            "acceptance holds 2, and the pool has 3 items; give one entry per item",
        ),
        (
            &table,
            with(json!({"exposure": {"randomesque": 0}})),
            &[],
            "k of randomesque is 0; expected 1 or more",
        ),
        (
            &table,
            with(
                json!({"filters": [{"content": {"class": [0, 2, 0], "shares": [1, 1], "balance": "behind"}}]}),
            ),
            &[],
            "class of item 1 is 2; expected a place in the list of shares",
        ),
        (&table, blueprint(0, 4), &[], "blueprint holds 4, and the pool has 3 items"),
        (&table, blueprint(2, 3), &[], "cannot be met together: the least of classes[0]"),
        (&table, stop(json!({"se": 0})), &[], "stopping rule `se`: at_most is 0; give a number above 0"),
        (&table, stop(json!({"any": []})), &[], "give at least one rule"),
        (&table, stop(deep), &[], "rules nested at most 16 deep"),
        (&table, stop(json!({"time": 5000})), &[], "which needs a column `seconds` in"),
        (
            &table,
            with(json!({"scoring": {"estimator": "map", "prior": "jeffreys"}})),
            &["--shift-sd", "0.3"],
            "--shift-sd is integrated out of the posterior only",
        ),
        (
            &errors,
            with(json!({"scoring": {"estimator": {"huber": 1}, "prior": "jeffreys"}})),
            &[],
            "leave out the columns a_se, b_se",
        ),
    ] {
        let file = scratch.write("d.json", &design);
        let run = simulate(table, &[&["--people", "5", "--design", &file], more].concat());
        assert_eq!((run.code, run.out.as_str()), (2, ""), "{design}");
        assert!(run.err.contains(says), "{says}: {}", run.err);
    }
    let run = simulate(&table, &["--design", "no-such.json"]);
    assert!(run.code == 2 && run.err.contains("reading no-such.json: "), "{}", run.err);
    let run = simulate(&table, &["--people", "5", "--design-out", "no/such/folder/d.json"]);
    assert!(run.code == 2 && run.err.contains("writing no/such/folder/d.json: "), "{}", run.err);
}

/// What no option says: each item is refused to half of those who would meet it.
#[test]
fn a_design_reaches_what_no_option_does() {
    let scratch = Scratch::new("designs-beyond");
    let table = scratch.write("items.csv", plain());
    let design = scratch.path("design.json");
    let overlap = |more: &[&str]| {
        let run = simulate(&table, &[&["--people", "200", "--json"], more].concat());
        assert_eq!((run.code, run.err.as_str()), (0, ""));
        serde_json::from_str::<Value>(&run.out).unwrap()["overlap"].as_f64().unwrap()
    };
    let usual = overlap(&["--length", "8", "--design-out", &design]);
    let mut changed: Value = serde_json::from_slice(&std::fs::read(&design).unwrap()).unwrap();
    changed["exposure"] = json!({"sympson_hetter": vec![0.5; 60]});
    let changed = scratch.write("changed.json", changed.to_string());
    assert!(overlap(&["--design", &changed]) < 0.8 * usual);
}

/// The second line of the report; JSON is for programs.
#[test]
fn a_report_says_how_the_test_went_about_it() {
    let scratch = Scratch::new("described");
    let table = scratch.write("items.csv", plain());
    let args = ["--people", "5", "--estimator", "wle", "--length", "9", "--fixed-form", "5"];
    let run = simulate(&table, &args);
    assert_eq!(run.code, 0, "{}", run.err);
    let plan = "Each next question is the one that tells most at the current estimate. No chance is mixed in to spare the questions. \
                The first question is chosen as if the estimate were 0. 9 questions are asked. The estimate is the value that \
                makes the answers most likely, corrected for its bias (Warm). Nothing is assumed about ability before the answers.";
    assert_eq!(run.out.lines().nth(1), Some(plan));
    // A fixed form chooses nothing.
    assert_eq!(run.out.matches("Each next question").count(), 1, "{}", run.out);
    let json = simulate(&table, &[&args[..], &["--json"]].concat());
    assert!(!json.out.contains("Each next question"), "{}", json.out);

    let run = skillmark(&["simulate", "--bank", "src/bank/tests/tiny", "--preset", "quick", "--people", "3"]);
    assert_eq!(run.code, 0, "{}", run.err);
    let plans: Vec<&str> = run.out.lines().filter(|line| line.starts_with("Each next question")).collect();
    let skills = run.out.lines().filter(|line| line.contains(", preset quick, ")).count();
    assert!(skills > 0 && plans.len() == skills, "{}", run.out);
    for plan in plans {
        assert!(plan.contains(" It stops earlier when the standard error is at most "), "{plan}");
        assert!(plan.contains("The estimate is the mean of what is likely after all answers."), "{plan}");
    }
}
