//! An object to the fields of a question.

use super::answers;
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

/// Most entries that an object of a question has.
const ENTRIES: usize = 1000;

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
        answers::read_options(options, &mut fields);
    }
    if let Some((at, wrong)) = first(entries, WRONG, |v| matches!(v, Value::List(_))) {
        used.push(at);
        fields.wrong = scalars(wrong);
    }
    let free: Vec<&str> = KEY.split(' ').filter(|name| !used.iter().any(|key| small(key) == *name)).collect();
    if let Some((at, key)) = first(entries, &free.join(" "), answers::is_key) {
        used.push(at);
        answers::read_key(at, key, &mut fields);
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
pub(super) fn first<'e>(
    entries: &'e [(String, Value)],
    names: &str,
    fits: impl Fn(&Value) -> bool,
) -> Option<(&'e str, &'e Value)> {
    // What has very many entries is a list by another name.
    if entries.len() > ENTRIES {
        return None;
    }
    let named = |name| entries.iter().find(|(key, value)| small(key) == name && fits(value));
    names.split(' ').find_map(named).map(|(key, value)| (key.as_str(), value))
}

pub(super) fn scalar(value: &Value) -> Option<String> {
    match value {
        Value::Text(text) => Some(text.trim().to_owned()),
        Value::Number(number) => Some(number.clone()),
        Value::Bool(is) => Some(if *is { "true" } else { "false" }.into()),
        _ => None,
    }
}

pub(super) fn scalars(value: &Value) -> Vec<String> {
    match value {
        Value::List(entries) => entries.iter().filter_map(scalar).filter(|text| !text.is_empty()).collect(),
        _ => Vec::new(),
    }
}
