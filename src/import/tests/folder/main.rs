//! From questions to a bank's folder: what is written is read again by the authors' reader as what was meant.

use proptest::prelude::*;
use skillmark_bank::author::{self, File, Folder};
use skillmark_bank::{Answer, Bank, Block, Inline};
use skillmark_import::{Body, Bundle, Choice, Gap, Haul, Quantity, Question, folder, from_bank};

fn text(words: &str) -> Vec<Inline> {
    vec![Inline::Text(words.to_owned())]
}

fn choice(words: &str, weight: f64, feedback: &str) -> Choice {
    let feedback = if feedback.is_empty() { Vec::new() } else { text(feedback) };
    Choice { text: text(words), weight, feedback, ..Choice::default() }
}

fn question(body: Body) -> Question {
    Question { from: "quiz:1".into(), stem: vec![Block::P(text("What now?"))], body, ..Question::default() }
}

fn build(questions: Vec<Question>) -> (Bundle, Haul, Option<Bank>) {
    let mut haul = Haul { questions, ..Haul::default() };
    let bundle = folder(&mut haul, "My Quiz", "quiz.gift");
    let file = |path: &str| File::new(path, &bundle.files[path]);
    let items =
        bundle.files.keys().filter(|path| path.starts_with("items/")).map(|path| file(path)).collect();
    let draft = author::read(&Folder::new(file("bank.toml"), items));
    if !bundle.imported.is_empty() {
        assert_eq!(draft.errors(), [], "{:#?}", bundle.files);
    }
    let bank = draft.bank().cloned();
    (bundle, haul, bank)
}

fn answer(body: Body) -> Answer {
    let (_, haul, bank) = build(vec![question(body)]);
    assert_eq!(haul.refused, []);
    bank.unwrap().items[0].answer.clone()
}

#[test]
fn keys_and_feedback_arrive() {
    let answer =
        answer(Body::SingleChoice(vec![choice("Yes", 1.0, "So it is."), choice("No", 0.0, "It is not.")]));
    let Answer::SingleChoice { options } = answer else { panic!() };
    assert!(options[0].key && !options[1].key);
    assert_eq!(Inline::plain(&options[0].rationale), "So it is.");
    assert_eq!(Inline::plain(&options[1].rationale), "It is not.");
}

