//! The one list of options that every item has, as the answer of its type.

use super::desk::{Desk, suggest};
use super::keys::Keys;
use crate::{Answer, Choice, Credit, Gap, Inline, Partner, Quantity};

/// The type of items that name none.
const SINGLE: &str = Answer::TYPES[0];

/// An entry of the list and the offset at which it stands.
pub(super) type Entry = (Choice, usize);

/// Makes the answer of the type that `type:` names; single choice where it names none.
pub(super) fn answer(entries: Vec<Entry>, keys: &Keys, desk: &mut Desk<'_>) -> Answer {
    let name = keys.optional("type", "answer", desk).unwrap_or_else(|| SINGLE.to_owned());
    let credit = credit(keys, desk);
    let unit = keys.optional("unit", "answer.unit", desk);
    let case = keys.flag("case", "answer.case", desk);
    let only = |key: &'static str, types: &[&str], desk: &mut Desk<'_>| {
        if keys.has(key) && !types.contains(&name.as_str()) {
            let message = format!("`{key}` is for {}, and this item is {name}", types.join(", "));
            desk.error(
                "answer",
                keys.value_at(key),
                "bad-value",
                message,
                "Delete the line, or correct `type:`.",
            );
        }
    };
    only("unit", &["numeric"], desk);
    only("case", &["short-text"], desk);
    only("credit", &["multiple-choice", "inline-choice", "ordering", "matching", "hot-text"], desk);
    let plain = |entries: Vec<Entry>| lettered(entries.into_iter().map(|(choice, _)| choice));
    match name.as_str() {
        "multiple-choice" => Answer::MultipleChoice { options: plain(entries), credit },
        "true-false" => Answer::TrueFalse { options: plain(entries) },
        "numeric" => Answer::Numeric { numbers: numbers(entries, desk), unit },
        "short-text" => Answer::ShortText { options: plain(entries), case },
        "inline-choice" => Answer::InlineChoice { gaps: gaps(entries, desk), credit },
        "ordering" => Answer::Ordering { options: plain(entries), credit },
        "matching" => matching(entries, credit, desk),
        "hot-text" => Answer::HotText { options: plain(entries), credit },
        "rating" => Answer::Rating { options: plain(entries) },
        other => {
            if other != SINGLE && !other.is_empty() {
                let message = format!("`type` is `{other}`, which no item can be");
                desk.error(
                    "answer",
                    keys.value_at("type"),
                    "bad-value",
                    message,
                    suggest(other, Answer::TYPES),
                );
            }
            Answer::SingleChoice { options: plain(entries) }
        }
    }
}

fn credit(keys: &Keys, desk: &mut Desk<'_>) -> Credit {
    match keys.optional("credit", "answer.credit", desk).as_deref() {
        None | Some("all" | "") => Credit::All,
        Some("each") => Credit::Each,
        Some(other) => {
            let message = format!("`credit` is `{other}`, expected `all` or `each`");
            let help = "`all`: right only as a whole; `each`: parts count.";
            desk.error("answer.credit", keys.value_at("credit"), "bad-value", message, help);
            Credit::All
        }
    }
}

/// Canonical ids: `a`, `b`, … in the author's order.
fn lettered(choices: impl Iterator<Item = Choice>) -> Vec<Choice> {
    let id = |at: usize| crate::option_id(at).map_or_else(|| "?".into(), String::from);
    choices.enumerate().map(|(at, choice)| Choice { id: id(at), ..choice }).collect()
}

fn numbers(entries: Vec<Entry>, desk: &mut Desk<'_>) -> Vec<Quantity> {
    let mut numbers = Vec::new();
    for (place, (choice, at)) in entries.into_iter().enumerate() {
        let path = format!("answer.numbers[{place}]");
        desk.place(path.as_str(), at);
        let text = Inline::plain(&choice.text);
        let (value, tolerance) = quantity(&text).unwrap_or_else(|| {
            let message = format!("`{text}` is no number");
            let help =
                "Write `12.5`, `12.5 ± 0.5` or `12 to 13`, with a decimal point; the unit goes into `unit:`.";
            desk.error(path, at, "bad-value", message, help);
            (0.0, 0.0)
        });
        numbers.push(Quantity { value, tolerance, rationale: choice.rationale, key: choice.key });
    }
    numbers
}

