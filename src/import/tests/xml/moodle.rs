use crate::{codes, haul, row, stem, told};
use skillmark_bank::{Block, Inline};
use skillmark_import::{Body, Haul};

fn quiz() -> Haul {
    haul("moodle.xml")
}

#[test]
fn every_question_is_imported_or_refused_by_name() {
    let quiz = quiz();
    let kinds: Vec<&str> = quiz.questions.iter().map(|q| q.body.name()).collect();
    assert_eq!(
        kinds,
        [
            "single-choice",
            "multiple-choice",
            "true-false",
            "short-text",
            "numeric",
            "matching",
            "inline-choice",
            "inline-choice",
            "ordering"
        ]
    );
    assert_eq!(codes(&quiz.refused), ["essay", "hotspot"]);
    assert_eq!(codes(&quiz.dropped), ["link"]);
    assert!(quiz.refused[0].r#where.starts_with("moodle.xml:6"), "{}", quiz.refused[0].r#where);
}

#[test]
fn a_single_choice_with_all_that_belongs_to_it() {
    let quiz = quiz();
    let question = &quiz.questions[0];
    assert_eq!(question.id.as_deref(), Some("axis-1"));
    assert_eq!(question.title.as_deref(), Some("Axis"));
    assert_eq!(question.category, ["Data", "Reading charts"]);
    assert_eq!(question.tags, ["charts"]);
    assert_eq!(Inline::plain(&question.feedback), "Look at the axis first.");
    assert!(question.feedback_right.is_empty(), "Moodle's own words are nobody's");
    assert_eq!(stem(question), "The axis begins at 90. What does the chart show too large?\n\nTwo bars");
    assert!(matches!(&question.stem[1], Block::Image(image) if image.name == "chart.png"));
    assert_eq!(quiz.images["chart.png"], b"\x89PNG\r\n\x1a\n");
    let Body::SingleChoice(options) = &question.body else { panic!() };
    assert_eq!(
        told(options),
        [
            row("The difference", 100, "Bars are compared by length."),
            row("The number of bars", 0, "They are countable."),
            row("The title", -25, "")
        ]
    );
}

#[test]
fn the_other_types() {
    let quiz = quiz();
    let Body::MultipleChoice(options) = &quiz.questions[1].body else { panic!() };
    assert_eq!(told(options), [row("A & B", 50, ""), row("C", 50, ""), row("D", -100, "")]);
    let Body::TrueFalse(options) = &quiz.questions[2].body else { panic!() };
    assert_eq!(told(options), [row("true", 100, ""), row("false", 0, "2 and 4 have the mean 3.")]);
    let Body::ShortText { forms, case: false } = &quiz.questions[3].body else { panic!() };
    assert_eq!(told(forms), [row("kilogram", 100, ""), row("kg", 50, "")]);
    let Body::Numeric(numbers, unit) = &quiz.questions[4].body else { panic!() };
    assert_eq!((numbers[0].value, numbers[0].tolerance, unit.as_deref()), (3.25, 0.01, Some("m")));
    let Body::Matching { left, right } = &quiz.questions[5].body else { panic!() };
    assert_eq!(left.iter().map(|(_, with)| *with).collect::<Vec<_>>(), [0, 1]);
    assert_eq!(told(right).len(), 3);
    let Body::InlineChoice(gaps) = &quiz.questions[6].body else { panic!() };
    assert_eq!(told(&gaps[0].options), [row("stand", 100, ""), row("lie", 0, "No } here")]);
    assert_eq!(told(&gaps[1].options), [row("stand", 0, ""), row("join", 100, "")]);
    let Body::InlineChoice(gaps) = &quiz.questions[7].body else { panic!() };
    assert_eq!(told(&gaps[0].options), [row("dot", 0, ""), row("line", 100, "")]);
    assert_eq!(stem(&quiz.questions[7]), "A ____ and a ____.");
}
