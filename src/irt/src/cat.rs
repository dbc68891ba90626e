//! A computerized adaptive test: choose, answer, estimate, until a rule stops it.

use crate::model::Invalid;
use crate::num::normal_quantile;
use crate::{Answers, Criterion, Estimate, Grid, Model, Scoring, Selector, View};

/// When an adaptive test ends, besides at the end of its bank: whichever comes first.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Until {
    /// After this many items.
    pub length: Option<usize>,
    /// At a standard error of at most this.
    pub se: Option<f64>,
    /// When the interval around the estimate lies between two cuts.
    pub classify: Option<Classify>,
    /// When no remaining item has this much information at the estimate.
    pub min_info: Option<f64>,
}

/// Classification: stop when θ ± z(1 - α/2) SE contains none of the cuts.
#[derive(Debug, Clone, PartialEq)]
pub struct Classify {
    cuts: Vec<f64>,
    z: f64,
}

/// What ended a test.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Ended {
    /// The standard error is small enough.
    Se,
    /// The class is clear.
    Classify,
    /// No remaining item says enough.
    MinInfo,
    /// The length is reached.
    Length,
    /// No item is left.
    Bank,
}

/// What comes next.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Next {
    /// This item.
    Ask(usize),
    /// Nothing.
    End(Ended),
}

/// A running test.
///
/// ```
/// use skillmark_irt::{Cat, Criterion, Estimator, Grid, Model, Next, Prior, Scoring, Until};
///
/// let items: Vec<_> = (0..20).map(|i| Model::logistic(1.5, 0.2 * i as f64 - 2.0, 0.0, 1.0).unwrap()).collect();
/// let scoring = Scoring { estimator: Estimator::Eap, prior: Prior::STANDARD };
/// let until = Until { length: Some(5), ..Until::default() };
/// let grid = Grid::new(-4.0, 4.0, 33).unwrap();
/// let mut cat = Cat::new(&items, grid, scoring, Criterion::Mfi, until, 0.0)?;
/// while let Next::Ask(item) = cat.next(0.0) {
///     cat.answer(Some(usize::from(item < 10)));
/// }
/// assert_eq!(cat.answers().list().len(), 5);
/// assert!(cat.estimate().se < 0.7);
/// # Ok::<(), skillmark_irt::Invalid>(())
/// ```
#[derive(Debug, Clone)]
pub struct Cat<'a> {
    answers: Answers<'a>,
    scoring: Scoring,
    /// The criterion's, and the one of the first item.
    selector: Selector<'a>,
    first: Selector<'a>,
    until: Until,
    start: f64,
    estimate: Estimate,
    next: Option<Next>,
}

impl Classify {
    /// Cuts on θ, and the probability of error α of the two-sided interval.
    ///
    /// # Errors
    /// Unless 0 < α < 1.
    pub fn new(cuts: Vec<f64>, alpha: f64) -> Result<Self, Invalid> {
        if !(alpha > 0.0 && alpha < 1.0) {
            return Err(Invalid::new("alpha", alpha, "more than 0 and less than 1"));
        }
        Ok(Classify { cuts, z: normal_quantile(1.0 - 0.5 * alpha) })
    }

    fn is_clear(&self, estimate: &Estimate) -> bool {
        let half = self.z * estimate.se;
        self.cuts.iter().all(|cut| (cut - estimate.theta).abs() > half)
    }
}

impl<'a> Cat<'a> {
    /// A test that begins at θ = `start`, with the item that the criterion takes there; a criterion that needs answers
    /// leaves the first item to maximum information.
    ///
    /// # Errors
    /// As [`Selector::new`].
    pub fn new(
        items: &'a [Model],
        grid: Grid,
        scoring: Scoring,
        criterion: Criterion,
        until: Until,
        start: f64,
    ) -> Result<Self, Invalid> {
        let first = if criterion.needs_answers() { Criterion::Mfi } else { criterion };
        Ok(Cat {
            answers: Answers::new(items, grid),
            scoring,
            selector: Selector::new(items, criterion, &grid)?,
            first: Selector::new(items, first, &grid)?,
            until,
            start,
            estimate: Estimate { theta: start, se: f64::INFINITY, found: false },
            next: None,
        })
    }

    /// The item to ask now, or why there is none. Asking again gives the same. `draw` is a number from [0, 1), new for
    /// each item, by which [`Criterion::Random`] chooses; the others do not look at it.
    pub fn next(&mut self, draw: f64) -> Next {
        if let Some(next) = self.next {
            return next;
        }
        let next = match self.ended() {
            Some(ended) => Next::End(ended),
            None => {
                let selector =
                    if self.answers.list().is_empty() { &mut self.first } else { &mut self.selector };
                let theta = self.estimate.theta;
                let view = View { answers: &self.answers, theta, scoring: &self.scoring, draw };
                selector.choose(&view).map_or(Next::End(Ended::Bank), Next::Ask)
            }
        };
        self.next = Some(next);
        next
    }

    /// Takes in the answer to the item that [`next`](Self::next) gave last, `None` being a missing one; before it was
    /// called, and after the end, this changes nothing.
    ///
    /// # Panics
    /// When the item has no such category.
    pub fn answer(&mut self, category: Option<usize>) {
        let Some(Next::Ask(item)) = self.next else { return };
        self.answers.push(item, category);
        self.estimate = self.scoring.estimate(&self.answers);
        // While all answers are missing, an estimator without a prior has nothing to go by but the start.
        if !self.estimate.found && self.answers.scored().next().is_none() {
            self.estimate.theta = self.start;
        }
        self.next = None;
    }

    /// The answers so far.
    pub fn answers(&self) -> &Answers<'a> {
        &self.answers
    }

    /// The current estimate.
    pub fn estimate(&self) -> Estimate {
        self.estimate
    }

    /// Where several rules apply at once, what was learned is named before the length.
    fn ended(&self) -> Option<Ended> {
        let asked = self.answers.list().len();
        if asked == 0 {
            return None;
        }
        let Until { length, se, classify, min_info } = &self.until;
        if se.is_some_and(|most| self.estimate.se <= most) {
            Some(Ended::Se)
        } else if classify.as_ref().is_some_and(|rule| rule.is_clear(&self.estimate)) {
            Some(Ended::Classify)
        } else if min_info.is_some_and(|least| self.left() > 0 && !self.any_reaches(least)) {
            Some(Ended::MinInfo)
        } else if length.is_some_and(|most| asked >= most) {
            Some(Ended::Length)
        } else {
            None
        }
    }

    fn left(&self) -> usize {
        self.answers.items().len() - self.answers.list().len()
    }

    fn any_reaches(&self, least: f64) -> bool {
        let items = self.answers.items().iter().enumerate();
        items
            .filter(|(i, _)| !self.answers.was_asked(*i))
            .any(|(_, m)| m.information(self.estimate.theta) >= least)
    }
}
