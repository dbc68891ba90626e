//! One skill's part of a session. It depends on the seed, the skill and its own answers only, so it replays alone.

use crate::draw::Stream;
use crate::instrument::{Instrument, Scale};
use crate::{SkillOutcome, Stopped};
use skillmark_irt::{Cat, Estimator, Next, Prior, Response, Scoring, shortest_run};

/// Share of the posterior that a level claim must hold, and the interval covers.
const CLAIM: f64 = 0.9;

/// The ends of the interval, as shares of the posterior.
pub(crate) const INTERVAL: (f64, f64) = (0.5 - CLAIM / 2.0, 0.5 + CLAIM / 2.0);

/// Slot of the stream, at each step, for the order of the options; the engine's draws for the choice of items lie in steps of
/// their own.
const SLOT_ORDER: u64 = 16;
const STEP_CHOICE: u64 = 1 << 33;
const STEP_PILOTS: u64 = 1 << 34;

#[derive(Debug, Clone)]
pub(crate) struct Sub {
    /// Index into the bank's skills.
    pub(crate) skill: usize,
    stream: Stream,
    cat: Cat,
    /// The item to ask, by its index in the bank.
    ask: Option<usize>,
    /// Pilot items in the order they will be asked, each with the number of scored answers after which it comes; and how
    /// many of them were asked.
    pilots: Vec<(u32, usize)>,
    piloted: usize,
    right: u32,
    unsure: u32,
}

impl Sub {
    pub(crate) fn new(instrument: &Instrument, skill: usize, preset: usize, seed: &str) -> Self {
        let mut sub = Sub {
            skill,
            stream: Stream::new(seed, &instrument.bank().skills[skill].id),
            cat: Cat::new(&instrument.skills[skill].tests[preset]),
            ask: None,
            pilots: Vec::new(),
            piloted: 0,
            right: 0,
            unsure: 0,
        };
        sub.pilots = sub.draw_pilots(instrument, preset);
        sub.advance(instrument);
        sub
    }

    /// Which pilot items are mixed in, and where: never first, and where every session gets to, so that all are asked.
    fn draw_pilots(&self, instrument: &Instrument, preset: usize) -> Vec<(u32, usize)> {
        let preset = &instrument.bank().presets[preset];
        let pilots = &instrument.skills[self.skill].pilots;
        let places = preset.min_items.saturating_sub(1).max(1);
        let draw = |slot: u64, n: usize| self.stream.below(STEP_PILOTS, slot, n);
        let mut left = pilots.clone();
        let wanted = (preset.pilots as usize).min(left.len());
        let mut pick =
            |n: u64| (1 + draw(2 * n, places as usize) as u32, left.remove(draw(2 * n + 1, left.len())));
        let mut drawn: Vec<(u32, usize)> = (0..wanted as u64).map(&mut pick).collect();
        // By insertion, as elsewhere in the page.
        for i in 1..drawn.len() {
            let mut at = i;
            while at > 0 && drawn[at].0 < drawn[at - 1].0 {
                drawn.swap(at, at - 1);
                at -= 1;
            }
        }
        drawn
    }

    /// The same test from its beginning, with draws of its own.
    pub(crate) fn again(&self, instrument: &Instrument, stream: Stream) -> Self {
        let mut cat = self.cat.clone();
        cat.restart();
        let mut sub = Sub {
            skill: self.skill,
            stream,
            cat,
            ask: None,
            pilots: Vec::new(),
            piloted: 0,
            right: 0,
            unsure: 0,
        };
        sub.advance(instrument);
        sub
    }

    /// The item to ask, unless the rules have stopped.
    pub(crate) fn item(&self) -> Option<usize> {
        self.ask
    }

    /// Screen order of the current item's options.
    pub(crate) fn order(&self, options: usize) -> Vec<usize> {
        self.stream.order(u64::from(self.answered()), SLOT_ORDER, options)
    }

    /// Takes in the answer to the current item, and the time it took.
    pub(crate) fn answer(&mut self, instrument: &Instrument, response: Response, ms: u32) {
        if self.pilot().is_some() {
            self.piloted += 1;
            self.cat.spend(ms);
            return self.advance(instrument);
        }
        self.cat.answer(response, ms);
        let full = self.ask.map_or(1, |item| (instrument.kinds.points)(&instrument.bank().items[item]));
        self.right += u32::from(response == Response::Category(full));
        self.unsure += u32::from(response == Response::Unsure);
        self.advance(instrument);
    }

    /// Asks exactly `by` more, as far as the bank reaches.
    pub(crate) fn extend(&mut self, instrument: &Instrument, by: u32) {
        self.cat.extend(by);
        self.advance(instrument);
    }

