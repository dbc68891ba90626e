//! `skillmark profile verify`.

use crate::run::{Scratch, skillmark};
use serde_json::Value;

const CORPUS: &str = "tests/reference/credentials";
const GOOD: &str = "tests/reference/credentials/000_good.json";
const CHANGED: &str = "tests/reference/credentials/100_value_changed.json";
const AT: [&str; 2] = ["--at", "2026-06-01T00:00:00Z"];

#[test]
fn the_corpus_is_judged_in_one_call_in_order() {
    let text = std::fs::read_to_string(format!("../../{CORPUS}/verdicts.json")).unwrap();
    let expected: Value = serde_json::from_str(&text).unwrap();
    let cases = expected["cases"].as_array().unwrap();
    let files: Vec<String> =
        cases.iter().map(|case| format!("{CORPUS}/{}", case["file"].as_str().unwrap())).collect();
    let mut args = vec!["profile", "verify", "--json", AT[0], AT[1]];
    args.extend(files.iter().map(String::as_str));
    let run = skillmark(&args);
    assert_eq!((run.code, run.err.as_str()), (1, ""));
    let lines: Vec<Value> = run.out.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(lines.len(), cases.len());
    for ((line, case), file) in lines.iter().zip(cases).zip(&files) {
        assert_eq!(line["file"], *file.as_str());
        assert_eq!(line["verdict"], case["verdict"], "{file}");
        assert_eq!(line["axes"], case["axes"], "{file}");
        assert!(line["verdict"] != "invalid" || !line["problems"].as_array().unwrap().is_empty(), "{file}");
    }
}

#[test]
fn people_get_sentences() {
    let run = skillmark(&["profile", "verify", GOOD, CHANGED, AT[0], AT[1]]);
    assert_eq!((run.code, run.err.as_str()), (1, ""));
    assert!(run.out.starts_with(&format!("{GOOD}: valid\n  integrity     yes      This file is unchanged")));
    assert!(
        run.out
            .contains(&format!("{CHANGED}: invalid\n  integrity     no       The content or the signature"))
    );
    assert!(run.out.contains("INVALID_SIGNATURE at /proof"), "{}", run.out);
}

#[test]
fn the_moment_counts() {
    let verdict = |at: &str| skillmark(&["profile", "verify", GOOD, "--at", at]);
    let (before, after) = (verdict("2026-06-01T00:00:00+02:00"), verdict("2031-06-01T00:00:00Z"));
    assert_eq!((before.code, after.code), (0, 0), "a warning is no refusal");
    assert!(before.out.contains(": valid\n") && after.out.contains(": warning\n"), "{}", after.out);
    assert!(after.out.contains("time          no       Its period ended on"), "{}", after.out);
}

