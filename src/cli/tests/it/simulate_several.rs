//! `skillmark simulate --items --model m2pl`: people with several skills, rows and figures.

use crate::run::{Run, Scratch, command};
use crate::simulate_items::{json, number, rows, simulate};
use skillmark_irt::mirt::{Answer, Item, Prior, map};
use std::collections::HashMap;

/// The columns that `src/cli/SIMULATE.md` documents, for two skills.
const PEOPLE: &str = "test,person,theta1,estimate1,se1,low90_1,high90_1,low95_1,high95_1,\
                      theta2,estimate2,se2,low90_2,high90_2,low95_2,high95_2,length,stopped,items,answers";
const ITEMS: &str = "test,item,people,exposure,mean_position,mean_score,acceptance";

/// Sixty items, of one skill, of the other, and of both when `both`; with enemies.
pub(crate) fn items(both: bool) -> String {
    let mut text = "id,a1,a2,d,c,enemies\n".to_owned();
    for i in 0..60_u32 {
        let d = f64::from(i * 13 % 60) / 12.0 - 2.5;
        let slopes = [",1.3", "1.3,", "0.9,0.8"][i as usize % if both { 3 } else { 2 }];
        let enemy = if i % 10 == 3 { format!("q{}", i + 2) } else { String::new() };
        text += &format!("q{i},{slopes},{d},0.15,{enemy}\n");
    }
    text
}

pub(crate) fn m2pl(file: &str, more: &[&str]) -> Run {
    simulate(file, &[&["--model", "m2pl"][..], more].concat())
}

/// One item, σ(θ) of the first skill, and two people of whom one is never wrong and one never right. The mode after a right
/// answer is the root of θ = σ(-θ), 0.401058; the mean 0.413241, as in the test of one skill. The other skill follows by the
/// correlation.
#[test]
fn one_item_and_two_people_by_hand() {
    let scratch = Scratch::new("several-by-hand");
    let file = scratch.write("items.csv", "id,a1,a2,d\nonly,1,,0\n");
    let thetas = scratch.write("people.csv", "theta2,name,theta1\n5,Ana,40\n6,Bo,-40\n");
    let (people, used) = (scratch.path("out.csv"), scratch.path("used.csv"));
    let call = ["--thetas", &thetas, "--correlations", "0.6", "--people-out", &people, "--items-out", &used];
    for (way, estimate, se) in [("map", 0.401058_f64, 0.897983), ("eap", 0.413241, 0.910623)] {
        let run = m2pl(&file, &[&call[..], &["--estimator", way, "--json"]].concat());
        let reports = json(&run);
        for (row, sign, answer) in [(0, 1.0, "1"), (1, -1.0, "0")] {
            let row = &rows(&people, PEOPLE)[row];
            for (column, expected) in [
                ("theta1", sign * 40.0),
                ("theta2", 5.5 - 0.5 * sign),
                ("estimate1", sign * estimate),
                ("estimate2", sign * 0.6 * estimate),
                ("se1", se),
                ("se2", (1.0 - 0.36 * (1.0 - se * se)).sqrt()),
                ("low90_1", sign * estimate - 1.644854 * se),
                ("high95_1", sign * estimate + 1.959964 * se),
            ] {
                assert!((number(row, column) - expected).abs() < 2e-4, "{way} {column} {row:?}");
            }
            let text = ["test", "length", "stopped", "items", "answers"].map(|column| row[column].as_str());
            assert_eq!(text, ["adaptive", "1", "bank", "only", answer]);
        }
        let all = |k: usize, name: &str| reports[k]["all"][name].as_f64().unwrap();
        assert!((all(0, "rmse") - (40.0 - estimate)).abs() < 1e-3 && all(0, "bias").abs() < 1e-9);
        assert!((all(1, "bias") + 5.5).abs() < 1e-9);
        assert_eq!([&reports[0]["test"], &reports[1]["test"]], ["theta1", "theta2"]);
        let used = &rows(&used, ITEMS)[0];
        assert_eq!((used["people"].as_str(), used["mean_score"].as_str()), ("2", "0.5"));
    }
}

