use crate::show::{blocks, body, refused, text};
use skillmark_import::aiken::read;

#[test]
fn questions_keys_and_faults() {
    let haul = read("quiz.txt", &text("quiz.aiken.txt"));
    let [first, even, sea] = &haul.questions[..] else { panic!("{haul:#?}") };
    assert_eq!(
        (first.from.as_str(), blocks(&first.stem)),
        ("quiz.txt:1", "What is the correct answer to this question?".into())
    );
    let want =
        ["single-choice", "0.0000 Is it this one?", "1.0000 Maybe this answer?", "0.0000 Possibly this one?"];
    assert_eq!(body(&first.body), want);
    assert_eq!(blocks(&even.stem), "Which are even?/Think twice.");
    assert_eq!(body(&even.body), ["multiple-choice", "0.5000 two", "0.0000 three", "0.5000 four/and a half"]);
    assert_eq!(body(&sea.body), ["true-false", "0.0000 True", "1.0000 False"]);
    let want = [
        "quiz.txt:19 unknown-key",
        "quiz.txt:24 no-key",
        "quiz.txt:28 too-few-options",
        "quiz.txt:31 malformed",
    ];
    assert_eq!(refused(&haul), want);
}
