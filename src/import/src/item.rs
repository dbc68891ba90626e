//! A question as an item of the authors' text format.

use crate::mark::{blocks, hung, inlines};
use crate::{Body, Choice, Haul, Quantity, Question};
use skillmark_bank::Inline;
use std::fmt::Write;

/// The item's text, from its heading to its last option. What the format has no place for goes into `haul.dropped`; the error is
/// why the question cannot be an item.
pub(crate) fn text(
    question: &Question,
    id: &str,
    skill: &str,
    haul: &mut Haul,
) -> Result<String, (&'static str, String)> {
    let mut out = format!("## {id}\n");
    let mut key = |name: &str, value: &str| {
        let value = value.split_whitespace().collect::<Vec<_>>().join(" ");
        if !value.is_empty() {
            let _ = writeln!(out, "{name}: {value}");
        }
    };
    let name = question.body.name();
    key("type", if name == "single-choice" { "" } else { name });
    key("skill", skill);
    key("difficulty", &question.difficulty.unwrap_or(0.0).to_string());
    key("objective", question.objective.as_deref().unwrap_or_default());
    key("review-by", question.review_by.as_deref().unwrap_or_default());
    key("sources", &question.sources.join("; "));
    let list = list(question, haul)?;
    key("credit", if list.each { "each" } else { "" });
    key("unit", list.unit.as_deref().unwrap_or_default());
    key("case", if list.case { "true" } else { "" });
    let stem = blocks(&question.stem, &|slot| slot_text(question, slot));
    let _ = writeln!(out, "\n{stem}\n\n{}", list.lines.join("\n"));
    if !question.tags.is_empty() {
        haul.drop(&question.from, "tags", format!("tags have no place: {}", question.tags.join(", ")));
    }
    Ok(out)
}

/// The options, and the keys that go with them.
#[derive(Default)]
struct List {
    lines: Vec<String>,
    each: bool,
    unit: Option<String>,
    case: bool,
}

const NO_SLOT: &dyn Fn(&str) -> String = &|_| String::new();

fn list(question: &Question, haul: &mut Haul) -> Result<List, (&'static str, String)> {
    let mut list = List::default();
    let lines = &mut list.lines;
    match &question.body {
        Body::SingleChoice(options) | Body::TrueFalse(options) => {
            let best = options.iter().map(|option| option.weight).fold(0.0, f64::max);
            let right = |option: &Choice| option.weight > 0.0 && option.weight == best;
            if options.iter().filter(|option| right(option)).count() > 1 {
                let message = "several options are fully right and only one can be chosen: keep one, or make it multiple choice";
                return Err(("several-keys", message.to_owned()));
            }
            weights(question, options, |option| if right(option) { best } else { 0.0 }, haul);
            lines.extend(options.iter().map(|option| line(question, option, right(option), "")));
        }
        Body::MultipleChoice(options) => {
            if options.iter().all(|option| option.weight > 0.0) {
                let message = "every option is right, so nothing is decided: add one that is not";
                return Err(("all-keys", message.to_owned()));
            }
            let keys = options.iter().filter(|option| option.weight > 0.0).count().max(1) as f64;
            list.each = true;
            let even = |option: &Choice| if option.weight > 0.0 { 1.0 / keys } else { -1.0 / keys };
            weights(question, options, even, haul);
            lines.extend(options.iter().map(|option| line(question, option, option.weight > 0.0, "")));
        }
        Body::HotText(options) => {
            list.each = options.iter().filter(|option| option.weight > 0.0).count() > 1;
            lines.extend(options.iter().map(|option| line(question, option, option.weight > 0.0, "")));
        }
        Body::ShortText { forms, case } => {
            list.case = *case;
            let full = |form: &Choice| form.weight > 0.999;
            weights(question, forms, |form| if full(form) { 1.0 } else { 0.0 }, haul);
            lines.extend(forms.iter().map(|form| line(question, form, full(form), "")));
        }
        Body::Numeric(numbers, unit) => {
            list.unit = unit.clone();
            for number in numbers {
                if number.weight > 0.0 && number.weight < 0.999 {
                    let share = (100.0 * number.weight).round();
                    haul.drop(
                        &question.from,
                        "weights",
                        format!("{} gives {share} % there and nothing here", number.value),
                    );
                }
                let form = Choice {
                    text: vec![Inline::Text(quantity(number))],
                    weight: number.weight,
                    feedback: number.feedback.clone(),
                    ..Choice::default()
                };
                lines.push(line(question, &form, number.weight > 0.999, ""));
            }
        }
        Body::InlineChoice(gaps) => {
            list.each = gaps.len() > 1;
            for (n, gap) in (1..).zip(gaps) {
                let mark = format!("{n}: ");
                lines.extend(gap.options.iter().map(|o| line(question, o, o.weight > 0.0, &mark)));
            }
        }
        Body::Ordering(entries) => {
            list.each = entries.len() > 2;
            lines.extend(entries.iter().map(|entry| line(question, entry, true, "")));
        }
        Body::Matching { left, right } => {
            list.each = true;
            for (entry, partner) in left {
                let Some(partner) = right.get(*partner) else {
                    return Err(("pair", "an entry has no partner".to_owned()));
                };
                let mark = format!("{} => ", inlines(&entry.text, NO_SLOT).replace("=>", "="));
                let feedback = if entry.feedback.is_empty() { &partner.feedback } else { &entry.feedback };
                let pair =
                    Choice { text: partner.text.clone(), feedback: feedback.clone(), ..Choice::default() };
                lines.push(line(question, &pair, true, &mark));
            }
            let spare = right.iter().enumerate().filter(|(at, _)| left.iter().all(|(_, with)| with != at));
            lines.extend(spare.map(|(_, option)| line(question, option, false, "")));
        }
        Body::Rating(steps) => lines.extend(steps.iter().map(|step| line(question, step, false, ""))),
    }
    Ok(list)
}

