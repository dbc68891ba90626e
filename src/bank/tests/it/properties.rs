//! Laws that hold for any input.

use crate::tiny;
use proptest::prelude::*;
use proptest::test_runner::TestRunner;
use skillmark_bank::{Bank, Block, Inline, content_digest, scoring_digest, validate};
use skillmark_canon::Digest;
use std::cell::Cell;

/// Lines as authors write them, and as they slip.
fn line() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        3 => "[a-zA-Z ]{1,12}",
        1 => prop::sample::select(vec![
            "**", "*", "`", "[", "](x)", "<b>", "&amp;", "\\", "| ", "> ", "- ", "1. ", "```", "~~~", "# ", "## ",
            "- [x] ", "- [ ] ", "    ", "  ", "\t", ":", "skill: ", "---", "|---|", "é", "€", "😀", "\u{200f}", "\u{0}",
        ]).prop_map(str::to_owned),
        1 => "\\PC{0,4}",
    ];
    prop::collection::vec(piece, 0..6).prop_map(|pieces| pieces.concat())
}

fn text() -> impl Strategy<Value = String> {
    prop::collection::vec(line(), 0..12).prop_map(|lines| lines.join("\n"))
}

/// A file of items that is well formed but for what the lines hold.
fn items() -> impl Strategy<Value = String> {
    let option = (line(), line()).prop_map(|(text, why)| format!("- [ ] o{text}\n  > w{why}\n"));
    let item = (text(), prop::collection::vec(option, 1..6), -30..30i32, line()).prop_map(
        |(stem, options, difficulty, objective)| {
            format!(
                "skill: charts\ndifficulty: {}\nobjective: o{objective}\nreview-by: 2030-01\n\nq{stem}\n\n\
                 - [x] key\n  > why\n{}",
                f64::from(difficulty) / 10.0,
                options.concat()
            )
        },
    );
    let number = |(i, item): (usize, String)| format!("## item-{i}\n{item}\n");
    prop::collection::vec(item, 1..4)
        .prop_map(move |items| items.into_iter().enumerate().map(number).collect::<String>())
}

/// What every draft owes, whatever its text.
fn keeps_its_promises(manifest: &str, charts: &str, percentages: &str) -> Result<bool, TestCaseError> {
    let draft = tiny::draft(manifest, charts, percentages);
    let today = skillmark_bank::Date::parse("2026-06-01").unwrap();
    for finding in draft.errors().iter().chain(&draft.warnings(today)) {
        prop_assert!(finding.line > 0 && finding.column > 0 && !finding.message.is_empty());
        prop_assert!(!finding.file.is_empty() && !finding.help.is_empty(), "{finding}");
    }
    let Some(bank) = draft.bank() else { return Ok(false) };
    prop_assert_eq!(validate(bank), vec![]);
    let json = bank.to_json();
    let loaded = Bank::load(json.as_bytes()).map_err(|e| TestCaseError::fail(e.to_string()))?;
    prop_assert_eq!(&loaded, bank);
    prop_assert_eq!(loaded.to_json(), json.clone());
    prop_assert_eq!(content_digest(bank), Digest::of(&json));
    prop_assert_eq!(Bank::read(json.as_bytes()).unwrap().1, Digest::of(&json));
    prop_assert_eq!(scoring_digest(bank), scoring_digest(&loaded));
    let again = tiny::draft(manifest, charts, percentages);
    prop_assert_eq!(again.bank().map(Bank::to_json), Some(json));
    Ok(true)
}

#[test]
fn compiled_banks_survive_saving_and_loading() {
    const CASES: u32 = 500;
    let config = ProptestConfig { cases: CASES, failure_persistence: None, ..Default::default() };
    let built = Cell::new(0);
    let law = |items: String| {
        built.set(built.get() + u32::from(keeps_its_promises(tiny::MANIFEST, &items, tiny::PERCENTAGES)?));
        Ok(())
    };
    TestRunner::new(config).run(&items(), law).unwrap();
    // The law is empty for drafts with errors: see to it that enough are free of them.
    assert!(built.get() > CASES / 10, "only {} of {CASES} compiled", built.get());
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 250, failure_persistence: None, ..Default::default() })]

    #[test]
    fn no_text_breaks_the_compiler(manifest in text(), charts in text(), percentages in text()) {
        keeps_its_promises(&manifest, &charts, &percentages)?;
    }

    #[test]
    fn no_slip_in_a_manifest_breaks_the_compiler(at in 0..60usize, slip in line()) {
        let mut lines: Vec<&str> = tiny::MANIFEST.lines().collect();
        let at = at.min(lines.len() - 1);
        lines[at] = &slip;
        keeps_its_promises(&lines.join("\n"), tiny::CHARTS, tiny::PERCENTAGES)?;
    }

    #[test]
    fn no_bytes_break_the_loader(mut bytes in prop::collection::vec(any::<u8>(), 0..64), at in any::<prop::sample::Index>()) {
        let _ = Bank::load(&bytes);
        // The same bytes in the middle of a real bank.
        let mut file = tiny::bank().to_json().into_bytes();
        let at = at.index(file.len());
        bytes.truncate(file.len() - at);
        file[at..at + bytes.len()].copy_from_slice(&bytes);
        if let Ok(bank) = Bank::load(&file) {
            prop_assert_eq!(validate(&bank), vec![]);
        }
    }

    #[test]
    fn spoken_text_is_one_line_and_loses_no_word(stem in "[a-z]{1,8}( [a-z]{1,8}){0,9}") {
        let words: Vec<Inline> = stem.split(' ').map(|w| Inline::B(vec![Inline::Text(format!("{w} "))])).collect();
        let blocks = [Block::P(words.clone()), Block::Quote(vec![Block::Ul(vec![words])]), Block::Pre(stem.clone())];
        let spoken = Block::spoken(&blocks);
        prop_assert!(!spoken.contains('\n'));
        prop_assert_eq!(spoken.matches(|c: char| c.is_ascii_lowercase()).count(),
            3 * stem.matches(|c: char| c.is_ascii_lowercase()).count());
    }
}
