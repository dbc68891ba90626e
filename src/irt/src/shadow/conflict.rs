//! Which requirements cannot be met together.

use super::program::Lifted;
use super::search::Ended;
use super::{Constraint, Moment, Outcome, Shadow};

impl Shadow {
    /// Deletion filter (Chinneck & Dravnieks 1991): each requirement is lifted in turn; if there is still no test, it is
    /// not needed for the conflict. Items administered are tried first, so that what remains is about the blueprint where
    /// it can be.
    pub(super) fn conflict(&mut self, moment: &Moment, nodes: u32) -> Outcome {
        let mut lifted: Vec<Constraint> = Vec::new();
        let mut conflict = Vec::new();
        let mut minimal = true;
        for constraint in self.constraints(moment) {
            lifted.push(constraint);
            let without: Lifted = &|constraint| lifted.contains(&constraint);
            self.simplex.reset();
            self.search.clear();
            self.program.set_bounds(&mut self.simplex, moment, without);
            match self.search.run(&self.program, &mut self.simplex, nodes, true, without) {
                Ended::Infeasible => continue,
                Ended::Optimal => {}
                Ended::Budget(_) => minimal = false,
            }
            lifted.pop();
            conflict.push(constraint);
        }
        Outcome::Infeasible { conflict, minimal }
    }

    /// All that a moment requires.
    pub(super) fn constraints(&self, moment: &Moment) -> Vec<Constraint> {
        let blueprint = &self.program.blueprint;
        let mut all: Vec<Constraint> =
            moment.administered.iter().map(|item| Constraint::Administered(*item)).collect();
        all.extend((!moment.ineligible.is_empty()).then_some(Constraint::Ineligible));
        all.extend((0..blueprint.testlets.len()).map(Constraint::Testlet));
        all.extend((0..blueprint.enemies.len()).map(Constraint::Enemies));
        all.extend((0..blueprint.classes.len()).map(Constraint::ClassMax));
        all.extend((0..blueprint.classes.len()).map(Constraint::ClassMin));
        all.extend(blueprint.time.iter().map(|_| Constraint::Time));
        all.push(Constraint::Length);
        all
    }
}
