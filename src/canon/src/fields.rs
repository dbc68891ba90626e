//! Objects read field by field: strict, with the place of whatever does not fit.
//!
//! It does what a derived `Deserialize` does with `deny_unknown_fields`. A derived one is compiled anew for every type and
//! every kind of deserializer, which made it the largest part of the page (for a bank, 80 kB against 15); and it does not
//! know where in the document it is.

use serde_json::{Map, Value};
use std::fmt;

/// What does not fit, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    message: String,
    path: String,
    id: Option<String>,
}

impl Fault {
    /// A fault at the value being read.
    pub fn new(message: String) -> Self {
        Fault { message, path: String::new(), id: None }
    }

    fn kind(expected: &str, found: &Value) -> Self {
        let found = match found {
            Value::Null => "null".to_owned(),
            Value::Bool(value) => format!("`{value}`"),
            Value::Number(number) => format!("the number {number}"),
            Value::String(text) => format!("the text \"{}\"", text.chars().take(40).collect::<String>()),
            Value::Array(_) => "a list".to_owned(),
            Value::Object(_) => "an object".to_owned(),
        };
        Fault::new(format!("expected {expected}, found {found}"))
    }

    /// The same fault, seen from the object or list around it.
    fn inside(mut self, step: &str) -> Self {
        let dot = if self.path.is_empty() || self.path.starts_with('[') { "" } else { "." };
        self.path = format!("{step}{dot}{}", self.path);
        self
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.path.is_empty() {
            write!(f, "at `{}`", self.path)?;
            if let Some(id) = &self.id {
                write!(f, " ({id})")?;
            }
            f.write_str(", ")?;
        }
        f.write_str(&self.message)
    }
}

impl std::error::Error for Fault {}

/// An object whose fields are taken one after another. The first fault is kept; [`end`](Fields::end) tells it, or
/// refuses what nobody took.
///
/// ```
/// use skillmark_canon::{Fault, Fields, Limits, count, list, parse, text};
/// let value = parse(br#"{"id": "a", "parts": [{"size": "big"}]}"#, Limits::UNTRUSTED)?;
///
/// let mut fields = Fields::of(&value)?;
/// let size = |part| -> Result<u32, Fault> {
///     let mut fields = Fields::of(part)?;
///     let size = fields.need("size", count);
///     fields.end(size)
/// };
/// let whole = (fields.need("id", text), fields.need("parts", list(size)));
/// let fault = fields.end(whole).unwrap_err();
/// assert_eq!(fault.to_string(), "at `parts[0].size`, expected a whole number from 0 on, found the text \"big\"");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub struct Fields<'v> {
    members: &'v Map<String, Value>,
    taken: Vec<&'static str>,
    fault: Option<Fault>,
}

impl<'v> Fields<'v> {
    /// Refuses what is no object.
    pub fn of(value: &'v Value) -> Result<Self, Fault> {
        match value {
            Value::Object(members) => Ok(Fields { members, taken: Vec::new(), fault: None }),
            other => Err(Fault::kind("an object", other)),
        }
    }

