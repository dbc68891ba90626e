//! A sentence that nothing says is a sentence that translators would translate for nothing.

use std::fs;
use std::path::Path;

/// All Rust code below a folder, as one text.
fn code(folder: &Path, out: &mut String) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            code(&path, out);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            out.push_str(&fs::read_to_string(&path).unwrap());
        }
    }
}

/// Whether the code names a function, to call it or to hand it on.
fn names(code: &str, name: &str) -> bool {
    let ends = |at: usize| !code[at..].starts_with(|c: char| c.is_alphanumeric() || c == '_');
    code.match_indices(name).any(|(at, _)| ends(at + name.len()))
}

#[test]
fn every_message_is_said_somewhere() {
    let house = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
    let mut said = String::new();
    for folder in ["app/src", "cli/src", "text/src", "text/tests"] {
        code(&house.join(folder), &mut said);
    }
    // `names::` is what format.rs calls the module `date`.
    let said = said.replace("names::", "date::");

    let messages = fs::read_to_string(concat!(env!("OUT_DIR"), "/messages.rs")).unwrap();
    let (mut page, mut unsaid) = ("", Vec::new());
    for line in messages.lines() {
        if let Some(module) = line.strip_prefix("pub mod ") {
            page = module.trim_end_matches(" {");
        } else if let Some(function) = line.strip_prefix("    pub fn ").filter(|_| !page.is_empty()) {
            let name = format!("{page}::{}", function.split('(').next().unwrap());
            if !names(&said, &name) {
                unsaid.push(name);
            }
        }
    }
    assert!(unsaid.is_empty(), "{} messages are never said: {unsaid:#?}", unsaid.len());
}
