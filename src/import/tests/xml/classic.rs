use crate::{codes, haul, row, stem, told};
use skillmark_bank::Inline;
use skillmark_import::{Body, Haul};

fn quiz() -> Haul {
    haul("canvas.xml")
}

#[test]
fn counts_and_categories() {
    let quiz = quiz();
    assert_eq!(quiz.questions.len(), 6);
    assert_eq!(codes(&quiz.refused), ["essay"]);
    assert!(quiz.questions.iter().all(|q| q.category == ["Safety"]));
}

#[test]
fn canvas_says_who_hears_what() {
    let quiz = quiz();
    let question = &quiz.questions[0];
    assert_eq!(stem(question), "What first?");
    let Body::SingleChoice(options) = &question.body else { panic!() };
    assert_eq!(told(options)[1], row("Wipe it", 0, "Others may slip meanwhile."));
    assert_eq!(told(options)[0].1, 100);
    assert_eq!(Inline::plain(&question.feedback), "People first.");
    assert_eq!(Inline::plain(&question.feedback_wrong), "No.");
}

#[test]
fn types_that_metadata_do_not_name_are_told_by_their_responses() {
    let quiz = quiz();
    let Body::MultipleChoice(options) = &quiz.questions[1].body else { panic!() };
    assert_eq!(told(options), [row("Gloves", 50, ""), row("Glasses", 50, ""), row("Hat", 0, "")]);
}

#[test]
fn the_other_types() {
    let quiz = quiz();
    let Body::Numeric(numbers, None) = &quiz.questions[2].body else { panic!() };
    assert_eq!(numbers.iter().map(|n| (n.value, n.tolerance)).collect::<Vec<_>>(), [(4.0, 0.5)]);
    let Body::Matching { left, right } = &quiz.questions[3].body else { panic!() };
    assert_eq!(told(right), [row("Red", 0, ""), row("Green", 0, "")]);
    assert_eq!(
        left.iter().map(|(e, with)| (Inline::plain(&e.text), *with)).collect::<Vec<_>>(),
        [("Fire".into(), 0), ("Exit".into(), 1)]
    );
    let Body::ShortText { forms, .. } = &quiz.questions[4].body else { panic!() };
    assert_eq!(told(forms), [row("Safety officer", 100, ""), row("safety", 100, "")]);
    let Body::InlineChoice(gaps) = &quiz.questions[5].body else { panic!() };
    assert_eq!(told(&gaps[1].options), [row("run", 0, ""), row("wait", 100, "")]);
    assert_eq!(stem(&quiz.questions[5]), "Go ____ and ____.");
}
