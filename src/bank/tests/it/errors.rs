//! What authors are told about their slips. The texts are meant to be read aloud: place, finding, remedy.
//!
//! `tests/golden/errors.txt` holds what is said in each case.

use crate::tiny;
use std::fmt::Write;

/// One slip each: what stands in the sound bank, and what a hurried author makes of it.
const SLIPS: &[(&str, &str)] = &[
    ("skill: percentages\ndifficulty", "skil: percentages\ndifficulty"),
    ("skill: percentages\ndifficulty", "skill: percentage\ndifficulty"),
    ("difficulty: -0.5", "difficulty: −0,5"),
    ("difficulty: -0.5", "difficulty: 5"),
    ("difficulty: -0.5\n", ""),
    ("difficulty: -0.5", "difficulty:"),
    ("difficulty: -0.5", "difficulty: hard"),
    ("difficulty: -0.5", "difficulty: -0.5\ndifficulty: 1"),
    ("review-by: 2030-06\nsources", "review-by: June 2030\nsources"),
    ("review-by: 2030-06\nsources", "review-by: 2030-13\nsources"),
    ("## half-off", "##half-off"),
    ("## half-off", "## Half off"),
    ("## half-off", "## share-of-share"),
    ("## half-off", "## "),
    ("## half-off", "### half-off"),
    ("- [x] 20", "- [ ] 20"),
    ("- [ ] 40", "- [x] 40"),
    ("- [ ] 40", "- [] 40"),
    ("- [ ] 40", "-[ ] 40"),
    ("- [ ] 40", "* [ ] 40"),
    ("- [ ] 40", "- 40"),
    ("- [ ] 40", "- [y] 40"),
    ("- [ ] 40", "- [ ]"),
    ("  > Applies the discount once.", "> Applies the discount once."),
    ("  > Subtracts a quarter.", "  > Subtracts a quarter.\n\nAnd so on."),
    ("What is left of 80?", "What is left of <b>80</b>?"),
    ("What is left of 80?", "What is left of [80](https://example.org)?"),
    ("What is left of 80?", "What is left of ![80](x.png)?"),
    ("What is left of 80?", "<div>80</div>"),
    ("What is left of 80?", "What is left?\n\n[80]: https://example.org"),
    ("What is left of 80?", "What is left of 80?\n---"),
    ("- then by 50 % again", "- then by 50 % again\n  - nested"),
    ("review-by: 2030-06\nsources", "review-by: 2030-06\nYou ask an assistant for help.\nsources"),
    ("status: calibrated", "status: calibratd"),
    ("status: calibrated\n", ""),
    ("a: 1.4\n", ""),
    ("n: 240", "n: many"),
    ("enemies: bar-height", "enemies: bar-hight"),
    ("pilot: true", "pilot: yes"),
    ("| May | 40 |", "| May |"),
    ("| May | 40 |\n| June | 55 |\n", ""),
    ("```\nasked ", "asked "),
    ("title = \"Reading numbers\"", "titel = \"Reading numbers\""),
    ("title = \"Reading numbers\"", "title = Reading numbers"),
    ("title = \"Reading numbers\"", "title = 7"),
    ("title = \"Reading numbers\"", "title = \"\""),
    ("version = \"0.1.0\"", "version = \"1\""),
    ("language = \"en\"", "language = \"english\""),
    ("agreement = 0.5", "agreement = 0.8"),
    ("[provisional]", "[provisonal]"),
    ("[provisional]\nagreement = 0.5\nspread = 1.0\nshift_sd = 0.3\n", ""),
    ("cut = 0.5\n", ""),
    ("cut = 0.5", "cut = \"0.5\""),
    ("cut = 0.5", "cut = 9"),
    ("can_do = \"Reads a bar.\"", "can_do = \"Reads a bar.\"\ncut = 1"),
    ("cuts_on = 2026-01-15", "cuts_on = 2026-02-30"),
    ("cuts_on = \"2026-01-15\"", "cuts_on = \"15.1.2026\""),
    ("cuts_on = \"2026-01-15\"", "cut_on = \"2026-01-15\""),
    ("max_items = 4", "max_items = 1"),
    ("max_items = 4", "max_items = 4.5"),
    ("relation = \"broader\"", "relation = \"broad\""),
    ("https://publications", "http://publications"),
    ("id = \"charts\"", "id = \"percentages\""),
    ("se: 0.12", "se: 0.12\na-se: 0.6"),
    ("se: 0.12", "se: 0.12\na-se: some"),
    ("difficulty: -0.5", "difficulty: -0.5\na-se: 0.1"),
];

#[test]
fn every_slip_is_named_with_its_place_and_remedy() {
    let mut said = String::new();
    for (from, to) in SLIPS {
        let draft = tiny::changed(from, to);
        assert!(draft.bank().is_none(), "{from:?} -> {to:?} built a bank");
        writeln!(said, "--- {from:?}\n+++ {to:?}").unwrap();
        draft.errors().iter().for_each(|finding| writeln!(said, "{finding}").unwrap());
        said.push('\n');
    }
    crate::golden::check("errors.txt", &said);
}

#[test]
fn all_slips_at_once_are_all_named() {
    let percentages = tiny::PERCENTAGES
        .replace("difficulty: -0.5", "dificulty: -0.5")
        .replace("- [ ] 40", "- [] 40")
        .replace("a: 1.4", "a: much");
    let charts = tiny::CHARTS.replace("skill: charts\ndifficulty: 0.8", "skill: chart\ndifficulty: 0,8");
    let draft = tiny::draft(&tiny::MANIFEST.replace("relation =", "relatoin ="), &charts, &percentages);
    let codes: Vec<_> = draft.errors().iter().map(|f| (f.file.as_str(), f.line, f.code)).collect();
    assert_eq!(
        codes,
        [
            ("bank.toml", 38, "unknown-key"),
            ("items/charts.md", 6, "unknown-skill"),
            ("items/charts.md", 7, "bad-value"),
            ("items/percentages.md", 5, "unknown-key"),
            ("items/percentages.md", 21, "option-mark"),
            ("items/percentages.md", 30, "bad-value"),
        ]
    );
}
