//! The state machine.

use crate::forecast::{Progress, forecast};
use crate::sub::Sub;
use crate::{ENGINE_REV, Error, Event, Fit, Instrument, Judging, Outcome, Plan, Why};
use skillmark_bank::{Bank, Misfit};
use skillmark_irt::Response;
use std::sync::Arc;

/// What comes next.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Step {
    /// Show this question.
    Ask(Question),
    /// All skills of the plan have stopped.
    Done,
}

/// A question to show. Indices point into the bank.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    /// Index into `bank.items`.
    pub item: usize,
    /// Position of the skill in the plan.
    pub skill: usize,
    /// Indices into the item's options, in screen order.
    pub order: Vec<usize>,
    /// Whether the log already says that it was shown.
    pub shown: bool,
}

/// A running or replayed assessment.
#[derive(Debug, Clone)]
pub struct Session {
    instrument: Arc<Instrument>,
    plan: Plan,
    log: Vec<Event>,
    subs: Vec<Sub>,
    /// Indices into `bank.items`.
    shown: Vec<usize>,
}

/// Most questions one extension may ask for.
pub const MOST_EXTENSION: u32 = 20;

impl Session {
    /// Starts a session. Refuses a plan for another engine or bank, or with names that the bank does not have.
    pub fn new(instrument: Arc<Instrument>, plan: Plan) -> Result<Self, Error> {
        let refuse = |message: String| Err(Error::new("PLAN", message));
        if plan.engine_rev != ENGINE_REV {
            return refuse(format!(
                "the plan is for scoring revision {}; this engine has revision {ENGINE_REV}",
                plan.engine_rev
            ));
        }
        if plan.bank != instrument.scoring() {
            return refuse(format!(
                "the plan is for the bank with scoring digest {}; this one has {}",
                plan.bank,
                instrument.scoring()
            ));
        }
        if plan.seed.len() != 32 || !plan.seed.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f')) {
            return refuse(format!("the seed is {:?}; expected 32 lower-case hex digits", plan.seed));
        }
        let bank = instrument.bank();
        let Some(preset) = bank.presets.iter().position(|p| p.id == plan.preset) else {
            return refuse(format!("the bank has no preset {:?}", plan.preset));
        };
        if plan.skills.is_empty() {
            return refuse("the plan names no skill; expected at least one".to_owned());
        }
        let mut subs = Vec::with_capacity(plan.skills.len());
        for (i, id) in plan.skills.iter().enumerate() {
            if plan.skills[..i].contains(id) {
                return refuse(format!("the plan names skill {id:?} twice"));
            }
            let Some(skill) = bank.skills.iter().position(|s| s.id == *id) else {
                return refuse(format!("the bank has no skill {id:?}"));
            };
            subs.push(Sub::new(&instrument, skill, preset, &plan.seed));
        }
        Ok(Session { instrument, plan, log: Vec::new(), subs, shown: Vec::new() })
    }

    /// `new` followed by `push` of every event; the error says which event does not fit.
    pub fn replay(instrument: Arc<Instrument>, plan: Plan, log: &[Event]) -> Result<Self, Error> {
        let mut session = Session::new(instrument, plan)?;
        for (at, event) in log.iter().enumerate() {
            session.push(event.clone()).map_err(|error| Error { at: Some(at), ..error })?;
        }
        Ok(session)
    }

    /// What comes next. The same after any two logs that are equal.
    pub fn next(&self) -> Step {
        let Some((skill, item)) = self.current() else { return Step::Done };
        let options = self.bank().items[item].answer.shuffled();
        Step::Ask(Question {
            item,
            skill,
            order: self.subs[skill].order(options),
            shown: self.shown.contains(&item),
        })
    }

    /// Takes in an event. One that cannot come now is refused and leaves the session unchanged.
    pub fn push(&mut self, event: Event) -> Result<(), Error> {
        let refuse = |message: String| Err(Error::new("EVENT", message));
        match &event {
            Event::Shown { item } => {
                let (_, index) = self.expect(item)?;
                if self.shown.contains(&index) {
                    return refuse(format!("item {item:?} is on screen already"));
                }
                self.shown.push(index);
            }
            Event::Answered { item, options, ms } => {
                let (skill, index) = self.expect_shown(item)?;
                let response = self.grade(index, options)?;
                self.answer(skill, response, *ms);
            }
            Event::Unsure { item, ms } => {
                let (skill, _) = self.expect_shown(item)?;
                self.answer(skill, Response::Unsure, *ms);
            }
            Event::Paused | Event::Resumed => {}
            Event::Extended { skill, by } => {
                let Some(place) = self.plan.skills.iter().position(|s| s == skill) else {
                    return refuse(format!("the plan has no skill {skill:?} to extend"));
                };
                if !(1..=MOST_EXTENSION).contains(by) {
                    return refuse(format!("an extension by {by}; expected 1 to {MOST_EXTENSION}"));
                }
                let sub = &mut self.subs[place];
                if sub.item().is_some() {
                    return refuse(format!("skill {skill:?} has not stopped yet, so it cannot be extended"));
                }
                if sub.left(&self.instrument) == 0 {
                    return refuse(format!("skill {skill:?} has no question left"));
                }
                sub.extend(&self.instrument, *by);
            }
            Event::Contested { item, .. } => {
                let shown = self.shown.iter().any(|i| self.bank().items[*i].id == *item);
                if !shown {
                    return refuse(format!("item {item:?} was not shown in this session"));
                }
            }
        }
        self.log.push(event);
        Ok(())
    }

    /// What is known now. Complete once `next` is [`Step::Done`].
    pub fn outcome(&self) -> Outcome {
        let mut skills: Vec<_> = self.subs.iter().map(|sub| sub.outcome(&self.instrument)).collect();
        if let Some(links) = &self.instrument.links {
            for (place, skill) in skills.iter_mut().enumerate() {
                let others = links.others(&self.subs, place).into_iter();
                skill.related = others.map(|other| self.plan.skills[other].clone()).collect();
            }
        }
        Outcome { skills }
    }

    /// Why the question that is asked now was chosen.
    pub fn why(&self) -> Option<Why> {
        let (skill, _) = self.current()?;
        Why::of(&self.instrument, &self.subs[skill])
    }

    /// How the answers to the plan's n-th skill fit the model, by simulating a thousand people.
    pub fn fit(&self, skill: usize) -> Option<Fit> {
        self.judging(skill)?.go_on(u64::MAX)
    }

    /// The same, some people at a time.
    pub fn judging(&self, skill: usize) -> Option<Judging> {
        Some(Judging::new(&self.instrument, self.subs.get(skill)?, &self.log))
    }

    /// The θ below which a share of the posterior lies, for the skill at a place of the plan.
    ///
    /// # Panics
    /// When the plan has no such place.
    pub fn quantile(&self, skill: usize, share: f64) -> f64 {
        self.subs[skill].quantile(share)
    }

    /// How much is left, by simulating the rest of the session from the current posterior. Before the first answer:
    /// the expected length and precision of the whole.
    pub fn progress(&self) -> Progress {
        forecast(&self.instrument, &self.subs)
    }

    /// One per skill of the plan.
    pub(crate) fn subs(&self) -> &[Sub] {
        &self.subs
    }

    #[cfg(test)]
    pub(crate) fn sub(&self, place: usize) -> &Sub {
        &self.subs[place]
    }

    /// The events so far.
    pub fn log(&self) -> &[Event] {
        &self.log
    }

    /// The plan.
    pub fn plan(&self) -> &Plan {
        &self.plan
    }

    /// The bank.
    pub fn bank(&self) -> &Bank {
        self.instrument.bank()
    }

    /// The bank made ready.
    pub fn instrument(&self) -> &Arc<Instrument> {
        &self.instrument
    }

    fn answer(&mut self, skill: usize, response: Response, ms: u32) {
        self.subs[skill].answer(&self.instrument, response, ms);
        let links = self.instrument.links.as_ref().filter(|_| self.subs[skill].item().is_none());
        if let Some(links) = links {
            links.settle(&self.instrument, &mut self.subs, skill, &|item| self.shown.contains(&item));
        }
    }

    /// Position of the skill in the plan and index of the item to ask.
    fn current(&self) -> Option<(usize, usize)> {
        self.subs.iter().enumerate().find_map(|(place, sub)| Some((place, sub.item()?)))
    }

    fn expect(&self, item: &str) -> Result<(usize, usize), Error> {
        match self.current() {
            Some((skill, index)) if self.bank().items[index].id == item => Ok((skill, index)),
            Some((_, index)) => {
                let expected = &self.bank().items[index].id;
                Err(Error::new(
                    "EVENT",
                    format!("the event is about item {item:?}; the session asks {expected:?} now"),
                ))
            }
            None => Err(Error::new(
                "EVENT",
                format!("the event is about item {item:?}; the session has stopped and asks nothing"),
            )),
        }
    }

    fn expect_shown(&self, item: &str) -> Result<(usize, usize), Error> {
        let (skill, index) = self.expect(item)?;
        if !self.shown.contains(&index) {
            return Err(Error::new("EVENT", format!("item {item:?} is answered before it was shown")));
        }
        Ok((skill, index))
    }

    /// Scores what was answered.
    fn grade(&self, index: usize, given: &[String]) -> Result<Response, Error> {
        let item = &self.bank().items[index];
        let points = (self.instrument.kinds.score)(&item.answer, given).map_err(|Misfit(expected)| {
            let message =
                format!("item {:?} is answered with {}; expected {expected}", item.id, given.join(", "));
            Error::new("EVENT", message)
        })?;
        Ok(Response::Category(points))
    }
}
