//! What is asked: items, skills, levels, presets; the authors' text format and its checks.

mod model;

pub use model::*;
