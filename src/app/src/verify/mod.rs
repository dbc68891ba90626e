//! Opening somebody's profile, and what it proves.

mod conclude;
mod incoming;
mod judged;
mod page;

pub use page::Verify;
