//! Choosing among the candidates so that not everybody meets the same items.
//!
//! Candidates are `(item, value)` in any order, more being better, under whatever criterion; of equal values the lower
//! item is the better one. Randomness comes in as numbers in (0, 1).
//!
//! ```
//! use skillmark_irt::exposure::Exposure;
//!
//! let candidates = [(4, 0.5), (7, 0.9), (9, 0.7)];
//! let mut passed = Vec::new();
//! assert_eq!(Exposure::Best.choose(&candidates, 0, &[], &mut passed), Some(7));
//! assert_eq!(Exposure::Randomesque(2).choose(&candidates, 0, &[0.8], &mut passed), Some(9));
//! ```

mod rates;

pub use rates::{Usage, eligibility, learn_acceptance};

use crate::cat::{Draw, PERSON};
use crate::num::{exp, ln};

/// How the next item is chosen.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case", deny_unknown_fields))]
pub enum Exposure {
    /// The best.
    Best,
    /// One of the `k` best, each as likely (Kingsbury & Zara 1989). One draw.
    Randomesque(usize),
    /// The best by a mixture of chance and value, which moves from chance to value (Revuelta & Ponsoda 1998; the
    /// acceleration after Barrada, Olea, Ponsoda & Abad 2008). One draw per item of the bank.
    Progressive(Pace),
    /// By chance, with probabilities that grow with a power of the value; the power grows from 0 to the test's length
    /// (Barrada et al. 2008). One draw.
    Proportional(Pace),
    /// The best that is accepted (Sympson & Hetter 1985): an item is accepted with its own probability, as
    /// [`learn_acceptance`] makes them. One draw per item of the bank; with the same draws at every step, an item once
    /// refused stays refused for the person, as in the original. When all are refused, the best is taken.
    SympsonHetter(Vec<f64>),
    /// The best that is eligible (van der Linden & Veldkamp 2004): before a person's test each item is eligible with its own
    /// probability, as [`eligibility`](eligibility()) makes them, and the others are left out of the whole test, shadow tests
    /// included. When no test can be had without them, they are let in again, all of them and until the end. Draws are those of
    /// [`ineligible`](Exposure::ineligible).
    Eligibility(Vec<f64>),
}

/// How fast chance gives way.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(deny_unknown_fields))]
pub struct Pace {
    /// Items in the test, or the most it may have.
    pub length: u32,
    /// 0 at an even pace; the larger, the longer chance rules. At least 0.
    pub acceleration: f64,
}

impl Pace {
    /// The weight of value against chance, 0 at the first item and 1 at the last: Σ (f-1)^k over the items up to the
    /// next, over the same sum for the whole test.
    pub fn weight(&self, answered: u32) -> f64 {
        let term =
            |before: u32| if before == 0 { 0.0 } else { exp(self.acceleration * ln(f64::from(before))) };
        let sum = |last: u32| (0..=last).map(term).sum::<f64>();
        let last = self.length.saturating_sub(1);
        match answered {
            0 => 0.0,
            _ if answered >= last => 1.0,
            _ => sum(answered) / sum(last),
        }
    }
}

/// Item and value.
type Candidate = (usize, f64);

impl Exposure {
    /// How many draws [`choose`](Self::choose) wants for a bank of `items`.
    pub fn draws(&self, items: usize) -> usize {
        match self {
            Exposure::Best | Exposure::Eligibility(_) => 0,
            Exposure::Randomesque(_) | Exposure::Proportional(_) => 1,
            Exposure::Progressive(_) | Exposure::SympsonHetter(_) => items,
        }
    }

