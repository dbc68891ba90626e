//! A blueprint as a 0/1 program: one variable per item, one per testlet, one row per requirement.

use super::basis::Columns;
use super::simplex::Simplex;
use super::{Blueprint, Constraint, Moment};

/// The program of a blueprint. Every requirement can be lifted by itself, which is how conflicts are found.
#[derive(Debug, Clone)]
pub(super) struct Program {
    pub(super) blueprint: Blueprint,
    rows: Vec<Row>,
    /// Items first, then testlets.
    pub(super) variables: usize,
}

/// Says which requirements do not count.
pub(super) type Lifted<'a> = &'a dyn Fn(Constraint) -> bool;

/// One row sum: its bounds, and whose they are. Without their owner they are those that the row cannot exceed.
#[derive(Debug, Clone)]
struct Row {
    lo: (f64, Option<Constraint>),
    hi: (f64, Option<Constraint>),
    free: (f64, f64),
}

impl Program {
    pub(super) fn new(blueprint: &Blueprint) -> (Self, Simplex) {
        let mut rows = Rows::default();
        let everything = (0..blueprint.items).map(|i| (i, 1.0));
        let length = (blueprint.length as f64, Some(Constraint::Length));
        rows.push(length, length, everything);
        for (i, class) in blueprint.classes.iter().enumerate() {
            let lo = (class.min as f64, Some(Constraint::ClassMin(i)));
            let hi = (class.max as f64, Some(Constraint::ClassMax(i)));
            rows.push(lo, hi, class.members.iter().map(|i| (*i, 1.0)));
        }
        for (i, set) in blueprint.enemies.iter().enumerate() {
            rows.push((0.0, None), (1.0, Some(Constraint::Enemies(i))), set.iter().map(|i| (*i, 1.0)));
        }
        for (i, testlet) in blueprint.testlets.iter().enumerate() {
            let owner = Some(Constraint::Testlet(i));
            let against = |bound: usize| {
                let members = testlet.members.iter().map(|i| (*i, 1.0));
                members.chain([(blueprint.items + i, -(bound as f64))])
            };
            if testlet.min == testlet.max {
                rows.push((0.0, owner), (0.0, owner), against(testlet.min));
            } else {
                rows.push((0.0, owner), (f64::INFINITY, None), against(testlet.min));
                rows.push((f64::NEG_INFINITY, None), (0.0, owner), against(testlet.max));
            }
        }
        if let Some(time) = &blueprint.time {
            // In units of the limit, so that all rows are of one size.
            let unit = time.limit.max(1) as f64;
            let shares = time.items.iter().enumerate().map(|(i, ms)| (i, f64::from(*ms) / unit));
            rows.push((0.0, None), (time.limit as f64 / unit, Some(Constraint::Time)), shares);
        }
        let variables = blueprint.items + blueprint.testlets.len();
        let simplex = Simplex::new(Columns::new(rows.entries, variables), rows.rows.len());
        (Program { blueprint: blueprint.clone(), rows: rows.rows, variables }, simplex)
    }

    /// Sets all bounds for a moment of a test; requirements that `lifted` names do not count.
    pub(super) fn set_bounds(&self, simplex: &mut Simplex, moment: &Moment, lifted: Lifted) {
        let counts = |owner: Option<Constraint>| owner.is_some_and(|constraint| !lifted(constraint));
        simplex.lo[..self.variables].fill(0.0);
        simplex.hi[..self.variables].fill(1.0);
        if counts(Some(Constraint::Ineligible)) {
            moment.ineligible.iter().for_each(|item| simplex.hi[*item] = 0.0);
        }
        for item in moment.administered {
            simplex.hi[*item] = 1.0;
            if counts(Some(Constraint::Administered(*item))) {
                simplex.lo[*item] = 1.0;
            }
        }
        for (row, at) in self.rows.iter().zip(self.variables..) {
            let lo = counts(row.lo.1).then_some(row.lo.0);
            let hi = counts(row.hi.1).then_some(row.hi.0);
            simplex.lo[at] = lo.unwrap_or(row.free.0.min(hi.unwrap_or(row.free.0)));
            simplex.hi[at] = hi.unwrap_or(row.free.1.max(lo.unwrap_or(row.free.1)));
        }
    }

    /// Whether a set of items meets every requirement that is not lifted, in whole numbers.
    pub(super) fn admits(&self, chosen: &[bool], lifted: Lifted) -> bool {
        let blueprint = &self.blueprint;
        let count = |members: &[usize]| members.iter().filter(|i| chosen[**i]).count();
        let length = chosen.iter().filter(|x| **x).count() == blueprint.length || lifted(Constraint::Length);
        let classes = blueprint.classes.iter().enumerate().all(|(i, class)| {
            let n = count(&class.members);
            (n >= class.min || lifted(Constraint::ClassMin(i)))
                && (n <= class.max || lifted(Constraint::ClassMax(i)))
        });
        let enemies = blueprint.enemies.iter().enumerate();
        let mut testlets = blueprint.testlets.iter().enumerate();
        length
            && classes
            && enemies.into_iter().all(|(i, set)| count(set) <= 1 || lifted(Constraint::Enemies(i)))
            && testlets.all(|(i, testlet)| {
                let n = count(&testlet.members);
                n == 0 || (testlet.min..=testlet.max).contains(&n) || lifted(Constraint::Testlet(i))
            })
            && blueprint.time.as_ref().is_none_or(|time| {
                let used: u64 =
                    time.items.iter().zip(chosen).filter(|(_, x)| **x).map(|(ms, _)| u64::from(*ms)).sum();
                used <= time.limit || lifted(Constraint::Time)
            })
    }
}

#[derive(Default)]
struct Rows {
    rows: Vec<Row>,
    /// Variable, row, coefficient.
    entries: Vec<(usize, usize, f64)>,
}

impl Rows {
    /// Adds a row sum over (variable, coefficient) and finds the bounds it cannot exceed.
    fn push(
        &mut self,
        lo: (f64, Option<Constraint>),
        hi: (f64, Option<Constraint>),
        entries: impl Iterator<Item = (usize, f64)>,
    ) {
        let row = self.rows.len();
        let mut free = (0.0, 0.0);
        for (variable, a) in entries {
            self.entries.push((variable, row, a));
            free = (free.0 + a.min(0.0), free.1 + a.max(0.0));
        }
        self.rows.push(Row { lo, hi, free });
    }
}
