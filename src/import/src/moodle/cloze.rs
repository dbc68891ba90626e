//! Cloze: answers that stand in the text itself, `{1:MULTICHOICE:=right#said~wrong}`.

use super::{Refusal, inner_text};
use crate::html::{self, SLOT};
use crate::xml::Element;
use crate::{Body, Choice, Gap, Haul, Quantity, Question, choose, flow};

enum Kind {
    Choice,
    Text { case: bool },
    Number,
}

pub(super) fn read(element: &Element, question: &mut Question, haul: &mut Haul) -> Result<Body, Refusal> {
    let text = element.child("questiontext").map(inner_text).unwrap_or_default();
    let (mut stem, mut found) = (String::new(), Vec::new());
    let mut rest = text.as_str();
    while let Some(at) = rest.find('{') {
        stem.push_str(&rest[..at]);
        match part(&rest[at..]) {
            Some((kind, body, length)) => {
                found.push((kind, body));
                stem.push_str(&format!("<span {SLOT}=\"{}\"></span>", found.len()));
                rest = &rest[at + length..];
            }
            None => {
                stem.push('{');
                rest = &rest[at + 1..];
            }
        }
    }
    stem.push_str(rest);
    question.stem = html::blocks(&stem.replace("@@PLUGINFILE@@/", ""), haul, &question.from);
    let place = question.from.clone();
    match &found[..] {
        [] => Err(("cloze", "no answer stands in the text".to_owned())),
        [(Kind::Text { case }, body)] => {
            let forms = options(body, &place, haul)
                .into_iter()
                .filter(|form| flow::said(&form.text) != "*")
                .collect();
            Ok(Body::ShortText { forms, case: *case })
        }
        [(Kind::Number, body)] => {
            let number = |choice: Choice| {
                let text = flow::said(&choice.text);
                let (value, tolerance) = text.split_once(':').unwrap_or((&text, "0"));
                let (value, tolerance) = (choose::number(value)?, choose::number(tolerance)?);
                Some(Quantity { value, tolerance, weight: choice.weight, feedback: choice.feedback })
            };
            let numbers: Option<Vec<Quantity>> =
                options(body, &place, haul).into_iter().map(number).collect();
            let numbers = numbers.ok_or(("cloze", "an accepted number is none".to_owned()))?;
            Ok(Body::Numeric(numbers, None))
        }
        all if all.iter().all(|(kind, _)| matches!(kind, Kind::Choice)) => {
            let gap = |(n, (_, body)): (usize, &(Kind, String))| Gap {
                id: n.to_string(),
                options: options(body, &place, haul),
            };
            Ok(Body::InlineChoice((1..).zip(all).map(gap).collect()))
        }
        all => {
            let message = format!(
                "{} answers of several kinds stand in one text; here gaps are all filled from lists: write one question for each",
                all.len()
            );
            Err(("cloze", message))
        }
    }
}

/// Kind, options and length of the part that opens here.
fn part(text: &str) -> Option<(Kind, String, usize)> {
    let inner = text.strip_prefix('{')?;
    let digits = inner.chars().take_while(char::is_ascii_digit).count();
    let rest = inner[digits..].strip_prefix(':')?;
    let name: String = rest.chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '_').collect();
    let body = rest[name.len()..].strip_prefix(':')?;
    let kind = match name.to_ascii_uppercase().as_str() {
        "SHORTANSWER" | "SA" | "MW" => Kind::Text { case: false },
        "SHORTANSWER_C" | "SAC" | "MWC" => Kind::Text { case: true },
        "NUMERICAL" | "NM" => Kind::Number,
        known if known.starts_with("MULTICHOICE") || known.starts_with("MC") => Kind::Choice,
        _ => return None,
    };
    let mut escaped = false;
    for (at, c) in body.char_indices() {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '}' => return Some((kind, body[..at].to_owned(), text.len() - body.len() + at + 1)),
            _ => {}
        }
    }
    None
}

fn options(body: &str, place: &str, haul: &mut Haul) -> Vec<Choice> {
    let mut all = vec![String::new()];
    let mut chars = body.chars();
    while let Some(c) = chars.next() {
        let last = all.len() - 1;
        match c {
            // Kept for the second look, where `#` parts the feedback.
            '\\' => all[last].extend(['\\'].into_iter().chain(chars.next())),
            '~' => all.push(String::new()),
            c => all[last].push(c),
        }
    }
    let mut choices = Vec::new();
    for option in all.iter().filter(|option| !option.trim().is_empty()).take(choose::OPTIONS) {
        let (weight, text) = weight(option.trim());
        let hash = text
            .char_indices()
            .find(|(at, c)| *c == '#' && !text[..*at].ends_with('\\') && !text[..*at].ends_with('&'));
        let (text, feedback) = hash.map_or((text, ""), |(at, _)| (&text[..at], &text[at + 1..]));
        let bare = |text: &str| {
            let mut out = String::new();
            let mut chars = text.chars();
            while let Some(c) = chars.next() {
                out.extend(if c == '\\' { chars.next() } else { Some(c) });
            }
            out
        };
        choices.push(Choice {
            id: String::new(),
            text: html::inlines(&bare(text), haul, place),
            weight,
            feedback: html::inlines(&bare(feedback), haul, place),
        });
    }
    choices
}

fn weight(option: &str) -> (f64, &str) {
    if let Some(text) = option.strip_prefix('=') {
        return (1.0, text);
    }
    let share = option.strip_prefix('%').and_then(|rest| rest.split_once('%'));
    match share.and_then(|(share, text)| Some((share.trim().parse::<f64>().ok()?, text))) {
        Some((share, text)) => (share / 100.0, text.strip_prefix('=').unwrap_or(text)),
        None => (0.0, option),
    }
}
