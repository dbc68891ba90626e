//! What fuzzing kept (`cargo xtask study fuzz`) goes through the same laws again, and so do the reference documents.

#[path = "../fuzz/src/lib.rs"]
#[allow(unreachable_pub, reason = "a library of its own where it is fuzzed")]
mod laws;

use std::path::Path;

fn send_all(folder: &str, law: fn(&[u8])) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let mut files: Vec<_> = std::fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.retain(|path| path.is_file());
    assert!(!files.is_empty(), "{} is empty", folder.display());
    for file in files {
        let bytes = std::fs::read(&file).unwrap();
        // Names the file, which a panic within the law does not.
        let held = std::panic::catch_unwind(|| law(&bytes));
        assert!(held.is_ok(), "{} breaks the law", file.display());
    }
}

#[test]
fn parse() {
    send_all("fuzz/corpus/parse", laws::parse);
    send_all("reference/credentials", laws::parse);
    send_all("reference/profile", laws::parse);
}

#[test]
fn canonical() {
    send_all("fuzz/corpus/canonical", laws::canonical_form);
}

#[test]
fn link() {
    send_all("fuzz/corpus/link", laws::link);
}

#[test]
fn unfold() {
    send_all("fuzz/corpus/unfold", laws::unfold);
}

#[test]
fn badge() {
    send_all("fuzz/corpus/badge", laws::picture);
    send_all("reference/profile", laws::picture);
}

#[test]
fn scan() {
    send_all("fuzz/corpus/scan", laws::scan);
    send_all("fuzz/corpus/link", laws::scan);
}

#[test]
fn sight() {
    send_all("fuzz/corpus/sight", laws::sight);
}

#[test]
fn evidence() {
    send_all("fuzz/corpus/evidence", laws::evidence);
}

#[test]
fn verdict() {
    send_all("fuzz/corpus/verdict", laws::verdict);
    send_all("reference/credentials", laws::verdict);
}
