//! Reading `bank.json`, which may be cut short, changed by hand, or no bank at all.

use crate::rare::Rare;
use crate::read::bank;
use crate::{Bank, FORMAT, Problem, validate};
use serde_json::Value;
use skillmark_canon::{Digest, Limits, parse};
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
        let (bank, _) = Bank::read(bytes)?;
        bank.check().map(|()| bank)
    }

    /// The bank as far as its shape goes, and its [`content_digest`](crate::content_digest). For whoever knows by the
    /// digest that the bank keeps the rules, as `skillmark bank build` made it; else [`check`](Bank::check) it.
    pub fn read(bytes: &[u8]) -> Result<(Bank, Digest), LoadError> {
        let value = read(bytes)?;
        check_format(&value)?;
        let bank = bank(&value, &Rare::ALL).map_err(|fault| LoadError {
            code: "shape",
            message: format!("The bank is damaged: {fault}."),
            help: FETCH,
        })?;
        Ok((bank, Digest::of_value(&value)))
    }

    /// Whether every rule holds that the compiler guarantees.
    pub fn check(&self) -> Result<(), LoadError> {
        match validate(self).as_slice() {
            [] => Ok(()),
            problems => Err(content(problems)),
        }
    }
}

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
