//! Why this question: the criterion's value and rank, and what moved the choice.

use crate::instrument::Instrument;
use crate::sub::Sub;
use skillmark_irt::explain::By;

/// Why a question is asked now. Items by their index in the bank.
#[derive(Debug, Clone, PartialEq)]
pub struct Why {
    /// What the criterion gives for it: for maximum information, Fisher information at the current estimate.
    pub value: f64,
    /// How many items were better; 0 for the best.
    pub rank: usize,
    /// Among how many.
    pub candidates: usize,
    /// The best of them, and its value.
    pub best: (usize, f64),
    /// What turned the choice away from the best, in order: the name of a filter (`enemies`, `testlets`, `success`),
    /// `chance` or `refusal`, and the item in front after it.
    pub moves: Vec<(&'static str, Option<usize>)>,
}

impl Why {
    /// `None` for a pilot item, which comes by its place, and when nothing is asked.
    pub(crate) fn of(instrument: &Instrument, sub: &Sub) -> Option<Why> {
        let scored = &instrument.skills[sub.skill].scored;
        let (step, moves) = sub.cat().step()?;
        if sub.item() != Some(scored[step.item]) {
            return None;
        }
        let filters = &sub.cat().test().design().filters;
        let name = |by: By| match by {
            By::Filter(place) => filters[place].code(),
            By::Chance => "chance",
            By::Refusal => "refusal",
        };
        let moves = moves.iter().map(|turn| (name(turn.by), turn.to.map(|item| scored[item])));
        Some(Why {
            value: step.value,
            rank: step.rank,
            candidates: step.candidates,
            best: (scored[step.best], step.best_value),
            moves: moves.collect(),
        })
    }
}
