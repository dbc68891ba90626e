//! What is written is read again as what it was.

use crate::told;
use skillmark_bank::author::{self, File, Folder};
use skillmark_bank::{Answer, Bank};
use skillmark_import::{Body, folder, from_bank, gift_text, qti3, read, sheet_text};

/// One item of each type, from the crate of banks.
fn bank() -> Bank {
    let root = format!("{}/../bank/tests/types", env!("CARGO_MANIFEST_DIR"));
    let text = |path: &str| std::fs::read_to_string(format!("{root}/{path}")).unwrap();
    let items = vec![File::new("items/all.md", &text("items/all.md"))];
    let chart = std::fs::read(format!("{root}/images/visits.svg")).unwrap();
    let folder = Folder::new(File::new("bank.toml", &text("bank.toml")), items)
        .with_images(vec![("visits.svg".into(), chart)]);
    author::read(&folder).bank().unwrap().clone()
}

/// Answers without what a format cannot say: ids by place, parts that count, slips of numbers, capital letters, units.
fn essence(bank: &Bank) -> Vec<(String, String)> {
    let one = |item: &skillmark_bank::Item| {
        let mut answer = item.answer.clone();
        match &mut answer {
            Answer::MultipleChoice { credit, .. }
            | Answer::InlineChoice { credit, .. }
            | Answer::Ordering { credit, .. }
            | Answer::HotText { credit, .. } => *credit = skillmark_bank::Credit::All,
            Answer::Matching { credit, options, .. } => {
                *credit = skillmark_bank::Credit::All;
                options.iter_mut().for_each(|option| option.rationale.clear());
            }
            Answer::Numeric { numbers, unit } => {
                numbers.retain(|number| number.key);
                numbers.iter_mut().for_each(|number| number.rationale.clear());
                *unit = None;
            }
            Answer::ShortText { options, .. } => {
                options.iter_mut().for_each(|option| option.rationale.clear())
            }
            _ => {}
        }
        (format!("{} {:?} {:?} {}", item.id, item.stem, answer, item.objective), item.review_by.clone())
    };
    bank.items.iter().map(one).collect()
}

fn built(haul: &mut skillmark_import::Haul) -> Bank {
    let bundle = folder(haul, "types", "Every type");
    assert_eq!(haul.refused, []);
    let file = |path: &str| File::new(path, &bundle.files[path]);
    let items =
        bundle.files.keys().filter(|path| path.starts_with("items/")).map(|path| file(path)).collect();
    let draft = author::read(
        &Folder::new(file("bank.toml"), items).with_images(bundle.images.clone().into_iter().collect()),
    );
    assert_eq!(draft.errors(), []);
    draft.bank().unwrap().clone()
}

#[test]
fn qti_3_and_back_is_what_qti_can_say() {
    let bank = bank();
    let mut out = from_bank(&bank);
    let package = qti3(&mut out).unwrap();
    assert_eq!(out.refused, []);
    let mut back = read("bank.zip", &package);
    // A rating is a choice there that nothing scores, and such a choice is no item.
    let refused: Vec<_> = back.refused.iter().map(|note| (note.r#where.as_str(), note.code)).collect();
    assert_eq!(refused, [("bank.zip/items/how-often.xml:2", "no-answer")]);
    back.refused.clear();
    // Files of a package come in the order of their names.
    let place = |id: &str| bank.items.iter().position(|item| item.id == id).unwrap();
    back.questions.sort_by_key(|question| place(question.id.as_deref().unwrap()));
    let again = built(&mut back);
    assert_eq!(again.items.len(), bank.items.len() - 1);
    for (again, before) in essence(&again).into_iter().zip(essence(&bank)) {
        assert_eq!(again, before);
    }
    assert_eq!(again.images, bank.images);
    assert_eq!(again.skills.iter().map(|s| &s.title).collect::<Vec<_>>(), ["Work"]);
}

#[test]
fn gift_and_sheets_and_back() {
    let bank = bank();
    let mut out = from_bank(&bank);
    let gift = gift_text(&mut out);
    assert_eq!(out.refused.len(), 4, "gaps, order, passages and ratings are not GIFT's: {:?}", out.refused);
    let back = read("bank.gift", gift.as_bytes());
    assert_eq!(back.refused, [], "{gift}");
    assert_eq!(back.questions.len(), 8);
    for (question, before) in back
        .questions
        .iter()
        .zip(out.questions.iter().filter(|q| back.questions.iter().any(|b| b.title == q.id)))
    {
        let pairs = [(&question.body, &before.body)];
        for pair in pairs {
            match pair {
                (Body::SingleChoice(a), Body::SingleChoice(b)) | (Body::TrueFalse(a), Body::TrueFalse(b)) => {
                    let lower = |rows: Vec<(String, i32, String)>| {
                        rows.into_iter().map(|(t, w, s)| (t.to_lowercase(), w, s)).collect::<Vec<_>>()
                    };
                    assert_eq!(lower(told(a)), lower(told(b)));
                }
                (Body::MultipleChoice(a), Body::MultipleChoice(b)) => {
                    let keys = |rows: &[skillmark_import::Choice]| {
                        rows.iter().map(|o| o.weight > 0.0).collect::<Vec<_>>()
                    };
                    assert_eq!(keys(a), keys(b));
                }
                (Body::Numeric(a, _), Body::Numeric(b, _)) => {
                    let numbers = |all: &[skillmark_import::Quantity]| {
                        all.iter().map(|n| (n.value, n.tolerance, n.weight)).collect::<Vec<_>>()
                    };
                    assert_eq!(numbers(a), numbers(b));
                }
                (Body::ShortText { forms: a, .. }, Body::ShortText { forms: b, .. }) => {
                    assert_eq!(told(a), told(b))
                }
                (Body::Matching { left: a, right: c }, Body::Matching { left: b, right: d }) => {
                    assert_eq!((a.len(), c.len()), (b.len(), d.len()));
                }
                (a, b) => panic!("{} became {}", b.name(), a.name()),
            }
        }
    }
    let mut out = from_bank(&bank);
    let sheet = sheet_text(&mut out);
    let back = read("bank.csv", sheet.as_bytes());
    assert_eq!(back.refused, []);
    assert_eq!(back.questions.len(), 5);
    assert_eq!(back.questions[0].id.as_deref(), Some("supplier-period"));
    let (Body::SingleChoice(a), Body::SingleChoice(b)) = (&back.questions[0].body, &out.questions[0].body)
    else {
        panic!()
    };
    assert_eq!(told(a), told(b));
}
