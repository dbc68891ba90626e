//! An object to the fields of a question.

use super::literal::Value;
use crate::Haul;
use crate::fields::{Column, Fields, column};

/// Names of a question's text, the surest first.
const QUESTION: &str = "question questiontext questionstem stem prompt frage fragetext q query problem statement \
    text ques title";
const OPTIONS: &str = "options choices answeroptions answerchoices possibleanswers alternatives answers optionen \
    antworten responses opts variants content";
const KEY: &str = "correctanswers correctanswer correctindex correctanswerindex correctoptionindex answerindex \
    correctindices correctoption correctoptions correctchoice correct answerkey answer answers \
    solution solutions key rightanswer right richtig antwort ans answeridx target \
    correctanswerid correctoptionid correctid correctanswerindices a";
const WRONG: &str =
    "incorrectanswers wronganswers distractors incorrectoptions wrongoptions falscheantworten";
const TEXT: &str = "text option answer content choice value answertext optiontext body label title opt name";
const RIGHT: &str = "iscorrect correct right isright istrue isanswer valid richtig iscorrectanswer";
const SAID: &str = "feedback rationale explanation comment reason hint response";
const NAME: &str = "id key letter identifier label optionid";

/// The fields, if the object is a question: it has a text, and options or a key.
pub(super) fn fields(
    entries: &[(String, Value)],
    place: &str,
    strange: &mut Vec<String>,
    haul: &mut Haul,
) -> Option<Fields> {
    let mut fields = Fields::at(place);
    if entries.iter().any(|(key, value)| small(key) == "questions" && matches!(value, Value::List(_))) {
        return None;
    }
    let (asked, question) = asked(entries)?;
    let mut used = vec![asked];
    let inner = match question {
        // The question is an object of its own: `{"stem": …, "choices": […]}`.
        Value::Map(inner) => {
            let (_, text) = first(inner, QUESTION, |v| matches!(v, Value::Text(_)))?;
            fields.question = scalar(text)?;
            &inner[..]
        }
        text => {
            fields.question = scalar(text)?;
            &[]
        }
    };
    let is_options = |v: &Value| matches!(v, Value::List(_) | Value::Map(_));
    let options = first(entries, OPTIONS, is_options).inspect(|(at, _)| used.push(at));
    let options = options.or_else(|| first(inner, OPTIONS, is_options));
    // A title is a question only where a list of options says so: quizzes have titles, too.
    if small(asked) == "title" && !matches!(options, Some((_, Value::List(_)))) {
        return None;
    }
    if let Some((_, options)) = options {
        read_options(options, &mut fields);
    }
    let unused = |(at, _): &(&str, &Value)| !used.contains(at);
    if let Some((at, wrong)) = first(entries, WRONG, |v| matches!(v, Value::List(_))) {
        used.push(at);
        fields.wrong = scalars(wrong);
    } else if let Some((at, key)) = first(entries, KEY, |v| key_text(v).is_some()).filter(unused) {
        used.push(at);
        read_key(at, key, &mut fields);
    }
    if let Some((at, key)) = first(entries, KEY, |v| key_text(v).is_some()) {
        // With wrong answers in a list of their own the key is a text.
        if fields.correct.is_empty() && !fields.wrong.is_empty() {
            used.push(at);
            fields.correct = key_text(key).unwrap_or_default();
        }
    }
    let mut unknown = Vec::new();
    for (key, value) in entries {
        if used.contains(&key.as_str()) {
            continue;
        }
        let small = small(key);
        if column(key) == Some(Column::Feedback)
            || small.ends_with('s') && column(&small[..small.len() - 1]) == Some(Column::Feedback)
        {
            // One explanation for each option.
            let each = scalars(value);
            if !each.is_empty() && each.len() == fields.options.len() {
                fields.said = each;
                continue;
            }
        }
        let text = scalar(value).or_else(|| Some(scalars(value).join(", ")).filter(|text| !text.is_empty()));
        match (small.as_str(), column(key), text) {
            (_, _, None) => {}
            ("code" | "snippet" | "codesnippet" | "codeblock", _, Some(text)) => fields.code = text,
            (_, Some(Column::Question), _) => {}
            (_, Some(column), Some(text)) => fields.set(column, &text),
            (_, None, Some(_)) => {
                unknown.push((small, key));
            }
        }
    }
    let answered = !fields.correct.is_empty() || !fields.wrong.is_empty() || !fields.options.is_empty();
    fields.settle();
    if !answered && fields.options.is_empty() {
        return None;
    }
    for (small, key) in unknown {
        if !strange.contains(&small) && strange.len() < 100 {
            haul.drop(place, "column", format!("the field `{key}` has no place in a bank"));
            strange.push(small);
        }
    }
    Some(fields)
}

/// The question's text, or the object that has it.
fn asked(entries: &[(String, Value)]) -> Option<(&str, &Value)> {
    first(entries, QUESTION, |v| matches!(v, Value::Text(_) | Value::Map(_)))
}

/// Whether a value is no question itself and may hold some.
pub(super) fn holds_questions(value: &Value) -> bool {
    match value {
        Value::List(_) => true,
        Value::Map(entries) => asked(entries).is_none(),
        _ => false,
    }
}

/// The category that a list's own object names.
pub(super) fn category(entries: &[(String, Value)]) -> Option<String> {
    let names = "category topic subject skill kategorie thema";
    first(entries, names, |v| matches!(v, Value::Text(text) if !text.trim().is_empty()))
        .and_then(|(_, v)| scalar(v))
        .map(|name| crate::flow::clip(&name))
}

/// A key without what people write it in: `is_correct`, `isCorrect` and `Is correct` are one.
pub(super) fn small(key: &str) -> String {
    key.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// The first entry that has one of these names, in the order of the names, and fits.
fn first<'e>(
    entries: &'e [(String, Value)],
    names: &str,
    fits: impl Fn(&Value) -> bool,
) -> Option<(&'e str, &'e Value)> {
    let named = |name| entries.iter().find(|(key, value)| small(key) == name && fits(value));
    names.split(' ').find_map(named).map(|(key, value)| (key.as_str(), value))
}

fn read_options(options: &Value, fields: &mut Fields) {
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
    let right = text(RIGHT).is_some_and(|mark| matches!(mark.to_lowercase().as_str(), "true" | "1" | "yes"));
    fields.ids.push(text(NAME).filter(|id| *id != option).unwrap_or_else(|| name.to_owned()));
    fields.options.push(option);
    fields.said.push(text(SAID).unwrap_or_default());
    fields.marks.resize(fields.options.len() - 1, false);
    fields.marks.push(right);
}

fn read_key(name: &str, key: &Value, fields: &mut Fields) {
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

fn scalar(value: &Value) -> Option<String> {
    match value {
        Value::Text(text) => Some(text.trim().to_owned()),
        Value::Number(number) => Some(number.clone()),
        Value::Bool(is) => Some(if *is { "true" } else { "false" }.into()),
        _ => None,
    }
}

fn scalars(value: &Value) -> Vec<String> {
    match value {
        Value::List(entries) => entries.iter().filter_map(scalar).filter(|text| !text.is_empty()).collect(),
        _ => Vec::new(),
    }
}
