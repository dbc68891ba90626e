//! The canonical form of RFC 8785 (JCS): one text per value, so that it can be hashed and signed.

use serde::Serialize;
use serde_json::{Map, Value};

use crate::{Error, number};

/// The canonical text of a value: no spaces, keys in the order of their UTF-16 code units, one form per number.
///
/// What [`parse`](crate::parse()) accepts comes back from its canonical text unchanged.
pub fn canonical(value: &Value) -> String {
    let mut out = String::new();
    write_value(value, &mut out);
    out
}

/// The canonical text of anything that serialises to JSON.
///
/// Refuses integers beyond ±(2⁵³−1), which [`parse`](crate::parse()) would not read back. A NaN or an infinity
/// becomes `null` on its way through serde_json: types that may hold one carry their numbers as strings.
pub fn to_canonical<T: Serialize>(t: &T) -> Result<String, Error> {
    // Without serde_json's words for it, which bring those of every input error along.
    let odd_key = |_| Error::new(Error::SCHEMA, "a map in it has keys that are no text");
    let value = serde_json::to_value(t).map_err(odd_key)?;
    match ambiguous_number(&value) {
        None => Ok(canonical(&value)),
        Some(number) => {
            let message =
                format!("{number} is beyond ±(2^53-1), where readers disagree; serialise it as a string");
            Err(Error::new(Error::SCHEMA, message))
        }
    }
}

fn ambiguous_number(value: &Value) -> Option<&serde_json::Number> {
    match value {
        Value::Number(number) => number::is_ambiguous(number).then_some(number),
        Value::Array(items) => items.iter().find_map(ambiguous_number),
        Value::Object(members) => members.values().find_map(ambiguous_number),
        Value::Null | Value::Bool(_) | Value::String(_) => None,
    }
}

fn write_value(value: &Value, out: &mut String) {
    match value {
        Value::Null => out.push_str("null"),
        Value::Bool(true) => out.push_str("true"),
        Value::Bool(false) => out.push_str("false"),
        Value::Number(number) => number::write(number, out),
        Value::String(text) => write_string(text, out),
        Value::Array(items) => {
            out.push('[');
            for (i, item) in items.iter().enumerate() {
                if i > 0 {
                    out.push(',');
                }
                write_value(item, out);
            }
            out.push(']');
        }
        Value::Object(members) => {
            out.push('{');
            for (i, (key, value)) in in_utf16_order(members).into_iter().enumerate() {
                if i > 0 {
                    out.push(',');
                }
                write_string(key, out);
                out.push(':');
                write_value(value, out);
            }
            out.push('}');
        }
    }
}

/// The map is in the order of UTF-8, which differs only beyond U+FFFF: nearly all members go to the end.
fn in_utf16_order(members: &Map<String, Value>) -> Vec<(&String, &Value)> {
    let mut ordered: Vec<(&String, &Value)> = Vec::with_capacity(members.len());
    for member in members {
        let at = ordered.partition_point(|(key, _)| key.encode_utf16().le(member.0.encode_utf16()));
        ordered.insert(at, member);
    }
    ordered
}

fn write_string(text: &str, out: &mut String) {
    out.push('"');
    for character in text.chars() {
        match character {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\u{8}' => out.push_str("\\b"),
            '\t' => out.push_str("\\t"),
            '\n' => out.push_str("\\n"),
            '\u{C}' => out.push_str("\\f"),
            '\r' => out.push_str("\\r"),
            '\0'..='\u{1F}' => out.push_str(&format!("\\u{:04x}", u32::from(character))),
            _ => out.push(character),
        }
    }
    out.push('"');
}
