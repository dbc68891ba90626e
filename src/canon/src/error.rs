//! What went wrong, where, and what to do about it.

use std::fmt;

/// Why a text was refused.
///
/// Printed, it is one sentence for a person: the place, what was found there, what to do. Programs look at
/// [`code`](Error::code).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Error(Box<Inner>);

#[derive(Debug, Clone, PartialEq, Eq)]
struct Inner {
    code: &'static str,
    message: String,
    place: Option<Place>,
    path: String,
}

/// A position in the text that was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    /// Bytes before it.
    pub offset: usize,
    /// Its line, from 1.
    pub line: usize,
    /// Its column in characters, from 1.
    pub column: usize,
}

impl Error {
    pub(crate) const JSON: &str = "INVALID_JSON";
    pub(crate) const LARGE: &str = "TOO_LARGE";
    pub(crate) const SCHEMA: &str = "INVALID_SCHEMA";
    pub(crate) const ENCODING: &str = "INVALID_ENCODING";

    pub(crate) fn new(code: &'static str, message: impl Into<String>) -> Self {
        Self(Box::new(Inner { code, message: message.into(), place: None, path: String::new() }))
    }

    /// `before` is the text up to the place of the error, `path` the value that was being read there.
    pub(crate) fn at(mut self, before: &[u8], path: String) -> Self {
        let line_start = before.iter().rposition(|&byte| byte == b'\n').map_or(0, |newline| newline + 1);
        let starts_character = |byte: &&u8| (**byte & 0xC0) != 0x80;
        self.0.place = Some(Place {
            offset: before.len(),
            line: 1 + before.iter().filter(|&&byte| byte == b'\n').count(),
            column: 1 + before[line_start..].iter().filter(starts_character).count(),
        });
        self.0.path = path;
        self
    }

    /// `INVALID_JSON`, `TOO_LARGE` (bytes or depth), `INVALID_SCHEMA` (JSON, but not of the expected shape) or
    /// `INVALID_ENCODING` (base58, base64url, multihash).
    pub fn code(&self) -> &'static str {
        self.0.code
    }

    /// The sentence without its place.
    pub fn message(&self) -> &str {
        &self.0.message
    }

    /// Where in the text, if the error has a place there.
    pub fn place(&self) -> Option<Place> {
        self.0.place
    }

    /// JSON Pointer (RFC 6901) to the value that was being read; empty for the document itself.
    pub fn path(&self) -> &str {
        &self.0.path
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(place) = self.0.place {
            write!(f, "line {}, column {}", place.line, place.column)?;
            if !self.0.path.is_empty() {
                write!(f, ", at {}", self.0.path)?;
            }
            f.write_str(": ")?;
        }
        f.write_str(&self.0.message)
    }
}

impl std::error::Error for Error {}
