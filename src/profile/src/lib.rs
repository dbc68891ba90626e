//! Outcome to Open Badges 3.0 credential, and the verdict on a received one.
//!
//! Two halves that share the format and nothing else, so that whoever takes a test does not download the verifier:
//! [`compose`] makes the document that the credential crate signs, the verdict says what a received one proves.
//! [`link`] carries either way. Nothing here reads a clock, a random source, a file or the network.

mod axes;
mod codes;
mod compose;
mod date;
mod decimal;
mod decode;
mod edition;
mod evidence;
mod inert;
pub mod link;
mod words;

pub use axes::{Answer, Axes, Axis, Reason};
pub use codes::{Code, Problem, Severity};
pub use compose::{CONTEXTS, ComposeError, Holder, NAME_LIMIT, compose};
pub use decode::DecodeError;
pub use edition::Edition;
pub use evidence::{BankRef, Claim, Evidence, PREFIX, reduce};
pub use inert::inert;
