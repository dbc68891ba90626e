//! Options and keys of an object.

use super::literal::Value;
use super::object::{first, scalar, scalars, small};
use crate::choose::OPTIONS;
use crate::fields::Fields;

const TEXT: &str = "text option answer content choice value answertext optiontext body label title opt name";
const RIGHT: &str = "iscorrect correct right isright istrue isanswer valid richtig iscorrectanswer";
const SAID: &str = "feedback rationale explanation comment reason hint response";
const NAME: &str = "id key letter identifier label optionid";

pub(super) fn read_options(options: &Value, fields: &mut Fields) {
    match options {
        Value::List(entries) => entries.iter().for_each(|entry| read_option("", entry, fields)),
        Value::Map(entries) => {
            // `{"text": […], "label": […]}` or `{"a": …, "b": …}`.
            let lists =
                |names| first(entries, names, |v| matches!(v, Value::List(_))).map(|(_, v)| scalars(v));
            match lists(TEXT) {
                Some(texts) if texts.len() > 1 => {
                    fields.ids = lists(NAME).filter(|ids| ids.len() == texts.len()).unwrap_or_default();
                    fields.options = texts;
                }
                _ => entries.iter().for_each(|(key, entry)| read_option(key, entry, fields)),
            }
        }
        _ => {}
    }
    if fields.marks.len() != fields.options.len() || !fields.marks.contains(&true) {
        fields.marks.clear();
    }
}

fn read_option(name: &str, entry: &Value, fields: &mut Fields) {
    let Value::Map(parts) = entry else {
        if let Some(text) = scalar(entry).filter(|text| !text.is_empty()) {
            fields.options.push(text);
            fields.said.push(String::new());
            fields.ids.push(name.to_owned());
        }
        return;
    };
    let text = |names| first(parts, names, |v| scalar(v).is_some()).and_then(|(_, v)| scalar(v));
    let Some(option) = text(TEXT).filter(|text| !text.is_empty()) else { return };
    let right = first(parts, RIGHT, is_true).is_some();
    fields.ids.push(text(NAME).filter(|id| *id != option).unwrap_or_else(|| name.to_owned()));
    fields.options.push(option);
    fields.said.push(text(SAID).unwrap_or_default());
    fields.marks.resize(fields.options.len() - 1, false);
    fields.marks.push(right);
}

/// Whether a value may name the right options: text, a list, an object, or a yes and no for each option.
pub(super) fn is_key(value: &Value) -> bool {
    key_text(value).is_some() || matches!(value, Value::Map(marks) if marks.iter().any(|(_, v)| is_true(v)))
}

pub(super) fn read_key(name: &str, key: &Value, fields: &mut Fields) {
    let each = match key {
        Value::List(marks) if marks.iter().all(|mark| matches!(mark, Value::Bool(_))) => {
            marks.iter().map(is_true).collect()
        }
        // `{"answer_a_correct": "true", …}` beside `{"answer_a": …}`.
        Value::Map(marks) if key_text(key).is_none() => {
            let right = |id: &String| {
                let id = small(id);
                let named = |key: &str| key == id || key.strip_suffix("correct") == Some(id.as_str());
                marks.iter().any(|(key, mark)| named(&small(key)) && is_true(mark))
            };
            fields.ids.iter().take(OPTIONS).map(right).collect()
        }
        _ => Vec::new(),
    };
    if !each.is_empty() && each.len() == fields.options.len() {
        fields.marks = each;
        return;
    }
    fields.correct = key_text(key).unwrap_or_default();
    // A number beside options that are texts is their place; so is whatever is called an index.
    let numbers = match key {
        Value::List(entries) => entries.iter().all(|entry| matches!(entry, Value::Number(_))),
        other => matches!(other, Value::Number(_)),
    };
    let options_are_numbers = fields.options.iter().all(|option| option.parse::<f64>().is_ok());
    let small = small(name);
    fields.index = small.contains("index") || small.contains("indices") || numbers && !options_are_numbers;
}

fn is_true(value: &Value) -> bool {
    scalar(value).is_some_and(|mark| matches!(mark.to_lowercase().as_str(), "true" | "1" | "yes"))
}

/// A key as text; several stand on lines.
fn key_text(value: &Value) -> Option<String> {
    match value {
        Value::List(_) => Some(scalars(value).join("\n")).filter(|text| !text.is_empty()),
        Value::Map(parts) => {
            let text =
                first(parts, TEXT, |v| scalar(v).is_some()).or(first(parts, NAME, |v| scalar(v).is_some()));
            text.and_then(|(_, v)| scalar(v))
        }
        other => scalar(other).filter(|text| !text.is_empty()),
    }
}
