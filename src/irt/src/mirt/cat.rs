//! A computerized adaptive test of several skills: choose, answer, estimate, until a rule stops it.

use super::design::Design;
use super::eap::JointPosterior;
use super::map::{Answer, Estimate, map};
use super::matrix::{MAX, Vector};
use super::rules::{Criterion, Rules};
use super::stop::{Reason, State};
use super::test::Test;
use crate::cat::{Draw, Next, PERSON};
use crate::explain::{Chooser, Move, Step, Ways};
use crate::exposure::Exposure;
use crate::filter::{Filter, SoFar};
use crate::{Answer as Given, Response};
use std::sync::Arc;

/// A running test of several skills. After one test in its memory, `next`, `answer` and `restart` allocate nothing.
///
/// ```
/// use skillmark_irt::mirt::{Cat, Item, Prior, Rule, Rules, Stop, Test};
/// use skillmark_irt::Next;
///
/// // Items of one skill each, and every third of both.
/// let item = |i: usize| {
///     let a = [[1.4, 0.0], [0.0, 1.4], [0.9, 0.9]][i % 3];
///     Item::new(&a, 0.1 * i as f64 - 3.0, 0.2).unwrap()
/// };
/// let prior = Prior::new(&[[1.0, 0.6], [0.6, 1.0]]).unwrap();
/// let stop = Rule { min_items: 5, max_items: 30, stop: Stop::Se { skills: vec![], at_most: 0.6 } };
/// let test = Test::new((0..60).map(item).collect(), prior, Rules { stop, ..Rules::default() })?;
///
/// let mut cat = Cat::new(&test);
/// while let Next::Ask(item) = cat.next(&|_, _| 0.5) {
///     let (step, _) = cat.step().unwrap();
///     assert!(step.rank == 0 && step.value > 0.0);
///     cat.answer(usize::from(item % 4 > 0), 0);
/// }
/// assert_eq!(cat.reasons()[0].code(), "se");
/// assert!((0..2).all(|skill| cat.estimate().covariance.sd(skill) <= 0.6));
/// # Ok::<(), skillmark_irt::mirt::TestError>(())
/// ```
#[derive(Debug, Clone)]
pub struct Cat {
    test: Arc<Test>,
    answers: Vec<Given>,
    /// The answers that say something, as the estimators read them.
    scored: Vec<Answer>,
    /// For EAP.
    posterior: Option<JointPosterior>,
    estimate: Estimate,
    elapsed_ms: u64,
    next: Option<Next>,
    reasons: Vec<Reason>,
    step: Option<Step>,
    chooser: Chooser,
    memory: Memory,
}

/// Used again at each step.
#[derive(Debug, Clone)]
struct Memory {
    asked: Vec<bool>,
    administered: Vec<usize>,
    candidates: Vec<(usize, f64)>,
    /// What the filters leave, where the skill is chosen first.
    narrowed: Vec<(usize, f64)>,
    /// Items that are left out of the person's test.
    ineligible: Vec<usize>,
    success: Vec<f64>,
    draws: Vec<f64>,
}

impl Cat {
    /// A test that begins.
    pub fn new(test: &Arc<Test>) -> Self {
        let items = test.items.len();
        let mut cat = Cat {
            test: test.clone(),
            answers: Vec::with_capacity(items),
            scored: Vec::with_capacity(items),
            posterior: test.start.clone(),
            estimate: nothing(test),
            elapsed_ms: 0,
            next: None,
            reasons: Vec::with_capacity(test.rules.stop.stop.count() + 2),
            step: None,
            chooser: Chooser::default(),
            memory: Memory {
                asked: vec![false; items],
                administered: Vec::with_capacity(items),
                candidates: Vec::with_capacity(items),
                narrowed: Vec::with_capacity(items),
                ineligible: Vec::new(),
                success: Vec::new(),
                draws: Vec::new(),
            },
        };
        cat.restart();
        cat
    }

    /// Begins again for another person, in the same memory.
    pub fn restart(&mut self) {
        self.answers.clear();
        self.scored.clear();
        if let (Some(posterior), Some(start)) = (&mut self.posterior, &self.test.start) {
            posterior.copy(start);
        }
        self.estimate = nothing(&self.test);
        (self.elapsed_ms, self.next, self.step) = (0, None, None);
        self.reasons.clear();
        self.memory.asked.fill(false);
        self.memory.administered.clear();
    }

    /// The item to ask now, or that there is none. Asking again gives the same. Draws are those of a test of one skill: by
    /// step and slot, in (0, 1).
    pub fn next(&mut self, draw: Draw<'_>) -> Next {
        if let Some(next) = self.next {
            return next;
        }
        let next = match self.stops() {
            true => Next::End,
            false => self.choose(draw).map_or(Next::End, Next::Ask),
        };
        self.next = Some(next);
        next
    }

