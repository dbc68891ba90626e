//! Other people's question formats to a bank and back. Never in the test-taker's download.
//!
//! Every reader takes untrusted bytes and gives a [`Haul`]: questions in one neutral form, and per question what was
//! refused or dropped, with its place and reason. Nothing stops at the first fault.

mod folder;
mod from_bank;
mod item;
mod mark;
mod question;
mod report;
mod rich;

pub use folder::{Bundle, Imported, folder};
pub use from_bank::from_bank;
pub use question::*;
pub use report::{Haul, Note};
pub use rich::plain;
