//! `skillmark bank check` and `skillmark bank build`.

use crate::run::{Scratch, skillmark};
use skillmark_bank::{Bank, Usual, content_digest, scoring_digest};
use skillmark_session::{ENGINE_REV, Event, Instrument, Plan, Session, Step};
use std::sync::Arc;

const TINY: &str = "src/bank/tests/tiny";
const TODAY: [&str; 2] = ["--today", "2026-06-01"];

/// A copy of the tiny bank with one text replaced in one file.
fn changed(name: &str, file: &str, from: &str, to: &str) -> Scratch {
    let scratch = Scratch::new(name);
    for path in ["bank.toml", "items/charts.md", "items/percentages.md"] {
        let text = std::fs::read_to_string(format!("../../{TINY}/{path}")).unwrap();
        assert!(path != file || text.contains(from), "{from}");
        scratch.write(path, if path == file { text.replace(from, to) } else { text });
    }
    scratch
}

/// What comes with the app starts without a further part, and measures the same with it.
#[test]
fn the_shipped_bank_is_a_usual_one() {
    let scratch = Scratch::new("usual");
    let file = scratch.path("bank.json");
    skillmark(&["bank", "build", "banks/ai-literacy", "--out", &file]);
    let bytes = std::fs::read(&file).unwrap();
    let whole = Arc::new(Instrument::new(Arc::new(Bank::load(&bytes).unwrap())).unwrap());
    let usual = Arc::new(Instrument::usual(Usual::read(&bytes).expect("a usual bank")).unwrap());
    assert_eq!(usual.scoring(), whole.scoring());
    for seed in 0..10 {
        let outcomes = [&usual, &whole].map(|instrument| {
            let plan = Plan {
                engine_rev: ENGINE_REV,
                bank: instrument.scoring().to_owned(),
                preset: "normal".to_owned(),
                skills: instrument.bank().skills.iter().map(|skill| skill.id.clone()).collect(),
                seed: format!("{seed:032x}"),
                locale: "en".to_owned(),
            };
            let mut session = Session::new(instrument.clone(), plan).unwrap();
            while let Step::Ask(question) = session.next() {
                let item = instrument.bank().items[question.item].clone();
                let option = item.options()[question.order[0]].id.clone();
                session.push(Event::Shown { item: item.id.clone() }).unwrap();
                session.push(Event::Answered { item: item.id, options: vec![option], ms: 5000 }).unwrap();
            }
            session.outcome()
        });
        assert_eq!(outcomes[0], outcomes[1]);
    }
}

#[test]
fn build_writes_what_load_reads_and_prints_its_digests() {
    let scratch = Scratch::new("build");
    let file = scratch.path("new/folder/bank.json");
    let run = skillmark(&["bank", "build", TINY, "--out", &file]);
    assert_eq!((run.code, run.err.as_str()), (0, ""));
    let bytes = std::fs::read(&file).unwrap();
    let bank = Bank::load(&bytes).unwrap();
    let (scoring, content) = (scoring_digest(&bank), content_digest(&bank));
    assert_eq!(run.out, format!("bank     tiny 0.1.0\nitems    4\nscoring  {scoring}\ncontent  {content}\n"));
    let again = scratch.path("again.json");
    skillmark(&["bank", "build", TINY, "--out", &again]);
    assert_eq!(std::fs::read(again).unwrap(), bytes, "the same text gives the same bytes");
}

#[test]
fn build_of_a_bank_with_errors_writes_nothing() {
    let scratch =
        changed("slip", "items/charts.md", "skill: charts\ndifficulty: 0.8", "skil: charts\ndifficulty: 0.8");
    let (dir, out) = (scratch.path(""), scratch.path("bank.json"));
    let run = skillmark(&["bank", "build", &dir, "--out", &out]);
    assert_eq!((run.code, run.out.as_str()), (1, ""));
    assert!(
        run.err.contains("charts.md:6:1: error[unknown-key]: cut-axis: items have no key `skil`"),
        "{}",
        run.err
    );
    assert!(run.err.contains("Did you mean `skill`?"), "{}", run.err);
    assert!(run.err.ends_with("1 error; nothing written\n"), "{}", run.err);
    assert!(!std::path::Path::new(&out).exists());
}

