//! Why this question: the criterion's value and rank, and what moved the choice.

use crate::instrument::Instrument;
use crate::sub::Sub;
use skillmark_irt::explain::By;
use skillmark_irt::shadow::{Constraint, WhyNot};

/// Why a question is asked now. Items by their index in the bank.
#[derive(Debug, Clone, PartialEq)]
pub struct Why {
    /// What the criterion gives for it: for maximum information, and for the first item of a criterion that needs answers, Fisher
    /// information at the current estimate.
    pub value: f64,
    /// How many items were better; 0 for the best.
    pub rank: usize,
    /// Among how many: all items of the skill that are scored and were not asked.
    pub candidates: usize,
    /// The best of them, and its value.
    pub best: (usize, f64),
    /// What turned the choice away from the best, in order: `ineligible`, `shadow`, the name of a filter (`enemies`, `testlets`, `success`),
    /// `chance` or `refusal`, and the item in front after it.
    pub moves: Vec<(&'static str, Option<usize>)>,
    /// After a move by `shadow`: the kinds of requirements of the whole test that leave the best no place
    /// ([`Constraint::code`]), each once.
    pub held_by: Vec<&'static str>,
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
            By::Ineligible => "ineligible",
            By::Shadow => "shadow",
            By::Filter(place) => filters[place].code(),
            By::Chance => "chance",
            By::Refusal => "refusal",
        };
        let kept_out = moves.iter().any(|turn| turn.by == By::Shadow);
        let why_not = if kept_out { sub.cat().why_not(step.best) } else { None };
        let moves = moves.iter().map(|turn| (name(turn.by), turn.to.map(|item| scored[item])));
        Some(Why {
            value: step.value,
            rank: step.rank,
            candidates: step.candidates,
            best: (scored[step.best], step.best_value),
            moves: moves.collect(),
            held_by: why_not.map(binding).unwrap_or_default(),
        })
    }
}

/// What kind of requirement leaves an item no place.
fn binding(why_not: WhyNot) -> Vec<&'static str> {
    let (WhyNot::ShutOut { by } | WhyNot::WorthLess { held_by: by, .. }) = why_not else { return Vec::new() };
    let mut codes: Vec<&str> = by.iter().map(Constraint::code).collect();
    codes.dedup();
    codes
}
