//! `skillmark simulate --items`: what it does.

use crate::run::{Run, Scratch, command, skillmark};
use serde_json::Value;
use std::collections::HashMap;

/// The columns that `src/cli/SIMULATE.md` documents.
const PEOPLE: &str =
    "test,person,theta,estimate,se,low90,high90,low95,high95,length,stopped,seconds,items,answers";
const ITEMS: &str = "test,item,people,exposure,mean_position,mean_score";

/// Sixty items of four classes with enemies, testlets and times.
fn items() -> String {
    let mut text = "id,a,b,c,class,enemies,testlet,seconds\n".to_owned();
    for i in 0..60_u32 {
        let (a, b) = (0.7 + 0.02 * f64::from(i * 7 % 60), f64::from(i * 13 % 60) / 12.0 - 2.5);
        let enemy = if i % 10 == 3 { format!("q{} q{}", i + 1, i + 2) } else { String::new() };
        let testlet = if i % 20 < 2 { format!("t{}", i / 20) } else { String::new() };
        text += &format!(
            "q{i},{a},{b},0.2,{},{enemy},{testlet},{}\n",
            ["w", "x", "y", "z"][i as usize % 4],
            20 + i % 5
        );
    }
    text
}

/// Their parameters and classes alone.
fn plain() -> String {
    items().lines().map(|line| line.split(',').take(5).collect::<Vec<_>>().join(",") + "\n").collect()
}

fn simulate(file: &str, more: &[&str]) -> Run {
    skillmark(&[&["simulate", "--items", file][..], more].concat())
}

fn json(run: &Run) -> Vec<Value> {
    assert_eq!((run.code, run.err.as_str()), (0, ""), "{}", run.err);
    run.out.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

/// Rows of a CSV file without quotes, by column.
pub(crate) fn rows(file: &str, header: &str) -> Vec<HashMap<String, String>> {
    let text = std::fs::read_to_string(file).unwrap();
    let mut lines = text.lines();
    assert_eq!(lines.next(), Some(header));
    let cells =
        |line: &str| header.split(',').map(str::to_owned).zip(line.split(',').map(str::to_owned)).collect();
    lines.map(cells).collect()
}

fn number(row: &HashMap<String, String>, column: &str) -> f64 {
    row[column].parse().unwrap()
}

/// One item with P = σ(θ) and two people of whom one is never wrong and one never right. By Stein's lemma the posterior
/// mean after a right answer is 2 E[σ(1 - σ)] = 0.413241 for N(0, 1), and the variance 1 less its square.
#[test]
fn one_item_and_two_people_by_hand() {
    let scratch = Scratch::new("by-hand");
    let file = scratch.write("items.csv", "id,a,b\nonly,1,0\n");
    let thetas = scratch.write("people.csv", "name,theta\nAna,40\nBo,-40\n");
    let (people, used) = (scratch.path("out.csv"), scratch.path("used.csv"));
    let run =
        simulate(&file, &["--thetas", &thetas, "--people-out", &people, "--items-out", &used, "--json"]);
    let report = &json(&run)[0];
    let rows = (rows(&people, PEOPLE), rows(&used, ITEMS));
    for (row, sign, answer) in [(&rows.0[0], 1.0, "1"), (&rows.0[1], -1.0, "0")] {
        assert!((number(row, "estimate") - sign * 0.413241).abs() < 2e-5, "{row:?}");
        assert!((number(row, "se") - (1.0_f64 - 0.413241 * 0.413241).sqrt()).abs() < 2e-4, "{row:?}");
        let text = ["test", "length", "stopped", "items", "answers"].map(|column| row[column].as_str());
        assert_eq!(text, ["adaptive", "1", "bank", "only", answer]);
    }
    assert_eq!(rows.0[1]["person"], "2");
    let used = ["item", "people", "exposure", "mean_position", "mean_score"]
        .map(|column| rows.1[0][column].as_str());
    assert_eq!(used, ["only", "2", "1", "1", "0.5"]);
    let all = |name: &str| report["all"][name].as_f64().unwrap();
    assert!((all("rmse") - (40.0 - 0.413241)).abs() < 1e-4 && all("bias").abs() < 1e-9);
    assert_eq!((all("success"), all("coverage95"), report["overlap"].as_f64()), (0.5, 0.0, Some(1.0)));
}

#[test]
fn the_same_bytes_on_one_thread_and_on_many() {
    let scratch = Scratch::new("threads");
    let file = scratch.write("items.csv", items());
    let with = |threads: &str| {
        let (people, used) = (scratch.path(&format!("p{threads}")), scratch.path(&format!("i{threads}")));
        let args = [
            "simulate",
            "--items",
            &file,
            "--people",
            "700",
            "--exposure",
            "progressive:2",
            "--se",
            "0.4",
            "--json",
            "--fixed-form",
            "12",
            "--people-out",
            &people,
            "--items-out",
            &used,
        ];
        let out = Run::from(command(&args).env("RAYON_NUM_THREADS", threads).output().unwrap());
        assert_eq!(out.code, 0, "{}", out.err);
        (out.out, std::fs::read_to_string(people).unwrap(), std::fs::read_to_string(used).unwrap())
    };
    let one = with("1");
    assert_eq!(one, with("3"));
    assert_eq!(one.1.lines().count(), 1 + 2 * 700);
}

#[test]
fn fewer_people_are_the_first_of_more_and_another_seed_gives_others() {
    let scratch = Scratch::new("first");
    let file = scratch.write("items.csv", items());
    let with = |people: &str, seed: &str| {
        let out = scratch.path("people");
        simulate(
            &file,
            &["--people", people, "--seed", seed, "--exposure", "randomesque:4", "--people-out", &out],
        );
        std::fs::read_to_string(out).unwrap()
    };
    let (few, many) = (with("150", "9"), with("300", "9"));
    assert!(many.starts_with(&few) && many.len() > few.len());
    assert_ne!(few, with("150", "10"));
}

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
        let args = [&["--json", "--length", "40", "--estimator", "wle"][..], more].concat();
        json(&simulate(&known, &args))[0]["all"]["bias"].as_f64().unwrap()
    };
    assert!(bias(&[]).abs() < 0.05);
    assert!((bias(&["--true-items", &easier]) - 1.0).abs() < 0.05);
}

