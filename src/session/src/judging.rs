//! Indices of person fit, each compared with those of simulated people who take the same test.

use crate::Event;
use crate::draw::Stream;
use crate::fit::{Figure, Fit, rapid};
use crate::instrument::Instrument;
use crate::sub::Sub;
use skillmark_irt::{Answers, Response, balance, cusum, person_fit};
use std::sync::Arc;

/// People simulated at the estimate, each through a test of their own: in adaptive tests the indices have other
/// distributions than in books (lz has an SD of about 0.55), so that only simulation tells what is unusual.
const PEOPLE: u64 = 1000;

/// An index of person fit. Each is judged on one side, the one that tells of answers that do not go together: who answers more
/// orderly than expected has no reason to answer again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Index {
    /// Standardised log-likelihood (Drasgow, Levine & Williams 1985). Low for answers that do not fit.
    Lz,
    /// The same corrected for the estimate (Snijders 2001). Low for answers that do not fit.
    LzStar,
    /// Weighted residual mean square; 1 is expected. High for answers that do not fit.
    Infit,
    /// Residual mean square; 1 is expected. High for answers that do not fit.
    Outfit,
    /// Largest cumulative sum of residuals (van Krimpen-Stoop & Meijer 2000). High where a run went better than expected.
    Better,
    /// Smallest cumulative sum of residuals. Low where a run went worse than expected.
    Worse,
}

type Values = [Option<f64>; Index::ALL.len()];

impl Index {
    /// All of them.
    pub const ALL: [Index; 6] =
        [Index::Lz, Index::LzStar, Index::Infit, Index::Outfit, Index::Better, Index::Worse];

    /// Those that raise an alarm.
    pub const ALARMS: [Index; 3] = [Index::LzStar, Index::Better, Index::Worse];

    /// Its name, for texts.
    pub fn code(self) -> &'static str {
        match self {
            Index::Lz => "lz",
            Index::LzStar => "lz-star",
            Index::Infit => "infit",
            Index::Outfit => "outfit",
            Index::Better => "better",
            Index::Worse => "worse",
        }
    }

    /// Whether small values tell of answers that do not go together, not large ones.
    pub fn is_low(self) -> bool {
        matches!(self, Index::Lz | Index::LzStar | Index::Worse)
    }

    fn fits_no_better(self, other: f64, observed: f64) -> bool {
        if self.is_low() { other <= observed } else { other >= observed }
    }
}

/// The judgement of the answers to one skill while it is made, some simulated people at a time: a page that must not stand
/// still breathes in between.
#[derive(Debug, Clone)]
pub struct Judging {
    instrument: Arc<Instrument>,
    sub: Sub,
    rapid: (u32, u32),
    people: u64,
    /// How many are simulated.
    all: u64,
    norm: Norm,
}

impl Judging {
    pub(crate) fn new(instrument: &Arc<Instrument>, sub: &Sub, log: &[Event]) -> Self {
        Judging {
            instrument: instrument.clone(),
            sub: sub.clone(),
            rapid: rapid(instrument, sub, log),
            people: 0,
            all: PEOPLE,
            norm: Norm::new(sub.cat().answers(), sub.cat().estimate().theta),
        }
    }

    /// The same by another number of people than a thousand. The more, the finer p: it is a multiple of 1 / (people + 1).
    pub fn by(self, people: u64) -> Self {
        Judging { all: people, ..self }
    }

    /// Lets up to so many more people take the test. The judgement, once all have.
    pub fn go_on(&mut self, people: u64) -> Option<Fit> {
        // Nothing to judge: nobody needs to be simulated.
        let needed = if self.norm.is_defined() { self.all } else { 0 };
        let end = needed.min(self.people.saturating_add(people));
        for person in self.people..end {
            let other = simulate(&self.instrument, &self.sub, person);
            self.norm.add(other.cat().answers(), other.cat().estimate().theta);
        }
        self.people = end;
        let fit = || Fit { figures: self.norm.figures(), rapid: self.rapid.0, timed: self.rapid.1 };
        (end == needed).then(fit)
    }
}

/// What a person's indices are compared with: those of other people who took the same test.
#[derive(Debug, Clone)]
pub struct Norm {
    observed: Values,
    /// Per index: people for whom it is defined, and those of them who fit no better.
    counts: [(u64, u64); Index::ALL.len()],
}

impl Norm {
    /// Of a person with these answers and this estimate, before anybody is compared.
    pub fn new(answers: &Answers, theta: f64) -> Self {
        Norm { observed: values(answers, theta), counts: Default::default() }
    }

    /// Whether there is anything to compare: answers that could have been others.
    pub fn is_defined(&self) -> bool {
        self.observed[0].is_some()
    }

    /// Counts another person.
    pub fn add(&mut self, answers: &Answers, theta: f64) {
        let other = values(answers, theta);
        for (place, index) in Index::ALL.iter().enumerate() {
            let (Some(other), Some(observed)) = (other[place], self.observed[place]) else { continue };
            self.counts[place].0 += 1;
            self.counts[place].1 += u64::from(index.fits_no_better(other, observed));
        }
    }

    /// Each index with its p. The person counts among the people, so that p is never 0 and its test exact (Barnard 1963).
    pub fn figures(&self) -> [Figure; Index::ALL.len()] {
        let mut figures = [Figure::default(); Index::ALL.len()];
        for (place, figure) in figures.iter_mut().enumerate() {
            let (all, no_better) = self.counts[place];
            let p = (no_better + 1) as f64 / (all + 1) as f64;
            *figure = Figure { value: self.observed[place], p: (all > 0).then_some(p) };
        }
        figures
    }
}