#[test]
fn check_lists_warnings_and_only_strict_fails_on_them() {
    let run = skillmark(&["bank", "check", TINY, TODAY[0], TODAY[1]]);
    assert_eq!((run.code, run.err.as_str()), (0, ""));
    assert!(run.out.contains("warning[few-items]: skill `charts`: 1 of the 24 items"), "{}", run.out);
    assert!(
        run.out.lines().last().unwrap().starts_with("src/bank/tests/tiny: 4 items, 0 errors, "),
        "{}",
        run.out
    );
    let strict = skillmark(&["bank", "check", TINY, "--strict", TODAY[0], TODAY[1]]);
    assert_eq!((strict.code, strict.out), (1, run.out));
}

#[test]
fn what_is_let_stand_is_counted_and_fails_nothing() {
    let all = |rules: &[&str]| {
        let notes = rules.iter().map(|rule| format!("[[allow]]\nrule = \"{rule}\"\nreason = \"tiny\"\n\n"));
        format!("{}[provisional]", notes.collect::<String>())
    };
    let notes = all(&["few-items", "short-preset", "preset-beyond-bank", "orphan-testlet"]);
    let scratch = changed("allow", "bank.toml", "[provisional]", &notes);
    let dir = scratch.path("");
    let run = skillmark(&["bank", "check", &dir, "--strict", TODAY[0], TODAY[1]]);
    assert_eq!(run.code, 0, "{}", run.out);
    assert!(run.out.ends_with("4 items, 0 errors, 0 warnings, 5 silenced\n"), "{}", run.out);
    assert!(run.out.starts_with("percentages: 2 items, 2 scored (2 single-choice)\n"), "{}", run.out);

    let json = skillmark(&["bank", "check", &dir, "--json", TODAY[0], TODAY[1]]).out;
    let report: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(report["warnings"], 0);
    let silenced = report["silenced"].as_array().unwrap();
    assert!(silenced.iter().all(|one| one["reason"] == "tiny" && one["line"].as_u64() > Some(0)), "{json}");
    let skills = report["skills"].as_array().unwrap();
    assert_eq!((skills[1]["skill"].as_str(), skills[1]["scored"].as_u64()), (Some("charts"), Some(1)));
    assert_eq!(skills[0]["reachable_se"].as_array().unwrap().len(), 5);

    // No digest moves.
    let digests = |dir: &str| skillmark(&["bank", "build", dir, "--out", &scratch.path("bank.json")]).out;
    assert_eq!(digests(&dir), digests(TINY));
}

#[test]
fn check_compares_review_dates_with_the_given_day() {
    let past =
        |day: &str| skillmark(&["bank", "check", TINY, "--today", day]).out.matches("[review-past]").count();
    assert_eq!((past("2030-06-30"), past("2030-07-01")), (0, 4));
}

#[test]
fn check_as_json_is_one_object_per_bank() {
    let scratch = changed("json", "bank.toml", "cut = 0.5", "cut = \"0.5\"");
    let run = skillmark(&["bank", "check", TINY, &scratch.path(""), "--json", TODAY[0], TODAY[1]]);
    assert_eq!(run.code, 1);
    let lines: Vec<serde_json::Value> = run.out.lines().map(|l| serde_json::from_str(l).unwrap()).collect();
    assert_eq!((lines[0]["bank"].as_str(), lines[0]["errors"].as_u64()), (Some(TINY), Some(0)));
    assert_eq!(lines[1]["errors"].as_u64(), Some(1));
    let finding = &lines[1]["findings"][0];
    assert_eq!(finding["code"], "wrong-type");
    assert_eq!((finding["severity"].as_str(), finding["line"].as_u64()), (Some("error"), Some(30)));
}

#[test]
fn calls_that_cannot_work_exit_with_2_and_say_why() {
    let scratch = Scratch::new("unusable");
    scratch.write("latin/bank.toml", b"# caf\xe9\n");
    scratch.write("latin/items/x.md", "## a\n");
    let out = scratch.write("file", "");
    for (args, why) in [
        (vec!["bank", "check"], "required arguments were not provided"),
        (vec!["bank", "check", TINY, "--today", "tomorrow"], "expected a day as YYYY-MM-DD"),
        (vec!["bank", "check", "src"], "src holds no bank.toml: name the folder of a bank"),
        (vec!["bank", "check", &scratch.path("latin")], "bank.toml, line 1: these bytes are not UTF-8"),
        (vec!["bank", "build", TINY, "--out", &format!("{out}/bank.json")], "cannot"),
        (vec!["bank", "bild"], "unrecognized subcommand"),
    ] {
        let run = skillmark(&args);
        assert_eq!((run.code, run.out.as_str()), (2, ""), "{args:?}: {}", run.err);
        assert!(run.err.contains(why), "{args:?}: {}", run.err);
    }
}
