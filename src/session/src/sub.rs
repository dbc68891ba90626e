//! One skill's part of a session. It depends on the seed, the skill and its own answers only, so it replays alone.

use crate::draw::Stream;
use crate::instrument::{GRID, Instrument};
use crate::{SkillOutcome, Stopped};
use skillmark_bank::Preset;
use skillmark_irt::{
    Logistic, Posterior, Response, StopReason, StopRule, most_informative, shortest_run, wle,
};

/// Share of the posterior that a level claim must hold, and the interval covers.
const CLAIM: f64 = 0.9;

/// Slots of the stream at each step: which item, then the order of its options.
const SLOT_ITEM: u64 = 0;
const SLOT_ORDER: u64 = 16;

#[derive(Debug, Clone)]
pub(crate) struct Sub {
    /// Index into the bank's skills.
    pub(crate) skill: usize,
    stream: Stream,
    rule: StopRule,
    randomesque: usize,
    posterior: Posterior,
    answers: Vec<(usize, Response)>,
    theta: f64,
    se: f64,
    levels: Vec<f64>,
    state: State,
    /// Reused by each choice, so that answering allocates nothing.
    shortlist: Vec<(usize, f64)>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    /// This item is, or is to be, on screen.
    Ask(usize),
    Stopped(StopReason),
}

impl Sub {
    pub(crate) fn new(instrument: &Instrument, skill: usize, preset: &Preset, seed: &str) -> Self {
        let scale = &instrument.skills[skill];
        let mut sub = Sub {
            skill,
            stream: Stream::new(seed, &instrument.bank().skills[skill].id),
            rule: StopRule {
                min_items: preset.min_items,
                max_items: preset.max_items,
                se: preset.stop_se,
                level: preset.stop_level,
            },
            randomesque: preset.randomesque.max(1) as usize,
            posterior: Posterior::new(&scale.prior),
            answers: Vec::new(),
            theta: 0.0,
            se: 1.0,
            levels: Vec::new(),
            state: State::Stopped(StopReason::Bank),
            shortlist: Vec::new(),
        };
        sub.advance(instrument);
        sub
    }

    /// The item to ask, unless the rules have stopped.
    pub(crate) fn item(&self) -> Option<usize> {
        match self.state {
            State::Ask(item) => Some(item),
            State::Stopped(_) => None,
        }
    }

    /// Screen order of the current item's options.
    pub(crate) fn order(&self, options: usize) -> Vec<usize> {
        self.stream.order(self.answers.len() as u64, SLOT_ORDER, options)
    }

    /// Takes in the answer to the current item.
    pub(crate) fn answer(&mut self, instrument: &Instrument, response: Response) {
        let State::Ask(item) = self.state else { return };
        let scale = &instrument.skills[self.skill];
        self.posterior.add(&scale.prior, &instrument.items[item].curve, response);
        self.answers.push((item, response));
        self.advance(instrument);
    }

    /// Asks exactly `by` more, as far as the bank reaches.
    pub(crate) fn extend(&mut self, instrument: &Instrument, by: u32) {
        let target = self.answered() + by;
        (self.rule.min_items, self.rule.max_items) = (target, target);
        self.advance(instrument);
    }

    pub(crate) fn answered(&self) -> u32 {
        self.answers.len() as u32
    }

    pub(crate) fn se(&self) -> f64 {
        self.se
    }

    pub(crate) fn left(&self, instrument: &Instrument) -> usize {
        instrument.skills[self.skill].pool.len() - self.answers.len()
    }

    /// θ at a share of the posterior, for simulating the rest of the session.
    pub(crate) fn quantile(&self, share: f64) -> f64 {
        self.posterior.quantile(&GRID, share)
    }

    fn advance(&mut self, instrument: &Instrument) {
        let scale = &instrument.skills[self.skill];
        (self.theta, self.se) = self.posterior.eap(&GRID);
        self.levels = self.posterior.levels(&GRID, &scale.cuts);
        let left = self.left(instrument);
        self.state = match self.rule.check(self.answered(), self.se, &self.levels, left) {
            Some(reason) => State::Stopped(reason),
            None => State::Ask(self.choose(instrument)),
        };
    }

    /// Maximum information at the current estimate, drawn among the best few.
    fn choose(&mut self, instrument: &Instrument) -> usize {
        let pool = &instrument.skills[self.skill].pool;
        let unasked = pool.iter().filter(|i| self.answers.iter().all(|(asked, _)| asked != *i));
        let candidates = unasked.map(|i| (*i, instrument.items[*i].item));
        most_informative(candidates, self.theta, self.randomesque, &mut self.shortlist);
        let draw = self.stream.below(self.answers.len() as u64, SLOT_ITEM, self.shortlist.len());
        self.shortlist[draw].0
    }

    pub(crate) fn outcome(&self, instrument: &Instrument) -> SkillOutcome {
        let bank = instrument.bank();
        let provisional = self.answers.iter().any(|(i, _)| instrument.items[*i].provisional);
        let scored: Vec<(Logistic, Response)> =
            self.answers.iter().map(|(i, response)| (instrument.items[*i].item, *response)).collect();
        // Without an answer nothing is known beyond the prior.
        let wle = wle(&scored, &GRID).map_or((0.0, f64::INFINITY), |estimate| (estimate.theta, estimate.se));
        let count = |wanted| self.answers.iter().filter(|(_, r)| *r == wanted).count() as u32;
        SkillOutcome {
            skill: bank.skills[self.skill].id.clone(),
            theta: self.theta,
            se: self.se,
            interval: (self.quantile(0.5 - CLAIM / 2.0), self.quantile(0.5 + CLAIM / 2.0)),
            levels: self.levels.clone(),
            claim: self.claim(provisional),
            wle,
            items: self.answers.iter().map(|(i, _)| bank.items[*i].id.clone()).collect(),
            right: count(Response::Right),
            unsure: count(Response::Unsure),
            stopped: match self.state {
                State::Stopped(StopReason::Precision) => Stopped::Precision,
                State::Stopped(StopReason::Level) => Stopped::Level,
                State::Stopped(StopReason::Length) => Stopped::Length,
                State::Stopped(StopReason::Bank) => Stopped::Bank,
                State::Ask(_) => Stopped::Unfinished,
            },
            provisional,
        }
    }

    /// The shortest run of levels that holds the share; unreviewed difficulties never claim less than one level either
    /// side of the likeliest.
    fn claim(&self, provisional: bool) -> (usize, usize) {
        let (first, last) = shortest_run(&self.levels, CLAIM);
        if !provisional {
            return (first, last);
        }
        let top = (0..self.levels.len())
            .fold(0, |best, i| if self.levels[i] > self.levels[best] { i } else { best });
        (first.min(top.saturating_sub(1)), last.max((top + 1).min(self.levels.len() - 1)))
    }
}
