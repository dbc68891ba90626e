//! A computerized adaptive test: choose, answer, estimate, until a rule stops it.

mod choose;
mod said;

use crate::design::Test;
use crate::explain::{Chooser, Step};
use crate::select::{Assemble, Scratch};
use crate::shadow::Outcome;
use crate::stop::{Reason, State};
use crate::{Answers, Design, Estimate, Posterior, Prior, Response, Scoring};
use std::sync::Arc;

/// What comes next.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Next {
    /// This item.
    Ask(usize),
    /// Nothing: [`Cat::reasons`] says why. Without a reason, the filters or the blueprint leave nothing to ask.
    End,
}

/// A running test.
///
/// ```
/// use skillmark_irt::stop::{Rule, Stop};
/// use skillmark_irt::{CORE, Cat, Design, Grid, Model, Next, Pool, Test};
///
/// let items: Vec<_> = (0..20).map(|i| Model::logistic(1.5, 0.2 * i as f64 - 2.0, 0.0, 1.0).unwrap()).collect();
/// let pool = Pool::tabulated(items, Grid::SESSION)?.shared();
/// let design = Design { stop: Rule { min_items: 0, max_items: 5, stop: Stop::Se(0.3) }, ..Design::default() };
/// let mut cat = Cat::new(&Test::new(pool, design, CORE)?);
/// while let Next::Ask(item) = cat.next(&|_, _| 0.5) {
///     cat.answer(usize::from(item < 10), 0);
/// }
/// assert_eq!(cat.answers().list().len(), 5);
/// assert_eq!(cat.reasons()[0].code(), "length");
/// assert!(cat.estimate().se < 0.7);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug)]
pub struct Cat {
    test: Arc<Test>,
    /// The design's, unless the prior was changed.
    scoring: Scoring,
    answers: Answers,
    posterior: Posterior,
    estimate: Estimate,
    earlier_se: Vec<f64>,
    elapsed_ms: u64,
    /// Asks up to this many items, whatever the rule says.
    until: Option<u32>,
    /// The rules hold, and only what the blueprint lacks is asked yet.
    due: bool,
    next: Option<Next>,
    reasons: Vec<Reason>,
    step: Option<Step>,
    /// What a worth of the last choice is multiplied by to be the criterion's value.
    factor: f64,
    chooser: Chooser,
    assemble: Option<Box<dyn Assemble>>,
    last: Vec<usize>,
    shadow: Option<Outcome>,
    memory: Memory,
}

/// Used again at each step.
#[derive(Debug, Clone)]
struct Memory {
    values: Vec<Option<f64>>,
    candidates: Vec<(usize, f64)>,
    worth: Vec<f64>,
    administered: Vec<usize>,
    /// Items of the shadow test that may be asked now.
    allowed: Vec<usize>,
    /// Items that are left out of the person's test.
    ineligible: Vec<usize>,
    success: Vec<f64>,
    draws: Vec<f64>,
    scratch: Scratch,
}

/// Random numbers in (0, 1), by step and slot; the step [`PERSON`] is the same throughout a test.
pub type Draw<'d> = &'d dyn Fn(u64, u64) -> f64;

/// The step of draws that are made once per person.
pub const PERSON: u64 = 1 << 32;

impl Cat {
    /// A test that begins.
    pub fn new(test: &Arc<Test>) -> Self {
        let items = test.pool.items().len();
        let mut cat = Cat {
            test: test.clone(),
            scoring: test.design.scoring,
            answers: Answers::new(&test.pool),
            posterior: Posterior::new(*test.pool.grid()),
            estimate: Estimate { theta: test.design.start, se: f64::INFINITY, found: false },
            earlier_se: Vec::with_capacity(items),
            elapsed_ms: 0,
            until: None,
            due: false,
            next: None,
            reasons: Vec::new(),
            step: None,
            factor: 1.0,
            chooser: Chooser::default(),
            assemble: test.assemble.as_ref().map(|solver| solver.again()),
            last: Vec::new(),
            shadow: None,
            memory: Memory {
                values: Vec::with_capacity(items),
                candidates: Vec::with_capacity(items),
                worth: Vec::new(),
                administered: Vec::with_capacity(items),
                allowed: Vec::new(),
                ineligible: Vec::new(),
                success: Vec::new(),
                draws: Vec::new(),
                scratch: Scratch::new(&test.pool),
            },
        };
        cat.restart();
        cat
    }

