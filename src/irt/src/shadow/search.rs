//! Branch and bound (Land & Doig 1960) over the relaxations.

use super::program::{Lifted, Program};
use super::simplex::{Relaxed, Simplex};

/// Sets of nearly equal value are not told apart; the unit is the largest value of an item.
const TIE: f64 = 1e-9;
/// This near to 0 or 1 is 0 or 1.
const WHOLE: f64 = 1e-6;

/// How a search ended.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Ended {
    /// The best set, proven.
    Optimal,
    /// Nodes ended; no set costs less than this.
    Budget(f64),
    /// There is no set.
    Infeasible,
}

/// Depth-first search with one basis for all nodes: a node differs from the last one in bounds only.
#[derive(Debug, Default)]
pub(super) struct Search {
    /// The best set so far, and its cost; meaningless until `found`.
    pub(super) best: Vec<bool>,
    pub(super) found: bool,
    pub(super) best_cost: f64,
    /// Nodes looked at.
    pub(super) nodes: u32,
    stack: Vec<Branch>,
    /// Bounds to restore: variable, lo, hi.
    trail: Vec<(usize, f64, f64)>,
    trial: Vec<bool>,
}

#[derive(Debug)]
struct Branch {
    /// Length of the trail before the branch.
    trail: usize,
    variable: usize,
    /// The value to try second.
    other: f64,
    /// Bound of the node that was split.
    bound: f64,
}

impl Search {
    pub(super) fn new(program: &Program) -> Self {
        let items = program.blueprint.items;
        Search {
            best: vec![false; items],
            trial: vec![false; items],
            stack: Vec::with_capacity(program.variables),
            trail: Vec::with_capacity(2 * program.variables),
            ..Search::default()
        }
    }

    /// Forgets everything, before a search or before sets are offered to one.
    pub(super) fn clear(&mut self) {
        self.stack.clear();
        self.trail.clear();
        self.found = false;
        self.best_cost = f64::INFINITY;
        self.nodes = 0;
    }

    /// Searches under the bounds and costs that `simplex` has, for something better than what was offered. With `first`
    /// any set will do.
    pub(super) fn run(
        &mut self,
        program: &Program,
        simplex: &mut Simplex,
        budget: u32,
        first: bool,
        lifted: Lifted,
    ) -> Ended {
        let mut parent = f64::NEG_INFINITY;
        loop {
            if self.nodes >= budget {
                let open = self.stack.iter().map(|branch| branch.bound);
                return Ended::Budget(open.fold(self.best_cost.min(parent), f64::min));
            }
            self.nodes += 1;
            let relaxed = simplex.relax(self.best_cost - TIE);
            let split = match relaxed {
                Relaxed::Cut | Relaxed::Infeasible => None,
                Relaxed::Optimal | Relaxed::Tired => self.look(program, simplex, relaxed, lifted),
            };
            if first && self.found {
                return Ended::Optimal;
            }
            match split {
                Some((variable, value)) => {
                    let trail = self.trail.len();
                    self.stack.push(Branch { trail, variable, other: 1.0 - value, bound: simplex.bound });
                    self.fix(simplex, variable, value);
                    parent = simplex.bound;
                }
                None => match self.back(simplex) {
                    Some(bound) => parent = bound,
                    None if self.found => return Ended::Optimal,
                    None => return Ended::Infeasible,
                },
            }
        }
    }

    /// Takes a whole solution as the best so far, or names the variable to split and the value to try first.
    fn look(
        &mut self,
        program: &Program,
        simplex: &mut Simplex,
        relaxed: Relaxed,
        lifted: Lifted,
    ) -> Option<(usize, f64)> {
        let variables = program.variables;
        let off = |j: usize| (simplex.x[j] - simplex.x[j].round()).abs();
        // Testlets first: they decide most. Then the variable nearest to one half.
        let testlet = (program.blueprint.items..variables).find(|j| off(*j) > WHOLE);
        let fractional = testlet.or_else(|| {
            let farthest = (0..program.blueprint.items)
                .fold((WHOLE, None), |best, j| if off(j) > best.0 { (off(j), Some(j)) } else { best });
            farthest.1
        });
        if fractional.is_none() && relaxed == Relaxed::Optimal {
            let cost = self.offer(program, simplex, &simplex.x, lifted);
            if cost <= simplex.bound + TIE {
                return None;
            }
        }
        self.fix_by_cost(simplex, variables);
        let free = |j: &usize| simplex.lo[*j] < simplex.hi[*j];
        match fractional.filter(free).or_else(|| (0..variables).rev().find(free)) {
            Some(variable) => Some((variable, if simplex.x[variable] >= 0.5 { 1.0 } else { 0.0 })),
            None => {
                self.offer(program, simplex, &simplex.lo, lifted);
                None
            }
        }
    }

    /// Keeps a whole point if it is a set that is better than the best. Returns its cost; infinite if it is none.
    fn offer(&mut self, program: &Program, simplex: &Simplex, point: &[f64], lifted: Lifted) -> f64 {
        self.trial.iter_mut().zip(point).for_each(|(taken, x)| *taken = *x > 0.5);
        self.judge(program, simplex, lifted)
    }

    /// The same for a set of items from elsewhere, which may break any requirement.
    pub(super) fn offer_items(&mut self, program: &Program, simplex: &Simplex, items: &[usize]) {
        self.trial.fill(false);
        items.iter().for_each(|item| self.trial[*item] = true);
        let bounds = simplex.lo.iter().zip(&simplex.hi);
        if self.trial.iter().zip(bounds).all(|(taken, (lo, hi))| if *taken { *hi == 1.0 } else { *lo == 0.0 })
        {
            self.judge(program, simplex, &|_| false);
        }
    }

    fn judge(&mut self, program: &Program, simplex: &Simplex, lifted: Lifted) -> f64 {
        if !program.admits(&self.trial, lifted) {
            return f64::INFINITY;
        }
        let cost = self.trial.iter().zip(&simplex.cost).filter(|(taken, _)| **taken).map(|(_, c)| c).sum();
        if cost < self.best_cost {
            self.best.copy_from_slice(&self.trial);
            (self.best_cost, self.found) = (cost, true);
        }
        cost
    }

    /// A variable whose other value would cost more than the best set has cost keeps its value below this node.
    fn fix_by_cost(&mut self, simplex: &mut Simplex, variables: usize) {
        let slack = self.best_cost - TIE - simplex.bound;
        for j in 0..variables {
            if !simplex.basic[j] && simplex.lo[j] < simplex.hi[j] && simplex.d[j].abs() > slack {
                self.fix(simplex, j, simplex.x[j]);
            }
        }
    }

    fn fix(&mut self, simplex: &mut Simplex, variable: usize, value: f64) {
        self.trail.push((variable, simplex.lo[variable], simplex.hi[variable]));
        (simplex.lo[variable], simplex.hi[variable]) = (value, value);
    }

    /// Goes back to the last branch that is worth its other value; the bound that it has from there.
    fn back(&mut self, simplex: &mut Simplex) -> Option<f64> {
        while let Some(branch) = self.stack.pop() {
            for (variable, lo, hi) in self.trail.drain(branch.trail..).rev() {
                (simplex.lo[variable], simplex.hi[variable]) = (lo, hi);
            }
            if branch.bound < self.best_cost - TIE {
                self.fix(simplex, branch.variable, branch.other);
                return Some(branch.bound);
            }
        }
        None
    }
}