fn quantity(number: &Quantity) -> String {
    match number.tolerance {
        0.0 => number.value.to_string(),
        tolerance => format!("{} ± {tolerance}", number.value),
    }
}

/// One entry with its rationale: its own feedback, else what is said to all whose answer is like it.
fn line(question: &Question, option: &Choice, key: bool, before: &str) -> String {
    let mark = if key { "- [x] " } else { "- [ ] " };
    let text = inlines(&option.text, NO_SLOT).replace("\\\n", " ");
    let mut out = format!("{mark}{before}{text}");
    let own = if option.feedback.is_empty() {
        if key { &question.feedback_right } else { &question.feedback_wrong }
    } else {
        &option.feedback
    };
    let mut said = vec![own.as_slice()];
    if key {
        said.push(&question.feedback);
    }
    for text in said.into_iter().map(|runs| inlines(runs, NO_SLOT)).filter(|text| !text.is_empty()) {
        out.push('\n');
        out.push_str(&hung("  > ", &text).replace("\n    ", "\n  > "));
    }
    out
}

/// Notes weights that our rules do not keep.
fn weights(question: &Question, options: &[Choice], kept: impl Fn(&Choice) -> f64, haul: &mut Haul) {
    let scale: f64 = options.iter().map(|option| option.weight).fold(0.0, f64::max);
    let per_cent = |weight: f64| format!("{} %", (100.0 * weight).round());
    let odd = options.iter().filter(|o| {
        let differs = (o.weight - kept(o)).abs() > 0.01;
        // A full set of equal shares, written as 1 each, is the same.
        differs && o.weight != 0.0 && !(o.weight == scale && kept(o) > 0.0)
    });
    let odd: Vec<String> = odd.map(|option| per_cent(option.weight)).collect();
    if !odd.is_empty() {
        let message =
            format!("weights of {} are not kept: FORMAT.md says what parts are worth here", odd.join(", "));
        haul.drop(&question.from, "weights", message);
    }
}

fn slot_text(question: &Question, slot: &str) -> String {
    match &question.body {
        Body::InlineChoice(gaps) => {
            let place = gaps.iter().position(|gap| gap.id == slot).map_or(0, |place| place + 1);
            format!("{{{place}}}")
        }
        Body::HotText(options) => options
            .iter()
            .find(|option| option.id == slot)
            .map_or_else(String::new, |option| inlines(&option.text, NO_SLOT)),
        _ => "\\_\\_\\_\\_".to_owned(),
    }
}
