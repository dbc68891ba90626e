use crate::{codes, haul, row, stem, told};
use skillmark_import::{Body, read};

#[test]
fn version_2_choice_with_feedback() {
    let haul = haul("choice21.xml");
    assert_eq!(haul.refused, []);
    let question = &haul.questions[0];
    assert_eq!(stem(question), "Look at the sign in the picture.\n\nWhat does it say?");
    let Body::SingleChoice(options) = &question.body else { panic!() };
    assert_eq!(
        told(options),
        [row("Stay with your luggage.", 100, "Yes."), row("Leave it behind.", 0, "It would be taken away.")]
    );
}

#[test]
fn version_3_points_by_map() {
    let haul = haul("map3.xml");
    let Body::MultipleChoice(options) = &haul.questions[0].body else { panic!() };
    assert_eq!(told(options), [row("Hydrogen", 50, ""), row("Oxygen", 50, ""), row("Chlorine", -50, "")]);
}

/// An item of version 3 around an interaction.
fn item(declared: &str, body: &str) -> skillmark_import::Haul {
    let text = format!(
        "<qti-assessment-item identifier=\"i\" title=\"t\"><qti-response-declaration identifier=\"R\" {declared}</qti-response-declaration>\
         <qti-item-body>{body}</qti-item-body></qti-assessment-item>"
    );
    read("i.xml", text.as_bytes())
}

#[test]
fn orders_gaps_passages_matches_and_fields() {
    let order = item(
        "cardinality=\"ordered\" base-type=\"identifier\"><qti-correct-response><qti-value>b</qti-value><qti-value>a</qti-value></qti-correct-response>",
        "<qti-order-interaction response-identifier=\"R\"><qti-prompt>Order</qti-prompt><qti-simple-choice identifier=\"a\">A</qti-simple-choice><qti-simple-choice identifier=\"b\">B</qti-simple-choice></qti-order-interaction>",
    );
    let Body::Ordering(entries) = &order.questions[0].body else { panic!("{order:?}") };
    assert_eq!(told(entries), [row("B", 0, ""), row("A", 0, "")]);
    let gap = item(
        "cardinality=\"multiple\" base-type=\"directedPair\"><qti-correct-response><qti-value>w G1</qti-value></qti-correct-response>",
        "<qti-gap-match-interaction response-identifier=\"R\"><qti-gap-text identifier=\"w\">word</qti-gap-text><qti-gap-text identifier=\"v\">verb</qti-gap-text><p>A <qti-gap identifier=\"G1\"/> here.</p></qti-gap-match-interaction>",
    );
    let Body::InlineChoice(gaps) = &gap.questions[0].body else { panic!("{gap:?}") };
    assert_eq!(told(&gaps[0].options), [row("word", 100, ""), row("verb", 0, "")]);
    assert_eq!(stem(&gap.questions[0]), "A ____ here.");
    let hot = item(
        "cardinality=\"single\" base-type=\"identifier\"><qti-correct-response><qti-value>h2</qti-value></qti-correct-response>",
        "<qti-hottext-interaction response-identifier=\"R\" max-choices=\"1\"><p>It is <qti-hottext identifier=\"h1\">fast</qti-hottext> and <qti-hottext identifier=\"h2\">never wrong</qti-hottext>.</p></qti-hottext-interaction>",
    );
    let Body::HotText(passages) = &hot.questions[0].body else { panic!("{hot:?}") };
    assert_eq!(told(passages), [row("fast", 0, ""), row("never wrong", 100, "")]);
    let matched = item(
        "cardinality=\"multiple\" base-type=\"directedPair\"><qti-correct-response><qti-value>a x</qti-value><qti-value>b x</qti-value></qti-correct-response>",
        "<qti-match-interaction response-identifier=\"R\"><qti-simple-match-set><qti-simple-associable-choice identifier=\"a\">A</qti-simple-associable-choice><qti-simple-associable-choice identifier=\"b\">B</qti-simple-associable-choice></qti-simple-match-set><qti-simple-match-set><qti-simple-associable-choice identifier=\"x\">X</qti-simple-associable-choice><qti-simple-associable-choice identifier=\"y\">Y</qti-simple-associable-choice></qti-simple-match-set></qti-match-interaction>",
    );
    let Body::Matching { left, right } = &matched.questions[0].body else { panic!("{matched:?}") };
    assert_eq!((left[0].1, left[1].1, right.len()), (0, 0, 2));
    let number = item(
        "cardinality=\"single\" base-type=\"float\"><qti-correct-response><qti-value>2.5</qti-value></qti-correct-response>",
        "<p>How much? <qti-text-entry-interaction response-identifier=\"R\"/> kg</p>",
    );
    let Body::Numeric(numbers, None) = &number.questions[0].body else { panic!("{number:?}") };
    assert_eq!(numbers[0].value, 2.5);
    assert_eq!(stem(&number.questions[0]), "How much? ____ kg");
    let lists = item(
        "cardinality=\"single\" base-type=\"identifier\"><qti-correct-response><qti-value>Y</qti-value></qti-correct-response>",
        "<p>Dear <qti-inline-choice-interaction response-identifier=\"R\"><qti-inline-choice identifier=\"G\">Gloucester</qti-inline-choice><qti-inline-choice identifier=\"Y\">York</qti-inline-choice></qti-inline-choice-interaction>!</p>",
    );
    let Body::InlineChoice(gaps) = &lists.questions[0].body else { panic!("{lists:?}") };
    assert_eq!(told(&gaps[0].options), [row("Gloucester", 0, ""), row("York", 100, "")]);
}

#[test]
fn what_cannot_be_asked_here_is_refused_by_name() {
    for (interaction, code) in [
        ("extended-text", "essay"),
        ("upload", "upload"),
        ("drawing", "drawing"),
        ("hotspot", "hotspot"),
        ("graphic-order", "graphic"),
        ("media", "media"),
        ("associate", "associate"),
        ("portable-custom", "custom-interaction"),
        ("custom", "custom-interaction"),
        ("end-attempt", "end-attempt"),
    ] {
        let body = format!("<qti-{interaction}-interaction response-identifier=\"R\"/>");
        let haul = item("cardinality=\"single\" base-type=\"string\">", &body);
        assert_eq!(codes(&haul.refused), [code], "{interaction}");
        assert!(haul.questions.is_empty());
    }
    let adaptive =
        read("i.xml", br#"<assessmentItem identifier="i" adaptive="true"><itemBody/></assessmentItem>"#);
    assert_eq!(codes(&adaptive.refused), ["adaptive"]);
}