#[test]
fn the_best_fixed_form_is_taken_by_the_same_people() {
    let scratch = Scratch::new("fixed");
    let file = scratch.write("items.csv", items());
    let people = scratch.path("people.csv");
    let run = simulate(
        &file,
        &["--people", "200", "--fixed-form", "60", "--length", "10", "--people-out", &people, "--json"],
    );
    let names: Vec<Value> = json(&run).into_iter().map(|line| line["test"].clone()).collect();
    assert_eq!(names, ["adaptive", "fixed"]);
    let rows = rows(&people, PEOPLE);
    for (adaptive, fixed) in rows[..200].iter().zip(&rows[200..]) {
        assert_eq!(adaptive["theta"], fixed["theta"]);
        assert_eq!((adaptive["length"].as_str(), fixed["length"].as_str()), ("10", "60"));
        // The same person gives the same answer to the same item.
        let answers = |row: &HashMap<String, String>| -> HashMap<String, String> {
            row["items"]
                .split(' ')
                .map(str::to_owned)
                .zip(row["answers"].split(' ').map(str::to_owned))
                .collect()
        };
        let all = answers(fixed);
        assert!(answers(adaptive).iter().all(|(item, answer)| all[item] == *answer));
    }
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
        let args = ["--criterion", criterion, "--people", "150", "--length", "8", "--json"];
        let rmse = json(&simulate(&file, &args))[0]["all"]["rmse"].as_f64().unwrap();
        assert!(rmse < 0.85, "{criterion}: {rmse}");
    }
    for prior in ["normal:0.2,1.5", "uniform:-3,3", "jeffreys"] {
        for estimator in ["ml", "map", "eap", "wle"] {
            let args =
                ["--estimator", estimator, "--prior", prior, "--people", "100", "--length", "30", "--json"];
            let args = [&args[..], &["--range", "-4,4", "--nodes", "41", "--start", "-0.5"]].concat();
            let report = json(&simulate(&file, &args)).remove(0);
            assert!(report["all"]["coverage95"].as_f64().unwrap() > 0.85, "{estimator} {prior} {report}");
        }
    }
}

/// Ctrl-C leaves the people that were finished: the first ones, as a smaller number of people gives them.
#[cfg(unix)]
#[test]
fn an_interrupted_simulation_keeps_what_is_finished() {
    use std::process::Stdio;
    let scratch = Scratch::new("interrupted");
    let file = scratch.write("items.csv", items());
    let (people, again) = (scratch.path("people.csv"), scratch.path("again.csv"));
    let args = ["simulate", "--items", &file, "--people", "10000000", "--people-out", &people];
    let child = command(&args).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    // The file is made once everything is read, before the first person.
    while !std::path::Path::new(&people).exists() {
        std::thread::sleep(std::time::Duration::from_millis(5));
    }
    std::thread::sleep(std::time::Duration::from_millis(300));
    let id = child.id().to_string();
    assert!(std::process::Command::new("kill").args(["-INT", &id]).status().unwrap().success());
    let run = Run::from(child.wait_with_output().unwrap());
    assert_eq!(run.code, 130, "{}", run.err);
    let kept = std::fs::read_to_string(&people).unwrap();
    let count = (kept.lines().count() - 1).to_string();
    assert!(run.err.contains(&format!("was taken by the first {count} of 10000000 people")), "{}", run.err);
    assert!(run.out.contains(&format!("{count} people, seed 1")), "{}", run.out);
    assert_eq!(simulate(&file, &["--people", &count, "--people-out", &again]).code, 0);
    assert_eq!(std::fs::read_to_string(again).unwrap(), kept);
}

#[test]
fn made_items_come_from_the_seed_and_can_be_simulated() {
    let make = |more: &[&str]| skillmark(&[&["make-items", "--count", "30"], more].concat()).out;
    assert_eq!(make(&["--seed", "7"]), make(&["--seed", "7"]));
    assert_ne!(make(&["--seed", "7"]), make(&["--seed", "8"]));
    let scratch = Scratch::new("made");
    let (truth, judged) =
        (scratch.write("true.csv", make(&[])), scratch.write("judged.csv", make(&["--judged", "0.5"])));
    let more = ["--true-items", &truth, "--shift-sd", "0.3", "--people", "500", "--json"];
    let report = json(&simulate(&judged, &more)).remove(0);
    assert!(report["all"]["coverage95"].as_f64().unwrap() > 0.85, "{report}");
}