    /// A field that must be there. After a fault a stand-in, which [`end`](Fields::end) does not let out.
    pub fn need<T: Default>(
        &mut self,
        key: &'static str,
        read: impl FnOnce(&'v Value) -> Result<T, Fault>,
    ) -> T {
        match self.must(key, read) {
            Ok(value) => value,
            Err(fault) => self.fail(fault),
        }
    }

    /// A field that must be there, of a type without a stand-in.
    pub fn must<T>(
        &mut self,
        key: &'static str,
        read: impl FnOnce(&'v Value) -> Result<T, Fault>,
    ) -> Result<T, Fault> {
        match self.take(key) {
            Some(value) => read(value).map_err(|fault| fault.inside(key)),
            None => Err(Fault::new(format!("missing field `{key}`"))),
        }
    }

    /// A field that may be left out.
    pub fn may<T>(
        &mut self,
        key: &'static str,
        read: impl FnOnce(&'v Value) -> Result<T, Fault>,
    ) -> Option<T> {
        match read(self.take(key)?) {
            Ok(value) => Some(value),
            Err(fault) => self.fail(fault.inside(key)),
        }
    }

    /// What was made of the fields, unless one had a fault or nobody took it.
    pub fn end<T>(self, whole: T) -> Result<T, Fault> {
        match self.fault.or_else(|| self.members.keys().find_map(|key| stranger(key, &self.taken))) {
            None => Ok(whole),
            Some(fault) => Err(fault),
        }
    }

    /// [`end`](Fields::end) where members of later versions are passed over.
    pub fn end_open<T>(self, whole: T) -> Result<T, Fault> {
        self.fault.map_or(Ok(whole), Err)
    }

    fn fail<T: Default>(&mut self, fault: Fault) -> T {
        self.fault.get_or_insert(fault);
        T::default()
    }

    fn take(&mut self, key: &'static str) -> Option<&'v Value> {
        self.taken.push(key);
        self.members.get(key)
    }
}

fn stranger(key: &str, known: &[&str]) -> Option<Fault> {
    (!known.contains(&key)).then(|| Fault::new(format!("unknown field `{key}`, expected {}", one_of(known))))
}

/// `` `a`, `b` or `c` ``, for what was expected.
pub fn one_of(names: &[&str]) -> String {
    let mut text = String::new();
    for (i, name) in names.iter().enumerate() {
        let before = match i {
            0 => "",
            _ if i + 1 == names.len() => " or ",
            _ => ", ",
        };
        text = format!("{text}{before}`{name}`");
    }
    text
}

/// An object of these members; those that are `null` are left out. The counterpart of [`Fields`], and small for the same
/// reason.
///
/// ```
/// use skillmark_canon::{canonical, object};
/// let value = object([("id", "a".into()), ("note", None::<&str>.into()), ("size", 3.into())]);
/// assert_eq!(canonical(&value), r#"{"id":"a","size":3}"#);
/// ```
pub fn object<const N: usize>(members: [(&str, Value); N]) -> Value {
    collect(&mut members.into_iter())
}

/// One by one and compiled once: collecting sorts, and is compiled for every number of members.
fn collect(members: &mut dyn Iterator<Item = (&str, Value)>) -> Value {
    let mut object = Map::new();
    for (key, value) in members.filter(|(_, value)| !value.is_null()) {
        object.insert(key.to_owned(), value);
    }
    Value::Object(object)
}

/// Text.
pub fn text(value: &Value) -> Result<String, Fault> {
    value.as_str().map(str::to_owned).ok_or_else(|| Fault::kind("text", value))
}

/// A number.
pub fn number(value: &Value) -> Result<f64, Fault> {
    value.as_f64().ok_or_else(|| Fault::kind("a number", value))
}

/// A whole number from 0 to 2³²−1.
pub fn count(value: &Value) -> Result<u32, Fault> {
    let whole = value.as_u64().and_then(|whole| u32::try_from(whole).ok());
    whole.ok_or_else(|| Fault::kind("a whole number from 0 on", value))
}

/// `true` or `false`.
pub fn flag(value: &Value) -> Result<bool, Fault> {
    value.as_bool().ok_or_else(|| Fault::kind("`true` or `false`", value))
}

/// A list of what `read` reads. A fault inside an entry that has an `id` names it.
pub fn list<'v, T>(
    mut read: impl FnMut(&'v Value) -> Result<T, Fault>,
) -> impl FnOnce(&'v Value) -> Result<Vec<T>, Fault> {
    move |value| {
        let entries = value.as_array().ok_or_else(|| Fault::kind("a list", value))?;
        let mut all = Vec::with_capacity(entries.len());
        for (i, entry) in entries.iter().enumerate() {
            all.push(read(entry).map_err(|fault| in_entry(fault, i, entry))?);
        }
        Ok(all)
    }
}

fn in_entry(mut fault: Fault, i: usize, entry: &Value) -> Fault {
    if fault.id.is_none() {
        fault.id = entry.get("id").and_then(Value::as_str).map(str::to_owned);
    }
    fault.inside(&format!("[{i}]"))
}
