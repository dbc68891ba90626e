//! Why the store did not do as it was told.

use std::fmt;

/// What went wrong, as far as the page must tell cases apart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum StoreError {
    /// Another tab has written this number of this attempt.
    Taken,
    /// The browser refused, with its words: no space left, storage closed or blocked.
    Refused(String),
}

impl fmt::Display for StoreError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            StoreError::Taken => f.write_str("another tab has already written this step of the attempt"),
            StoreError::Refused(why) => f.write_str(why),
        }
    }
}

impl std::error::Error for StoreError {}
