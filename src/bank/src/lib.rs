//! What is asked: items, skills, levels, presets; the authors' text format and its checks.

mod answer;
#[cfg(feature = "author")]
pub mod author;
mod blueprint;
mod date;
mod digest;
mod load;
mod model;
mod plain;
mod rare;
mod read;
mod related;
mod rules;
mod score;
mod usual;
mod validate;

pub use answer::*;
pub use blueprint::{enemies, testlets};
pub use date::Date;
pub use digest::{content_digest, preset_digest, scoring_digest};
pub use load::LoadError;
pub use model::*;
pub use plain::images_in;
pub use related::Related;
pub use rules::{Area, DECISIONS, EXPOSURES, PLATEAU, Rules};
pub use score::Misfit;
pub use usual::Usual;
pub use validate::{Problem, validate};

#[cfg(feature = "author")]
pub(crate) use validate::items::option_id;
