//! Whether the numbers of filters and exposure controls mean anything. Designs come from files, too, where a slip of the pen is not
//! seen by any compiler.

use crate::LARGEST;
use crate::exposure::{Exposure, Pace};
use crate::filter::Filter;
use crate::model::Invalid;

/// The first number of a filter that means nothing.
pub(crate) fn filter(filter: &Filter) -> Result<(), Invalid> {
    match filter {
        Filter::Enemies(_) | Filter::Testlets(_) | Filter::Time { .. } => Ok(()),
        Filter::Content { class, shares, .. } => {
            each("share", shares, |share| (0.0..=LARGEST).contains(&share), "0 to 1e6")?;
            let whole: f64 = shares.iter().sum();
            that("sum of shares", whole, whole > 0.0, "more than 0")?;
            places("class", class, shares.len(), "a place in the list of shares, counted from 0")
        }
        Filter::Strata { of, lengths } => {
            places("stratum", of, lengths.len(), "a place in the list of lengths, counted from 0")
        }
        Filter::Success { low, high, .. } => {
            that("low of success", *low, *low >= 0.0, "0 or more")?;
            that("low of success", *low, low <= high, "at most its high")?;
            that("high of success", *high, *high <= 1.0, "1 or less")
        }
    }
}

/// The first number of an exposure control that means nothing.
pub(crate) fn exposure(exposure: &Exposure) -> Result<(), Invalid> {
    match exposure {
        Exposure::Best => Ok(()),
        Exposure::Randomesque(k) => that("k of randomesque", *k as f64, *k > 0, "1 or more"),
        Exposure::Progressive(Pace { length, acceleration })
        | Exposure::Proportional(Pace { length, acceleration }) => {
            that("length of the pace", f64::from(*length), *length > 0, "1 or more")?;
            let (found, range) = (*acceleration, 0.0..=LARGEST);
            that("acceleration of the pace", found, range.contains(&found), "0 to 1e6")
        }
        Exposure::SympsonHetter(acceptance) => {
            each("acceptance", acceptance, |p| (0.0..=1.0).contains(&p), "a probability")
        }
        Exposure::Eligibility(eligibility) => {
            each("eligibility", eligibility, |p| (0.0..=1.0).contains(&p), "a probability")
        }
    }
}

fn that(what: &str, found: f64, holds: bool, expected: &'static str) -> Result<(), Invalid> {
    if holds { Ok(()) } else { Err(Invalid::new(what, found, expected)) }
}

fn each(
    what: &str,
    list: &[f64],
    holds: impl Fn(f64) -> bool,
    expected: &'static str,
) -> Result<(), Invalid> {
    list.iter().enumerate().try_for_each(|(i, x)| that(&format!("{what} {i}"), *x, holds(*x), expected))
}

fn places(what: &str, list: &[usize], end: usize, expected: &'static str) -> Result<(), Invalid> {
    let named = |(i, place): (usize, &usize)| {
        that(&format!("{what} of item {i}"), *place as f64, *place < end, expected)
    };
    list.iter().enumerate().try_for_each(named)
}
