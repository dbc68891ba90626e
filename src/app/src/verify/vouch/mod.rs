//! Statements by others about a profile: those that came with it, and one's own.

mod form;
mod said;
mod signing;
mod spot;

pub use form::Vouch;
pub use said::Said;
