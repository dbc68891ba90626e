//! Why there is nothing to ask.

use leptos::wasm_split::SplitLoaderError;
use skillmark_bank::LoadError;
use skillmark_text::{Locale, errors};

/// What went wrong on the way to a bank.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BankError {
    /// The catalogue did not arrive, or is none.
    Catalogue,
    /// The catalogue has no bank of this name.
    Unknown(String),
    /// The file did not arrive.
    Missing,
    /// It is for a newer version of the app.
    Newer,
    /// It arrived and is not a sound bank; why, in words.
    Damaged(String),
}

impl BankError {
    /// What the person reads.
    pub fn text(&self, l: Locale) -> String {
        match self {
            BankError::Catalogue => errors::catalogue_missing(l).to_owned(),
            BankError::Unknown(id) => errors::bank_unknown(l, id),
            BankError::Missing => errors::bank_missing(l).to_owned(),
            BankError::Newer => errors::bank_newer(l).to_owned(),
            BankError::Damaged(detail) => errors::bank_damaged(l, detail),
        }
    }
}

/// A part of the page that did not arrive.
impl From<SplitLoaderError> for BankError {
    fn from(_: SplitLoaderError) -> Self {
        BankError::Missing
    }
}

impl From<LoadError> for BankError {
    fn from(error: LoadError) -> Self {
        match error.code() {
            "newer-format" => BankError::Newer,
            _ => BankError::Damaged(error.message().trim_end_matches('.').to_owned()),
        }
    }
}
