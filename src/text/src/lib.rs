//! Every sentence of the product, in every language.
//!
//! Libraries return codes and arguments; this crate turns them into words. The words stand in `locales/<tag>/<page>.ftl`
//! in [Fluent](https://projectfluent.org) syntax, one file per page, and become one function per message when the
//! crate is built. A message that a locale lacks, has too much, or gives other arguments, fails the build.
//!
//! ```
//! use skillmark_text::{Locale, take};
//!
//! let l = Locale::of(&["en-GB"]);
//! assert_eq!(take::next(l), "Next");
//! assert_eq!(take::progress(l, take::Progress { number: 5, low: 4, high: 7 }), "Question 5. About 4 to 7 more.");
//! ```
//!
//! What a message becomes:
//!
//! - `take.ftl` is the module [`take`]; `file-too-big` the function `file_too_big`; its attribute `.hint` `file_too_big_hint`.
//! - Without arguments it returns `&'static str`. One argument is a parameter; several are a struct with the message's
//!   name, so that rewording a sentence cannot swap two numbers.
//! - An argument is a `u32` where `NUMBER($n)` shows it or variants count it (`[0]`, `[one]`), a date (RFC 3339 text) in
//!   `DATETIME($d)`, and a `&str` otherwise. Variants that are words choose by a text.
//! - `{ message }` refers to the same file, `{ -term }` to the locale. Both are folded in when compiling.
//! - A line break in the file is a space, an empty line a paragraph.
//! - A file with `### @lookup` at its head is for codes from libraries: `verdict::get(l, code, args)`. Its `CODES` tell
//!   tests which there are.

mod describe;
mod design;
mod format;
pub mod plural;
mod why;

pub use describe::{PlanWords, describe};
pub use design::{
    DesignWords, EstimatorWords, ExposureWords, FilterWords, PriorWords, ShadowWords, StopWords,
    describe_design,
};
pub use why::{WhyWords, why};

include!(concat!(env!("OUT_DIR"), "/messages.rs"));

impl Locale {
    /// The first of the preferred languages (BCP 47 tags, best first) that the sentences exist in.
    pub fn of(preferred: &[&str]) -> Self {
        let language = |tag: &str| tag.split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase();
        let fits = |wanted: &&str| {
            let exact = Self::ALL.iter().find(|l| l.tag().eq_ignore_ascii_case(wanted));
            exact.or_else(|| Self::ALL.iter().find(|l| language(l.tag()) == language(wanted))).copied()
        };
        preferred.iter().find_map(fits).unwrap_or_default()
    }
}

/// A whole number, its thousands apart.
pub fn number(l: Locale, n: u32) -> String {
    let mut out = String::new();
    format::number(&mut out, l, n);
    out
}

/// The day of an RFC 3339 time or date. Text that is neither comes back as it is.
pub fn day(l: Locale, text: &str) -> String {
    let mut out = String::new();
    format::date(&mut out, l, text);
    out
}

/// How far it is: this question's number, and how many more follow it, from and to.
pub fn progress(l: Locale, number: u32, low: u32, high: u32) -> String {
    match (low, high) {
        (_, 0) => take::progress_last(l, number),
        (0, more) => take::progress_up_to(l, take::ProgressUpTo { number, more }),
        (low, high) if low >= high => take::progress_about(l, take::ProgressAbout { number, more: high }),
        (low, high) => take::progress(l, take::Progress { number, low, high }),
    }
}

/// A level, or a run of adjacent levels: "Foundation to Intermediate".
pub fn levels(l: Locale, first: &str, last: &str) -> String {
    match first == last {
        true => first.to_owned(),
        false => result::level_run(l, result::LevelRun { first, last }),
    }
}

/// A share as "14 of 15", which people read more truly than 93 %. Never more than the share itself.
///
/// ```
/// assert_eq!(skillmark_text::of_people(0.94), (14, 15));
/// assert_eq!(skillmark_text::of_people(0.87), (8, 10));
/// ```
pub fn of_people(share: f64) -> (u32, u32) {
    let nearly_all =
        [100, 50, 30, 20, 15].into_iter().find(|all| share >= f64::from(all - 1) / f64::from(*all));
    match nearly_all {
        Some(all) => (all - 1, all),
        // A hair is added so that 0.9, which binary cannot hold, stays nine of ten.
        None => ((share.clamp(0.0, 1.0) * 10.0 + 1e-9) as u32, 10),
    }
}