#[test]
fn an_endorsement_counts_for_the_profile_that_it_was_made_about() {
    let endorsed = |endorsement: &str, files: &[&str]| -> (i32, Vec<Value>) {
        let call = ["profile", "verify", "--json", AT[0], AT[1], "--endorsement", endorsement];
        let run = skillmark(&[&call[..], files].concat());
        assert_eq!(run.err, "");
        (run.code, run.out.lines().map(|line| serde_json::from_str(line).unwrap()).collect())
    };
    let (theirs, others) = (
        format!("{CORPUS}/002_good_endorsement.json"),
        format!("{CORPUS}/900_endorsement_other_subject.json"),
    );
    let other = "tests/reference/profile/good.json";
    let (code, lines) = endorsed(&theirs, &[GOOD, other]);
    assert_eq!(code, 0);
    assert_eq!(lines[0]["reasons"]["endorsements"], "endorsements-claimed");
    assert_eq!(lines[0]["endorsements"][0]["by"], "Max Manager");
    assert_eq!(lines[1]["reasons"]["endorsements"], "endorsements-none");
    // About another profile than the only one there is; and one that names this profile by digest alone.
    for (endorsement, file) in [(&theirs, other), (&others, GOOD)] {
        let (code, lines) = endorsed(endorsement, &[file]);
        assert_eq!((code, &lines[0]["axes"]["endorsements"]), (1, &Value::from("no")));
        let mut problems = lines[0]["problems"].as_array().unwrap().iter();
        assert!(problems.any(|problem| problem["code"] == "ENDORSEMENT_NOT_FOR_THIS"));
    }
    let call = ["profile", "verify", GOOD, "--endorsement", &theirs, AT[0], AT[1]];
    let run = skillmark(&call);
    assert!(run.out.contains("Somebody who is called Max Manager vouches"), "{}", run.out);
    // Somebody whom the deployment names.
    let scratch = Scratch::new("known");
    let key = "did:key:z6MkpTm8tHPBdEHqo4Cz4jxDPb8UtUtconygUUToqRyeM671";
    let config = scratch
        .write("config.json", format!(r#"{{"people":[{{"did":"{key}","name":"M. Manager, Sales"}}]}}"#));
    let run = skillmark(&[&call[..], &["--config", &config]].concat());
    assert!(
        run.out.contains("M. Manager, Sales, whose key is known here, vouches for this very profile."),
        "{}",
        run.out
    );
    let config = scratch.write("config.json", r#"{"people":[{"did":"x","name":"M"}]}"#);
    let run = skillmark(&[&call[..], &["--config", &config]].concat());
    assert!(run.code == 2 && run.err.contains("\"x\" is no did:key of an Ed25519 key"), "{}", run.err);
}

#[test]
fn what_cannot_be_read_is_missing_and_the_rest_is_judged() {
    let run = skillmark(&["profile", "verify", "nowhere.json", GOOD, "--json", AT[0], AT[1]]);
    assert_eq!((run.code, run.out.lines().count()), (2, 1));
    assert!(run.err.contains("cannot read nowhere.json"), "{}", run.err);
    assert!(run.err.contains("1 of 2 files could not be read"), "{}", run.err);
}

#[test]
fn many_are_judged_on_all_threads_and_told_in_order() {
    let scratch = Scratch::new("profile-many");
    let (good, changed) =
        (std::fs::read(format!("../../{GOOD}")).unwrap(), std::fs::read(format!("../../{CHANGED}")).unwrap());
    // More than are judged at once.
    for n in 0..600 {
        scratch.write(&format!("{n:03}.json"), if n % 7 == 0 { &changed } else { &good });
    }
    scratch.write("notes.txt", "no profile");
    let folder = scratch.path("");
    let run = skillmark(&["profile", "verify", &folder, GOOD, "--json", AT[0], AT[1]]);
    assert_eq!((run.code, run.err.as_str()), (1, ""));
    let lines: Vec<Value> = run.out.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(lines.len(), 601);
    for (n, line) in lines[..600].iter().enumerate() {
        assert!(line["file"].as_str().unwrap().ends_with(&format!("{n:03}.json")), "{line}");
        assert_eq!(line["verdict"], if n % 7 == 0 { "invalid" } else { "valid" });
    }
    assert_eq!(lines[600]["file"], GOOD);
}

#[test]
fn calls_that_cannot_work_exit_with_2_and_say_why() {
    let scratch = Scratch::new("profile-calls");
    let cut = scratch.write("bank.json", r#"{"format":1,"id":"ti"#);
    for (args, why) in [
        (vec!["profile", "verify"], "required arguments were not provided"),
        (vec!["profile", "verify", "-", GOOD, "-"], "standard input can be read only once"),
        (vec!["profile", "verify", "style"], "folder style holds no .json file"),
        (vec!["profile", "verify", GOOD, "--at", "yesterday"], "expected the form 2026-06-01T12:00:00Z"),
        (vec!["profile", "verify", GOOD, "--bank", &cut], "The bank cannot be read: line 1, column "),
    ] {
        let run = skillmark(&args);
        assert_eq!((run.code, run.out.as_str()), (2, ""), "{args:?}: {}", run.err);
        assert!(run.err.contains(why), "{args:?}: {}", run.err);
    }
}

#[test]
fn a_file_of_any_size_or_kind_is_only_invalid() {
    let scratch = Scratch::new("profile-odd");
    let large = scratch.write("large.json", vec![b' '; 10 * 1024 * 1024]);
    let empty = scratch.write("empty.json", "");
    let bytes = scratch.write("bytes.json", [0xff, 0x00, 0xfe]);
    let run = skillmark(&["profile", "verify", &large, &empty, &bytes, "--json"]);
    assert_eq!(run.code, 1, "{}", run.err);
    let codes: Vec<Value> = run
        .out
        .lines()
        .map(|line| serde_json::from_str::<Value>(line).unwrap()["problems"][0]["code"].clone())
        .collect();
    assert_eq!(codes, ["TOO_LARGE", "INVALID_JSON", "INVALID_JSON"]);
}

#[test]
fn a_badge_is_judged_by_what_is_baked_into_it() {
    let (dot, good) = ("tests/reference/profile/dot.png", std::fs::read(format!("../../{GOOD}")).unwrap());
    let picture = std::fs::read(format!("../../{dot}")).unwrap();
    let badge = skillmark_profile::badge::bake(&picture, std::str::from_utf8(&good).unwrap()).unwrap();
    let scratch = Scratch::new("profile-badge");
    // By its first bytes, whatever it is called.
    let (baked, cut) =
        (scratch.write("badge.json", &badge), scratch.write("cut.png", &badge[..badge.len() - 9]));
    let run = skillmark(&["profile", "verify", &baked, &cut, dot, "--json", AT[0], AT[1]]);
    assert_eq!((run.code, run.err.as_str()), (1, ""));
    let lines: Vec<Value> = run.out.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(lines[0]["verdict"], "valid", "{}", lines[0]);
    assert_eq!(lines[0]["axes"]["integrity"], "yes");
    for (line, why) in lines[1..].iter().zip(["was cut off after", "carries no profile"]) {
        assert_eq!(
            (&line["verdict"], &line["problems"][0]["code"]),
            (&"invalid".into(), &"INVALID_ENCODING".into())
        );
        assert!(line["problems"][0]["message"].as_str().unwrap().contains(why), "{line}");
    }
}

#[test]
fn with_the_bank_at_hand_the_answers_are_scored_again() {
    let (good, bank) = ("tests/reference/profile/good.json", "tests/reference/profile/bank.json");
    let answer = |args: &[&str]| {
        let run = skillmark(&[&["profile", "verify", good, "--json", AT[0], AT[1]], args].concat());
        assert_eq!((run.code, run.err.as_str()), (0, ""));
        let line: Value = serde_json::from_str(&run.out).unwrap();
        (line["verdict"].clone(), line["axes"]["evidence"].clone())
    };
    assert_eq!(answer(&["--bank", bank]), ("valid".into(), "yes".into()));
    assert_eq!(answer(&["--bank", "banks/ai-literacy"]), ("warning".into(), "unknown".into()));
    assert_eq!(answer(&["--bank", "banks/ai-literacy", "--bank", bank]), ("valid".into(), "yes".into()));
}

#[test]
fn a_request_is_answered_once() {
    let file = |name: &str| format!("tests/reference/profile/{name}.json");
    let (request, bank) = (file("request"), file("bank"));
    let asked = |names: &[&str], extra: &[&str]| -> (i32, Vec<Value>) {
        let mut args =
            vec!["profile", "verify", "--json", AT[0], AT[1], "--bank", &bank, "--request", &request];
        let files: Vec<String> = names.iter().map(|name| file(name)).collect();
        args.extend(extra.iter().copied().chain(files.iter().map(String::as_str)));
        let run = skillmark(&args);
        assert_eq!(run.err, "");
        (run.code, run.out.lines().map(|line| serde_json::from_str(line).unwrap()).collect())
    };
    let reasons = |lines: &[Value]| -> Vec<String> {
        lines.iter().map(|line| line["reasons"]["request"].as_str().unwrap().to_owned()).collect()
    };
    let (code, lines) = asked(&["good", "answer", "answer_without", "answer_second", "answer"], &[]);
    assert_eq!(code, 0);
    assert_eq!(
        reasons(&lines),
        ["request-missing", "request-answered", "request-named", "request-reused", "request-answered"]
    );
    assert_eq!(lines[3]["problems"][0]["code"], "REQUEST_REUSED");
    assert_eq!(lines[3]["verdict"], "warning");

    let run = skillmark(&["profile", "verify", "--request", GOOD, GOOD]);
    assert_eq!(run.code, 2);
    assert!(run.err.contains("000_good.json: this is no request for a profile"), "{}", run.err);
}

#[test]
fn a_deployment_says_which_rules_count() {
    let (good, bank) = ("tests/reference/profile/good.json", "tests/reference/profile/bank.json");
    let text = std::fs::read_to_string(format!("../../{good}")).unwrap();
    let scoring = text.split("scoring\\\":\\\"").nth(1).and_then(|rest| rest.split('\\').next()).unwrap();
    let scratch = Scratch::new("pins");
    let config = |banks: &str| scratch.write("config.json", format!("{{\"banks\": [{banks}]}}"));
    let judged = |config: &str| -> Value {
        let run = skillmark(&[
            "profile", "verify", "--json", AT[0], AT[1], "--bank", bank, "--config", config, good,
        ]);
        serde_json::from_str(&run.out).unwrap()
    };
    let other = judged(&config(&format!("{{\"scoring\": \"{scoring}\", \"presets\": [\"quick\"]}}")));
    assert_eq!(other["problems"][0]["code"], "PLAN_UNKNOWN");
    assert_eq!((&other["verdict"], &other["axes"]["evidence"]), (&"warning".into(), &"unknown".into()));
    let named = judged(&config(&format!("{{\"scoring\": \"{scoring}\", \"presets\": [\"normal\"]}}")));
    assert_eq!((&named["verdict"], &named["axes"]["evidence"]), (&"valid".into(), &"yes".into()));
}

#[test]
fn a_score_is_told_without_withdrawn_questions() {
    let (good, bank) = ("tests/reference/profile/good.json", "tests/reference/profile/bank.json");
    let text = std::fs::read_to_string(format!("../../{good}")).unwrap();
    let after = |mark: &str| text.split(mark).nth(1).unwrap().split(['\\', ' ']).next().unwrap();
    let (scoring, first) = (after("scoring\\\":\\\""), after("\\\"log\\\":[\\\""));
    let scratch = Scratch::new("withdrawn");
    let config = scratch.write(
        "config.json",
        format!("{{\"banks\": [{{\"scoring\": \"{scoring}\", \"withdrawn\": [\"{first}\"]}}]}}"),
    );
    let judged = |more: &[&str]| {
        skillmark(&[&["profile", "verify", AT[0], AT[1], "--bank", bank, good], more].concat()).out
    };
    let (plain, marked) = (judged(&[]), judged(&["--config", &config]));
    assert!(!plain.contains("withdrawn questions"), "{plain}");
    let told = "  Directing AI effectively: without the withdrawn questions: ";
    let line = marked.lines().find_map(|line| line.strip_prefix(told)).expect(&marked);
    let numbers: Vec<u32> = line.split([' ', ',']).filter_map(|word| word.parse().ok()).collect();
    assert!(matches!(numbers[..], [score, low, high] if low < score && score < high), "{line}");
    assert!(marked.contains("ITEM_WITHDRAWN at /evidence/0/narrative"), "{marked}");
}