/// Every index, in their order.
fn values(answers: &Answers, theta: f64) -> Values {
    let fit = person_fit(answers, theta, balance(answers, theta));
    let sums = cusum(answers, |_| theta);
    let sum = |sum: f64| fit.lz.map(|_| sum);
    [fit.lz, fit.lz_star, fit.infit, fit.outfit, sum(sums.upper), sum(sums.lower)]
}

/// Another person at θ takes this very test: the same rules and prior, as many scored questions whatever the rules said (an
/// extension counts, pilots do not), and "I don't know" at the same places. The model takes the choice to admit as saying nothing
/// about θ, so the places are part of the test and not of the answers that are judged.
fn simulate(instrument: &Instrument, sub: &Sub, person: u64) -> Sub {
    let (luck, given) = (Stream::new("fit", ""), sub.cat().answers().list());
    let theta = sub.cat().estimate().theta;
    let mut other = sub.again(instrument, Stream::new("fit", &person.to_string()));
    other.extend(instrument, given.len() as u32);
    for (step, own) in given.iter().enumerate() {
        let Some(item) = other.item() else { break };
        let points = instrument.draw(item, theta, luck.unit(person, step as u64 % 256));
        let response = match own.response {
            Response::Unsure => Response::Unsure,
            _ => Response::Category(points),
        };
        other.answer(instrument, response, 0);
    }
    other
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::people::{answer_one, correlated, instrument, plan, sit};
    use crate::{Instrument, Session};
    use skillmark_irt::Answer;
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    /// With pilots, admissions and five questions more.
    fn session(of: &Arc<Instrument>, seed: u128) -> Session {
        let mut bank = of.bank().clone();
        bank.presets.iter_mut().for_each(|preset| preset.pilots = 2);
        bank.items.iter_mut().step_by(9).for_each(|item| item.pilot = true);
        let instrument = Arc::new(Instrument::new(Arc::new(bank)).unwrap());
        let mut session = sit(&instrument, plan(&instrument, "quick", &["one", "two"], seed), 0.3);
        session.push(Event::Extended { skill: "two".to_owned(), by: 5 }).unwrap();
        while answer_one(&mut session, 0.3, Stream::new("longer", "person")) {}
        session
    }

    /// What people are compared with is their own test: its length, its admissions, its prior, no pilots.
    #[test]
    fn simulated_people_take_the_very_test() {
        let unsure = |answers: &[Answer]| -> Vec<bool> {
            answers.iter().map(|answer| answer.response == Response::Unsure).collect()
        };
        let (mut admitted, mut differ) = (0, 0);
        for (n, of) in [instrument(), correlated(0.8), instrument()].iter().enumerate() {
            let session = session(of, n as u128);
            let own = session.sub(1);
            let given = own.cat().answers().list();
            let outcome = &session.outcome().skills[1];
            assert_eq!(given.len(), outcome.items.len());
            assert_eq!(own.answered() as usize, given.len() + 2, "two pilots more were answered");
            for person in 0..20 {
                let other = simulate(session.instrument(), own, person);
                let theirs = other.cat().answers().list();
                assert_eq!(unsure(theirs), unsure(given));
                assert_eq!(other.answered() as usize, given.len(), "no pilot");
                assert_eq!(other.cat().scoring(), own.cat().scoring());
                differ += u32::from(theirs != given);
            }
            admitted += unsure(given).iter().filter(|unsure| **unsure).count();
        }
        assert!(admitted > 0 && differ > 50, "{admitted} {differ}");
    }

    /// The same numbers in pieces of any size.
    #[test]
    fn judging_in_pieces_says_what_judging_at_once_says() {
        let instrument = instrument();
        let session = sit(&instrument, plan(&instrument, "quick", &["one", "two"], 5), -0.5);
        for piece in [300, 1000, 5000] {
            let mut judging = session.judging(1).unwrap();
            let mut pieces = 0;
            let fit = loop {
                pieces += 1;
                if let Some(fit) = judging.go_on(piece) {
                    break fit;
                }
            };
            assert_eq!((Some(fit), pieces), (session.fit(1), PEOPLE.div_ceil(piece)));
        }
        // Fewer people: p in coarser steps.
        let few = session.judging(1).unwrap().by(9).go_on(u64::MAX).unwrap();
        assert!(few.figures.iter().all(|figure| (10.0 * figure.p.unwrap()).fract() == 0.0), "{few:?}");
        assert!(session.judging(2).is_none());
        // Nothing to judge: nobody needs to be simulated.
        let empty = Session::new(instrument.clone(), session.plan().clone()).unwrap();
        assert_eq!(empty.judging(0).unwrap().go_on(1).unwrap().figures, [Figure::default(); 6]);
    }

    /// p counts the people on the side that the index is judged on, and the person among them.
    #[test]
    fn each_p_counts_one_side() {
        let instrument = instrument();
        let session = sit(&instrument, plan(&instrument, "quick", &["two"], 8), 0.5);
        let fit = session.fit(0).unwrap();
        let own = session.sub(0);
        let others: Vec<Values> = (0..PEOPLE)
            .map(|n| simulate(&instrument, own, n))
            .map(|other| values(other.cat().answers(), other.cat().estimate().theta))
            .collect();
        for (place, index) in Index::ALL.into_iter().enumerate() {
            let mine = fit.of(index).value.unwrap();
            let theirs = || others.iter().filter_map(|values| values[place]);
            let no_better = match index {
                Index::Lz | Index::LzStar | Index::Worse => theirs().filter(|other| *other <= mine).count(),
                Index::Infit | Index::Outfit | Index::Better => {
                    theirs().filter(|other| *other >= mine).count()
                }
            };
            let p = (no_better + 1) as f64 / (theirs().count() + 1) as f64;
            assert_eq!(fit.of(index).p, Some(p), "{}", index.code());
        }
    }
}
