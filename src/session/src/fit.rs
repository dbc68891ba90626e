//! Whether a person's answers are what the model expects of somebody at their estimate, and whether they were read.

use crate::draw::Stream;
use crate::instrument::Instrument;
use crate::sub::Sub;
use crate::{Event, log::answered_ms};
use skillmark_bank::{Block, Inline, Item};
use skillmark_irt::{Response, cusum, person_fit};
use std::sync::Arc;

/// People simulated at the estimate, each through a test of their own: in adaptive tests the indices have other
/// distributions than in books (lz has an SD of about 0.55), so that only simulation tells what is unusual.
const PEOPLE: u64 = 1000;

/// Nobody reads faster than this and knows what was read: three times the usual rate for prose, 238 words a minute
/// (Brysbaert 2019), and a second to press.
const FLOOR_WORDS_A_SECOND: f64 = 12.0;
const FLOOR_SECONDS: f64 = 1.0;

/// How the answers to one skill fit.
#[derive(Debug, Clone, PartialEq)]
pub struct Fit {
    /// Standardised log-likelihood (Drasgow, Levine & Williams 1985); low for answers that do not fit.
    pub lz: Option<f64>,
    /// The same corrected for the estimate (Snijders 2001).
    pub lz_star: Option<f64>,
    /// Weighted residual mean square; 1 is expected.
    pub infit: Option<f64>,
    /// Residual mean square; 1 is expected.
    pub outfit: Option<f64>,
    /// Largest and smallest cumulative sum of residuals (van Krimpen-Stoop & Meijer 2000).
    pub cusum: (f64, f64),
    /// Share of people at this estimate, under the same plan, whose answers fit no better by lz. Below 0.01 a retake is worth
    /// suggesting.
    pub p: Option<f64>,
    /// Answers given faster than the question can be read.
    pub rapid: u32,
}

impl Fit {
    /// Whether a retake is worth suggesting: one in a hundred fits as badly, or a fifth was not read.
    pub fn is_unusual(&self, answered: u32) -> bool {
        self.p.is_some_and(|p| p < 0.01) || 5 * self.rapid > answered
    }
}

/// The judgement of the answers to one skill while it is made, some simulated people at a time: a page that must not stand
/// still breathes in between.
#[derive(Debug, Clone)]
pub struct Judging {
    instrument: Arc<Instrument>,
    sub: Sub,
    /// Without `p` until everybody has taken the test.
    fit: Fit,
    people: u64,
    worse: u64,
}

impl Judging {
    pub(crate) fn new(instrument: &Arc<Instrument>, sub: &Sub, log: &[Event]) -> Self {
        let rapid = answered_ms(log).filter(|(item, ms)| is_rapid(instrument, sub, item, *ms)).count() as u32;
        let fit = Fit { rapid, ..indices(sub) };
        Judging { instrument: instrument.clone(), sub: sub.clone(), fit, people: 0, worse: 0 }
    }

    /// Lets up to so many more people take the test. The judgement, once all have.
    pub fn go_on(&mut self, people: u64) -> Option<Fit> {
        let Some(observed) = self.fit.lz else { return Some(self.fit.clone()) };
        let theta = self.sub.cat().estimate().theta;
        let luck = Stream::new("fit", "");
        let end = PEOPLE.min(self.people.saturating_add(people));
        for person in self.people..end {
            let simulated = simulate(&self.instrument, &self.sub, theta, luck, person);
            self.worse += u64::from(indices(&simulated).lz.is_some_and(|lz| lz <= observed));
        }
        self.people = end;
        let p = (self.worse + 1) as f64 / (PEOPLE + 1) as f64;
        (end == PEOPLE).then(|| Fit { p: Some(p), ..self.fit.clone() })
    }
}

/// All that needs no other people.
fn indices(sub: &Sub) -> Fit {
    let (answers, theta) = (sub.cat().answers(), sub.cat().estimate().theta);
    let pull = sub.cat().scoring().pull(answers, theta);
    let fit = person_fit(answers, theta, pull);
    let sums = cusum(answers, |_| theta);
    let cusum = (sums.upper, sums.lower);
    Fit { lz: fit.lz, lz_star: fit.lz_star, infit: fit.infit, outfit: fit.outfit, cusum, p: None, rapid: 0 }
}

/// Another person at θ takes the same test from its beginning, to the length of this one.
fn simulate(instrument: &Instrument, sub: &Sub, theta: f64, luck: Stream, person: u64) -> Sub {
    let mut other = sub.again(instrument, Stream::new("fit", &person.to_string()));
    while let Some(item) = other.item() {
        let step = u64::from(other.answered());
        if step >= u64::from(sub.answered()) {
            break;
        }
        let right = luck.unit(person, step % 256) < instrument.item(item).at(theta).p;
        other.answer(instrument, Response::Category(usize::from(right)), 0);
    }
    other
}

fn is_rapid(instrument: &Instrument, sub: &Sub, id: &str, ms: u32) -> bool {
    let bank = instrument.bank();
    let skill = &bank.skills[sub.skill].id;
    bank.item(id).is_some_and(|item| item.skill == *skill && f64::from(ms) < 1000.0 * floor(item))
}

/// Seconds below which an item cannot have been read.
fn floor(item: &Item) -> f64 {
    let options =
        item.options().iter().map(|o| Inline::plain(&o.text).split_whitespace().count()).sum::<usize>();
    let words = Block::plain(&item.stem).split_whitespace().count() + options;
    FLOOR_SECONDS + words as f64 / FLOOR_WORDS_A_SECOND
}
