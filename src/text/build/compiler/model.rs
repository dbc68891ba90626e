//! What a message is, once it is read.

use std::collections::BTreeMap;

/// A file of messages.
pub(crate) struct File {
    pub(crate) locale: String,
    pub(crate) page: String,
    /// Comment at the head of the file, for the module's documentation.
    pub(crate) about: String,
    /// Whether the messages are looked up by code at run time instead of called by name.
    pub(crate) lookup: bool,
    /// By id; attributes as `id.attribute`.
    pub(crate) messages: BTreeMap<String, Pattern>,
    /// By id without the hyphen in front.
    pub(crate) terms: BTreeMap<String, Pattern>,
}

impl File {
    /// `locales/en/take.ftl: progress: ` in front of what is wrong there.
    pub(crate) fn problem(&self, message: &str, what: impl std::fmt::Display) -> String {
        format!("locales/{}/{}.ftl: {message}: {what}", self.locale, self.page)
    }
}

/// A message's text in pieces.
pub(crate) type Pattern = Vec<Part>;

/// A piece of a pattern.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Part {
    /// Text as it stands.
    Text(String),
    /// An argument, inserted as text.
    Variable(String),
    /// `NUMBER($x)`: an argument, inserted as a number of the locale.
    Number(String),
    /// `DATETIME($x)`: an argument, inserted as a date of the locale.
    Date(String),
    /// One of several patterns, by the value of an argument.
    Select { variable: String, variants: Vec<(Key, Pattern)>, default: usize },
    /// `{ other }` in the same file.
    Message(String),
    /// `{ -term }`, with the fixed arguments handed to it.
    Term(String, BTreeMap<String, String>),
}

/// What a variant stands for.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Key {
    /// This very number.
    Exactly(u32),
    /// A plural category, or a word that an argument may be.
    Word(String),
}

/// What an argument is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Text,
    Number,
    Date,
    /// A text that chooses between variants.
    Word,
}

/// Names and kinds of arguments, in alphabetical order: rewording a sentence must not reorder them.
pub(crate) type Arguments = BTreeMap<String, Kind>;

/// All locales, agreed.
pub(crate) struct Catalogue {
    pub(crate) locales: Vec<String>,
    pub(crate) pages: BTreeMap<String, Page>,
}

/// A file, in all locales.
pub(crate) struct Page {
    pub(crate) about: String,
    pub(crate) lookup: bool,
    pub(crate) messages: BTreeMap<String, Message>,
}

/// A message, in all locales.
pub(crate) struct Message {
    pub(crate) arguments: Arguments,
    /// In the order of [`Catalogue::locales`].
    pub(crate) patterns: Vec<Pattern>,
}

/// CLDR's names of plural categories.
pub(crate) const CATEGORIES: [&str; 6] = ["zero", "one", "two", "few", "many", "other"];
