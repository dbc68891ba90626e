//! What can be asked: the list that came with the app, and the banks it names.

mod error;
pub mod fetch;
mod shelf;

pub use error::BankError;
pub use shelf::{Loaded, Shelf};

use serde_json::Value;
use skillmark_canon::{Fault, Fields, count, list, text};

/// The list of banks in the app's folder.
#[derive(Debug, Clone, PartialEq)]
pub struct Catalogue {
    /// Layout version.
    pub format: u32,
    /// In the order they are shown.
    pub banks: Vec<Entry>,
}

/// What is known about a bank before it is loaded.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// The bank's id, as in addresses.
    pub id: String,
    /// Its title.
    pub title: String,
    /// What it measures, in a sentence or two.
    pub summary: String,
    /// Titles of its skills.
    pub skills: Vec<String>,
    /// Number of questions.
    pub items: u32,
    /// Where it lies, relative to the catalogue.
    pub file: String,
    /// Its content digest: a bank that has it keeps all rules, for it was checked when it was built.
    pub content: String,
}

impl Catalogue {
    /// Members that this version does not know are passed over.
    fn read(value: &Value) -> Result<Catalogue, Fault> {
        let mut f = Fields::of(value)?;
        let catalogue =
            Catalogue { format: f.need("format", count), banks: f.need("banks", list(Entry::read)) };
        f.end_open(catalogue)
    }
}

impl Entry {
    fn read(value: &Value) -> Result<Entry, Fault> {
        let mut f = Fields::of(value)?;
        let read = Entry {
            id: f.need("id", text),
            title: f.need("title", text),
            summary: f.need("summary", text),
            skills: f.need("skills", list(text)),
            items: f.need("items", count),
            file: f.need("file", text),
            content: f.need("content", text),
        };
        f.end_open(read)
    }
}