    /// Goes on from what related skills say by now. An item that is on screen stays there.
    pub(crate) fn assume(
        &mut self,
        instrument: &Instrument,
        prior: Prior,
        on_screen: impl Fn(usize) -> bool,
    ) {
        let keep = self.ask.is_some_and(on_screen);
        self.cat.assume(prior, keep);
        if self.ask.is_some() && !keep {
            self.advance(instrument);
        }
    }

    /// Questions answered, pilots among them.
    pub(crate) fn answered(&self) -> u32 {
        self.scored() + self.piloted as u32
    }

    fn scored(&self) -> u32 {
        self.cat.answers().list().len() as u32
    }

    /// The pilot item whose turn it is.
    fn pilot(&self) -> Option<usize> {
        let (after, item) = *self.pilots.get(self.piloted)?;
        (self.scored() >= after).then_some(item)
    }

    pub(crate) fn se(&self) -> f64 {
        self.cat.estimate().se
    }

    pub(crate) fn left(&self, instrument: &Instrument) -> usize {
        instrument.skills[self.skill].scored.len() - self.scored() as usize
    }

    /// θ at a share of the posterior, for simulating the rest of the session.
    pub(crate) fn quantile(&self, share: f64) -> f64 {
        self.cat.posterior().quantile(share)
    }

    pub(crate) fn cat(&self) -> &Cat {
        &self.cat
    }

    fn advance(&mut self, instrument: &Instrument) {
        let scale = &instrument.skills[self.skill];
        let stream = self.stream;
        // A step has 256 slots; a draw for each item of a bank may need more.
        let draw = |step: u64, slot: u64| stream.unit(STEP_CHOICE + (step << 16) + slot / 256, slot % 256);
        self.ask = match self.cat.next(&draw) {
            Next::Ask(item) => Some(self.pilot().unwrap_or(scale.scored[item])),
            Next::End => None,
        };
    }

    pub(crate) fn outcome(&self, instrument: &Instrument) -> SkillOutcome {
        let (bank, scale) = (instrument.bank(), &instrument.skills[self.skill]);
        let answers = self.cat.answers();
        let asked = || answers.list().iter().map(|answer| scale.scored[answer.item]);
        let provisional = asked().any(|item| instrument.is_provisional(item));
        let estimate = self.estimate();
        let levels = self.levels(scale);
        SkillOutcome {
            skill: bank.skills[self.skill].id.clone(),
            theta: estimate.0,
            se: estimate.1,
            interval: (self.quantile(INTERVAL.0), self.quantile(INTERVAL.1)),
            claim: claim(&levels, provisional),
            levels,
            wle: self.wle(),
            items: asked().map(|item| bank.items[item].id.clone()).collect(),
            right: self.right,
            unsure: self.unsure,
            stopped: self.stopped(),
            could_reach: self.cat.could_reach(),
            provisional,
            related: Vec::new(),
        }
    }

    /// Before the first answer, what the prior says.
    fn estimate(&self) -> (f64, f64) {
        self.cat.posterior().moments()
    }

    fn levels(&self, scale: &Scale) -> Vec<f64> {
        self.cat.posterior().levels(&scale.cuts)
    }

    /// Without an answer nothing is known beyond the prior.
    fn wle(&self) -> (f64, f64) {
        if self.scored() == 0 {
            return (0.0, f64::INFINITY);
        }
        let warm = Scoring { estimator: Estimator::Wle, prior: Prior::STANDARD };
        let estimate = warm.estimate(self.cat.answers());
        (estimate.theta, estimate.se)
    }

    fn stopped(&self) -> Stopped {
        if self.ask.is_some() {
            return Stopped::Unfinished;
        }
        let rule = self.cat.reasons().first().map(|reason| reason.code());
        let filter = || self.cat.emptied_by().map(|filter| filter.code());
        match rule {
            Some(rule) => Stopped::of(rule),
            None if filter() == Some("time") => Stopped::Time,
            None => Stopped::Constraints,
        }
    }
}

/// The shortest run of levels that holds the share; unreviewed difficulties never claim less than one level either side of
/// the likeliest.
fn claim(levels: &[f64], provisional: bool) -> (usize, usize) {
    let (first, last) = shortest_run(levels, CLAIM);
    if !provisional {
        return (first, last);
    }
    let top = (0..levels.len()).fold(0, |best, i| if levels[i] > levels[best] { i } else { best });
    (first.min(top.saturating_sub(1)), last.max((top + 1).min(levels.len() - 1)))
}
