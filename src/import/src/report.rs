//! What a reader brings home.

use crate::Question;
use serde::Serialize;
use std::collections::BTreeMap;

/// What came out of one file.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Haul {
    /// Questions that can be used.
    pub questions: Vec<Question>,
    /// Questions, or whole files, that cannot be.
    pub refused: Vec<Note>,
    /// Parts that were left out of questions that can be used.
    pub dropped: Vec<Note>,
    /// Pictures that stems show, by the name their `Block::Image` has.
    pub images: BTreeMap<String, Vec<u8>>,
}

/// Something that did not come along, and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Note {
    /// File and place in it, as in [`Question::from`].
    pub r#where: String,
    /// For machines, `kebab-case`.
    pub code: &'static str,
    /// For people: what was found and what to do.
    pub message: String,
}

impl Haul {
    /// Notes a question or file that cannot be used.
    pub fn refuse(&mut self, place: impl Into<String>, code: &'static str, message: impl Into<String>) {
        self.refused.push(Note { r#where: place.into(), code, message: message.into() });
    }
    /// Notes a part that is left out.
    pub fn drop(&mut self, place: impl Into<String>, code: &'static str, message: impl Into<String>) {
        self.dropped.push(Note { r#where: place.into(), code, message: message.into() });
    }
    /// Adds what another file brought.
    pub fn append(&mut self, mut other: Haul) {
        self.questions.append(&mut other.questions);
        self.refused.append(&mut other.refused);
        self.dropped.append(&mut other.dropped);
        self.images.append(&mut other.images);
    }
}
