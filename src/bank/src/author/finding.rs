//! What the compiler and the checks have to say.

use serde::Serialize;
use std::fmt;

/// One thing to look at: what was found, where, and what to do about it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// Stable name of the rule, for filters and for looking it up in `FORMAT.md`.
    pub code: &'static str,
    /// Whether the bank can be built all the same.
    pub severity: Severity,
    /// File, as named when it was read.
    pub file: String,
    /// Line, from 1.
    pub line: u32,
    /// Column in characters, from 1.
    pub column: u32,
    /// Item, where the finding concerns one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub item: Option<String>,
    /// What was found and what was expected.
    pub message: String,
    /// What to do.
    pub help: String,
}

/// How grave a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// No bank can be built.
    Error,
    /// Worth an author's second look; the bank builds.
    Warning,
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Severity::Error => "error",
            Severity::Warning => "warning",
        })
    }
}

impl fmt::Display for Finding {
    /// `file:line:column`, which editors turn into links; then rule and message; then what to do.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Finding { code, severity, file, line, column, message, help, .. } = self;
        write!(f, "{file}:{line}:{column}: {severity}[{code}]: ")?;
        if let Some(item) = &self.item {
            write!(f, "{item}: ")?;
        }
        write!(f, "{message}\n    {help}")
    }
}

/// In the order an author walks through the files.
pub(super) fn sort(findings: &mut [Finding]) {
    findings.sort_by(|a, b| {
        let key = |f: &Finding| (f.file.clone(), f.line, f.column, f.severity, f.code);
        key(a).cmp(&key(b))
    });
}
