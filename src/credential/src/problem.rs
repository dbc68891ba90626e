//! What is wrong with a document, for machines and for people.

use std::fmt;

/// Why a document is not accepted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// One of `INVALID_SCHEMA`, `INVALID_PROOF`, `INVALID_SIGNATURE`, `INVALID_CONTEXT`, `INVALID_KEY`,
    /// `INVALID_ISSUER_BINDING`, `UNSUPPORTED`, `UNRESOLVABLE`.
    pub code: &'static str,
    /// JSON Pointer to the value at fault; empty for the document itself.
    pub path: String,
    /// What was found and what was expected.
    pub message: String,
}

impl Problem {
    pub(crate) const SCHEMA: &str = "INVALID_SCHEMA";
    pub(crate) const PROOF: &str = "INVALID_PROOF";
    pub(crate) const SIGNATURE: &str = "INVALID_SIGNATURE";
    pub(crate) const CONTEXT: &str = "INVALID_CONTEXT";
    pub(crate) const KEY: &str = "INVALID_KEY";
    pub(crate) const BINDING: &str = "INVALID_ISSUER_BINDING";
    pub(crate) const UNSUPPORTED: &str = "UNSUPPORTED";
    pub(crate) const UNRESOLVABLE: &str = "UNRESOLVABLE";

    pub(crate) fn new(code: &'static str, path: impl Into<String>, message: impl Into<String>) -> Self {
        Self { code, path: path.into(), message: message.into() }
    }

    /// The same problem, its path seen from the document that holds the value.
    pub(crate) fn below(mut self, path: &str) -> Self {
        self.path.insert_str(0, path);
        self
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.path.is_empty() {
            write!(f, "at {}: ", self.path)?;
        }
        f.write_str(&self.message)
    }
}

impl std::error::Error for Problem {}

/// A value that a stranger wrote, for use inside a message: cut, and without characters that could disguise it.
pub(crate) fn quote(text: &str) -> String {
    let head: String = text.chars().take(80).collect();
    let cut = if head.len() < text.len() { "…" } else { "" };
    format!("\"{}{cut}\"", head.escape_default())
}
