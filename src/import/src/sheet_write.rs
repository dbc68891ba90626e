//! Questions as a sheet: a row for each, options in columns.

use crate::{Body, Choice, Haul};
use skillmark_bank::Inline;

/// CSV with a header that the reader of sheets knows; types without options in columns are noted as refused.
pub fn csv(haul: &mut Haul) -> String {
    const OPTIONS: usize = 9;
    let mut writer = csv::Writer::from_writer(Vec::new());
    let mut head: Vec<String> = ["id", "category", "type", "question"].map(str::to_owned).into();
    head.extend((1..=OPTIONS).map(|n| format!("option {n}")));
    head.push("correct".into());
    head.extend((1..=OPTIONS).map(|n| format!("feedback {n}")));
    head.extend(["objective", "review-by", "sources"].map(str::to_owned));
    // Writing to memory cannot fail.
    let _ = writer.write_record(&head);
    for question in std::mem::take(&mut haul.questions) {
        let options: &[Choice] = match &question.body {
            Body::SingleChoice(options) | Body::TrueFalse(options) | Body::MultipleChoice(options) => options,
            other => {
                let message = format!("a sheet has no place for questions of the type {}", other.name());
                haul.refuse(&question.from, "unsupported-type", message);
                haul.questions.push(question);
                continue;
            }
        };
        let stem = question.plain_stem(haul);
        let cell = |runs: Option<&Vec<Inline>>| runs.map(|runs| Inline::plain(runs)).unwrap_or_default();
        let keys = options.iter().enumerate().filter(|(_, option)| option.weight > 0.0);
        let keys: Vec<String> = keys.map(|(at, _)| char::from(b'A' + at as u8).to_string()).collect();
        let mut row = vec![
            question.id.clone().unwrap_or_default(),
            question.category.last().cloned().unwrap_or_default(),
            question.body.name().to_owned(),
            stem,
        ];
        row.extend((0..OPTIONS).map(|at| cell(options.get(at).map(|option| &option.text))));
        row.push(keys.join(","));
        row.extend((0..OPTIONS).map(|at| cell(options.get(at).map(|option| &option.feedback))));
        row.push(question.objective.clone().unwrap_or_default());
        row.push(question.review_by.clone().unwrap_or_default());
        row.push(question.sources.join("; "));
        let _ = writer.write_record(&row);
        haul.questions.push(question);
    }
    String::from_utf8(writer.into_inner().unwrap_or_default()).unwrap_or_default()
}
