//! Why an item is not in a shadow test.

use super::program::Lifted;
use super::{Constraint, Moment, Outcome, Shadow};

/// What keeps an item out.
#[derive(Debug, Clone, PartialEq)]
pub enum WhyNot {
    /// Nothing: it is in.
    In,
    /// It may not be asked.
    Ineligible,
    /// No test that meets all requirements has it; with these it is already out.
    ShutOut {
        /// Requirements that leave it no place.
        by: Vec<Constraint>,
    },
    /// Tests with it are worth less.
    WorthLess {
        /// By so much.
        loss: f64,
        /// Requirements each of which, if it alone did not hold, would let the item in. Without any, others are simply worth
        /// more, or several requirements act together.
        held_by: Vec<Constraint>,
    },
    /// Nodes ended before that was known, or there is no test at all.
    Unknown,
}

impl Shadow {
    /// Why `item` is not in the shadow test of a moment. Takes some dozens of searches of up to `nodes` nodes each: for
    /// explanations on demand. Afterwards [`chosen`](Self::chosen) is the moment's test.
    ///
    /// ```
    /// use skillmark_irt::shadow::{Blueprint, Class, Constraint, Moment, Shadow, WhyNot};
    ///
    /// let classes = vec![Class { members: vec![0, 1], min: 0, max: 1 }];
    /// let mut shadow = Shadow::new(&Blueprint { items: 4, length: 2, classes, ..Blueprint::default() }).unwrap();
    /// let moment = Moment { values: &[0.9, 0.8, 0.5, 0.1], ..Moment::default() };
    /// let WhyNot::WorthLess { loss, held_by } = shadow.why_not(&moment, 1, 1000) else { panic!() };
    /// assert!((loss - 0.1).abs() < 1e-12);
    /// assert_eq!(held_by, [Constraint::ClassMax(0)]);
    /// ```
    pub fn why_not(&mut self, moment: &Moment, item: usize, nodes: u32) -> WhyNot {
        let why = self.look_for(moment, item, nodes);
        self.solve(moment, nodes);
        why
    }

    fn look_for(&mut self, moment: &Moment, item: usize, nodes: u32) -> WhyNot {
        let Outcome::Optimal { value } = self.solve(moment, nodes) else { return WhyNot::Unknown };
        if self.chosen.contains(&item) {
            return WhyNot::In;
        }
        if moment.ineligible.contains(&item) {
            return WhyNot::Ineligible;
        }
        let mut forced = moment.administered.to_vec();
        forced.push(item);
        match self.solve(&Moment { administered: &forced, ..*moment }, nodes) {
            Outcome::Optimal { value: with } => {
                let mut held_by = self.constraints(moment);
                held_by.retain(|constraint| self.would_be_in(moment, item, *constraint, nodes));
                WhyNot::WorthLess { loss: value - with, held_by }
            }
            Outcome::Infeasible { conflict: mut by, .. } => {
                by.retain(|constraint| *constraint != Constraint::Administered(item));
                WhyNot::ShutOut { by }
            }
            Outcome::Best { .. } | Outcome::Unknown => WhyNot::Unknown,
        }
    }

    /// Whether the item is in the best test that need not meet `constraint`. That everything fits into a longer test says
    /// nothing about an item, so the length always holds.
    fn would_be_in(&mut self, moment: &Moment, item: usize, constraint: Constraint, nodes: u32) -> bool {
        let without: Lifted = &|other| other == constraint;
        constraint != Constraint::Length
            && matches!(self.assemble(moment, nodes, without), super::Ended::Optimal)
            && self.chosen.contains(&item)
    }
}
