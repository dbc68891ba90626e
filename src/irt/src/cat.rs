//! A computerized adaptive test: choose, answer, estimate, until a rule stops it.

use crate::design::{Shadowing, Test};
use crate::explain::{By, Chooser, Move, Step};
use crate::exposure::Exposure;
use crate::filter::{Filter, SoFar};
use crate::select::{Assemble, Scratch};
use crate::shadow::{Moment, Outcome, WhyNot};
use crate::stop::{Reason, State};
use crate::{Answers, Design, Estimate, Posterior, Prior, Response, Scoring, View};
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

    fn choose(&mut self, draw: Draw<'_>) -> Option<usize> {
        let test = self.test.clone();
        let answered = self.answers.list().len() as u64;
        let criterion = if answered == 0 { test.design.criterion.at_first() } else { test.design.criterion };
        let select = if answered == 0 { &test.first } else { &test.select };
        let (theta, scoring) = (self.estimate.theta, &self.scoring);
        let view = View { answers: &self.answers, theta, scoring, draw: draw(answered, 0) };
        let Memory { values, candidates, scratch, .. } = &mut self.memory;
        let factor = select.evaluate(&view, scratch, values);
        let sign = if criterion.takes_smallest() { -1.0 } else { 1.0 };
        self.factor = sign * factor;
        candidates.clear();
        candidates.extend(values.iter().enumerate().filter_map(|(i, value)| Some((i, sign * (*value)?))));
        self.step = None;
        if answered == 0 {
            (test.kit.ways.bar)(&test.design.exposure, draw, &mut self.memory.ineligible);
        }
        if let Some(shadowing) = &test.design.shadow {
            self.assemble(shadowing)?;
        }
        self.pick(&test, draw)
    }

    /// Finds the best test with all that was asked; `None` when there is no such test.
    fn assemble(&mut self, shadowing: &Shadowing) -> Option<()> {
        let Memory { candidates, worth, administered, allowed, ineligible, .. } = &mut self.memory;
        worth.clear();
        worth.resize(self.test.pool.items().len(), 0.0);
        candidates.iter().for_each(|(item, value)| worth[*item] = *value);
        let solver = self.assemble.as_mut()?;
        loop {
            let moment = Moment { values: worth, administered, ineligible, last: &self.last };
            let outcome = solver.solve(&moment, shadowing.nodes);
            let found = matches!(outcome, Outcome::Optimal { .. } | Outcome::Best { .. });
            self.shadow = Some(outcome);
            if found {
                break;
            }
            if ineligible.is_empty() {
                return None;
            }
            ineligible.clear();
        }
        self.last.clear();
        self.last.extend_from_slice(solver.chosen());
        let wanted = |item| !self.due || solver.lacks(administered, Some(item));
        allowed.clear();
        allowed.extend(self.last.iter().copied().filter(|item| wanted(*item)));
        Some(())
    }

    fn pick(&mut self, test: &Test, draw: Draw<'_>) -> Option<usize> {
        let answered = self.answers.list().len() as u64;
        let items = test.pool.items();
        let Memory { candidates, administered, success, draws, allowed, ineligible, .. } = &mut self.memory;
        if test.design.filters.iter().any(|filter| matches!(filter, Filter::Success { .. })) {
            (test.kit.success)(&test.pool, self.estimate.theta, success);
        }
        let exposure = &test.design.exposure;
        let step = if matches!(exposure, Exposure::SympsonHetter(_)) { PERSON } else { answered };
        draws.clear();
        draws.extend((0..exposure.draws(items.len()) as u64).map(|slot| draw(step, 2 + slot)));
        let so_far = SoFar { administered, elapsed_ms: self.elapsed_ms, success, draw: draw(answered, 1) };
        self.step = self.chooser.choose_by(
            &test.kit.ways,
            candidates,
            ineligible,
            test.design.shadow.is_some().then_some(&*allowed),
            &test.design.filters,
            exposure,
            &so_far,
            draws,
        );
        self.step.map(|step| step.item)
    }

    fn left(&self) -> impl Iterator<Item = usize> + '_ {
        (0..self.test.pool.items().len()).filter(|item| !self.answers.was_asked(*item))
    }

    /// The test's rules and items.
    pub fn test(&self) -> &Arc<Test> {
        &self.test
    }

    /// The answers so far.
    pub fn answers(&self) -> &Answers {
        &self.answers
    }

    /// The current estimate.
    pub fn estimate(&self) -> Estimate {
        self.estimate
    }

    /// The estimator, with the prior in force.
    pub fn scoring(&self) -> &Scoring {
        &self.scoring
    }

    /// The posterior with the prior in force.
    pub fn posterior(&self) -> &Posterior {
        &self.posterior
    }

    /// Why the test stopped: every rule that holds. Empty while it runs.
    pub fn reasons(&self) -> &[Reason] {
        &self.reasons
    }

    /// The filter that left nothing to ask, where it was one.
    pub fn emptied_by(&self) -> Option<&Filter> {
        match self.chooser.moves().last()? {
            Move { by: By::Filter(place), to: None, .. } => self.test.design.filters.get(*place),
            _ => None,
        }
    }

    /// The standard error that asking every item left would reach if θ stayed where it is.
    ///
    /// ```
    /// use skillmark_irt::{CORE, Cat, Design, Grid, Model, Pool, Test};
    ///
    /// let items = vec![Model::logistic(2.0, 0.0, 0.0, 1.0).unwrap(); 4];
    /// let mut cat = Cat::new(&Test::new(Pool::of(&items, Grid::SESSION), Design::default(), CORE)?);
    /// cat.next(&|_, _| 0.5);
    /// cat.answer(1, 0);
    /// let left: f64 = items[1..].iter().map(|item| item.information(cat.estimate().theta)).sum();
    /// assert_eq!(cat.could_reach(), 1.0 / (1.0 / cat.estimate().se.powi(2) + left).sqrt());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn could_reach(&self) -> f64 {
        let theta = self.estimate.theta;
        let left: f64 = self.left().map(|item| self.test.pool.items()[item].information(theta)).sum();
        1.0 / (1.0 / (self.estimate.se * self.estimate.se) + left).sqrt()
    }

    /// Why the current item: the criterion's value for it and its rank among all items that were not asked, with what moved
    /// the choice to it, in order. For a criterion that needs answers the first item's value is its Fisher information
    /// ([`Criterion::at_first`](crate::Criterion::at_first)).
    ///
    /// ```
    /// use skillmark_irt::explain::By;
    /// use skillmark_irt::filter::Filter;
    /// use skillmark_irt::{CORE, Cat, Design, Grid, Model, Next, Pool, Test};
    ///
    /// let items = [-1.0, 0.1, 0.0].map(|b| Model::logistic(1.0, b, 0.0, 1.0).unwrap());
    /// let design = Design { filters: vec![Filter::Enemies(vec![vec![1, 2]])], ..Design::default() };
    /// let mut cat = Cat::new(&Test::new(Pool::of(&items, Grid::SESSION), design, CORE)?);
    /// assert_eq!(cat.next(&|_, _| 0.5), Next::Ask(2));
    /// let (step, moves) = cat.step().unwrap();
    /// assert_eq!((step.rank, step.candidates, step.value), (0, 3, 0.25));
    /// assert!(moves.is_empty(), "the best was asked");
    ///
    /// cat.answer(1, 0);
    /// assert_eq!(cat.next(&|_, _| 0.5), Next::Ask(0), "item 1 and item 2 give each other away");
    /// let (step, moves) = cat.step().unwrap();
    /// assert_eq!((step.rank, step.best), (1, 1));
    /// assert_eq!((moves[0].by, moves[0].from, moves[0].to), (By::Filter(0), 1, Some(0)));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn step(&self) -> Option<(Step, &[Move])> {
        let value = |worth: f64| worth * self.factor;
        let step = self.step?;
        let step = Step { value: value(step.worth), best_value: value(step.best_value), ..step };
        Some((step, self.chooser.moves()))
    }

    /// Items that came up for the current place and were refused, best first, the current one among them where all were: with
    /// the items asked, what [`learn_acceptance`](crate::exposure::learn_acceptance) counts. None but for
    /// [`SympsonHetter`](crate::exposure::Exposure::SympsonHetter).
    ///
    /// ```
    /// use skillmark_irt::exposure::Exposure;
    /// use skillmark_irt::{Cat, Design, FULL, Grid, Model, Next, Pool, Test};
    ///
    /// let items = [0.0, 0.1, 1.0].map(|b| Model::logistic(1.0, b, 0.0, 1.0).unwrap());
    /// let exposure = Exposure::SympsonHetter(vec![0.2, 0.2, 0.9]);
    /// let mut cat = Cat::new(&Test::new(Pool::of(&items, Grid::SESSION), Design { exposure, ..Design::default() }, FULL)?);
    /// assert_eq!(cat.next(&|_, _| 0.5), Next::Ask(2));
    /// assert_eq!(cat.refused(), [0, 1]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn refused(&self) -> &[usize] {
        match &self.test.design.exposure {
            Exposure::SympsonHetter(_) => self.chooser.passed(),
            _ => &[],
        }
    }

    /// Items that are left out of this person's test ([`Exposure::Eligibility`]), in order; drawn when the first item is chosen.
    /// Empty once none could be had without them.
    ///
    /// ```
    /// use skillmark_irt::exposure::Exposure;
    /// use skillmark_irt::{Cat, Design, FULL, Grid, Model, Next, Pool, Test};
    ///
    /// let items = [0.0, 0.1, 1.0].map(|b| Model::logistic(1.0, b, 0.0, 1.0).unwrap());
    /// let exposure = Exposure::Eligibility(vec![0.2, 0.9, 0.9]);
    /// let mut cat = Cat::new(&Test::new(Pool::of(&items, Grid::SESSION), Design { exposure, ..Design::default() }, FULL)?);
    /// assert_eq!(cat.next(&|_, _| 0.5), Next::Ask(1));
    /// assert_eq!(cat.ineligible(), [0]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn ineligible(&self) -> &[usize] {
        &self.memory.ineligible
    }

    /// What became of the last shadow test.
    ///
    /// ```
    /// use skillmark_irt::shadow::{Blueprint, Class, Constraint, Outcome};
    /// use skillmark_irt::{Cat, Design, FULL, Grid, Model, Next, Pool, Shadowing, Test};
    ///
    /// let items = [-1.0, 0.0, 1.0].map(|b| Model::logistic(1.0, b, 0.0, 1.0).unwrap());
    /// let classes = vec![Class { members: vec![0, 1], min: 0, max: 0 }];
    /// let blueprint = Blueprint { items: 3, length: 2, classes, ..Blueprint::default() };
    /// let design = Design { shadow: Some(Shadowing { blueprint, nodes: 100, complete: false }), ..Design::default() };
    /// let mut cat = Cat::new(&Test::new(Pool::of(&items, Grid::SESSION), design, FULL)?);
    /// assert_eq!(cat.next(&|_, _| 0.5), Next::End);
    /// let Some(Outcome::Infeasible { conflict, .. }) = cat.shadow() else { panic!("no test meets both") };
    /// assert_eq!(conflict[..], [Constraint::ClassMax(0), Constraint::Length]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn shadow(&self) -> Option<&Outcome> {
        self.shadow.as_ref()
    }

    /// Why an item is not in the shadow test from which the current item comes: which requirement of the blueprint binds, and
    /// what the item would cost. `None` where no item is asked or the design has no shadow test. Searches dozens of times with a
    /// solver of its own, so it allocates and takes its time, and changes nothing.
    ///
    /// ```
    /// use skillmark_irt::explain::By;
    /// use skillmark_irt::shadow::{Blueprint, Class, Constraint, WhyNot};
    /// use skillmark_irt::{Cat, Design, FULL, Grid, Model, Pool, Shadowing, Test};
    ///
    /// let items = [0.0, 0.1, 1.0, 2.0].map(|b| Model::logistic(1.0, b, 0.0, 1.0).unwrap());
    /// let classes = vec![Class { members: vec![2, 3], min: 2, max: 2 }];
    /// let blueprint = Blueprint { items: 4, length: 2, classes, ..Blueprint::default() };
    /// let design = Design { shadow: Some(Shadowing { blueprint, nodes: 100, complete: false }), ..Design::default() };
    /// let mut cat = Cat::new(&Test::new(Pool::of(&items, Grid::SESSION), design, FULL)?);
    /// cat.next(&|_, _| 0.5);
    /// let (step, moves) = cat.step().unwrap();
    /// assert_eq!((step.item, step.rank, step.best, moves[0].by), (2, 2, 0, By::Shadow));
    /// // The best was not asked since both places belong to the class.
    /// let Some(WhyNot::ShutOut { by }) = cat.why_not(step.best) else { panic!("it has no place") };
    /// assert_eq!(by, [Constraint::ClassMin(0), Constraint::Length]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Panics
    /// When the pool has no such item.
    pub fn why_not(&self, item: usize) -> Option<WhyNot> {
        let shadowing = self.test.design.shadow.as_ref()?;
        if !matches!(self.next, Some(Next::Ask(_))) {
            return None;
        }
        let Memory { worth, administered, ineligible, .. } = &self.memory;
        assert!(item < worth.len(), "the pool has no item {item}");
        let moment = Moment { values: worth, administered, ineligible, last: &self.last };
        Some(self.assemble.as_ref()?.again().why_not(&moment, item, shadowing.nodes))
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
