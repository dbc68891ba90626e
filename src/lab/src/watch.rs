//! What is recorded about a person beyond what came out, where somebody wants it.

use crate::population::Luck;
use crate::{Paper, Population};
use skillmark_irt::explain::{By, Move};
use skillmark_irt::filter::Filter;
use skillmark_irt::{Answers, Cat, Next, Response};
use skillmark_session::{Fit, Norm};

/// What to record.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Watch {
    /// Every question, and why it was asked.
    pub steps: bool,
    /// Person fit, judged by so many simulated people each; 0 for no judgement.
    pub fit: u64,
}

/// A question that was asked, and where the estimate stood after the answer.
#[derive(Debug, Clone, PartialEq)]
pub struct Asked {
    /// The item, as the test counts them.
    pub item: usize,
    /// The answer.
    pub response: Response,
    /// The estimate after it, θ units.
    pub theta: f64,
    /// Its standard error, θ units, as rules that stop see it.
    pub se: f64,
    /// Why; `None` for a pilot item.
    pub reason: Option<Reason>,
}

/// Why an item was asked.
#[derive(Debug, Clone, PartialEq)]
pub struct Reason {
    /// What the criterion gave for it.
    pub value: f64,
    /// How many items were better.
    pub rank: usize,
    /// Among how many.
    pub candidates: usize,
    /// What turned the choice from one item to another, in order.
    pub moves: Vec<(&'static str, usize, Option<usize>)>,
}

impl Reason {
    /// Of the item that is asked now.
    pub(crate) fn of(cat: &Cat) -> Option<Self> {
        let (step, moves) = cat.step()?;
        let filters = &cat.test().design().filters;
        let told = |turn: &Move| (name(turn.by, filters), turn.from, turn.to);
        let moves = moves.iter().map(told).collect();
        Some(Reason { value: step.value, rank: step.rank, candidates: step.candidates, moves })
    }
}

fn name(by: By, filters: &[Filter]) -> &'static str {
    match by {
        By::Ineligible => "ineligible",
        By::Shadow => "shadow",
        By::Filter(place) => filters[place].code(),
        By::Chance => "chance",
        By::Refusal => "refusal",
    }
}

/// How the answers of the `n`-th person fit, compared with `people` who are at the person's estimate and take the same test: its
/// rules, as many items, "I don't know" and missing answers at the same places. The way in which sessions are judged, by the same code.
pub(crate) fn fit(paper: &Paper, done: &Cat, population: &Population, n: u64, people: u64) -> Fit {
    let theta = done.estimate().theta;
    let mut norm = Norm::new(done.answers(), theta);
    if norm.is_defined() {
        let mut cat = paper.cat();
        for other in 0..people {
            let luck = Luck::named(population.seed, &format!("fit {n} {other}"));
            again(&mut cat, done.answers(), theta, &luck);
            norm.add(cat.answers(), cat.estimate().theta);
        }
    }
    Fit { figures: norm.figures(), rapid: 0, timed: 0 }
}

/// Somebody at θ takes a test of this length.
fn again(cat: &mut Cat, given: &Answers, theta: f64, luck: &Luck) {
    cat.restart();
    cat.extend(given.list().len() as u32);
    for own in given.list() {
        let Next::Ask(item) = cat.next(&|step, slot| luck.choice(step, slot)) else { break };
        let model = &given.pool().items()[item];
        let response = match own.response {
            Response::Category(_) => Response::Category(luck.category(model, theta, item as u64)),
            other => other,
        };
        cat.answer(response, 0);
    }
}
