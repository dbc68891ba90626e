//! Questions as GIFT.

use crate::{Body, Choice, Haul, Question};
use skillmark_bank::Inline;
use std::fmt::Write;

/// All questions that GIFT can say; the others are noted as refused.
pub fn write(haul: &mut Haul) -> String {
    let mut out = String::new();
    let mut category = Vec::new();
    for question in std::mem::take(&mut haul.questions) {
        if question.category != category {
            category.clone_from(&question.category);
            let _ = writeln!(out, "$CATEGORY: $course$/top/{}\n", category.join("/"));
        }
        match answers(&question, haul) {
            Some(answers) => {
                let title = question.title.as_deref().or(question.id.as_deref()).unwrap_or_default();
                let _ = write!(out, "::{}::", escaped(title));
                // An empty line would end the question.
                let stem = question.plain_stem(haul).replace("\n\n", "\n");
                let _ = writeln!(out, "{} {{\n{answers}}}\n", escaped(&stem));
            }
            None => {
                let message = format!("GIFT has no questions of the type {}", question.body.name());
                haul.refuse(&question.from, "unsupported-type", message);
            }
        }
        haul.questions.push(question);
    }
    out
}

fn answers(question: &Question, haul: &mut Haul) -> Option<String> {
    let mut out = String::new();
    let said = |runs: &[Inline]| match Inline::plain(runs).replace('\n', " ").trim() {
        "" => String::new(),
        text => format!("#{}", escaped(text)),
    };
    let plain = |runs: &[Inline]| escaped(&Inline::plain(runs).replace('\n', " "));
    let line =
        |mark: &str, option: &Choice| format!("\t{mark}{}{}\n", plain(&option.text), said(&option.feedback));
    match &question.body {
        Body::SingleChoice(options) => {
            options.iter().for_each(|o| out.push_str(&line(if o.weight > 0.999 { "=" } else { "~" }, o)));
        }
        Body::MultipleChoice(options) => {
            let wrong = -100.0 / options.iter().filter(|o| o.weight > 0.0).count().max(1) as f64;
            for option in options {
                let share = if option.weight > 0.0 { 100.0 * option.weight } else { wrong };
                out.push_str(&line(&format!("~%{}%", rounded(share)), option));
            }
        }
        Body::TrueFalse(options) => {
            let truth = options.first().is_some_and(|option| option.weight > 0.0);
            let of = |right: bool| {
                options
                    .iter()
                    .find(|o| (o.weight > 0.0) == right)
                    .map(|o| said(&o.feedback))
                    .unwrap_or_default()
            };
            let (wrong, right) = (of(false), of(true));
            let wrong = if wrong.is_empty() && !right.is_empty() { "#".to_owned() } else { wrong };
            let _ = writeln!(out, "\t{}{wrong}{right}", if truth { "TRUE" } else { "FALSE" });
        }
        Body::ShortText { forms, case } => {
            if *case {
                haul.drop(&question.from, "case", "that capital letters count is left out");
            }
            for form in forms {
                let mark = match form.weight {
                    weight if weight > 0.999 => "=".to_owned(),
                    weight => format!("=%{}%", rounded(100.0 * weight)),
                };
                out.push_str(&line(&mark, form));
            }
        }
        Body::Numeric(numbers, _) => {
            out.push_str("\t#\n");
            for number in numbers {
                let _ = writeln!(
                    out,
                    "\t=%{}%{}:{}{}",
                    rounded(100.0 * number.weight),
                    number.value,
                    number.tolerance,
                    said(&number.feedback)
                );
            }
        }
        Body::Matching { left, right } => {
            for (entry, with) in left {
                let partner = right.get(*with).map(|p| plain(&p.text)).unwrap_or_default();
                let _ = writeln!(out, "\t={} -> {partner}", plain(&entry.text));
            }
            let spare = right.iter().enumerate().filter(|(at, _)| left.iter().all(|(_, with)| with != at));
            for (_, option) in spare {
                let _ = writeln!(out, "\t= -> {}", plain(&option.text));
            }
        }
        _ => return None,
    }
    let general = said(&question.feedback);
    if !general.is_empty() {
        let _ = writeln!(out, "\t###{general}");
    }
    Some(out)
}

/// Five decimals, as GIFT's own shares have: 33.33333.
fn rounded(share: f64) -> f64 {
    (share * 1e5).round() / 1e5
}

fn escaped(text: &str) -> String {
    let mut out = String::new();
    for c in text.chars() {
        if matches!(c, '~' | '=' | '#' | '{' | '}' | ':' | '\\') {
            out.push('\\');
        }
        out.push(c);
    }
    out
}
