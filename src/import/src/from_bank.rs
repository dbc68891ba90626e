//! A bank's items as questions, for export.

use crate::{Body, Choice, Gap, Haul, Quantity, Question};
use skillmark_bank::{Answer, Bank, Choice as Option_, Credit, Item, Status};

/// All items, with pictures. What a bank says beyond its questions (definitions, levels, alignments, presets, parameters) stays
/// behind; what a format has no place for is noted by its writer.
pub fn from_bank(bank: &Bank) -> Haul {
    let mut haul =
        Haul { questions: bank.items.iter().map(|item| question(bank, item)).collect(), ..Haul::default() };
    for picture in &bank.images {
        match data_encoding::BASE64.decode(picture.data.as_bytes()) {
            Ok(bytes) => drop(haul.images.insert(picture.name.clone(), bytes)),
            Err(_) => haul.drop(format!("images/{}", picture.name), "picture", "the picture is damaged"),
        }
    }
    haul
}

fn question(bank: &Bank, item: &Item) -> Question {
    let skill = bank.skill(&item.skill);
    let text = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
    Question {
        from: item.id.clone(),
        id: Some(item.id.clone()),
        title: None,
        category: skill.map(|skill| skill.title.clone()).into_iter().collect(),
        stem: item.stem.clone(),
        body: body(&item.answer),
        difficulty: (item.params.status == Status::Calibrated).then_some(item.params.b),
        review_by: text(&item.review_by),
        objective: text(&item.objective),
        sources: item.sources.clone(),
        ..Question::default()
    }
}

fn body(answer: &Answer) -> Body {
    let one = |options: &[Option_]| options.iter().map(|o| choice(o, f64::from(u8::from(o.key)))).collect();
    let many = |options: &[Option_]| {
        let keys = options.iter().filter(|option| option.key).count().max(1) as f64;
        options.iter().map(|o| choice(o, if o.key { 1.0 / keys } else { 0.0 })).collect()
    };
    match answer {
        Answer::SingleChoice { options } => Body::SingleChoice(one(options)),
        Answer::TrueFalse { options } => Body::TrueFalse(one(options)),
        Answer::MultipleChoice { options, credit: Credit::All | Credit::Each } => {
            Body::MultipleChoice(many(options))
        }
        Answer::Numeric { numbers, unit } => {
            let number = |n: &skillmark_bank::Quantity| Quantity {
                value: n.value,
                tolerance: n.tolerance,
                weight: f64::from(u8::from(n.key)),
                feedback: n.rationale.clone(),
            };
            Body::Numeric(numbers.iter().map(number).collect(), unit.clone())
        }
        Answer::ShortText { options, case } => Body::ShortText { forms: one(options), case: *case },
        Answer::InlineChoice { gaps, .. } => {
            let gap = |gap: &skillmark_bank::Gap| Gap { id: gap.id.clone(), options: one(&gap.options) };
            Body::InlineChoice(gaps.iter().map(gap).collect())
        }
        Answer::Ordering { options, .. } => Body::Ordering(options.iter().map(|o| choice(o, 0.0)).collect()),
        Answer::Matching { left, options, .. } => Body::Matching {
            left: left
                .iter()
                .map(|entry| {
                    let with = options.iter().position(|option| option.id == entry.with).unwrap_or(0);
                    let entry = Choice {
                        id: entry.id.clone(),
                        text: entry.text.clone(),
                        weight: 0.0,
                        feedback: entry.rationale.clone(),
                    };
                    (entry, with)
                })
                .collect(),
            right: options.iter().map(|o| choice(o, 0.0)).collect(),
        },
        Answer::HotText { options, .. } => Body::HotText(one(options)),
        Answer::Rating { options } => Body::Rating(one(options)),
    }
}

fn choice(option: &Option_, weight: f64) -> Choice {
    Choice { id: option.id.clone(), text: option.text.clone(), weight, feedback: option.rationale.clone() }
}
