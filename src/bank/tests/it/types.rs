//! All types of items: from the authors' text to a bank and back from its file, and what responses are worth.

use proptest::prelude::*;
use skillmark_bank::author::{File, Folder, read};
use skillmark_bank::{Answer, Bank, Block, Inline, scoring_digest};

const MANIFEST: &str = include_str!("../types/bank.toml");
const CHART: &[u8] = include_bytes!("../types/images/visits.svg");
const ITEMS: &str = include_str!("../types/items/all.md");

fn draft(items: &str) -> skillmark_bank::author::Draft {
    let folder = Folder::new(File::new("bank.toml", MANIFEST), vec![File::new("items/all.md", items)]);
    read(&folder.with_images(vec![("visits.svg".into(), CHART.to_vec())]))
}

fn bank() -> Bank {
    let draft = draft(ITEMS);
    assert_eq!(draft.errors(), []);
    draft.bank().unwrap().clone()
}

fn answer(id: &str) -> Answer {
    bank().item(id).unwrap().answer.clone()
}

fn score(id: &str, response: &[&str]) -> Option<usize> {
    let response: Vec<String> = response.iter().map(|part| (*part).to_owned()).collect();
    answer(id).score(&response).ok()
}

#[test]
fn every_type_is_built_and_opens_again() {
    let bank = bank();
    let names: Vec<&str> = bank.items.iter().map(|item| item.answer.name()).collect();
    assert_eq!(
        names,
        [
            "single-choice",
            "true-false",
            "multiple-choice",
            "multiple-choice",
            "numeric",
            "short-text",
            "inline-choice",
            "ordering",
            "matching",
            "hot-text",
            "single-choice",
            "rating"
        ]
    );
    let again = Bank::load(bank.to_json().as_bytes()).unwrap();
    assert_eq!(again, bank);
    assert_eq!(serde_json::from_str::<Bank>(&bank.to_json()).unwrap(), bank);
}

#[test]
fn slots_stand_where_the_author_put_them() {
    let slots = |id: &str| {
        let Block::P(runs) = bank().item(id).unwrap().stem[0].clone() else { panic!() };
        let mut slots = Vec::new();
        collect(&runs, &mut slots);
        slots
    };
    assert_eq!(slots("reply-to-whom"), ["1", "2"]);
    assert_eq!(slots("which-words"), ["a", "b", "c"]);
}

fn collect(runs: &[Inline], slots: &mut Vec<String>) {
    for run in runs {
        match run {
            Inline::Slot(id) => slots.push(id.clone()),
            Inline::B(inner) | Inline::I(inner) => collect(inner, slots),
            _ => {}
        }
    }
}

#[test]
fn responses_have_their_points() {
    assert_eq!(score("true-or-not", &["b"]), Some(1));
    assert_eq!(score("all-or-nothing", &["a", "c"]), Some(1));
    assert_eq!(score("all-or-nothing", &["a"]), Some(0));
    assert_eq!(score("all-or-nothing", &["c", "a"]), None, "the bank's order is the canonical one");
    assert_eq!(score("all-or-nothing", &["a", "a"]), None);
    assert_eq!(score("parts-count", &["a", "b"]), Some(2));
    assert_eq!(score("parts-count", &["a", "b", "d"]), Some(1), "a wrong choice costs a point");
    assert_eq!(score("parts-count", &["d"]), Some(0), "and never more than there are");
    assert_eq!(score("how-much", &["0.3"]), Some(1));
    assert_eq!(score("how-much", &["0.35"]), Some(1), "the end counts");
    assert_eq!(score("how-much", &["0.351"]), Some(0));
    assert_eq!(score("how-much", &["inf"]), None);
    assert_eq!(score("one-word", &["  read   ME "]), Some(1));
    assert_eq!(score("one-word", &["readme!"]), Some(0));
    assert_eq!(score("reply-to-whom", &["1=a", "2=b"]), Some(2));
    assert_eq!(score("reply-to-whom", &["2=b", "1=a"]), None);
    assert_eq!(score("in-order", &["a", "b", "c", "d"]), Some(3));
    assert_eq!(score("in-order", &["d", "a", "b", "c"]), Some(2));
    assert_eq!(score("in-order", &["a", "b", "c", "c"]), None);
    assert_eq!(score("who-does-what", &["1=a", "2=b"]), Some(1));
    assert_eq!(score("who-does-what", &["1=a", "2=c"]), Some(0));
    assert_eq!(score("which-words", &["b"]), Some(1));
    assert_eq!(score("how-often", &["c"]), Some(2));
}

#[test]
fn guessing_is_the_chance_of_being_right() {
    let c = |id: &str| bank().item(id).unwrap().params.c;
    assert_eq!([c("true-or-not"), c("all-or-nothing"), c("parts-count")], [0.5, 1.0 / 15.0, 0.0]);
    assert_eq!([c("how-much"), c("one-word"), c("which-words")], [0.0, 0.0, 1.0 / 3.0]);
    assert_eq!(c("who-does-what"), 1.0 / 6.0);
}

/// What a response is worth is part of the scoring digest; what is said about it is not.
#[test]
fn scoring_digests_see_what_scores() {
    let before = scoring_digest(&bank());
    for (from, to) in [
        ("0.3 ± 0.05", "0.3 ± 0.06"),
        (
            "credit: each\nskill: work\ndifficulty: 0\nobjective: Finds a",
            "skill: work\ndifficulty: 0\nobjective: Finds a",
        ),
        ("- [x] Read me", "- [x] Read them"),
        ("=> number of pieces", "=> colour of the logo"),
    ] {
        assert!(ITEMS.contains(from), "{from}");
        let draft = draft(&ITEMS.replacen(from, to, 1));
        assert_ne!(
            scoring_digest(draft.bank().unwrap_or_else(|| panic!("{:?}", draft.errors()))),
            before,
            "{from}"
        );
    }
    let draft = draft(&ITEMS.replacen("Counting twice", "Twice counted", 1));
    assert_eq!(scoring_digest(draft.bank().unwrap()), before);
}

#[test]
fn slips_are_named() {
    for (from, to, code) in [
        ("type: numeric", "type: number", "bad-value"),
        ("0.3 ± 0.05", "0,3", "bad-value"),
        ("{2}", "two", "slot"),
        ("- [x] 2: all twelve", "- [x] all", "gap"),
        ("- [x] Offer => price", "- [x] Offer", "pair"),
        ("- [ ] Almost never", "- [x] Almost never", "rating"),
        ("(visits.svg)", "(visit.svg)", "picture"),
        ("unit: kg", "case: true", "bad-value"),
    ] {
        assert!(ITEMS.contains(from), "{from}");
        let draft = draft(&ITEMS.replacen(from, to, 1));
        let codes: Vec<&str> = draft.errors().iter().map(|e| e.code).collect();
        assert!(codes.contains(&code), "{from} -> {to}: {codes:?}");
    }
}

proptest! {
    #[test]
    fn a_made_response_is_worth_what_it_was_made_for(item in 0usize..12, points in 0usize..5) {
        let answer = bank().items[item].answer.clone();
        let points = points.min(answer.points());
        prop_assert_eq!(answer.score(&answer.worth(points)), Ok(points));
    }

    #[test]
    fn no_response_is_worth_more_than_all(item in 0usize..12, response in prop::collection::vec("[a-d1-3=.]{0,4}", 0..5)) {
        let answer = bank().items[item].answer.clone();
        if let Ok(points) = answer.score(&response) {
            prop_assert!(points <= answer.points());
        }
    }
}
