use crate::show::{blocks, body, dropped, find, refused, runs, text};
use skillmark_import::markdown::read;

#[test]
fn a_heading_asks_and_text_below_explains() {
    let haul = read("l.md", &text("linked.md"));
    let version = find(&haul, "How do");
    assert_eq!(blocks(&version.stem), "How do you see the version?");
    let want =
        ["single-choice", "0.0000 `git -v1`", "1.0000 `git --version` # The long form.", "0.0000 git --help"];
    assert_eq!(body(&version.body), want);
    assert_eq!(version.category, ["Tools", "Git"]);
    assert_eq!(
        (version.from.as_str(), &version.sources[..]),
        ("l.md:5", &["https://example.org/git".into()][..])
    );
    let reset = find(&haul, "Look at");
    assert_eq!(
        blocks(&reset.stem),
        "Look at these commands. What is the result? | ```git reset --hard\n- [ ] no option```"
    );
    assert_eq!(body(&reset.body), ["multiple-choice", "0.5000 one", "0.5000 two", "0.0000 `a`/`  b`"]);
    assert_eq!(runs(&reset.feedback), "**Explanation:** `reset` resets./It does. See man./shot");
    let markup = body(&find(&haul, "Which markup").body);
    assert_eq!(markup, ["single-choice", "0.0000 `<a>`/`  - [ ] no entry`/`</a>`", "1.0000 `<b></b>`"]);
    let logged = find(&haul, "What is logged");
    assert_eq!(body(&logged.body), ["single-choice", "1.0000 1", "0.0000 2"]);
    assert_eq!(runs(&logged.feedback), "`log(1)`");
    assert_eq!(haul.questions.len(), 4);
    assert_eq!(refused(&haul), ["l.md:37 no-key"]);
    assert_eq!(dropped(&haul), ["l.md:15 link", "l.md:15 image"]);
}

#[test]
fn paragraphs_ask_below_headings_that_name() {
    let haul = read("p.md", &text("paragraphs.md"));
    let warm = find(&haul, "Which is *warm*?");
    assert_eq!(body(&warm.body), ["single-choice", "1.0000 red", "0.0000 blue"]);
    assert_eq!(
        (runs(&warm.feedback).as_str(), &warm.category[..]),
        ("Explanation: fire.", &["Quiz".into(), "Colours".into()][..])
    );
    let cold = find(&haul, "Which are cold?");
    assert_eq!(body(&cold.body), ["multiple-choice", "0.0000 red", "0.5000 blue", "0.5000 cyan"]);
    let big = find(&haul, "Is this big?");
    assert_eq!(body(&big.body), ["true-false", "1.0000 True", "0.0000 False"]);
    assert_eq!(big.category, ["Quiz", "Sizes"]);
    assert_eq!(haul.questions.len(), 3);
    assert_eq!((refused(&haul), dropped(&haul)), (vec![], vec![]));
}

#[test]
fn letters_and_a_line_for_the_answer() {
    let haul = read("l.md", &text("lettered.md"));
    let same = find(&haul, "Are they the same?");
    assert_eq!(body(&same.body), ["true-false", "0.0000 True", "1.0000 False"]);
    let which = find(&haul, "Which ones?");
    assert_eq!(
        (body(&which.body), which.from.as_str()),
        (
            ["multiple-choice", "0.0000 one", "0.5000 two", "0.5000 three"].map(String::from).to_vec(),
            "l.md:10"
        )
    );
    let code = find(&haul, "What does");
    assert_eq!(blocks(&code.stem), "What does `f()` do? | ```def f():\n    return 1```");
    assert_eq!(body(&code.body), ["single-choice", "1.0000 It returns `1`", "0.0000 Nothing"]);
    assert_eq!(runs(&code.feedback), "It does.");
    assert_eq!((haul.questions.len(), refused(&haul)), (3, vec![]));
}

#[test]
fn text2qti_in_all_its_kinds() {
    let haul = read("q.txt", &text("quiz.text2qti.txt"));
    let sum = find(&haul, "What is 2+3?");
    assert_eq!(blocks(&sum.stem), "What is 2+3? | ```2 + 3```");
    assert_eq!((sum.title.as_deref(), &sum.category[..]), (Some("A sum"), &["Addition".into()][..]));
    assert_eq!(body(&sum.body), ["single-choice", "0.0000 6 # Too many.", "0.0000 1", "1.0000 5 or *five*"]);
    assert_eq!(runs(&sum.feedback), "General.");
    assert_eq!(
        (runs(&sum.feedback_right), runs(&sum.feedback_wrong)),
        ("Well done.".into(), "Try again.".into())
    );
    let dinosaurs = body(&find(&haul, "Which are").body);
    assert_eq!(dinosaurs, ["multiple-choice", "0.0000 Mammoth", "0.5000 T. rex", "0.5000 Triceratops"]);
    assert_eq!(body(&find(&haul, "Root").body), ["numeric", "1.0000 1.4142 ± 0.0001"]);
    assert_eq!(body(&find(&haul, "Cube").body)[0], "numeric");
    assert_eq!(body(&find(&haul, "Within").body), ["numeric", "1.0000 200 ± 2"]);
    assert_eq!(body(&find(&haul, "Who").body), ["short-text", "1.0000 Santa", "1.0000 Father Christmas"]);
    assert_eq!(body(&find(&haul, "True?").body), ["true-false", "1.0000 True", "0.0000 False"]);
    assert_eq!(haul.questions.len(), 7);
    assert_eq!(refused(&haul), ["q.txt:39 essay", "q.txt:42 upload", "q.txt:51 no-key"]);
}

#[test]
fn freecodecamp_both_kinds() {
    let haul = read("fcc.md", &text("fcc.md"));
    let x = find(&haul, "What is");
    assert_eq!(blocks(&x.stem), "What is `x`? | ```let x = 1;\n---```");
    let want = ["single-choice", "0.0000 One", "0.0000 `a {`/`  b: c;`/`}`", "0.0000 `three`", "1.0000 Four"];
    assert_eq!((body(&x.body), x.from.as_str()), (want.map(String::from).to_vec(), "fcc.md:16"));
    assert_eq!(x.category, ["Own Quiz"]);
    assert_eq!(refused(&haul), ["fcc.md:47 no-key"]);

    let haul = read("video.md", &text("video.md"));
    let which = find(&haul, "Which?");
    assert_eq!(body(&which.body), ["single-choice", "0.0000 First # Not this.", "1.0000 Second"]);
    assert_eq!(runs(&which.feedback), "Because.");
}
