//! `skillmark simulate --exposure`: shares of people that meet an item, learned.

use crate::run::{Run, Scratch, command};
use crate::simulate_items::{ITEMS, PEOPLE, items, json, number, plain, rows, simulate};

/// Of 2000 people a share of 0.25 has an SD of 0.01; the slack for what was learned from as few, and for the largest of 60, is
/// a fifth.
#[test]
fn no_item_is_asked_of_more_than_the_rate() {
    let scratch = Scratch::new("exposed");
    let (file, used) = (scratch.write("items.csv", plain()), scratch.path("used.csv"));
    let largest = |rule: &[&str]| {
        let args = ["--people", "2000", "--length", "10", "--items-out", &used, "--json", "--exposure"];
        let report = json(&simulate(&file, &[&args[..], rule].concat())).remove(0);
        let rates = rows(&used, ITEMS).iter().map(|row| number(row, "exposure")).fold(0.0, f64::max);
        assert_eq!(report["largest_exposure"].as_f64(), Some(rates));
        rates
    };
    assert_eq!(largest(&["best"]), 1.0);
    for rule in ["sympson-hetter", "eligibility"] {
        for rate in [0.25, 0.5] {
            let rates = largest(&[&format!("{rule}:{rate}")]);
            assert!(rates < 1.2 * rate && rates > 0.9 * rate, "{rule}:{rate} {rates}");
        }
        let whole = largest(&[&format!("{rule}:1")]);
        assert_eq!(whole, 1.0, "{rule}:1 refuses nothing");
    }
    // Shadow tests whose bounds hold all the same.
    let people = scratch.path("people.csv");
    let shadow = ["--shadow", "--class-min", "w=3", "--class-max", "w=3", "--people-out", &people];
    let rates = largest(&[&["eligibility:0.3"][..], &shadow].concat());
    assert!(rates < 0.36, "{rates}");
    for row in rows(&people, PEOPLE) {
        let of_w = row["items"].split(' ').filter(|id| id[1..].parse::<u32>().unwrap() % 4 == 0);
        assert_eq!(of_w.count(), 3);
    }
}

/// What was learned can be written into the table, and gives the same people the same test.
#[test]
fn acceptance_that_was_learned_can_be_given() {
    let scratch = Scratch::new("accepted");
    let (learned, given, used) = (scratch.path("learned"), scratch.path("given"), scratch.path("used"));
    let file = scratch.write("items.csv", plain());
    let call = ["--people", "80", "--length", "10", "--exposure"];
    let out = ["sympson-hetter:0.3", "--people-out", &learned, "--items-out", &used];
    assert_eq!(simulate(&file, &[&call[..], &out].concat()).code, 0);
    let used = rows(&used, ITEMS);
    assert!(used.iter().any(|row| number(row, "acceptance") < 0.7));
    let line = |(i, line): (usize, &str)| match i {
        0 => format!("{line},acceptance\n"),
        _ => format!("{line},{}\n", used[i - 1]["acceptance"]),
    };
    let with = scratch.write("with.csv", plain().lines().enumerate().map(line).collect::<String>());
    let out = ["sympson-hetter", "--people-out", &given];
    assert_eq!(simulate(&with, &[&call[..], &out].concat()).code, 0);
    let read = |path: &str| std::fs::read_to_string(path).unwrap();
    assert_eq!(read(&learned), read(&given));
}

#[test]
fn what_is_learned_is_the_same_on_one_thread_and_on_many() {
    let scratch = Scratch::new("exposed-threads");
    let file = scratch.write("items.csv", items());
    for rule in ["sympson-hetter:0.3", "eligibility:0.3"] {
        let with = |threads: &str| {
            let (people, used) = (scratch.path("people"), scratch.path("used"));
            let call =
                ["simulate", "--items", &file, "--people", "300", "--length", "10", "--exposure", rule];
            let out = ["--people-out", &people, "--items-out", &used];
            let run = Run::from(
                command(&[&call[..], &out].concat()).env("RAYON_NUM_THREADS", threads).output().unwrap(),
            );
            assert_eq!(run.code, 0, "{}", run.err);
            (run.err, [people, used].map(|path| std::fs::read_to_string(path).unwrap()))
        };
        assert_eq!(with("1"), with("3"), "{rule}");
    }
}

/// Given abilities are few and come again while probabilities are learned.
#[test]
fn few_people_are_enough_to_learn_from() {
    let scratch = Scratch::new("exposed-few");
    let (file, thetas) = (scratch.write("items.csv", plain()), scratch.write("t.csv", "theta\n0\n1\n"));
    let run = simulate(&file, &["--thetas", &thetas, "--length", "5", "--exposure", "eligibility:0.5"]);
    assert_eq!((run.code, run.err.as_str()), (0, ""));
}

#[test]
fn what_cannot_be_held_or_read_is_said() {
    let scratch = Scratch::new("exposed-errors");
    let file = scratch.write("items.csv", plain());
    let wrong = scratch.write("wrong.csv", "id,a,b,acceptance\nx,1,0,1.5\n");
    for (args, said) in [
        (&["--exposure", "eligibility:0"][..], "the rate is 0; give one above 0, at most 1"),
        (&["--exposure", "sympson-hetter:1.01"], "the rate is 1.01; give one above 0, at most 1"),
        (&["--exposure", "eligibility:x"], "\"x\" is no number"),
        (&["--exposure", "eligibility"], "sympson-hetter[:RATE] or eligibility:RATE"),
        (&["--exposure", "sympson-hetter"], "--exposure sympson-hetter needs a column `acceptance` in"),
        (
            &["--exposure", "eligibility:0.2", "--length", "20"],
            "over 60 items leaves 12 for a person, and the test has 20; give a rate of 0.334 or more",
        ),
    ] {
        let run = simulate(&file, args);
        assert!(run.code == 2 && run.err.contains(said), "{args:?} {}", run.err);
    }
    let run = simulate(&wrong, &["--exposure", "sympson-hetter"]);
    assert!(
        run.code == 2 && run.err.contains("acceptance is 1.5; expected a number from 0 to 1"),
        "{}",
        run.err
    );
    // A note where no rule of length tells it before.
    let run = simulate(&file, &["--exposure", "eligibility:0.1", "--se", "0.35", "--people", "10"]);
    assert!(run.code == 0 && run.err.contains("--exposure eligibility:0.1 could not be held"), "{}", run.err);
}
