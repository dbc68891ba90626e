//! Strict JSON, its RFC 8785 canonical form, digests, base64url and multibase.
//!
//! Whatever is signed or hashed in Skillmark passes through here, and so does every file that a stranger may have
//! written. Two readers of one text must never see two documents, therefore [`parse()`] refuses what JSON readers are
//! known to disagree about: duplicate keys, integers that do not fit a double, lone surrogates, byte order marks.
//!
//! ```
//! use skillmark_canon::{Digest, Limits, canonical, parse};
//!
//! let value = parse(br#"{ "b": 1.0, "a": "\u20ac" }"#, Limits::UNTRUSTED)?;
//! assert_eq!(canonical(&value), r#"{"a":"€","b":1}"#);
//! assert_eq!(Digest::of_value(&value).to_string(), "uEiAsb7vsH2v6XqXZMYfH9pYK4vvD8FxELruSO5pnd7hcdg");
//!
//! let error = parse(br#"{"a": 1, "a": 2}"#, Limits::UNTRUSTED).unwrap_err();
//! assert_eq!(error.code(), "INVALID_JSON");
//! assert!(error.to_string().starts_with("line 1, column 10, at /a: the key \"a\" stands here a second time"));
//! # Ok::<(), skillmark_canon::Error>(())
//! ```

pub mod base64url;
mod canonical;
mod decimal;
mod digest;
mod error;
mod fields;
pub mod multibase;
mod number;
mod parse;

pub use canonical::{canonical, to_canonical};
pub use digest::Digest;
pub use error::{Error, Place};
pub use fields::{Fault, Fields, count, flag, list, number, object, one_of, text};
pub use number::number_text;
pub use parse::{Limits, from_slice, parse};
