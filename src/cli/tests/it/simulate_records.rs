//! `skillmark simulate`: pilots, people who do not read, person fit and a row per question.

use crate::run::{Run, Scratch, command, skillmark};
use crate::simulate_items::{PEOPLE, items, json, number, plain, rows, simulate};
use std::collections::HashMap;

/// Columns of `--fit`, after those of people, and of `--steps-out`.
pub(crate) const FIT: &str = "lz,lz_p,lz_star,lz_star_p,infit,infit_p,outfit,outfit_p,cusum_high,cusum_high_p,cusum_low,cusum_low_p,rapid,flagged";
pub(crate) const STEPS: &str = "test,person,step,item,answer,theta,se,value,rank,candidates,moves";
const BANK: [&str; 5] = ["simulate", "--bank", "src/bank/tests/tiny", "--preset", "quick"];

fn read(path: &str) -> String {
    std::fs::read_to_string(path).unwrap()
}

/// The plain table, with every sixth item on trial; and without those.
fn on_trial() -> (String, String) {
    let pilot = |i: usize| i.is_multiple_of(6);
    let lines = || plain().lines().map(str::to_owned).collect::<Vec<_>>().into_iter().enumerate();
    let marked = lines().map(|(i, line)| match i {
        0 => format!("{line},pilot\n"),
        _ => format!("{line},{}\n", u8::from(pilot(i))),
    });
    let without = lines().filter(|(i, _)| *i == 0 || !pilot(*i)).map(|(_, line)| line + "\n");
    (marked.collect(), without.collect())
}

#[test]
fn pilots_are_asked_and_change_nothing() {
    let scratch = Scratch::new("pilots");
    let (marked, without) = on_trial();
    let (marked, without) = (scratch.write("marked.csv", marked), scratch.write("without.csv", without));
    let taken = |file: &str, more: &[&str]| {
        let (people, steps) = (scratch.path("people.csv"), scratch.path("steps.csv"));
        let call =
            ["--people", "60", "--length", "8", "--exposure", "randomesque:3", "--people-out", &people];
        let run = simulate(file, &[&call[..], &["--steps-out", &steps], more].concat());
        assert_eq!((run.code, run.err.as_str()), (0, ""));
        (rows(&people, PEOPLE), rows(&steps, STEPS))
    };
    let ((with, steps), (plain, _)) = (taken(&marked, &["--pilots", "3"]), taken(&without, &[]));
    let scored = |row: &HashMap<String, String>| {
        let mut row = row.clone();
        row.retain(|column, _| !column.starts_with("pilot"));
        row
    };
    let mut places = HashMap::new();
    for (one, other) in with.iter().zip(&plain) {
        assert_eq!(scored(one), scored(other));
        let pilots: Vec<usize> = one["pilots"].split(' ').map(|id| id[1..].parse().unwrap()).collect();
        assert!(pilots.len() == 3 && pilots.iter().all(|i| (i + 1).is_multiple_of(6)), "{pilots:?}");
        assert!(pilots[0] != pilots[1] && pilots[1] != pilots[2] && pilots[0] != pilots[2]);
        assert_eq!(one["pilot_answers"].split(' ').count(), 3);
        // In the rows of questions, they stand where they came and moved nothing.
        let own: Vec<_> = steps.iter().filter(|step| step["person"] == one["person"]).collect();
        assert_eq!(own.len(), 11);
        for pair in own.windows(2).filter(|pair| pair[1]["rank"].is_empty()) {
            assert_eq!((&pair[0]["theta"], &pair[0]["se"]), (&pair[1]["theta"], &pair[1]["se"]));
            *places.entry(pair[1]["step"].clone()).or_insert(0) += 1;
        }
    }
    assert!(places.len() > 6 && !places.contains_key("1"), "{places:?}");
    // The column alone asks none; people answer them as their parameters say.
    assert!(taken(&marked, &[]).0.iter().all(|row| row["pilots"].is_empty()));
    let table = read(&marked);
    let easy = |(i, line): (usize, &str)| {
        let cells: Vec<&str> = line.split(',').collect();
        match i == 0 || cells[5] == "0" {
            true => format!("{line}\n"),
            false => format!("{},1,-50,0,{},1\n", cells[0], cells[4]),
        }
    };
    let easy = scratch.write("easy.csv", table.lines().enumerate().map(easy).collect::<String>());
    for (file, more) in
        [(&easy, &["--pilots", "2"][..]), (&marked, &["--pilots", "2", "--true-items", &easy])]
    {
        assert!(taken(file, more).0.iter().all(|row| row["pilot_answers"] == "1 1"));
    }
}