#[test]
fn what_has_no_place_is_named() {
    let partly = vec![choice("Yes", 1.0, ""), choice("Nearly", 0.5, ""), choice("No", -0.5, "")];
    let (_, haul, bank) = build(vec![question(Body::SingleChoice(partly))]);
    assert_eq!(bank.unwrap().items.len(), 1);
    assert_eq!(haul.dropped[0].code, "weights");
    assert!(haul.dropped[0].message.contains("50 %, -50 %"), "{}", haul.dropped[0].message);
    let two = vec![choice("Yes", 1.0, ""), choice("Also", 1.0, ""), choice("No", 0.0, "")];
    let (bundle, haul, _) =
        build(vec![question(Body::SingleChoice(two.clone())), question(Body::MultipleChoice(two))]);
    assert_eq!(haul.refused[0].code, "several-keys");
    assert_eq!(bundle.imported.len(), 1);
    assert_eq!(bundle.imported[0].r#type, "multiple-choice");
}

#[test]
fn our_own_rules_refuse_with_their_words() {
    let (bundle, haul, _) = build(vec![
        question(Body::SingleChoice(vec![choice("Only", 1.0, "")])),
        question(Body::SingleChoice(vec![choice("Yes", 1.0, ""), choice("No", 0.0, "")])),
    ]);
    assert_eq!(bundle.imported.len(), 1);
    assert_eq!(haul.refused[0].code, "option-count");
    assert!(haul.refused[0].message.starts_with("1 options, expected 2 to 9"), "{}", haul.refused[0].message);
}

#[test]
fn categories_are_skills_and_names_are_unique() {
    let body = || Body::SingleChoice(vec![choice("Yes", 1.0, ""), choice("No", 0.0, "")]);
    let of = |category: &str| Question { category: vec!["Top".into(), category.into()], ..question(body()) };
    let (bundle, _, bank) = build(vec![of("Data & trust"), of("Mails"), of("Data & trust")]);
    let ids: Vec<&str> = bundle.imported.iter().map(|i| i.id.as_str()).collect();
    assert_eq!(ids, ["what-now", "what-now-2", "what-now-3"]);
    let skills: Vec<String> = bank.unwrap().skills.into_iter().map(|skill| skill.id).collect();
    assert_eq!(skills, ["data-trust", "mails"]);
}

#[test]
fn every_type_becomes_an_item() {
    let slots = vec![Block::P(vec![
        Inline::Text("To ".into()),
        Inline::Slot("x".into()),
        Inline::Text(" now.".into()),
    ])];
    let gap = Gap { id: "x".into(), options: vec![choice("all", 1.0, ""), choice("one", 0.0, "")] };
    let mut gaps = question(Body::InlineChoice(vec![gap]));
    gaps.stem = slots.clone();
    let mut hot = question(Body::HotText(vec![
        Choice { id: "x".into(), ..choice("run away", 1.0, "") },
        Choice { id: "y".into(), ..choice("stay", 0.0, "") },
    ]));
    hot.stem = slots;
    hot.stem.push(Block::P(vec![Inline::Text("Or ".into()), Inline::Slot("y".into())]));
    let pair = |left: &str, with| (choice(left, 0.0, ""), with);
    let (bundle, haul, bank) = build(vec![
        question(Body::TrueFalse(vec![choice("True", 0.0, ""), choice("False", 1.0, "")])),
        question(Body::MultipleChoice(vec![
            choice("A", 0.5, ""),
            choice("B", 0.5, ""),
            choice("C", -1.0, ""),
        ])),
        question(Body::Numeric(
            vec![Quantity { value: 3.5, tolerance: 0.25, weight: 1.0, ..Quantity::default() }],
            Some("kg".into()),
        )),
        question(Body::ShortText {
            forms: vec![choice("Read me", 1.0, ""), choice("readme", 0.0, "Almost.")],
            case: true,
        }),
        gaps,
        question(Body::Ordering(vec![
            choice("First", 0.0, ""),
            choice("Then", 0.0, ""),
            choice("Last", 0.0, ""),
        ])),
        question(Body::Matching {
            left: vec![pair("a", 1), pair("b", 0)],
            right: vec![choice("B", 0.0, ""), choice("A", 0.0, ""), choice("C", 0.0, "")],
        }),
        hot,
        question(Body::Rating(vec![choice("Low", 0.0, ""), choice("High", 0.0, "")])),
    ]);
    assert_eq!(haul.refused, []);
    assert_eq!(bundle.imported.len(), 9);
    let bank = bank.unwrap();
    let Answer::Matching { left, options, .. } = &bank.items[6].answer else { panic!() };
    let with =
        |place: usize| options.iter().find(|o| o.id == left[place].with).map(|o| Inline::plain(&o.text));
    assert_eq!([with(0), with(1)], [Some("A".into()), Some("B".into())]);
    // And out again, and in again.
    let mut out = from_bank(&bank);
    let again = folder(&mut out, "My Quiz", "quiz.gift");
    assert_eq!(again.imported.len(), 9, "{:?}", out.refused);
}

fn inline() -> impl Strategy<Value = Inline> {
    let words = "[ -~äß→“]{0,12}";
    let leaf = prop_oneof![
        4 => words.prop_map(Inline::Text),
        1 => "[!-~]{1,8}".prop_map(Inline::Code),
        1 => Just(Inline::Br(())),
    ];
    leaf.prop_recursive(2, 6, 3, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 1..3).prop_map(Inline::B),
            prop::collection::vec(inner, 1..3).prop_map(Inline::I)
        ]
    })
}

proptest! {
    /// Whatever a text is made of, its characters arrive.
    #[test]
    fn no_text_is_taken_for_marks(runs in prop::collection::vec(inline(), 1..5), option in "[!-~][ -~]{0,20}[!-~]") {
        let words = |runs: &[Inline]| Inline::plain(runs).split_whitespace().collect::<String>();
        prop_assume!(!words(&runs).is_empty());
        let mut asked = question(Body::SingleChoice(vec![choice(&option, 1.0, &option), choice("No", 0.0, "")]));
        asked.stem = vec![Block::P(runs.clone())];
        let (bundle, haul, bank) = build(vec![asked]);
        prop_assert_eq!(haul.refused, vec![]);
        let bank = bank.unwrap();
        let item = &bank.items[0];
        prop_assert_eq!(words(&[Inline::Text(Block::plain(&item.stem))]), words(&runs), "{}", bundle.files["items/imported-questions.md"]);
        prop_assert_eq!(words(&item.options()[0].text), words(&text(&option)));
        prop_assert_eq!(words(&item.options()[0].rationale), words(&text(&option)));
    }
}