    /// Takes in the answer to the item that [`next`](Self::next) gave last, and the time it took; before it was called, and
    /// after the end, this changes nothing. "I don't know" counts as a blind guess does on average ([`Answer`]), a missing
    /// answer not at all.
    ///
    /// # Panics
    /// When the category is neither 0, wrong, nor 1, right.
    pub fn answer(&mut self, response: impl Into<Response>, ms: u32) {
        let Some(Next::Ask(item)) = self.next else { return };
        let (response, parameters) = (response.into(), self.test.items[item]);
        let x = match response {
            Response::Category(k) => {
                assert!(k < 2, "items of several skills are answered right or wrong");
                Some(k as f64)
            }
            Response::Unsure => Some(parameters.guessing()),
            Response::Missing => None,
        };
        self.answers.push(Given { item, response });
        self.memory.administered.push(item);
        self.memory.asked[item] = true;
        self.elapsed_ms += u64::from(ms);
        if let Some(x) = x {
            self.scored.push((parameters, x));
            self.estimate = match &mut self.posterior {
                None => map(&self.scored, &self.test.prior),
                Some(posterior) => {
                    posterior.add(&parameters, x);
                    posterior.eap()
                }
            };
        }
        self.next = None;
    }

    fn stops(&mut self) -> bool {
        let answered = self.answers.len();
        let state = State {
            answered: answered as u32,
            items_left: self.test.items.len() - answered,
            covariance: &self.estimate.covariance,
            elapsed_ms: self.elapsed_ms,
        };
        answered > 0 && self.test.rules.stop.check(&state, &mut self.reasons)
    }

    fn choose(&mut self, draw: Draw<'_>) -> Option<usize> {
        let test = self.test.clone();
        let rules = &test.rules;
        let answered = self.answers.len() as u64;
        let theta = self.estimate.theta;
        let design = Design::new(&self.scored, &test.prior, &theta);
        self.value(&test, &design, draw(answered, 0));
        let Memory { administered, candidates, narrowed, ineligible, success, draws, .. } = &mut self.memory;
        if answered == 0 {
            rules.exposure.ineligible(draw, ineligible);
        }
        if rules.filters.iter().any(|filter| matches!(filter, Filter::Success { .. })) {
            success.clear();
            success.extend(test.items.iter().map(|item| item.p(&theta)));
        }
        let so_far = SoFar { administered, elapsed_ms: self.elapsed_ms, success, draw: draw(answered, 1) };
        if let Criterion::Gain(weights) = &rules.criterion {
            narrowed.clear();
            narrowed.extend(candidates.iter().filter(|(item, _)| !ineligible.contains(item)));
            rules.filters.iter().for_each(|filter| filter.narrow(&so_far, narrowed));
            if let Some(skill) = skill(&test, &design, &theta, narrowed, weights) {
                candidates.retain(|(item, _)| test.items[*item].only_skill() == Some(skill));
            }
        }
        let step = if matches!(rules.exposure, Exposure::SympsonHetter(_)) { PERSON } else { answered };
        draws.clear();
        draws.extend((0..rules.exposure.draws(test.items.len()) as u64).map(|slot| draw(step, 2 + slot)));
        let Rules { filters, exposure, .. } = rules;
        self.step = self.chooser.choose_by(
            &Ways::ALL,
            candidates,
            ineligible,
            None,
            filters,
            exposure,
            &so_far,
            draws,
        );
        self.step.map(|step| step.item)
    }

    /// Values every item that was not asked.
    fn value(&mut self, test: &Test, design: &Design, draw: f64) {
        let Memory { asked, candidates, .. } = &mut self.memory;
        let theta = &self.estimate.theta;
        let left = test.items.iter().enumerate().filter(|(item, _)| !asked[*item]);
        candidates.clear();
        candidates.extend(left.map(|(item, parameters)| {
            let value = match &test.rules.criterion {
                Criterion::D => design.growth(parameters, theta),
                Criterion::A(weights) | Criterion::Gain(weights) => design.gain(parameters, theta, weights),
                Criterion::Random => 0.0,
            };
            (item, value)
        }));
        if test.rules.criterion == Criterion::Random && !candidates.is_empty() {
            let place = ((draw * candidates.len() as f64) as usize).min(candidates.len() - 1);
            candidates[place].1 = 1.0;
        }
    }

    /// The test's rules and items.
    pub fn test(&self) -> &Arc<Test> {
        &self.test
    }

    /// The answers so far, in order.
    pub fn answers(&self) -> &[Given] {
        &self.answers
    }

    /// The current estimate of all skills; before the first answer the prior.
    pub fn estimate(&self) -> &Estimate {
        &self.estimate
    }

    /// Why the test stopped: every rule that holds. Empty while it runs, and when filters left nothing to ask.
    pub fn reasons(&self) -> &[Reason] {
        &self.reasons
    }

    /// Why the current item: its value, its rank, and what moved the choice to it. With [`Criterion::Gain`] it is ranked among
    /// the items of the skill that was chosen.
    pub fn step(&self) -> Option<(Step, &[Move])> {
        self.step.map(|step| (step, self.chooser.moves()))
    }
}

/// What is known before the first answer.
fn nothing(test: &Test) -> Estimate {
    Estimate { theta: [0.0; MAX], covariance: *test.prior.covariance(), converged: true }
}

/// The skill to ask next; `None` when no item left adds anything.
fn skill(
    test: &Test,
    design: &Design,
    theta: &Vector,
    left: &[(usize, f64)],
    weights: &Vector,
) -> Option<usize> {
    let mut best = [0.0; MAX];
    for (item, _) in left {
        let item = &test.items[*item];
        let k = item.only_skill()?;
        let information = item.part(theta, 1.0).fisher * item.a[k] * item.a[k];
        if information > best[k] {
            best[k] = information;
        }
    }
    design.next_skill(&best[..test.prior.dimensions()], weights).map(|(skill, _)| skill)
}