#[test]
fn whose_table_has_too_few_pilots_is_told() {
    let scratch = Scratch::new("pilots-errors");
    let (marked, _) = on_trial();
    let marked = scratch.write("marked.csv", marked);
    let odd = scratch.write("odd.csv", "id,a,b,pilot\nx,1,0,yes\n");
    let all = scratch.write("all.csv", "id,a,b,pilot\nx,1,0,1\n");
    for (file, args, said) in [
        (&marked, &["--pilots", "11"][..], "has 10, by its column `pilot`; ask for fewer"),
        (&odd, &[], "pilot is \"yes\"; expected 1 for an item on trial"),
        (&all, &[], "every item is a pilot"),
        (&marked, &["--rapid", "1.5"], "1.5 is not within 0 and 1"),
        (&marked, &["--fit", "0"], "0 is not in 1..=1000000"),
        (
            &marked,
            &["--steps-out", "x", "--items-out", "x"],
            "--items-out and --steps-out name the same file",
        ),
        (&marked, &["--model", "m2pl", "--fit", "9"], "--fit is for tests of one skill"),
    ] {
        let run = simulate(file, args);
        assert!(run.code == 2 && run.err.contains(said), "{args:?} {}", run.err);
    }
}

/// Who never reads is right as often as a guess is: c = 0.2. 12,000 answers have an SD of 0.004.
#[test]
fn who_does_not_read_guesses_in_a_second() {
    let scratch = Scratch::new("rapid");
    let file = scratch.write("items.csv", items());
    let people = scratch.path("people.csv");
    let call = ["--people", "600", "--length", "20", "--people-out", &people, "--json", "--rapid"];
    let success = |share: &str| {
        json(&simulate(&file, &[&call[..], &[share]].concat()))[0]["all"]["success"].as_f64().unwrap()
    };
    assert!((success("1") - 0.2).abs() < 0.016);
    for row in rows(&people, PEOPLE) {
        let each = number(&row, "seconds") / 20.0;
        assert!((0.7..1.3).contains(&each), "{row:?}");
    }
    let some = success("0.3");
    assert!(some > 0.3 && some < success("0") - 0.03);
}

/// Ordinary people are hardly ever flagged, and their p are even; a bank flags those who do not read.
#[test]
fn answers_that_do_not_fit_are_flagged() {
    let scratch = Scratch::new("fit");
    let (file, people) = (scratch.write("items.csv", plain()), scratch.path("people.csv"));
    let header = format!("{PEOPLE},{FIT}");
    let fit = |more: &[&str]| {
        let call = ["--people", "150", "--length", "25", "--fit", "299", "--people-out", &people, "--json"];
        let report = json(&simulate(&file, &[&call[..], more].concat())).remove(0);
        (report["flagged"].as_f64().unwrap(), rows(&people, &header))
    };
    let (flagged, judged) = fit(&[]);
    // At most 1 % by intent; 150 people flag 0 to 5.
    assert!(flagged < 0.04, "{flagged}");
    for column in ["lz_p", "lz_star_p", "infit_p", "outfit_p", "cusum_high_p", "cusum_low_p"] {
        let p: Vec<f64> = judged.iter().map(|row| number(row, column)).collect();
        assert!(p.iter().all(|p| (p * 300.0 - (p * 300.0).round()).abs() < 1e-9 && *p > 0.0 && *p <= 1.0));
        // The mean of 150 even p has an SD of 0.024.
        let mean = p.iter().sum::<f64>() / 150.0;
        assert!((mean - 0.5).abs() < 0.1, "{column} {mean}");
    }
    let share = judged.iter().filter(|row| row["flagged"] == "1").count() as f64 / 150.0;
    assert!((share - flagged).abs() < 1e-12 && judged.iter().all(|row| row["rapid"].is_empty()));

    // Answers that contradict the difficulties that the engine goes by: the easy ones are missed.
    let turned = |(i, line): (usize, &str)| {
        let cells: Vec<&str> = line.split(',').collect();
        match cells[2].parse::<f64>() {
            Ok(b) if i > 0 => format!("{},{},{},{},{}\n", cells[0], cells[1], -b, cells[3], cells[4]),
            _ => format!("{line}\n"),
        }
    };
    let turned = scratch.write("turned.csv", plain().lines().enumerate().map(turned).collect::<String>());
    assert!(fit(&["--true-items", &turned, "--criterion", "random"]).0 > 0.1);

    let bank = |more: &[&str]| {
        let run = skillmark(&[&BANK[..], &["--people", "60", "--fit", "20", "--json"], more].concat());
        assert_eq!(run.code, 0);
        let note = "note: --fit 20 gives each p, and flags nobody for it; 299 people";
        assert!(run.err.starts_with(note), "{}", run.err);
        let report: serde_json::Value = serde_json::from_str(run.out.lines().next().unwrap()).unwrap();
        report["flagged"].as_f64().unwrap()
    };
    assert_eq!((bank(&[]), bank(&["--rapid", "1"])), (0.0, 1.0));
}