    /// The item to ask, `None` without candidates. `draws` are in (0, 1), one or one per item. `passed` is emptied and
    /// then holds the items that were refused before, best first: all of them where none was accepted.
    pub fn choose(
        &self,
        candidates: &[Candidate],
        answered: u32,
        draws: &[f64],
        passed: &mut Vec<usize>,
    ) -> Option<usize> {
        passed.clear();
        match self {
            Exposure::Best | Exposure::Randomesque(_) | Exposure::Eligibility(_) => {
                self.usual(candidates, answered, draws, passed)
            }
            Exposure::Progressive(pace) => {
                let (weight, top) = (pace.weight(answered), top(candidates));
                let mixed =
                    |(item, value): &Candidate| ((1.0 - weight) * draws[*item] * top + weight * value, *item);
                let best = candidates
                    .iter()
                    .map(mixed)
                    .reduce(|best, next| if next.0 > best.0 { next } else { best });
                best.map(|(_, item)| item)
            }
            Exposure::Proportional(pace) => proportional(candidates, pace, answered, draws[0]),
            Exposure::SympsonHetter(acceptance) => {
                passed.reserve(candidates.len()); // once, for as many as can be refused
                for rank in 0..candidates.len() {
                    let item = ranked(candidates, rank)?;
                    if draws[item] < acceptance[item] {
                        return Some(item);
                    }
                    passed.push(item);
                }
                ranked(candidates, 0)
            }
        }
    }

    /// Writes the items that are left out of a person's test, in order: those whose draw, slot 2 + item of the step
    /// [`PERSON`], is not below their probability. None but for [`Exposure::Eligibility`].
    ///
    /// ```
    /// use skillmark_irt::exposure::Exposure;
    ///
    /// let mut out = Vec::new();
    /// Exposure::Eligibility(vec![1.0, 0.5, 0.2]).ineligible(&|_, _| 0.5, &mut out);
    /// assert_eq!(out, [1, 2]);
    /// ```
    pub fn ineligible(&self, draw: Draw<'_>, out: &mut Vec<usize>) {
        out.clear();
        let Exposure::Eligibility(probabilities) = self else { return };
        out.reserve(probabilities.len()); // once, for as many as there can be
        let items = probabilities.iter().enumerate();
        out.extend(items.filter(|(item, p)| draw(PERSON, 2 + *item as u64) >= **p).map(|(item, _)| item));
    }
}

impl Exposure {
    /// The ways that most tests have; the others take the best here.
    pub(crate) fn usual(
        &self,
        candidates: &[Candidate],
        _: u32,
        draws: &[f64],
        passed: &mut Vec<usize>,
    ) -> Option<usize> {
        passed.clear();
        match self {
            Exposure::Randomesque(k) => {
                let among = candidates.len().min(*k).max(1);
                ranked(candidates, ((draws[0] * among as f64) as usize).min(among - 1))
            }
            _ => ranked(candidates, 0),
        }
    }
}

/// The item of a rank, 0 being the best.
pub(crate) fn ranked(candidates: &[Candidate], rank: usize) -> Option<usize> {
    let better = |a: &Candidate, b: &Candidate| a.1 > b.1 || (a.1 == b.1 && a.0 < b.0);
    let mut last: Option<Candidate> = None;
    for _ in 0..=rank {
        let below = candidates.iter().filter(|next| last.is_none_or(|last| better(&last, next)));
        last = Some(*below.reduce(|best, next| if better(next, best) { next } else { best })?);
    }
    last.map(|(item, _)| item)
}

/// The largest value, at least 0.
fn top(candidates: &[Candidate]) -> f64 {
    candidates.iter().fold(0.0, |top: f64, (_, value)| top.max(*value))
}

fn proportional(candidates: &[Candidate], pace: &Pace, answered: u32, draw: f64) -> Option<usize> {
    let power = f64::from(pace.length) * pace.weight(answered);
    let top = top(candidates);
    let share = |value: f64| if top > 0.0 { exp(power * ln(value.max(0.0) / top)) } else { 1.0 };
    let total: f64 = candidates.iter().map(|(_, value)| share(*value)).sum();
    let mut left = draw * total;
    for (item, value) in candidates {
        left -= share(*value);
        if left < 0.0 {
            return Some(*item);
        }
    }
    candidates.last().map(|(item, _)| *item)
}
