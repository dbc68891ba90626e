//! What is asked: items, skills, levels, presets; the authors' text format and its checks.

#[cfg(feature = "author")]
pub mod author;
mod blueprint;
mod date;
mod digest;
mod load;
mod model;
mod plain;
mod read;
mod rules;
mod validate;

pub use blueprint::{enemies, testlets};
pub use date::Date;
pub use digest::{content_digest, scoring_digest};
pub use load::LoadError;
pub use model::*;
pub use rules::{Area, DECISIONS, EXPOSURES, Kept, PLATEAU, Rules};
pub use validate::{Problem, validate};

#[cfg(feature = "author")]
pub(crate) use validate::items::option_id;
