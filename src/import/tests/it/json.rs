use crate::show::{blocks, body, dropped, find, refused, runs, text};
use skillmark_import::json::read;

#[test]
fn the_forms_that_questions_have() {
    let haul = read("forms.json", &text("forms.json"));
    let index = find(&haul, "Index");
    assert_eq!(index.from, "forms.json#/science/0");
    assert_eq!(index.category, ["science"]);
    assert_eq!(body(&index.body), ["single-choice", "1.0000 a1", "0.0000 b1", "0.0000 c1"]);
    assert_eq!(runs(&index.feedback), "First.");
    assert_eq!(
        body(&find(&haul, "Letter").body),
        ["single-choice", "0.0000 a) yes", "1.0000 b) no", "0.0000 c) maybe"]
    );
    let objects = find(&haul, "Objects");
    let want = ["multiple-choice", "0.0000 wrong # No.", "0.5000 k) right # Yes.", "0.5000 also right"];
    assert_eq!(body(&objects.body), want);
    assert_eq!((objects.id.as_deref(), objects.tags.len()), (Some("17"), 2));
    let many = find(&haul, "Many");
    assert_eq!(body(&many.body), ["multiple-choice", "0.5000 one", "0.0000 two", "0.5000 three"]);
    assert_eq!(
        body(&find(&haul, "By name").body),
        ["single-choice", "0.0000 n1 # e1", "1.0000 n2 # e2", "0.0000 n3 # e3"]
    );
    assert_eq!(body(&find(&haul, "Flat").body), ["single-choice", "0.0000 f1", "1.0000 f2"]);
    assert_eq!(body(&find(&haul, "By marks").body)[1..], ["0.5000 m1", "0.0000 m2", "0.5000 m3"]);
    assert_eq!(body(&find(&haul, "By id").body)[1..], ["0.0000 x9) i1", "1.0000 y8) i2"]);
    assert_eq!(body(&find(&haul, "As quizAPI").body)[1..], ["0.0000 answer_a) a9", "1.0000 answer_b) b9"]);
    assert_eq!(body(&find(&haul, "Solution").body)[1..], ["0.0000 s1", "1.0000 s2"]);
    assert_eq!(body(&find(&haul, "Is it").body), ["true-false", "1.0000 True", "0.0000 False"]);
    let code = find(&haul, "Code?");
    assert_eq!(blocks(&code.stem), "Code? | ```let x = 1;\nx```");
    assert_eq!(body(&code.body), ["single-choice", "0.0000 1", "0.0000 2", "1.0000 3"]);
    assert_eq!(body(&find(&haul, "Nested").body), ["single-choice", "0.0000 A) p", "1.0000 B) q"]);
    assert_eq!(body(&find(&haul, "Lists").body), ["single-choice", "0.0000 1) u", "1.0000 2) v"]);
    assert_eq!(blocks(&find(&haul, "Run").stem), "Run `x` with | ```print(1)```");
    assert_eq!(body(&find(&haul, "Run").body), ["single-choice", "1.0000 `1`", "0.0000 2"]);
    assert_eq!(haul.questions.len(), 15);
    assert_eq!(refused(&haul), ["forms.json#/science/14 unknown-key"]);
    assert_eq!(dropped(&haul), ["forms.json#/science/0 column"]);
}

#[test]
fn entities_of_open_trivia() {
    let haul = read("t.json", &text("trivia.json"));
    let who = find(&haul, "Who said \"It's\"?");
    assert_eq!(who.category, ["Art"]);
    assert_eq!(body(&who.body), ["single-choice", "1.0000 A & B", "0.0000 C, D", "0.0000 E", "0.0000 F"]);
    assert_eq!(body(&find(&haul, "Van Gogh's").body), ["true-false", "0.0000 True", "1.0000 False"]);
    assert_eq!(dropped(&haul), ["t.json#/results/0 difficulty", "t.json#/results/1 difficulty"]);
}

#[test]
fn scripts_and_their_strings() {
    let haul = read("quiz.ts", &text("site-quiz.ts"));
    let tag = find(&haul, "Which tag is <b>?");
    let want = [
        "single-choice",
        "1.0000 It's \"bold\", yes",
        "0.0000 template, ${1}",
        "0.0000 joined string",
        "0.0000 x",
    ];
    assert_eq!(body(&tag.body), want);
    assert_eq!(
        (runs(&tag.feedback).as_str(), &tag.sources[..]),
        ("Because.", &["https://example.org/b".into()][..])
    );
    assert_eq!(tag.from, "quiz.ts#/0");
    assert_eq!(haul.questions.len(), 1);
    assert_eq!(refused(&haul), ["quiz.ts#/1 no-key"]);
}

#[test]
fn a_faulty_object_does_not_hide_those_below() {
    let haul = read("b.js", &text("broken.js"));
    assert_eq!(body(&find(&haul, "Good").body), ["single-choice", "0.0000 yes", "1.0000 say(\"no\");"]);
    assert_eq!(body(&find(&haul, "After").body), ["single-choice", "0.0000 p", "1.0000 q"]);
    assert_eq!(refused(&haul)[0], "b.js:9 malformed");
}

#[test]
fn lines_go_on_after_a_fault() {
    let haul = read("l.jsonl", &text("lines.jsonl"));
    assert_eq!(body(&find(&haul, "One").body), ["single-choice", "0.0000 a", "1.0000 b"]);
    assert_eq!(find(&haul, "Two").from, "l.jsonl:3#");
    // Nothing says whether 1 is the first or the second.
    assert_eq!(dropped(&haul), ["l.jsonl key-base"]);
    assert_eq!(refused(&haul)[0], "l.jsonl:2 malformed");
}

#[test]
fn a_number_beyond_the_last_place_counts_from_one() {
    let text = r#"[{"q":"a","options":["x","y"],"answer":2},{"q":"b","options":["x","y"],"answer":1}]"#;
    let haul = read("x.json", text);
    assert_eq!(body(&find(&haul, "a").body), ["single-choice", "0.0000 x", "1.0000 y"]);
    assert_eq!(body(&find(&haul, "b").body), ["single-choice", "1.0000 x", "0.0000 y"]);
    assert_eq!(dropped(&haul), ["x.json key-base"]);
}