#[test]
fn every_column_is_documented() {
    let documented = std::fs::read_to_string("SIMULATE.md").unwrap();
    let section = documented.split("\n## ").find(|section| section.starts_with("`--model m2pl`")).unwrap();
    let columns = items(true).lines().next().unwrap().to_owned() + "," + PEOPLE;
    let missing = columns.split(',').find(|column| !section.contains(&format!("`{column}`")));
    assert_eq!(missing, None);
}

#[test]
fn the_same_bytes_on_one_thread_and_on_many_and_fewer_people_are_the_first() {
    let scratch = Scratch::new("several-threads");
    let file = scratch.write("items.csv", items(true));
    let with = |threads: &str, count: &str, rules: &[&str]| {
        let (people, used) = (scratch.path(&format!("p{threads}")), scratch.path(&format!("i{threads}")));
        let fixed =
            ["simulate", "--items", &file, "--model", "m2pl", "--people", count, "--correlations", "0.5"];
        let outputs = ["--people-out", &people, "--items-out", &used, "--json"];
        let args = [&fixed[..], &outputs, rules].concat();
        let run = Run::from(command(&args).env("RAYON_NUM_THREADS", threads).output().unwrap());
        assert_eq!((run.code, run.err.as_str()), (0, ""));
        (run.out, std::fs::read_to_string(people).unwrap(), std::fs::read_to_string(used).unwrap())
    };
    for rules in [
        &[
            "--criterion",
            "a",
            "--weights",
            "1,3",
            "--exposure",
            "progressive",
            "--se",
            "0.6",
            "--length",
            "12",
        ][..],
        &["--criterion", "random", "--estimator", "eap", "--nodes", "9", "--unsure", "0.5", "--length", "6"],
    ] {
        let one = with("1", "300", rules);
        assert_eq!(one, with("3", "300", rules));
        assert_eq!(one.1.lines().count(), 301);
        let few = with("2", "140", rules).1;
        assert!(one.1.starts_with(&few) && few.lines().count() == 141);
        assert_ne!(one.1, with("1", "300", &[rules, &["--seed", "2"]].concat()).1);
    }
}

/// What a row says was answered gives, through the library, the estimate that the row states, to the bit.
#[test]
fn estimates_follow_from_the_answers() {
    let scratch = Scratch::new("several-replay");
    let file = scratch.write("items.csv", items(true));
    let matrix = scratch.write("r.csv", "1, -0.4\n-0.4, 1\n");
    let people = scratch.path("people.csv");
    let run = m2pl(
        &file,
        &["--people", "60", "--unsure", "0.3", "--correlations", &matrix, "--people-out", &people],
    );
    assert_eq!(run.code, 0, "{}", run.err);
    let parameters = |line: &str| -> Vec<f64> {
        line.split(',').skip(1).take(4).map(|cell| cell.parse().unwrap_or(0.0)).collect()
    };
    let item = |line: &str| match parameters(line)[..] {
        [a1, a2, d, c] => (line.split(',').next().unwrap().to_owned(), Item::new(&[a1, a2], d, c).unwrap()),
        _ => panic!("{line}"),
    };
    let known: HashMap<String, Item> = items(true).lines().skip(1).map(item).collect();
    let prior = Prior::new(&[[1.0, -0.4], [-0.4, 1.0]]).unwrap();
    let mut unsure = 0;
    for row in rows(&people, PEOPLE) {
        let x = |answer: &str| if answer == "?" { 0.15 } else { answer.parse().unwrap() };
        let answers: Vec<Answer> = row["items"]
            .split(' ')
            .zip(row["answers"].split(' '))
            .map(|(item, answer)| (known[item], x(answer)))
            .collect();
        unsure += row["answers"].matches('?').count();
        let estimate = map(&answers, &prior);
        for (k, name) in ["1", "2"].into_iter().enumerate() {
            assert_eq!(number(&row, &format!("estimate{name}")), estimate.theta[k]);
            assert_eq!(number(&row, &format!("se{name}")), estimate.covariance.sd(k));
        }
        // Enemies never meet.
        let asked: Vec<&str> = row["items"].split(' ').collect();
        assert!(asked.len() == 20 && !(asked.contains(&"q3") && asked.contains(&"q5")));
    }
    assert!(unsure > 50);
}

