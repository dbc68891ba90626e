//! Reading a request's fields: what was found, where, and what was expected.

use serde_json::{Map, Value};
use skillmark_irt::{Invalid, LARGEST};

/// Why a request cannot be answered.
#[derive(Debug)]
pub(crate) struct Fault {
    pub(crate) code: &'static str,
    pub(crate) message: String,
}

impl Fault {
    pub(crate) fn new(code: &'static str, message: impl Into<String>) -> Self {
        Fault { code, message: message.into() }
    }

    /// A field that holds something else than it should.
    pub(crate) fn field(name: &str, found: &Value, expected: &str) -> Self {
        Fault::new("INVALID_FIELD", format!("`{name}` is {}; expected {expected}", describe(found)))
    }

    /// A number that no model, prior or rule can have.
    pub(crate) fn invalid(name: &str, invalid: &Invalid) -> Self {
        Fault::new("INVALID_FIELD", format!("`{name}`: {invalid}"))
    }
}

/// What stands in a field, short enough for a message.
fn describe(value: &Value) -> String {
    let cut = |text: String| match text.char_indices().nth(40) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text,
    };
    match value {
        Value::Array(list) => format!("an array of {}", list.len()),
        Value::Object(_) => "an object".to_owned(),
        other => cut(other.to_string()),
    }
}

/// Everything that a request may hold; what an operation has no use for is left alone.
const KNOWN: [&str; 15] = [
    "op",
    "model",
    "items",
    "range",
    "nodes",
    "prior",
    "d",
    "theta",
    "responses",
    "method",
    "tuning",
    "administered",
    "criterion",
    "start_theta",
    "stop",
];

/// The fields of a request; `null` counts as absent.
pub(crate) struct Fields<'a>(&'a Map<String, Value>);

impl<'a> Fields<'a> {
    pub(crate) fn new(request: &'a Value) -> Result<Self, Fault> {
        let Value::Object(map) = request else {
            return Err(Fault::new(
                "INVALID_REQUEST",
                format!(
                    "the request is {}; expected an object such as {{\"op\":\"functions\",…}}",
                    describe(request)
                ),
            ));
        };
        match map.keys().find(|key| !KNOWN.contains(&key.as_str())) {
            Some(key) => Err(unknown("UNKNOWN_FIELD", "field", key, &KNOWN)),
            None => Ok(Fields(map)),
        }
    }

    pub(crate) fn get(&self, name: &str) -> Option<&'a Value> {
        self.0.get(name).filter(|value| !value.is_null())
    }

    pub(crate) fn required(&self, name: &str, expected: &str) -> Result<&'a Value, Fault> {
        self.get(name)
            .ok_or_else(|| Fault::new("MISSING_FIELD", format!("`{name}` is missing; expected {expected}")))
    }

    /// One of a list of names.
    pub(crate) fn name<T: Copy>(&self, field: &str, names: &[(&str, T)]) -> Result<Option<T>, Fault> {
        self.get(field).map(|value| name(field, value, names)).transpose()
    }

    pub(crate) fn number(&self, name: &str) -> Result<Option<f64>, Fault> {
        self.get(name).map(|value| number(name, value)).transpose()
    }
}

/// One of a list of names.
pub(crate) fn name<T: Copy>(field: &str, value: &Value, names: &[(&str, T)]) -> Result<T, Fault> {
    let all = || names.iter().map(|(name, _)| *name).collect::<Vec<_>>();
    let Value::String(text) = value else {
        return Err(Fault::field(field, value, &format!("one of {}", all().join(", "))));
    };
    let found = names.iter().find(|(name, _)| name == text);
    found.map(|(_, meaning)| *meaning).ok_or_else(|| unknown("INVALID_FIELD", field, text, &all()))
}

pub(crate) fn unknown(code: &'static str, what: &str, found: &str, known: &[&str]) -> Fault {
    let found = describe(&Value::from(found));
    Fault::new(code, format!("no {what} is named {found}; expected one of {}", known.join(", ")))
}

pub(crate) fn number(name: &str, value: &Value) -> Result<f64, Fault> {
    match value.as_f64() {
        Some(number) if number.abs() <= LARGEST => Ok(number),
        Some(_) => Err(Fault::field(name, value, "a number from -1e6 to 1e6")),
        None => Err(Fault::field(name, value, "a number")),
    }
}

/// A whole number within bounds.
pub(crate) fn whole(name: &str, value: &Value, least: usize, most: usize) -> Result<usize, Fault> {
    let found = value.as_u64().and_then(|n| usize::try_from(n).ok()).filter(|n| (least..=most).contains(n));
    found.ok_or_else(|| Fault::field(name, value, &format!("a whole number from {least} to {most}")))
}

pub(crate) fn array<'v>(name: &str, value: &'v Value, expected: &str) -> Result<&'v [Value], Fault> {
    value.as_array().map(Vec::as_slice).ok_or_else(|| Fault::field(name, value, expected))
}

pub(crate) fn numbers(name: &str, value: &Value, expected: &str) -> Result<Vec<f64>, Fault> {
    let list = array(name, value, expected)?;
    list.iter().enumerate().map(|(i, value)| number(&format!("{name}[{i}]"), value)).collect()
}

/// Exactly two numbers.
pub(crate) fn pair(name: &str, value: &Value, expected: &str) -> Result<(f64, f64), Fault> {
    match numbers(name, value, expected)?[..] {
        [a, b] => Ok((a, b)),
        _ => Err(Fault::field(name, value, expected)),
    }
}
