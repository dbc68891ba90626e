//! Reading `bank.json`, which may be cut short, changed by hand, or no bank at all.

use crate::{Alignment, Bank, Choice, FORMAT, Item, Level, Params, Preset, Problem, Skill, validate};
use serde::de::DeserializeOwned;
use serde_json::Value;
use skillmark_canon::{Limits, parse};
use std::fmt;

/// Why a `bank.json` cannot be used: what was found, where, and what to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LoadError {
    code: &'static str,
    message: String,
    help: &'static str,
}

const FETCH: &str =
    "Get the file again from where it was published, or build it again with `skillmark bank build`.";

impl LoadError {
    /// Stable name: `not-json`, `not-a-bank`, `newer-format`, `shape` (a field is missing, unknown or of another
    /// kind) or `content` (a rule that every bank keeps is broken).
    pub fn code(&self) -> &'static str {
        self.code
    }

    /// What was found, and where.
    pub fn message(&self) -> &str {
        &self.message
    }

    /// What to do about it.
    pub fn help(&self) -> &str {
        self.help
    }
}

impl fmt::Display for LoadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.message, self.help)
    }
}

impl std::error::Error for LoadError {}

impl Bank {
    /// Reads a `bank.json` and checks all that the compiler guarantees, so that nothing later has to.
    ///
    /// ```
    /// use skillmark_bank::Bank;
    /// let error = Bank::load(br#"{"format": 2, "id": "future"}"#).unwrap_err();
    /// assert_eq!(error.code(), "newer-format");
    /// assert_eq!(error.to_string(), "This bank needs a newer Skillmark: its layout is version 2, and this \
    ///     Skillmark reads version 1. Update Skillmark, or get the bank in the older layout.");
    /// ```
    pub fn load(bytes: &[u8]) -> Result<Bank, LoadError> {
        let value = read(bytes)?;
        check_format(&value)?;
        let bank = match Bank::deserialize_from(&value) {
            Ok(bank) => bank,
            Err(message) => return Err(shape(&value, message)),
        };
        match validate(&bank).as_slice() {
            [] => Ok(bank),
            problems => Err(content(problems)),
        }
    }
}

/// Typed conversion with the reason in words.
trait FromValue: DeserializeOwned {
    fn deserialize_from(value: &Value) -> Result<Self, String> {
        Self::deserialize(value).map_err(|error| error.to_string())
    }
}

impl<T: DeserializeOwned> FromValue for T {}

fn read(bytes: &[u8]) -> Result<Value, LoadError> {
    // What a server answers in place of a file: its login or error page.
    if bytes.trim_ascii_start().first() == Some(&b'<') {
        let message = "This is a web page, not a bank.".to_owned();
        let help =
            "The server probably answered with a login or error page: open the address itself and look.";
        return Err(LoadError { code: "not-json", message, help });
    }
    parse(bytes, Limits::BANK).map_err(|error| LoadError {
        code: "not-json",
        message: format!("The bank cannot be read: {error}."),
        help: FETCH,
    })
}

fn check_format(value: &Value) -> Result<(), LoadError> {
    match value.get("format").and_then(Value::as_u64) {
        Some(format) if format == u64::from(FORMAT) => Ok(()),
        Some(format) if format > u64::from(FORMAT) => Err(LoadError {
            code: "newer-format",
            message: format!(
                "This bank needs a newer Skillmark: its layout is version {format}, and this Skillmark reads \
                 version {FORMAT}."
            ),
            help: "Update Skillmark, or get the bank in the older layout.",
        }),
        _ => Err(LoadError {
            code: "not-a-bank",
            message: "This is JSON, but no Skillmark bank: it has no `format` number.".to_owned(),
            help: "Choose the `bank.json` that `skillmark bank build` wrote.",
        }),
    }
}

/// Names the smallest part that does not fit. Only read once something did not.
fn shape(value: &Value, message: String) -> LoadError {
    let mut fault = None;
    parts::<Skill>(value, "", "skills", &mut fault, |skill, path, fault| {
        parts::<Level>(skill, path, "levels", fault, |_, _, _| {});
        parts::<Alignment>(skill, path, "alignments", fault, |_, _, _| {});
    });
    parts::<Preset>(value, "", "presets", &mut fault, |_, _, _| {});
    parts::<Item>(value, "", "items", &mut fault, |item, path, fault| {
        if let Some(answer) = item.get("answer") {
            parts::<Choice>(answer, &format!("{path}.answer"), "options", fault, |_, _, _| {});
        }
        if let Some(Err(message)) = item.get("params").map(Params::deserialize_from) {
            fault.get_or_insert((format!("{path}.params"), message));
        }
    });
    let message = match fault {
        Some((path, message)) => format!("The bank is damaged: at `{path}`, {message}."),
        None => format!("The bank is damaged: {message}."),
    };
    LoadError { code: "shape", message, help: FETCH }
}

type Fault = Option<(String, String)>;

/// Tries the parts of the list `key` one by one; of one that does not fit first `inside`, then the part as a whole.
fn parts<T: FromValue>(
    parent: &Value,
    base: &str,
    key: &str,
    fault: &mut Fault,
    inside: impl Fn(&Value, &str, &mut Fault),
) {
    for (i, part) in parent.get(key).and_then(Value::as_array).into_iter().flatten().enumerate() {
        let Err(message) = T::deserialize_from(part) else { continue };
        let dot = if base.is_empty() { "" } else { "." };
        let id = part.get("id").and_then(Value::as_str).map_or(String::new(), |id| format!(" ({id})"));
        let path = format!("{base}{dot}{key}[{i}]");
        inside(part, &path, fault);
        fault.get_or_insert((format!("{path}{id}"), message));
    }
}

fn content(problems: &[Problem]) -> LoadError {
    let first = problems.first().map(Problem::to_string).unwrap_or_default();
    let more = match problems.len() {
        0 | 1 => String::new(),
        2 => " There is one more fault.".to_owned(),
        n => format!(" There are {} more faults.", n - 1),
    };
    LoadError {
        code: "content",
        message: format!("The bank was changed or badly made: {first}.{more}"),
        help: FETCH,
    }
}
