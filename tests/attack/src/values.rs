//! Names and values to put in place of others.

use crate::forge::{BOASTS, Draw};
use serde_json::{Value, json};

/// Another name for a member: a term, a name that is none, a dangerous one, or nearly its own.
pub(crate) fn name(key: &str, draw: &mut Draw) -> String {
    let known = [
        "name",
        "description",
        "id",
        "type",
        "proof",
        "expires",
        "validUntil",
        "credentialStatus",
        "endorsement",
    ];
    let odd = ["__proto__", "constructor", "@context", "@id", "@graph", "x", ""];
    match draw.below(4) {
        0 => (*draw.one(&known)).into(),
        1 => (*draw.one(&odd)).into(),
        2 => format!("{key}\u{200b}"),
        _ => {
            format!("{}{}", key.get(..1).unwrap_or_default().to_uppercase(), key.get(1..).unwrap_or_default())
        }
    }
}

/// A value of any type.
pub(crate) fn anything(draw: &mut Draw) -> Value {
    let all = [
        json!(null),
        json!(true),
        json!(false),
        json!(0),
        json!(70),
        json!(1e21),
        json!([]),
        json!({}),
        json!([null]),
        json!(""),
        json!("99"),
        json!({ "id": "https://attacker.example/" }),
    ];
    draw.one(&all).clone()
}

/// Says something else, or nearly the same.
pub(crate) fn retell(value: &mut Value, draw: &mut Draw) {
    let Value::String(text) = value else { return };
    let places: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
    let place = *draw.one(&places);
    match draw.below(7) {
        0 => *text = (*draw.one(&BOASTS)).into(),
        1 => text.insert_str(
            place,
            draw.one::<&str>(&[" ", "\u{200b}", "\u{202e}", "\u{301}", "\0", "1", "a", "="]),
        ),
        2 => _ = text.pop(),
        3 => *text = text.to_uppercase(),
        4 => text.push(' '),
        5 => *text = text.replacen('a', "\u{430}", 1),
        _ => {
            let next = places.iter().find(|next| **next > place).copied().unwrap_or(text.len());
            text.replace_range(place..next, draw.one::<&str>(&["0", "9", "z", "Z", "+", ":"]));
        }
    }
}
