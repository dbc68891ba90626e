//! `FORMAT.md` is true: its example compiles, and it names every rule there is.

use skillmark_bank::author::{self, File, Folder, RULES, Rule};
use std::collections::BTreeSet;
use std::path::Path;

const FORMAT: &str = include_str!("../../FORMAT.md");

/// The block of code that follows this mark.
fn block(open: &str, close: &str) -> &'static str {
    let (_, rest) = FORMAT.split_once(open).unwrap();
    rest.split_once(close).unwrap().0
}

#[test]
fn the_example_is_a_bank() {
    let manifest = block("```toml\n", "```").replace("https://…", "https://example.org");
    let items = block("````markdown\n", "````");
    let folder = Folder::new(File::new("bank.toml", &manifest), vec![File::new("items/a.md", items)]);
    let draft = author::read(&folder);
    assert_eq!(draft.errors(), []);
    assert_eq!(draft.bank().unwrap().items[0].id, "notice-period");
}

#[test]
fn every_rule_is_documented_and_every_documented_rule_exists() {
    let golden = [
        include_str!("../golden/errors.txt"),
        include_str!("../golden/correlations.txt"),
        include_str!("../golden/rules.txt"),
        include_str!("../golden/warnings.txt"),
    ]
    .concat();
    let mut said = BTreeSet::new();
    for severity in ["error[", "warning["] {
        said.extend(golden.split(severity).skip(1).filter_map(|rest| rest.split(']').next()));
    }
    assert!(said.len() > 30);
    for code in &said {
        assert!(FORMAT.contains(&format!("`{code}`")), "FORMAT.md does not name `{code}`");
    }
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut source = String::new();
    for folder in ["author", "author/lint", "validate"] {
        for file in std::fs::read_dir(root.join(folder)).unwrap() {
            let path = file.unwrap().path();
            if path.is_file() {
                source.push_str(&std::fs::read_to_string(path).unwrap());
            }
        }
    }
    for Rule { name, finds, why } in RULES {
        let row = format!("| `{name}` | {finds} | {why} |\n");
        assert!(FORMAT.contains(&row), "FORMAT.md lacks the row\n{row}");
    }
    let (_, checked) = FORMAT.split_once("## What is checked").unwrap();
    for row in checked.lines().filter(|line| line.starts_with("| `")) {
        let names = row.split('|').nth(1).unwrap().split('`').skip(1).step_by(2);
        for name in names {
            assert!(source.contains(&format!("\"{name}\"")), "no rule is called `{name}`");
        }
    }
}