/// Given the same people, to know of the correlation makes errors smaller, and the error stated is the true one.
#[test]
fn correlated_skills_are_measured_better_together() {
    let scratch = Scratch::new("several-borrow");
    let file = scratch.write("items.csv", items(false));
    let people = scratch.path("people.csv");
    let rules = ["--length", "8", "--criterion", "gain", "--estimator", "eap", "--nodes", "21", "--json"];
    let with = |more: &[&str]| json(&m2pl(&file, &[&rules[..], more].concat()));
    let together = with(&["--people", "1500", "--correlations", "0.8", "--people-out", &people]);
    // The rows of people can be taken as people again.
    let apart = with(&["--thetas", &people]);
    let all = |report: &serde_json::Value, name: &str| report["all"][name].as_f64().unwrap();
    for (together, apart) in together.iter().zip(&apart) {
        assert_eq!(all(apart, "people"), 1500.0);
        assert!(all(together, "rmse") < 0.93 * all(apart, "rmse"), "{together} {apart}");
        // 1,500 people: an RMSE has an error of 1.8 %, a coverage one of .008 and .006.
        assert!((all(together, "rms_se") / all(together, "rmse") - 1.0).abs() < 0.05, "{together}");
        assert!((all(together, "coverage90") - 0.9).abs() < 0.025, "{together}");
        assert!((all(together, "coverage95") - 0.95).abs() < 0.02, "{together}");
    }
}

#[test]
fn precision_of_given_skills_ends_the_test_and_chance_spreads_the_items() {
    let scratch = Scratch::new("several-se");
    let file = scratch.write("items.csv", items(false));
    let people = scratch.path("people.csv");
    let call = ["--people", "100", "--se", "0.55", "--people-out", &people];
    let ends = |more: &[&str]| {
        json(&m2pl(&file, &[&call[..], &["--json"], more].concat()));
        rows(&people, PEOPLE)
    };
    let (both, first) = (ends(&[]), ends(&["--se-skills", "1", "--criterion", "gain", "--weights", "1,0"]));
    assert!(both.iter().filter(|row| row["stopped"] == "se").count() > 50);
    for row in both.iter().filter(|row| row["stopped"] == "se") {
        assert!(number(row, "se1") <= 0.55 && number(row, "se2") <= 0.55, "{row:?}");
    }
    for row in first.iter().filter(|row| row["stopped"] == "se") {
        assert!(number(row, "se1") <= 0.55 && number(row, "se2") > 0.9, "{row:?}");
        // Without a weight the second skill is never asked.
        assert!(row["items"].split(' ').all(|item| item[1..].parse::<u32>().unwrap() % 2 == 1), "{row:?}");
    }
    let largest = |exposure: &str| {
        let more = ["--people", "200", "--length", "6", "--exposure", exposure, "--json"];
        json(&m2pl(&file, &more))[0]["largest_exposure"].as_f64().unwrap()
    };
    assert!(largest("best") == 1.0 && largest("randomesque:6") < 0.5);
}

/// Ctrl-C leaves the people that were finished: the first ones, as a smaller number of people gives them.
#[cfg(unix)]
#[test]
fn an_interrupted_simulation_keeps_what_is_finished() {
    use std::process::Stdio;
    let scratch = Scratch::new("several-interrupted");
    let file = scratch.write("items.csv", items(true));
    let (people, again) = (scratch.path("people.csv"), scratch.path("again.csv"));
    let args =
        ["simulate", "--items", &file, "--model", "m2pl", "--people", "10000000", "--people-out", &people];
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
    assert_eq!(m2pl(&file, &["--people", &count, "--people-out", &again]).code, 0);
    assert_eq!(std::fs::read_to_string(again).unwrap(), kept);
}
