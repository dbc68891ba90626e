//! Why this item: the choice by filters and exposure control, with what moved it.
//!
//! ```
//! use skillmark_irt::explain::{By, Chooser, Move};
//! use skillmark_irt::exposure::Exposure;
//! use skillmark_irt::filter::{Filter, SoFar};
//!
//! let candidates = [(0, 0.9), (1, 0.8), (2, 0.3)];
//! let filters = [Filter::Enemies(vec![vec![0, 5]])];
//! let so_far = SoFar { administered: &[5], ..SoFar::default() };
//! let mut chooser = Chooser::default();
//! let step = chooser.choose(&candidates, &filters, &Exposure::Randomesque(2), &so_far, &[0.9]).unwrap();
//! assert_eq!((step.item, step.value, step.rank), (2, 0.3, 2));
//! assert_eq!((step.best, step.best_value), (0, 0.9));
//! assert_eq!(
//!     chooser.moves(),
//!     [
//!         Move { by: By::Filter(0), from: 0, to: Some(1) },
//!         Move { by: By::Chance, from: 1, to: Some(2) },
//!     ]
//! );
//! ```

use crate::cat::Draw;
use crate::exposure::{Exposure, ranked};
use crate::filter::{Filter, SoFar};

/// An item that was chosen, by the values that the criterion gave.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Step {
    /// The item.
    pub item: usize,
    /// Its value, as the criterion defines it; for some the smallest is the best ([`Criterion`](crate::Criterion)).
    pub value: f64,
    /// What was compared: the value turned so that more is better, and up to a factor that all candidates share. It still tells
    /// them apart where a likelihood that underflows makes every value 0.
    pub worth: f64,
    /// How many candidates were better; 0 for the best.
    pub rank: usize,
    /// How many candidates there were.
    pub candidates: usize,
    /// The best of them.
    pub best: usize,
    /// Its value.
    pub best_value: f64,
}

/// One turn away from the item that was in front until then.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Move {
    /// What did it.
    pub by: By,
    /// The item in front before.
    pub from: usize,
    /// The item in front after; `None` when none was left.
    pub to: Option<usize>,
}

/// What moves a choice.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum By {
    /// A draw before the person's test left it out of all of it (item eligibility).
    Ineligible,
    /// The shadow test, which has no place for it.
    Shadow,
    /// The filter with this place in the list.
    Filter(usize),
    /// A draw took another one (randomesque, progressive, proportional).
    Chance,
    /// A draw refused the better ones (Sympson & Hetter).
    Refusal,
}

type Bar = fn(&Exposure, Draw<'_>, &mut Vec<usize>);
type Narrow = fn(&Filter, &SoFar, &mut Vec<(usize, f64)>);
type Expose = fn(&Exposure, &[(usize, f64)], u32, &[f64], &mut Vec<usize>) -> Option<usize>;

/// Filters and exposure control, all of them or the usual ones.
#[derive(Clone, Copy)]
pub(crate) struct Ways {
    /// Writes the items that are left out of a person's test.
    pub(crate) bar: Bar,
    pub(crate) narrow: Narrow,
    pub(crate) expose: Expose,
}

impl Ways {
    pub(crate) const ALL: Ways =
        Ways { bar: Exposure::ineligible, narrow: Filter::narrow, expose: Exposure::choose };
    pub(crate) const USUAL: Ways = Ways { bar: |_, _, _| {}, narrow: Filter::usual, expose: Exposure::usual };
}

/// Chooses and remembers why. Its buffers are reused from step to step.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Chooser {
    left: Vec<(usize, f64)>,
    passed: Vec<usize>,
    moves: Vec<Move>,
}

impl Chooser {
    /// The item to ask next: filters in their order, then exposure control. `candidates` are those not administered, as
    /// `(item, value)`, more being better, so that value and worth are one; `draws` as [`Exposure::choose`] wants them.
    /// `None` when nothing is left; the last of the [`moves`](Self::moves) then says by what. All items are eligible here.
    pub fn choose(
        &mut self,
        candidates: &[(usize, f64)],
        filters: &[Filter],
        exposure: &Exposure,
        so_far: &SoFar,
        draws: &[f64],
    ) -> Option<Step> {
        self.choose_by(&Ways::ALL, candidates, &mut Vec::new(), None, filters, exposure, so_far, draws)
    }

    /// [`choose`](Self::choose) with what is at hand, without those that are ineligible, among those that a shadow test has, if
    /// there is one. When nothing is left, nothing is ineligible any more.
    #[allow(clippy::too_many_arguments)] // a choice depends on no less
    pub(crate) fn choose_by(
        &mut self,
        ways: &Ways,
        candidates: &[(usize, f64)],
        ineligible: &mut Vec<usize>,
        shadow: Option<&[usize]>,
        filters: &[Filter],
        exposure: &Exposure,
        so_far: &SoFar,
        draws: &[f64],
    ) -> Option<Step> {
        loop {
            let step = self.try_by(ways, candidates, ineligible, shadow, filters, exposure, so_far, draws);
            if step.is_some() || ineligible.is_empty() {
                return step;
            }
            ineligible.clear();
        }
    }

    #[allow(clippy::too_many_arguments)]
    fn try_by(
        &mut self,
        ways: &Ways,
        candidates: &[(usize, f64)],
        ineligible: &[usize],
        shadow: Option<&[usize]>,
        filters: &[Filter],
        exposure: &Exposure,
        so_far: &SoFar,
        draws: &[f64],
    ) -> Option<Step> {
        self.moves.clear();
        self.passed.clear();
        self.moves.reserve(filters.len() + 3); // once, for as many as there can be
        self.left.clear();
        self.left.extend_from_slice(candidates);
        let best = ranked(candidates, 0)?;
        let mut front = best;
        for (by, list) in
            [(By::Ineligible, (!ineligible.is_empty()).then_some(ineligible)), (By::Shadow, shadow)]
        {
            let Some(list) = list else { continue };
            self.left.retain(|(item, _)| list.contains(item) == (by == By::Shadow));
            front = self.turn(by, front, ranked(&self.left, 0))?;
        }
        for (place, filter) in filters.iter().enumerate() {
            (ways.narrow)(filter, so_far, &mut self.left);
            front = self.turn(By::Filter(place), front, ranked(&self.left, 0))?;
        }
        let answered = so_far.administered.len() as u32;
        let item = match exposure {
            Exposure::Best => Some(front), // known already
            _ => (ways.expose)(exposure, &self.left, answered, draws, &mut self.passed),
        };
        let by = if self.passed.is_empty() { By::Chance } else { By::Refusal };
        let item = self.turn(by, front, item)?;
        let value_of =
            |item: usize| candidates.iter().find(|(i, _)| *i == item).map_or(0.0, |(_, value)| *value);
        let value = value_of(item);
        let better = candidates.iter().filter(|(i, v)| *v > value || (*v == value && *i < item));
        Some(Step {
            item,
            value,
            worth: value,
            rank: better.count(),
            candidates: candidates.len(),
            best,
            best_value: value_of(best),
        })
    }

    fn turn(&mut self, by: By, from: usize, to: Option<usize>) -> Option<usize> {
        if to != Some(from) {
            self.moves.push(Move { by, from, to });
        }
        to
    }

    pub(crate) fn passed(&self) -> &[usize] {
        &self.passed
    }

    /// What moved the last choice away from the best candidate, in order; nothing when the best was chosen.
    pub fn moves(&self) -> &[Move] {
        &self.moves
    }
}
