//! Why a plan or an event does not fit.

/// A plan or log that cannot be followed. `at` is the index of the offending event, where there is one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Error {
    /// Index into the log.
    pub at: Option<usize>,
    /// Machine-readable reason.
    pub code: &'static str,
    /// What was found and what was expected.
    pub message: String,
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
