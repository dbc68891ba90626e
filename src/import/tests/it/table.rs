use crate::show::{blocks, body, dropped, find, refused, runs, text};
use skillmark_import::csv::read;

#[test]
fn every_column_of_a_german_table() {
    let haul = read("full.csv", &text("full.csv"));
    let sky = find(&haul, "Welche");
    assert_eq!((blocks(&sky.stem), sky.from.as_str()), ("Welche Farbe hat/der Himmel?".into(), "full.csv:2"));
    let want = ["single-choice", "0.0000 rot # Nein: \"rot\"", "1.0000 blau", "0.0000 grün"];
    assert_eq!(body(&sky.body), want);
    assert_eq!(runs(&sky.feedback), "Er ist blau; meist.");
    assert_eq!(sky.category, ["Natur", "Luft"]);
    assert_eq!((sky.id.as_deref(), sky.difficulty), (Some("q1"), Some(-0.5)));
    assert_eq!((sky.objective.as_deref(), sky.review_by.as_deref()), (Some("Sieht hin"), Some("2027-03")));
    assert_eq!(
        (&sky.sources[..], &sky.tags[..]),
        (&["https://example.org/a".into()][..], &["himmel".into(), "farbe".into()][..])
    );
    assert_eq!(body(&find(&haul, "Was ist").body), ["multiple-choice", "0.5000 2", "0.0000 3", "0.5000 4"]);
    assert_eq!(body(&find(&haul, "Die Erde").body), ["true-false", "1.0000 Wahr", "0.0000 Falsch"]);
    assert_eq!(body(&find(&haul, "Hauptstadt").body), ["short-text", "1.0000 Rom"]);
    assert_eq!(haul.questions.len(), 4);
    assert_eq!(refused(&haul), ["full.csv:8 unknown-key", "full.csv:9 no-key", "full.csv:11 malformed"]);
    assert_eq!(dropped(&haul), ["full.csv:1 column", "full.csv:4 difficulty"]);
}

#[test]
fn types_and_numbers_as_keys() {
    let haul = read("kinds.csv", &text("kinds.csv"));
    let one = find(&haul, "Pick one");
    assert_eq!(body(&one.body), ["single-choice", "0.0000 10", "1.0000 20", "0.0000 30"]);
    assert_eq!(runs(&one.feedback_right), "Well done");
    assert_eq!(body(&find(&haul, "Pick some").body), ["multiple-choice", "0.5000 x", "0.0000 y", "0.5000 z"]);
    let least = body(&find(&haul, "Pick at").body);
    assert_eq!(least, ["multiple-choice", "1.0000 x", "0.0000 y", "0.0000 z"]);
    assert_eq!(body(&find(&haul, "Fill").body), ["short-text", "1.0000 colour", "1.0000 color"]);
    assert_eq!(body(&find(&haul, "Type").body), ["numeric", "1.0000 3.5 ± 0.1"]);
    assert_eq!(body(&find(&haul, "Numbers").body), ["single-choice", "0.0000 1", "0.0000 2", "1.0000 3"]);
    assert_eq!(refused(&haul), ["kinds.csv:7 essay", "kinds.csv:8 survey"]);
}

#[test]
fn tables_of_well_known_sets() {
    let mmlu = read("mmlu.csv", &text("mmlu.csv"));
    let want = ["single-choice", "0.0000 4", "0.0000 6", "1.0000 7", "0.0000 9"];
    assert_eq!(body(&find(&mmlu, "Which is a prime, if any?").body), want);
    assert_eq!(body(&find(&mmlu, "He said \"no\".").body)[2], "1.0000 no");

    let trivia = read("trivia.tsv", &text("trivia.tsv"));
    let h = find(&trivia, "What's \"H\"?");
    assert_eq!(body(&h.body), ["single-choice", "1.0000 Hydrogen", "0.0000 Helium", "0.0000 It's hafnium"]);
    assert_eq!(
        body(&find(&trivia, "Ice floats & boats").body),
        ["true-false", "1.0000 True", "0.0000 False"]
    );
    assert_eq!(dropped(&trivia), ["trivia.tsv:2 difficulty", "trivia.tsv:3 difficulty"]);

    let zero = read("zero.csv", &text("zero.csv"));
    assert_eq!(body(&find(&zero, "First").body), ["single-choice", "1.0000 a, b", "0.0000 c", "0.0000 d's"]);
    assert_eq!(body(&find(&zero, "Third").body)[3], "1.0000 z");
    assert_eq!(dropped(&zero), ["zero.csv key-base"]);
}

#[test]
fn a_column_of_places_is_never_one_of_texts() {
    let haul = read("index.csv", &text("index.csv"));
    let first = find(&haul, "First");
    assert_eq!(body(&first.body), ["single-choice", "0.0000 2", "1.0000 1", "0.0000 3"]);
    assert_eq!(runs(&first.feedback), "Because");
    assert_eq!(body(&find(&haul, "Last").body)[3], "1.0000 2");
    // Nothing shows whether 1 is the first or the second.
    assert_eq!(dropped(&haul), ["index.csv key-base"]);
}

#[test]
fn keys_beside_the_options_are_options_too() {
    let haul = read("apart.csv", &text("apart.csv"));
    let want = ["single-choice", "1.0000 Mile", "0.0000 Metre", "0.0000 Foot", "0.0000 Inch"];
    assert_eq!(body(&find(&haul, "Longest").body), want);
    assert_eq!(body(&find(&haul, "Shortest").body)[1], "1.0000 Attosecond, of course");
    assert_eq!(dropped(&haul), ["apart.csv key-added"]);
}

#[test]
fn a_table_without_a_header_is_refused() {
    assert_eq!(refused(&read("x.csv", "a,b\nc,d\n")), ["x.csv no-header"]);
}
