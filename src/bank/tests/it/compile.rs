//! From text to bank.

use crate::tiny;
use skillmark_bank::{Bank, Block, Inline, Status, content_digest, scoring_digest, validate};
use skillmark_canon::Digest;

fn text(words: &str) -> Inline {
    Inline::Text(words.into())
}

#[test]
fn items_come_by_skill_and_keep_their_order() {
    let ids: Vec<String> = tiny::bank().items.into_iter().map(|item| item.id).collect();
    assert_eq!(ids, ["half-off", "share-of-share", "cut-axis", "bar-height"]);
}

#[test]
fn a_list_that_ends_the_stem_is_not_taken_for_options() {
    let bank = tiny::bank();
    let item = bank.item("half-off").unwrap();
    assert_eq!(item.stem[1], Block::Ul(vec![vec![text("first by 50 %")], vec![text("then by 50 % again")]]));
    let options: Vec<String> = item.options().iter().map(|o| Inline::plain(&o.text)).collect();
    assert_eq!(options, ["20", "0", "40", "60"]);
    assert_eq!(item.sources, ["https://example.org/discounts", "A textbook, chapter 2"]);
}

#[test]
fn rich_text_keeps_its_form() {
    let bank = tiny::bank();
    let Block::P(runs) = &bank.item("cut-axis").unwrap().stem[1] else { panic!("a paragraph") };
    assert_eq!(runs, &[text("What does the chart "), Inline::I(vec![text("overstate")]), text("?")]);
    let stem = &bank.item("bar-height").unwrap().stem;
    let Block::Table(rows) = &stem[0] else { panic!("a table") };
    assert_eq!(rows[1], [[text("May")], [text("40")]]);
    assert_eq!(stem[1], Block::Quote(vec![Block::P(vec![text("Dan: June was 15 above May.")])]));
    let stem = &bank.item("share-of-share").unwrap().stem;
    assert_eq!(stem[0], Block::Pre("asked     200\nanswered  50 %\nagreed    50 % of those".into()));
    assert!(matches!(&stem[1], Block::Ol(entries) if entries.len() == 2));
}

#[test]
fn judged_difficulties_shrink_and_calibrated_ones_stay() {
    let bank = tiny::bank();
    let judged = &bank.item("cut-axis").unwrap().params;
    assert_eq!((judged.a, judged.b, judged.c), (1.0, 0.4, 1.0 / 3.0));
    assert!((judged.b_sd - 0.866_025_403_784_438_6).abs() < 1e-15, "{}", judged.b_sd);
    let known = &bank.item("share-of-share").unwrap().params;
    assert_eq!((known.a, known.b, known.c, known.b_sd, known.n), (1.4, 0.35, 0.2, 0.12, Some(240)));
    assert_eq!(known.status, Status::Calibrated);
    let careful = tiny::changed("se: 0.12", "se: 0.12\na-se: 0.2");
    assert_eq!((known.a_sd, careful.bank().unwrap().items[1].params.a_sd), (None, Some(0.2)));
    let shifts: Vec<f64> = bank.skills.iter().map(|skill| skill.shift_sd).collect();
    assert_eq!(shifts, [0.3, 0.3]);
}

#[test]
fn the_file_is_the_digest() {
    let bank = tiny::bank();
    assert_eq!(Digest::of(bank.to_json()), content_digest(&bank));
    assert_eq!(Bank::load(bank.to_json().as_bytes()).unwrap(), bank);
    assert_eq!(validate(&bank), []);
}

#[test]
fn the_same_text_gives_the_same_file_as_ever() {
    crate::golden::check("tiny.json", &tiny::bank().to_json());
}

#[test]
fn mending_a_text_leaves_the_scoring_digest_alone() {
    let bank = tiny::bank();
    let mended = tiny::changed("Is Dan right?", "Is Dan right then?").bank().unwrap().clone();
    assert_eq!(scoring_digest(&bank), scoring_digest(&mended));
    assert_ne!(content_digest(&bank), content_digest(&mended));
}

#[test]
fn whatever_scoring_reads_moves_the_scoring_digest() {
    let before = scoring_digest(&tiny::bank());
    for (from, to) in [
        ("b: 0.35", "b: 0.36"),
        ("se: 0.12", "se: 0.13"),
        ("se: 0.12", "se: 0.12\na-se: 0.2"),
        ("difficulty: 0.8", "difficulty: 0.9"),
        ("cut = 0.5", "cut = 0.6"),
        ("shift_sd = 0.3", "shift_sd = 0.4"),
        ("max_items = 4", "max_items = 5"),
        ("pilot: true", "pilot: false"),
        ("testlet: survey", "testlet: poll"),
        ("enemies: bar-height\n", ""),
        ("## cut-axis", "## axis-cut"),
        ("- [ ] 0\n  > Adds the two discounts.\n", ""),
        (
            "- [x] Yes, by the table\n  > 55 − 40 = 15.\n- [ ] No",
            "- [ ] Yes, by the table\n  > 55 − 40 = 15.\n- [x] No",
        ),
    ] {
        let draft = tiny::changed(from, to);
        let bank = draft.bank().unwrap_or_else(|| panic!("{from}: {:?}", draft.errors()));
        assert_ne!(scoring_digest(bank), before, "{from} -> {to}");
    }
}
