//! `skillmark simulate --items`: people, rows and figures.

use crate::run::{Run, Scratch, command, skillmark};
use crate::simulate_records::{FIT, STEPS};
use serde_json::Value;
use std::collections::HashMap;

/// The columns that `src/cli/SIMULATE.md` documents.
pub(crate) const PEOPLE: &str = "test,person,theta,estimate,se,low90,high90,low95,high95,length,stopped,seconds,items,answers,could_reach,pilots,pilot_answers";
pub(crate) const ITEMS: &str = "test,item,people,exposure,mean_position,mean_score,acceptance";

/// Sixty items of four classes with enemies, testlets and times.
pub(crate) fn items() -> String {
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
pub(crate) fn plain() -> String {
    items().lines().map(|line| line.split(',').take(5).collect::<Vec<_>>().join(",") + "\n").collect()
}

pub(crate) fn simulate(file: &str, more: &[&str]) -> Run {
    skillmark(&[&["simulate", "--items", file][..], more].concat())
}

pub(crate) fn json(run: &Run) -> Vec<Value> {
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

pub(crate) fn number(row: &HashMap<String, String>, column: &str) -> f64 {
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
        assert_eq!(text, ["adaptive", "1", "length", "only", answer]);
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
fn every_column_is_documented() {
    let documented = std::fs::read_to_string("SIMULATE.md").unwrap();
    let section = |title: &str| documented.split("\n## ").find(|section| section.starts_with(title)).unwrap();
    for (title, header) in [
        ("`--people-out`", PEOPLE),
        ("`--people-out`", FIT),
        ("`--items-out`", ITEMS),
        ("`--steps-out`", STEPS),
    ] {
        let missing = header.split(',').find(|column| !section(title).contains(&format!("`{column}`")));
        assert_eq!(missing, None, "{title}");
    }
    let table = section("`--items`: a table of items");
    let columns = items().lines().next().unwrap().to_owned()
        + ",acceptance,pilot,d,b_sd,a_se,b_se,c_se,d_se,lambda,a1,c1,d1";
    let missing = columns.split(',').find(|column| !table.contains(&format!("`{column}`")));
    assert_eq!(missing, None);
}

#[test]
fn the_same_bytes_on_one_thread_and_on_many() {
    let scratch = Scratch::new("threads");
    let file = scratch.write("items.csv", items());
    let with = |threads: &str, rules: &[&str]| {
        let (people, used) = (scratch.path(&format!("p{threads}")), scratch.path(&format!("i{threads}")));
        let out = ["simulate", "--items", &file, "--json", "--people-out", &people, "--items-out", &used];
        let run = Run::from(
            command(&[&out[..], rules].concat()).env("RAYON_NUM_THREADS", threads).output().unwrap(),
        );
        assert_eq!(run.code, 0, "{}", run.err);
        (run.out, std::fs::read_to_string(people).unwrap(), std::fs::read_to_string(used).unwrap())
    };
    for (rules, rows) in [
        (&["--people", "700", "--exposure", "progressive:2", "--se", "0.4", "--fixed-form", "12"][..], 1400),
        (
            &["--people", "150", "--shadow", "--length", "10", "--class-max", "w=2", "--max-seconds", "230"],
            150,
        ),
    ] {
        let one = with("1", rules);
        assert_eq!(one, with("3", rules));
        assert_eq!(one.1.lines().count(), 1 + rows);
    }
}

/// The second implementation is `skillmark irt`, which is checked against other software: given the answers that a person
/// gives to all items, it asks the same ones and comes to the same bits.
#[test]
fn people_take_the_test_that_the_engine_for_scripts_takes() {
    let scratch = Scratch::new("replay");
    let file = scratch.write("items.csv", plain());
    let people = scratch.path("people.csv");
    let args =
        ["--people", "50", "--length", "12", "--range", "-4,4", "--nodes", "33", "--criterion", "mepv"];
    let run = simulate(&file, &[&args[..], &["--fixed-form", "60", "--people-out", &people]].concat());
    assert_eq!(run.code, 0, "{}", run.err);
    let rows = rows(&people, PEOPLE);
    let items: Vec<Vec<f64>> = plain()
        .lines()
        .skip(1)
        .map(|line| line.split(',').skip(1).take(3).map(|x| x.parse().unwrap()).chain([1.0]).collect())
        .collect();
    for (adaptive, fixed) in rows[..50].iter().zip(&rows[50..]) {
        let responses: Vec<u32> = fixed["answers"].split(' ').map(|answer| answer.parse().unwrap()).collect();
        let cat = crate::irt::ask(serde_json::json!({
            "op": "cat", "items": items, "responses": responses, "criterion": "mepv", "method": "eap", "start_theta": 0,
            "stop": {"length": 12},
        }));
        let asked: Vec<String> =
            cat["items"].as_array().unwrap().iter().map(|item| format!("q{item}")).collect();
        assert_eq!(asked.join(" "), adaptive["items"]);
        assert_eq!(cat["theta"][11].as_f64(), Some(number(adaptive, "estimate")));
        assert_eq!(cat["se"][11].as_f64(), Some(number(adaptive, "se")));
    }
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

/// The same people, asked what tells most at their θ.
#[test]
fn the_most_informative_at_the_truth_are_taken_by_the_same_people() {
    let scratch = Scratch::new("oracle");
    let file = scratch.write("items.csv", items());
    let people = scratch.path("people.csv");
    let run = simulate(
        &file,
        &["--people", "100", "--oracle", "7", "--length", "10", "--people-out", &people, "--json"],
    );
    let names: Vec<Value> = json(&run).into_iter().map(|line| line["test"].clone()).collect();
    assert_eq!(names, ["adaptive", "oracle"]);
    let rows = rows(&people, PEOPLE);
    for (adaptive, oracle) in rows[..100].iter().zip(&rows[100..]) {
        assert_eq!(adaptive["theta"], oracle["theta"]);
        assert_eq!((adaptive["length"].as_str(), oracle["length"].as_str()), ("10", "7"));
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
    // Until rows of the first people are there.
    while std::fs::metadata(&people).map_or(0, |file| file.len()) == 0 {
        std::thread::sleep(std::time::Duration::from_millis(5));
    }
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
    // The same draws, stretched.
    let b = |table: &str| table.lines().nth(1).unwrap().split(',').nth(2).unwrap().parse::<f64>().unwrap();
    assert!((b(&make(&["--b-sd", "2.2"])) - 2.0 * b(&make(&[]))).abs() < 2e-4);
    assert_ne!(make(&["--a-median", "1.6"]), make(&[]));
    let refused = skillmark(&["make-items", "--a-median", "0"]);
    assert!(refused.code == 2 && refused.err.contains("0 is not above 0; give more"), "{}", refused.err);
    let scratch = Scratch::new("made");
    let (truth, judged) =
        (scratch.write("true.csv", make(&[])), scratch.write("judged.csv", make(&["--judged", "0.5"])));
    let more = ["--true-items", &truth, "--shift-sd", "0.3", "--people", "500", "--json"];
    let report = json(&simulate(&judged, &more)).remove(0);
    assert!(report["all"]["coverage95"].as_f64().unwrap() > 0.85, "{report}");
}