/// A row says where the estimate stood and how the choice came about; the last one is the person's result.
#[test]
fn every_question_has_a_row_with_its_reason() {
    let scratch = Scratch::new("steps");
    let file = scratch.write("items.csv", plain());
    let (people, steps) = (scratch.path("people.csv"), scratch.path("steps.csv"));
    let out = ["--people", "40", "--length", "12", "--people-out", &people, "--steps-out", &steps];
    let more = ["--exposure", "randomesque:3", "--content", "w=0.5,x=0.5", "--criterion", "mepv"];
    assert_eq!(simulate(&file, &[&out[..], &more].concat()).code, 0);
    let (people, steps) = (rows(&people, PEOPLE), rows(&steps, STEPS));
    let mut names = Vec::new();
    for (person, own) in people.iter().zip(steps.chunks(12)) {
        let joined = |column: &str| own.iter().map(|row| row[column].as_str()).collect::<Vec<_>>().join(" ");
        assert_eq!((&joined("item"), &joined("answer")), (&person["items"], &person["answers"]));
        assert_eq!((&own[11]["theta"], &own[11]["se"]), (&person["estimate"], &person["se"]));
        for (k, row) in own.iter().enumerate() {
            assert_eq!((&row["person"], number(row, "step")), (&person["person"], (k + 1) as f64));
            assert!(number(row, "candidates") == (60 - k) as f64 && number(row, "rank") < (60 - k) as f64);
            // A chain from the best to the item that was asked.
            let turns = row["moves"].split(' ').filter(|turn| !turn.is_empty());
            let mut front = None;
            for turn in turns {
                let (name, path) = turn.split_once(':').unwrap();
                let (from, to) = path.split_once('>').unwrap();
                assert!(front.is_none_or(|front| front == from) && from != to, "{row:?}");
                front = Some(to);
                names.push(name.to_owned());
            }
            assert!(front.is_none_or(|last| last == row["item"]), "{row:?}");
            assert!(front.is_some() || number(row, "rank") == 0.0, "{row:?}");
        }
    }
    assert_eq!(12 * people.len(), steps.len());
    for name in ["chance", "content"] {
        assert!(names.iter().any(|known| known == name), "{name}");
    }
}

#[test]
fn a_bank_has_rows_of_questions_and_fit_too() {
    let scratch = Scratch::new("bank-steps");
    let (people, steps) = (scratch.path("people.csv"), scratch.path("steps.csv"));
    let out = ["--people", "20", "--fit", "10", "--people-out", &people, "--steps-out", &steps];
    assert_eq!(skillmark(&[&BANK[..], &out].concat()).code, 0);
    let (people, steps) = (rows(&people, &format!("{PEOPLE},{FIT}")), rows(&steps, STEPS));
    let asked = |person: &HashMap<String, String>| person["items"].split(' ').count();
    assert_eq!(people.iter().map(asked).sum::<usize>(), steps.len());
    for person in &people {
        let own = |row: &&HashMap<String, String>| ["test", "person"].iter().all(|c| row[*c] == person[*c]);
        let last = steps.iter().rfind(own).unwrap();
        assert_eq!((&last["theta"], &last["se"]), (&person["estimate"], &person["se"]));
        assert_eq!(person["rapid"], "0", "people read");
    }
}

#[test]
fn records_are_the_same_bytes_on_one_thread_and_on_many() {
    let scratch = Scratch::new("records-threads");
    let file = scratch.write("marked.csv", on_trial().0);
    let table = ["simulate", "--items", &file, "--length", "8", "--pilots", "2", "--unsure", "0.2"];
    for call in [&table[..], &BANK[..]] {
        let with = |threads: &str| {
            let (people, steps) = (scratch.path("people"), scratch.path("steps"));
            let more = ["--people", "150", "--fit", "20", "--rapid", "0.1"];
            let out = ["--people-out", &people, "--steps-out", &steps];
            let run = [call, &more, &out].concat();
            let run = Run::from(command(&run).env("RAYON_NUM_THREADS", threads).output().unwrap());
            assert_eq!(run.code, 0, "{}", run.err);
            (run.out, read(&people), read(&steps))
        };
        assert_eq!(with("1"), with("3"));
    }
}

/// Judging and recording change nothing of what people do.
#[test]
fn recording_leaves_people_alone() {
    let scratch = Scratch::new("records-alone");
    let file = scratch.write("items.csv", items());
    let (people, steps) = (scratch.path("people.csv"), scratch.path("steps.csv"));
    let table = ["simulate", "--items", &file, "--length", "9"];
    for call in [&table[..], &BANK[..]] {
        let call = [call, &["--people", "30", "--people-out", &people]].concat();
        assert_eq!(skillmark(&call).code, 0);
        let plain = rows(&people, PEOPLE);
        assert_eq!(skillmark(&[&call[..], &["--fit", "5", "--steps-out", &steps]].concat()).code, 0);
        for (with, without) in rows(&people, &format!("{PEOPLE},{FIT}")).iter().zip(&plain) {
            assert!(without.iter().all(|(column, cell)| with[column] == *cell));
        }
    }
}
