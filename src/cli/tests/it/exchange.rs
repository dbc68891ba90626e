//! Importing and exporting as people call them.

use std::process::Command;

fn skillmark(args: &[&str]) -> (i32, String, String) {
    let out = Command::new(env!("CARGO_BIN_EXE_skillmark")).args(args).output().unwrap();
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    (out.status.code().unwrap_or(-1), text(&out.stdout), text(&out.stderr))
}

fn folder(name: &str) -> std::path::PathBuf {
    let path = std::env::temp_dir().join(format!("skillmark-exchange-{}-{name}", std::process::id()));
    let _ = std::fs::remove_dir_all(&path);
    path
}

#[test]
fn a_quiz_becomes_a_bank_and_the_report_says_what_became_of_each_question() {
    let out = folder("gift");
    std::fs::create_dir_all(&out).unwrap();
    let quiz = out.join("quiz.gift");
    std::fs::write(&quiz, "::One:: Which? {=Right #Yes. ~Wrong #No.}\n\n::Two:: Discuss. {}\n").unwrap();
    let bank = out.join("bank");
    let (code, stdout, stderr) =
        skillmark(&["bank", "import", quiz.to_str().unwrap(), "--out", bank.to_str().unwrap(), "--json"]);
    assert_eq!((code, stderr.as_str()), (0, ""));
    let report: serde_json::Value = serde_json::from_str(&stdout).unwrap();
    assert_eq!(report["imported"][0]["id"], "one");
    assert_eq!(report["imported"][0]["type"], "single-choice");
    assert!(report["imported"][0]["from"].as_str().unwrap().ends_with("quiz.gift:1"));
    assert_eq!(report["refused"][0]["code"], "essay");
    assert_eq!(report["dropped"], serde_json::json!([]));
    assert_eq!(skillmark(&["bank", "check", bank.to_str().unwrap()]).0, 0);
    // Nothing is written over.
    let (code, _, stderr) =
        skillmark(&["bank", "import", quiz.to_str().unwrap(), "--out", bank.to_str().unwrap()]);
    assert_eq!(code, 2);
    assert!(stderr.contains("is there already"), "{stderr}");
    let package = out.join("bank.zip");
    let (code, ..) = skillmark(&[
        "bank",
        "export",
        bank.to_str().unwrap(),
        "--format",
        "qti3",
        "--out",
        package.to_str().unwrap(),
    ]);
    assert_eq!(code, 0);
    let again = out.join("again");
    let (code, stdout, _) =
        skillmark(&["bank", "import", package.to_str().unwrap(), "--out", again.to_str().unwrap()]);
    assert_eq!(code, 0);
    assert!(stdout.contains("1 question imported, 0 refused"), "{stdout}");
    std::fs::remove_dir_all(&out).unwrap();
}

#[test]
fn a_file_without_questions_is_named_and_nothing_is_written() {
    let out = folder("none");
    let (code, stdout, _) =
        skillmark(&["bank", "import", env!("CARGO_MANIFEST_PATH"), "--out", out.to_str().unwrap()]);
    assert_eq!(code, 1, "{stdout}");
    assert!(stdout.contains("nothing is written"), "{stdout}");
    assert!(!out.exists());
}