/// Middle and half width of `12.5`, `12.5 ± 0.5`, `12.5 +- 0.5` or `12 to 13`.
fn quantity(text: &str) -> Option<(f64, f64)> {
    let number =
        |text: &str| text.trim().replace('\u{2212}', "-").parse().ok().filter(|x: &f64| x.is_finite());
    let plain = text.replace("+-", "±");
    if let Some((value, tolerance)) = plain.split_once('±') {
        return Some((number(value)?, number(tolerance).filter(|t| *t >= 0.0)?));
    }
    if let Some((low, high)) = plain.split_once(" to ") {
        let (low, high) = (number(low)?, number(high)?);
        return (low <= high).then_some(((low + high) / 2.0, (high - low) / 2.0));
    }
    Some((number(&plain)?, 0.0))
}

/// Options such as `1: Reply` by the gap they are for, in the order in which gaps are first named.
fn gaps(entries: Vec<Entry>, desk: &mut Desk<'_>) -> Vec<Gap> {
    let mut gaps: Vec<Gap> = Vec::new();
    for (mut choice, at) in entries {
        let Some(id) = take_prefix(&mut choice.text) else {
            let message = "this option does not say which gap it is for";
            let help = "Begin it with the gap's name and a colon: `- [x] 1: Reply`, for the gap `{1}` of the question.";
            desk.error("answer.gaps", at, "gap", message, help);
            continue;
        };
        let place = gaps.iter().position(|gap| gap.id == id).unwrap_or_else(|| {
            gaps.push(Gap { id, options: Vec::new() });
            gaps.len() - 1
        });
        desk.place(format!("answer.gaps[{place}].options[{}]", gaps[place].options.len()), at);
        gaps[place].options.push(choice);
    }
    for gap in &mut gaps {
        gap.options = lettered(std::mem::take(&mut gap.options).into_iter());
    }
    gaps
}

fn take_prefix(text: &mut [Inline]) -> Option<String> {
    let Some(Inline::Text(first)) = text.first_mut() else { return None };
    let (id, rest) = first.split_once(':')?;
    let id = id.trim().to_owned();
    let named =
        !id.is_empty() && id.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-');
    *first = rest.trim_start().to_owned();
    named.then_some(id)
}

/// `left => right` pairs; an option without an arrow is a right entry that belongs to nobody.
fn matching(entries: Vec<Entry>, credit: Credit, desk: &mut Desk<'_>) -> Answer {
    let (mut left, mut right): (Vec<Partner>, Vec<Choice>) = Default::default();
    for (choice, at) in entries {
        let Choice { text, rationale, key, .. } = choice;
        let (before, after) = cut_at_arrow(text);
        let (text, partner) = if after.is_empty() { (before, None) } else { (after, Some(before)) };
        if partner.is_some() != key {
            let message = if key { "this pair has no arrow" } else { "this pair is not marked as right" };
            let help =
                "Write pairs as `- [x] left => right`, and right entries without a partner as `- [ ] right`.";
            desk.error("answer.left", at, "pair", message, help);
        }
        let known = right.iter().position(|other| other.text == text);
        let place = known.unwrap_or(right.len());
        if known.is_none() {
            desk.place(format!("answer.options[{place}]"), at);
            let rationale = if partner.is_some() { Vec::new() } else { rationale.clone() };
            right.push(Choice { text, rationale, ..Choice::default() });
        }
        if let Some(text) = partner.filter(|text| !text.is_empty()) {
            desk.place(format!("answer.left[{}]", left.len()), at);
            let with = crate::option_id(place).map_or_else(|| "?".into(), String::from);
            left.push(Partner { id: (left.len() + 1).to_string(), text, rationale, with });
        }
    }
    Answer::Matching { left, options: lettered(right.into_iter()), credit }
}

fn cut_at_arrow(text: Vec<Inline>) -> (Vec<Inline>, Vec<Inline>) {
    let (mut before, mut after) = (Vec::new(), Vec::new());
    let mut cut = false;
    for run in text {
        match run {
            Inline::Text(text) if !cut && text.contains("=>") => {
                cut = true;
                let (left, right) = text.split_once("=>").unwrap_or((&text, ""));
                let push = |side: &mut Vec<Inline>, text: &str| {
                    if !text.is_empty() {
                        side.push(Inline::Text(text.to_owned()));
                    }
                };
                push(&mut before, left.trim_end());
                push(&mut after, right.trim_start());
            }
            run if cut => after.push(run),
            run => before.push(run),
        }
    }
    (before, after)
}