    /// Begins again for another person, in the same memory.
    pub fn restart(&mut self) {
        self.answers.clear();
        self.posterior.update(&self.answers, &self.scoring.prior);
        self.estimate = Estimate { theta: self.start(), se: f64::INFINITY, found: false };
        self.earlier_se.clear();
        (self.elapsed_ms, self.until, self.due) = (0, None, false);
        (self.next, self.step, self.shadow) = (None, None, None);
        self.reasons.clear();
        self.last.clear();
        self.memory.administered.clear();
        self.memory.ineligible.clear();
    }

    /// The item to ask now, or that there is none. Asking again gives the same.
    pub fn next(&mut self, draw: Draw<'_>) -> Next {
        if let Some(next) = self.next {
            return next;
        }
        let stops = !self.answers.list().is_empty() && self.stops();
        let next = match stops {
            true => Next::End,
            false => self.choose(draw).map_or(Next::End, Next::Ask),
        };
        if next == Next::End && self.left().next().is_none() && self.reasons.is_empty() {
            self.reasons.push(Reason::Bank);
        }
        self.next = Some(next);
        next
    }

    /// Takes in the answer to the item that [`next`](Self::next) gave last, and the time it took; before it was called, and
    /// after the end, this changes nothing.
    ///
    /// # Panics
    /// When the item has no such category.
    pub fn answer(&mut self, response: impl Into<Response>, ms: u32) {
        let Some(Next::Ask(item)) = self.next else { return };
        self.answers.push(item, response);
        self.memory.administered.push(item);
        self.elapsed_ms += u64::from(ms);
        self.earlier_se.push(self.estimate.se);
        self.estimate_anew();
        self.next = None;
    }

    /// Estimates from all answers.
    fn estimate_anew(&mut self) {
        let scoring = &self.scoring;
        self.estimate = (self.test.estimates)(scoring, &self.answers, &mut self.posterior);
        if scoring.estimator != crate::Estimator::Eap {
            self.posterior.update(&self.answers, &scoring.prior);
        }
        // While all answers are missing, an estimator without a prior has nothing to go by but the start.
        if !self.estimate.found && self.answers.scored().next().is_none() {
            self.estimate.theta = self.start();
        }
    }

    /// Where the first item is chosen: the design's start, or the mean of a prior that is not the design's.
    fn start(&self) -> f64 {
        match self.scoring.prior {
            prior if prior == self.test.design.scoring.prior => self.test.design.start,
            Prior::Normal { mean, .. } => mean,
            _ => self.test.design.start,
        }
    }

