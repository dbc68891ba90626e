//! Shadow tests (van der Linden & Reese 1998): before each item a whole test is assembled that holds every item
//! administered so far, meets every requirement and is worth the most; the next item comes from it. So no choice can lead
//! into a corner from which the requirements cannot be met any more.
//!
//! ```
//! use skillmark_irt::shadow::{Blueprint, Class, Moment, Outcome, Shadow, Testlet};
//!
//! let blueprint = Blueprint {
//!     items: 6,
//!     length: 3,
//!     classes: vec![Class { members: vec![0, 1, 2], min: 1, max: 2 }],
//!     enemies: vec![vec![0, 3]],
//!     testlets: vec![Testlet::whole(vec![4, 5])],
//!     ..Blueprint::default()
//! };
//! let mut shadow = Shadow::new(&blueprint).unwrap();
//! let values = [0.9, 0.2, 0.1, 0.8, 0.5, 0.4];
//! let start = Moment { values: &values, ..Moment::default() };
//! assert_eq!(shadow.solve(&start, 1000), Outcome::Optimal { value: 0.9 + 0.5 + 0.4 });
//! assert_eq!(shadow.chosen(), [0, 4, 5]);
//! assert_eq!(shadow.next(&start), Some(0));
//!
//! // Once the enemy is administered, item 0 is out.
//! let later = Moment { administered: &[3], ..start };
//! assert_eq!(shadow.solve(&later, 1000), Outcome::Optimal { value: 0.8 + 0.2 + 0.1 });
//! ```

mod basis;
mod blueprint;
mod conflict;
mod program;
mod search;
mod simplex;
mod why;

pub use blueprint::{Blueprint, BlueprintError, Class, Constraint, Testlet, Time};
pub use why::WhyNot;

use program::{Lifted, Program};
use search::{Ended, Search};
use simplex::Simplex;

/// A moment of a test. Places beyond the pool and a number of values other than of items are errors of the caller.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Moment<'a> {
    /// What each item is worth now, one finite number per item, more being better.
    pub values: &'a [f64],
    /// Items asked so far; they are in.
    pub administered: &'a [usize],
    /// Items that may not be asked; they are out, unless administered.
    pub ineligible: &'a [usize],
    /// The last shadow test, or nothing. A good set to start from saves two thirds of the search at the median. It cannot
    /// change what an optimal test is worth, but may decide which of equally good ones is found: who replays must give
    /// the same again.
    pub last: &'a [usize],
}

/// What became of a shadow test.
#[derive(Debug, Clone, PartialEq)]
pub enum Outcome {
    /// No test is worth more, by more than 1e-9 of the largest value of an item.
    Optimal {
        /// Sum of the values chosen.
        value: f64,
    },
    /// Nodes ended before the proof.
    Best {
        /// Sum of the values chosen.
        value: f64,
        /// No test is worth more than this.
        bound: f64,
    },
    /// No test meets all requirements.
    Infeasible {
        /// Requirements that cannot be met together, whatever becomes of the others.
        conflict: Vec<Constraint>,
        /// Each of them is needed for that; else nodes ended before this was proven.
        minimal: bool,
    },
    /// Nodes ended before any test was found, or was proven not to be.
    Unknown,
}

/// Assembles shadow tests for one blueprint. All memory is taken once. A result depends on the arguments alone and not on
/// earlier calls, so sessions replay from any point.
#[derive(Debug)]
pub struct Shadow {
    program: Program,
    simplex: Simplex,
    search: Search,
    chosen: Vec<usize>,
}

impl Shadow {
    /// Prepares a blueprint.
    pub fn new(blueprint: &Blueprint) -> Result<Self, BlueprintError> {
        blueprint.validate()?;
        let (program, simplex) = Program::new(blueprint);
        let search = Search::new(&program);
        Ok(Shadow { program, simplex, search, chosen: Vec::with_capacity(blueprint.items) })
    }

    /// The test that is worth most, at most `nodes` nodes of the search being looked at.
    pub fn solve(&mut self, moment: &Moment, nodes: u32) -> Outcome {
        let ended = self.assemble(moment, nodes, &|_| false);
        let value = self.chosen.iter().map(|i| moment.values[*i]).sum();
        match ended {
            Ended::Optimal => Outcome::Optimal { value },
            Ended::Budget(cost) if self.search.found => {
                Outcome::Best { value, bound: -cost * unit(moment.values) }
            }
            Ended::Budget(_) => Outcome::Unknown,
            Ended::Infeasible => self.conflict(moment, nodes),
        }
    }

    /// Searches for the best test without the requirements lifted, and keeps it as `chosen`.
    fn assemble(&mut self, moment: &Moment, nodes: u32, lifted: Lifted) -> Ended {
        let Shadow { program, simplex, search, chosen } = self;
        let values = moment.values;
        assert_eq!(values.len(), program.blueprint.items, "one value per item");
        let unit = unit(values);
        simplex.reset();
        simplex.cost.iter_mut().zip(values).for_each(|(cost, value)| *cost = -value / unit);
        program.set_bounds(simplex, moment, lifted);
        search.clear();
        search.offer_items(program, simplex, moment.last);
        let ended = search.run(program, simplex, nodes, false, lifted);
        chosen.clear();
        if search.found {
            chosen.extend((0..values.len()).filter(|i| search.best[*i]));
        }
        ended
    }

    /// What a test must look like.
    pub fn blueprint(&self) -> &Blueprint {
        &self.program.blueprint
    }

    /// The items of the last shadow test, in order; none unless the outcome was `Optimal` or `Best`.
    pub fn chosen(&self) -> &[usize] {
        &self.chosen
    }

    /// The item of the last shadow test to ask next: a testlet that was begun goes on, else the most valuable, of equals
    /// the first. `None` when all are administered.
    pub fn next(&self, moment: &Moment) -> Option<usize> {
        let Moment { values, administered, .. } = *moment;
        let begun = |item: &usize| {
            let testlets = &self.program.blueprint.testlets;
            let own = testlets.iter().find(|testlet| testlet.members.contains(item));
            own.is_some_and(|testlet| testlet.members.iter().any(|i| administered.contains(i)))
        };
        let mut best: Option<(bool, f64, usize)> = None;
        for item in self.chosen.iter().filter(|item| !administered.contains(item)) {
            let (begun, value) = (begun(item), values[*item]);
            if best.is_none_or(|(b, v, _)| (begun, value) > (b, v)) {
                best = Some((begun, value, *item));
            }
        }
        best.map(|(_, _, item)| item)
    }

    /// Nodes and steps of the simplex method that the last search took.
    pub fn effort(&self) -> (u32, u64) {
        (self.search.nodes, self.simplex.steps)
    }
}

impl Clone for Shadow {
    // Not derived: a derived one leaves room for nothing to come.
    fn clone(&self) -> Self {
        let mut chosen = Vec::with_capacity(self.program.blueprint.items);
        chosen.extend_from_slice(&self.chosen);
        let mut search = Search::new(&self.program);
        search.nodes = self.search.nodes;
        Shadow { program: self.program.clone(), simplex: self.simplex.clone(), search, chosen }
    }
}

/// Costs are counted in the largest value, so that tolerances mean the same for every criterion.
fn unit(values: &[f64]) -> f64 {
    let top = values.iter().fold(0.0, |top: f64, value| top.max(value.abs()));
    if top > 0.0 { top } else { 1.0 }
}
