//! Outcome to Open Badges 3.0 credential, and the verdict on a received one.
//!
//! Two halves that share the format and nothing else, so that whoever takes a test does not download the verifier:
//! [`compose()`] makes the document that [`prepare()`] gets ready for signing, [`verdict()`] says what a received one
//! proves.
//! [`link`], [`locked`], [`badge`] and [`qr`] carry either way. Nothing here reads a clock, a random source, a file or the network.
//!
//! ```
//! use skillmark_profile::{Answer, Edition, Overall, verdict};
//! use skillmark_session::Instrument;
//! use std::sync::Arc;
//!
//! let bank = include_bytes!("../../../tests/reference/profile/bank.json");
//! let bank = skillmark_bank::Bank::load(bank).unwrap();
//! let edition = Edition::new(Arc::new(Instrument::new(Arc::new(bank))?));
//! let profile = include_bytes!("../../../tests/reference/profile/good.json");
//! let now = 1_780_272_000; // 2026-06-01
//!
//! let verdict = verdict(profile, &[edition], now);
//! assert_eq!(verdict.overall, Overall::Valid);
//! assert_eq!(verdict.axes.evidence.answer(), Answer::Yes); // scored again, same bits
//! assert_eq!(verdict.axes.endorsements.answer(), Answer::Unknown); // nobody vouches for it
//! assert_eq!(verdict.shown.unwrap().skills[0].title, "Directing AI effectively");
//! # Ok::<(), skillmark_session::Error>(())
//! ```

mod account;
mod answers;
mod axes;
pub mod badge;
mod book;
mod carried;
mod codes;
mod compare;
mod compose;
mod config;
mod content;
mod date;
mod decimal;
mod decode;
mod edition;
mod endorse;
mod endorsed;
mod evidence;
mod face;
mod figures;
mod graph;
mod inert;
pub mod link;
pub mod locked;
mod only;
mod period;
mod proofs;
pub mod qr;
mod replay;
mod request;
mod shown;
mod statement;
mod summary;
mod terms;
mod twin;
mod verdict;
mod without;
mod words;

pub use account::Account;
pub use answers::Seen;
pub use axes::{Answer, Axes, Axis, Reason};
pub use book::{BOOK_LIMIT, Book, Contact, Nfkc, Observation, same};
pub use codes::{Code, Problem, Severity};
pub use compose::{CONTEXTS, ComposeError, Holder, NAME_LIMIT, Sat, compose, compose_summary};
pub use config::{Config, Pin};
pub use content::{Kind, kind_of};
pub use decode::DecodeError;
pub use edition::Edition;
pub use endorse::{EndorseError, endorse};
pub use endorsed::{Known, ShownEndorsement, concerns};
pub use evidence::{BankRef, Claim, Evidence, PREFIX, reduce};
pub use face::Face;
pub use figures::Figures;
pub use graph::{n_quads, prepare};
pub use inert::inert;
pub use only::{inseparable, only};
pub use request::{Asked, Request, RequestError, TEXT_LIMIT};
pub use shown::{Shown, ShownAlignment, ShownSkill, preview};
pub use statement::{COMMENT_LIMIT, SpotCheck, Statement, Supervision};
pub use summary::{Rounded, Summary};
pub use twin::{Twin, TwinError, twin};
pub use verdict::{Overall, Reader, Verdict, verdict};
pub use without::Without;
