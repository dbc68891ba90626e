//! Options with marks to the body of a question.

use crate::flow::said;
use crate::{Body, Choice};

/// Most options that a question may have. Reading compares each with each.
pub(crate) const OPTIONS: usize = 500;

/// Body of a question whose options are marked right or wrong: one right option is a single choice (or a statement,
/// where the options are "true" and "false"), several are a multiple choice. `None` without options or a right one.
pub(crate) fn marked(options: Vec<(Choice, bool)>) -> Option<Body> {
    let right = options.iter().filter(|(_, right)| *right).count();
    if right == 0 || options.len() < 2 {
        return None;
    }
    let share = |right_one: bool| if right_one { 1.0 / right as f64 } else { 0.0 };
    let choices: Vec<Choice> = options.into_iter().map(|(c, r)| Choice { weight: share(r), ..c }).collect();
    Some(if right > 1 { Body::MultipleChoice(choices) } else { single(choices) })
}

/// A single choice, or a statement where the two options say "true" and "false".
pub(crate) fn single(mut choices: Vec<Choice>) -> Body {
    match choices.iter().map(|c| truth(&said(&c.text))).collect::<Vec<_>>()[..] {
        [Some(true), Some(false)] => Body::TrueFalse(choices),
        [Some(false), Some(true)] => {
            choices.swap(0, 1);
            Body::TrueFalse(choices)
        }
        _ => Body::SingleChoice(choices),
    }
}

/// What "true" and "false" mean, in English and German.
pub(crate) fn truth(text: &str) -> Option<bool> {
    match text.trim().trim_end_matches('.').to_lowercase().as_str() {
        "true" | "t" | "wahr" | "richtig" => Some(true),
        "false" | "f" | "falsch" => Some(false),
        _ => None,
    }
}

/// Place of the option that a letter names.
pub(crate) fn letter(text: &str) -> Option<usize> {
    let mut chars = text.chars();
    match (chars.next(), chars.next()) {
        (Some(c), None) if c.is_ascii_alphabetic() => Some((c.to_ascii_lowercase() as u8 - b'a') as usize),
        _ => None,
    }
}

/// A finite number, with a decimal point or comma.
pub(crate) fn number(text: &str) -> Option<f64> {
    let text = text.trim();
    let plain = text.starts_with(|c: char| c.is_ascii_digit() || "+-.−".contains(c));
    let text = text.replace('−', "-");
    let text = if text.contains('.') { text } else { text.replacen(',', ".", 1) };
    text.parse().ok().filter(|n: &f64| plain && n.is_finite())
}

/// Middle and half width of a range, in either order of its ends. Rounding never leaves an end outside.
pub(crate) fn range(low: f64, high: f64) -> (f64, f64) {
    let middle = low / 2.0 + high / 2.0;
    let sum = (low + high) / 2.0;
    let middle = if sum.is_finite() { sum } else { middle };
    (middle, (high - middle).abs().max((middle - low).abs()))
}
