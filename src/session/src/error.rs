//! Why a plan or an event does not fit.

/// A plan or log that cannot be followed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Error {
    /// Index of the offending event in the log, where there is one.
    pub at: Option<usize>,
    /// Machine-readable reason: `BANK`, `PLAN` or `EVENT`.
    pub code: &'static str,
    /// What was found and what was expected.
    pub message: String,
}

impl Error {
    pub(crate) fn new(code: &'static str, message: String) -> Self {
        Error { at: None, code, message }
    }
}

impl std::fmt::Display for Error {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self.at {
            Some(at) => write!(f, "event {at}: {}", self.message),
            None => f.write_str(&self.message),
        }
    }
}

impl std::error::Error for Error {}