    /// Goes on with another prior, as when related skills were measured meanwhile: estimates anew, and chooses anew unless the
    /// test has ended or an item is on screen already (`keep`). [`restart`](Self::restart) keeps the prior.
    ///
    /// ```
    /// use skillmark_irt::{CORE, Cat, Design, Grid, Model, Pool, Prior, Test};
    ///
    /// let items = [-1.0, 0.0, 1.0].map(|b| Model::logistic(1.0, b, 0.0, 1.0).unwrap());
    /// let mut cat = Cat::new(&Test::new(Pool::of(&items, Grid::SESSION), Design::default(), CORE)?);
    /// assert_eq!(cat.next(&|_, _| 0.5), skillmark_irt::Next::Ask(1));
    /// cat.assume(Prior::Normal { mean: 1.0, sd: 0.6 }, false);
    /// assert_eq!(cat.next(&|_, _| 0.5), skillmark_irt::Next::Ask(2));
    /// assert!((cat.posterior().moments().0 - 1.0).abs() < 1e-3);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn assume(&mut self, prior: Prior, keep: bool) {
        self.scoring.prior = prior;
        if self.answers.list().is_empty() {
            self.posterior.update(&self.answers, &prior);
            self.estimate.theta = self.start();
        } else {
            self.estimate_anew();
        }
        if !keep && self.next != Some(Next::End) {
            self.next = None;
        }
    }

    /// Time that went by otherwise than with the test's own items, milliseconds: it counts against a limit.
    pub fn spend(&mut self, ms: u32) {
        self.elapsed_ms += u64::from(ms);
        self.next = None;
    }

    /// Goes on for exactly `by` items more, as far as there are any, whatever the rule says.
    ///
    /// ```
    /// use skillmark_irt::stop::{Rule, Stop};
    /// use skillmark_irt::{CORE, Cat, Design, Grid, Model, Next, Pool, Test};
    ///
    /// let items: Vec<_> = (0..9).map(|i| Model::logistic(1.0, 0.5 * i as f64 - 2.0, 0.0, 1.0).unwrap()).collect();
    /// let design = Design { stop: Rule { min_items: 0, max_items: 2, stop: Stop::Bank }, ..Design::default() };
    /// let mut cat = Cat::new(&Test::new(Pool::of(&items, Grid::SESSION), design, CORE)?);
    /// let mut go_on = |cat: &mut Cat| {
    ///     while let Next::Ask(_) = cat.next(&|_, _| 0.5) {
    ///         cat.answer(1, 0);
    ///     }
    ///     cat.answers().list().len()
    /// };
    /// assert_eq!(go_on(&mut cat), 2);
    /// cat.extend(3);
    /// assert_eq!(go_on(&mut cat), 5);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn extend(&mut self, by: u32) {
        self.until = Some(self.answers.list().len() as u32 + by);
        self.next = None;
        self.reasons.clear();
    }

    fn stops(&mut self) -> bool {
        if let Some(at) = self.until {
            let answered = self.answers.list().len() as u32;
            self.reasons.clear();
            self.due = false;
            if answered >= at {
                self.reasons.push(Reason::Length { answered, at });
            }
            return answered >= at;
        }
        let theta = self.estimate.theta;
        let mut state = State {
            answered: self.answers.list().len() as u32,
            items_left: self.left().count() as u32,
            theta,
            se: self.estimate.se,
            earlier_se: &self.earlier_se,
            information: 0.0,
            best_left: 0.0,
            all_left: 0.0,
            grid: self.test.pool.grid(),
            log_likelihood: self.answers.ln_likelihood(),
            posterior: self.posterior.mass(),
            elapsed_ms: self.elapsed_ms,
        };
        if self.test.design.stop.stop.reads_information() {
            state.information = self.answers.information(theta);
            for item in self.left() {
                let information = self.test.pool.items()[item].information(theta);
                state.best_left = state.best_left.max(information);
                state.all_left += information;
            }
        }
        let stops = self.test.design.stop.check_by(self.test.kit.single, &state, &mut self.reasons);
        self.due = stops && self.incomplete();
        if self.due {
            self.reasons.clear();
        }
        stops && !self.due
    }

    /// Whether the rules have to wait for a class of the blueprint. Never beyond the test's length.
    fn incomplete(&self) -> bool {
        let Design { shadow, stop, .. } = &self.test.design;
        let administered = &self.memory.administered;
        let lacks = || self.assemble.as_ref().is_some_and(|solver| solver.lacks(administered, None));
        shadow.as_ref().is_some_and(|shadowing| shadowing.complete)
            && administered.len() < stop.max_items as usize
            && lacks()
    }

    fn left(&self) -> impl Iterator<Item = usize> + '_ {
        (0..self.test.pool.items().len()).filter(|item| !self.answers.was_asked(*item))
    }
}

impl Clone for Cat {
    fn clone(&self) -> Self {
        Cat {
            test: self.test.clone(),
            scoring: self.scoring,
            answers: self.answers.clone(),
            posterior: self.posterior.clone(),
            estimate: self.estimate,
            earlier_se: self.earlier_se.clone(),
            elapsed_ms: self.elapsed_ms,
            until: self.until,
            due: self.due,
            next: self.next,
            reasons: self.reasons.clone(),
            step: self.step,
            factor: self.factor,
            chooser: self.chooser.clone(),
            assemble: self.assemble.as_ref().map(|solver| solver.again()),
            last: self.last.clone(),
            shadow: self.shadow.clone(),
            memory: self.memory.clone(),
        }
    }
}
