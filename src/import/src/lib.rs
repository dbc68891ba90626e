//! Other people's question formats to a bank and back. Never in the test-taker's download.
//!
//! Every reader takes untrusted bytes and gives a [`Haul`]: questions in one neutral form, and per question what was
//! refused or dropped, with its place and reason. Nothing stops at the first fault.

pub mod aiken;
mod choose;
pub mod csv;
mod detect;
mod encoding;
mod fields;
mod flow;
mod folder;
mod from_bank;
pub mod gift;
mod html;
mod item;
pub mod json;
mod keys;
mod mark;
pub mod markdown;
mod md;
mod moodle;
mod qti;
mod question;
mod report;
pub mod sheet;
mod sheet_write;
mod table;
mod xml;

pub use detect::read;
pub use folder::{Bundle, Imported, folder};
pub use from_bank::from_bank;
pub use gift::write as gift_text;
pub use qti::qti3;
pub use question::*;
pub use report::{Haul, Note};
pub use sheet_write::csv as sheet_text;
