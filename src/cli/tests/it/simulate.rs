//! `skillmark simulate`.

use crate::run::{Scratch, skillmark};

const CALL: [&str; 8] =
    ["simulate", "--bank", "src/bank/tests/tiny", "--preset", "quick", "--people", "400", "--json"];

#[test]
fn the_same_seed_gives_the_same_figures_and_another_one_others() {
    let with = |more: &[&str]| skillmark(&[&CALL[..], more].concat());
    let first = with(&[]);
    assert_eq!((first.code, first.err.as_str()), (0, ""));
    assert_eq!(first.out, with(&["--seed", "1"]).out);
    assert_ne!(first.out, with(&["--seed", "2"]).out);
    assert_eq!(first.out.lines().count(), 2, "one line a skill");
}

/// The law of a calibrated Bayesian report: averaged over people drawn from the prior and difficulties drawn from their
/// stated uncertainty, the 90 % interval holds 90 %, and the SE is the size of the error.
#[test]
fn intervals_and_errors_keep_their_promise() {
    let run = skillmark(&[&CALL[..6], &["6000", "--json"]].concat());
    for line in run.out.lines() {
        let report: serde_json::Value = serde_json::from_str(line).unwrap();
        let all = |name: &str| report["all"][name].as_f64().unwrap();
        // SD of the coverage of 6000 people: 0.004.
        assert!((all("coverage90") - 0.9).abs() < 0.016, "{line}");
        assert!((all("rmse") / all("rms_se") - 1.0).abs() < 0.04, "{line}");
        assert!(all("bias").abs() < 0.05, "{line}");
    }
}

#[test]
fn a_built_bank_gives_what_its_folder_gives() {
    let scratch = Scratch::new("simulate");
    let file = scratch.path("bank.json");
    skillmark(&["bank", "build", CALL[2], "--out", &file]);
    let built = skillmark(&["simulate", "--bank", &file, "--preset", "quick", "--people", "400", "--json"]);
    assert_eq!(built.out, skillmark(&CALL).out);
}

#[test]
fn names_that_the_bank_does_not_have_are_answered_with_those_it_has() {
    let run = skillmark(&["simulate", "--bank", CALL[2], "--preset", "huge"]);
    assert_eq!(run.code, 2);
    assert!(run.err.contains("no preset \"huge\"; it has quick"), "{}", run.err);
    let run = skillmark(&["simulate", "--bank", CALL[2], "--preset", "quick", "--skill", "x"]);
    assert!(run.err.contains("no skill \"x\"; it has percentages, charts"), "{}", run.err);
}

/// People, truth and outputs are the same options that item tables have; the session stays the very session.
#[test]
fn a_bank_takes_given_people_and_truths_and_writes_rows() {
    let scratch = Scratch::new("bank-rows");
    let thetas = scratch.write("thetas.csv", "theta\n3\n-3\n0.5\n");
    let (people, items) = (scratch.path("people.csv"), scratch.path("items.csv"));
    let call = ["simulate", "--bank", CALL[2], "--preset", "quick", "--thetas", &thetas, "--json"];
    let run = skillmark(&[&call[..], &["--people-out", &people, "--items-out", &items]].concat());
    assert_eq!((run.code, run.err.as_str()), (0, ""));
    let (people, items) = (std::fs::read_to_string(people).unwrap(), std::fs::read_to_string(items).unwrap());
    let firsts: Vec<String> =
        people.lines().skip(1).map(|line| line.split(',').take(3).collect::<Vec<_>>().join(" ")).collect();
    let expected = [
        "percentages 1 3",
        "percentages 2 -3",
        "percentages 3 0.5",
        "charts 1 3",
        "charts 2 -3",
        "charts 3 0.5",
    ];
    assert_eq!(firsts, expected);
    // Every item of a skill that can be scored has a line.
    assert_eq!(items.lines().count(), 1 + 3);

    // Nobody solves what is far too hard where nobody can guess.
    let file = scratch.path("bank.json");
    skillmark(&["bank", "build", CALL[2], "--out", &file]);
    let bank: serde_json::Value = serde_json::from_slice(&std::fs::read(file).unwrap()).unwrap();
    let ids = bank["items"].as_array().unwrap().iter().map(|item| item["id"].as_str().unwrap());
    let table = ids.fold("id,a,b\n".to_owned(), |text, id| format!("{text}{id},1,1000\n"));
    let run = skillmark(&[&call[..], &["--true-items", &scratch.write("true.csv", table)]].concat());
    assert_eq!(run.err, "");
    for line in run.out.lines() {
        let report: serde_json::Value = serde_json::from_str(line).unwrap();
        assert_eq!(report["all"]["success"], 0.0, "{line}");
    }
}
