//! The profile that other tests and other software read: `tests/reference/profile/`.
//!
//! `SKILLMARK_BLESS=1 cargo test -p skillmark-profile golden` writes the files anew.

use crate::people::{EDITION, NOW, bank, good};
use skillmark_profile::{Answer, Overall, verdict};
use std::fs;

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/reference/profile");

#[test]
fn golden_profile() {
    let files = [("bank.json", bank().to_json()), ("good.json", good())];
    for (name, text) in &files {
        let path = format!("{FOLDER}/{name}");
        if std::env::var_os("SKILLMARK_BLESS").is_some() {
            fs::create_dir_all(FOLDER).unwrap();
            fs::write(&path, text).unwrap();
        }
        let kept = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path}: {error}"));
        // A profile that is signed today must verify tomorrow: bless only with a new evidence version or engine_rev.
        assert!(kept == *text, "{name} would be written otherwise today");
    }
    let verdict = verdict(files[1].1.as_bytes(), std::slice::from_ref(&EDITION), NOW);
    assert_eq!((verdict.overall, verdict.axes.evidence.answer()), (Overall::Valid, Answer::Yes));
}
