//! What a running test says about itself.

use super::{Cat, Memory, Next};
use crate::design::Test;
use crate::explain::{By, Move, Step};
use crate::exposure::Exposure;
use crate::filter::Filter;
use crate::shadow::{Moment, Outcome, WhyNot};
use crate::stop::Reason;
use crate::{Answers, Estimate, Posterior, Scoring};
use std::sync::Arc;

impl Cat {
    /// The test's rules and items.
    pub fn test(&self) -> &Arc<Test> {
        &self.test
    }

    /// The answers so far.
    pub fn answers(&self) -> &Answers {
        &self.answers
    }

    /// The current estimate.
    pub fn estimate(&self) -> Estimate {
        self.estimate
    }

    /// The estimator, with the prior in force.
    pub fn scoring(&self) -> &Scoring {
        &self.scoring
    }

    /// The posterior with the prior in force.
    pub fn posterior(&self) -> &Posterior {
        &self.posterior
    }

    /// Why the test stopped: every rule that holds. Empty while it runs.
    pub fn reasons(&self) -> &[Reason] {
        &self.reasons
    }

    /// The filter that left nothing to ask, where it was one.
    pub fn emptied_by(&self) -> Option<&Filter> {
        match self.chooser.moves().last()? {
            Move { by: By::Filter(place), to: None, .. } => self.test.design.filters.get(*place),
            _ => None,
        }
    }

    /// The standard error that asking every item left would reach if θ stayed where it is.
    ///
    /// ```
    /// use skillmark_irt::{CORE, Cat, Design, Grid, Model, Pool, Test};
    ///
    /// let items = vec![Model::logistic(2.0, 0.0, 0.0, 1.0).unwrap(); 4];
    /// let mut cat = Cat::new(&Test::new(Pool::of(&items, Grid::SESSION), Design::default(), CORE)?);
    /// cat.next(&|_, _| 0.5);
    /// cat.answer(1, 0);
    /// let left: f64 = items[1..].iter().map(|item| item.information(cat.estimate().theta)).sum();
    /// assert_eq!(cat.could_reach(), 1.0 / (1.0 / cat.estimate().se.powi(2) + left).sqrt());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn could_reach(&self) -> f64 {
        let theta = self.estimate.theta;
        let left: f64 = self.left().map(|item| self.test.pool.items()[item].information(theta)).sum();
        1.0 / (1.0 / (self.estimate.se * self.estimate.se) + left).sqrt()
    }

    /// Why the current item: the criterion's value for it and its rank among all items that were not asked, with what moved
    /// the choice to it, in order. For a criterion that needs answers the first item's value is its Fisher information
    /// ([`Criterion::at_first`](crate::Criterion::at_first)).
    ///
    /// ```
    /// use skillmark_irt::explain::By;
    /// use skillmark_irt::filter::Filter;
    /// use skillmark_irt::{CORE, Cat, Design, Grid, Model, Next, Pool, Test};
    ///
    /// let items = [-1.0, 0.1, 0.0].map(|b| Model::logistic(1.0, b, 0.0, 1.0).unwrap());
    /// let design = Design { filters: vec![Filter::Enemies(vec![vec![1, 2]])], ..Design::default() };
    /// let mut cat = Cat::new(&Test::new(Pool::of(&items, Grid::SESSION), design, CORE)?);
    /// assert_eq!(cat.next(&|_, _| 0.5), Next::Ask(2));
    /// let (step, moves) = cat.step().unwrap();
    /// assert_eq!((step.rank, step.candidates, step.value), (0, 3, 0.25));
    /// assert!(moves.is_empty(), "the best was asked");
    ///
    /// cat.answer(1, 0);
    /// assert_eq!(cat.next(&|_, _| 0.5), Next::Ask(0), "item 1 and item 2 give each other away");
    /// let (step, moves) = cat.step().unwrap();
    /// assert_eq!((step.rank, step.best), (1, 1));
    /// assert_eq!((moves[0].by, moves[0].from, moves[0].to), (By::Filter(0), 1, Some(0)));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn step(&self) -> Option<(Step, &[Move])> {
        let value = |worth: f64| worth * self.factor;
        let step = self.step?;
        let step = Step { value: value(step.worth), best_value: value(step.best_value), ..step };
        Some((step, self.chooser.moves()))
    }

    /// Items that came up for the current place and were refused, best first, the current one among them where all were: with
    /// the items asked, what [`learn_acceptance`](crate::exposure::learn_acceptance) counts. None but for
    /// [`SympsonHetter`](crate::exposure::Exposure::SympsonHetter).
    ///
    /// ```
    /// use skillmark_irt::exposure::Exposure;
    /// use skillmark_irt::{Cat, Design, FULL, Grid, Model, Next, Pool, Test};
    ///
    /// let items = [0.0, 0.1, 1.0].map(|b| Model::logistic(1.0, b, 0.0, 1.0).unwrap());
    /// let exposure = Exposure::SympsonHetter(vec![0.2, 0.2, 0.9]);
    /// let mut cat = Cat::new(&Test::new(Pool::of(&items, Grid::SESSION), Design { exposure, ..Design::default() }, FULL)?);
    /// assert_eq!(cat.next(&|_, _| 0.5), Next::Ask(2));
    /// assert_eq!(cat.refused(), [0, 1]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn refused(&self) -> &[usize] {
        match &self.test.design.exposure {
            Exposure::SympsonHetter(_) => self.chooser.passed(),
            _ => &[],
        }
    }

    /// Items that are left out of this person's test ([`Exposure::Eligibility`]), in order; drawn when the first item is chosen.
    /// Empty once none could be had without them.
    ///
    /// ```
    /// use skillmark_irt::exposure::Exposure;
    /// use skillmark_irt::{Cat, Design, FULL, Grid, Model, Next, Pool, Test};
    ///
    /// let items = [0.0, 0.1, 1.0].map(|b| Model::logistic(1.0, b, 0.0, 1.0).unwrap());
    /// let exposure = Exposure::Eligibility(vec![0.2, 0.9, 0.9]);
    /// let mut cat = Cat::new(&Test::new(Pool::of(&items, Grid::SESSION), Design { exposure, ..Design::default() }, FULL)?);
    /// assert_eq!(cat.next(&|_, _| 0.5), Next::Ask(1));
    /// assert_eq!(cat.ineligible(), [0]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn ineligible(&self) -> &[usize] {
        &self.memory.ineligible
    }

    /// What became of the last shadow test.
    ///
    /// ```
    /// use skillmark_irt::shadow::{Blueprint, Class, Constraint, Outcome};
    /// use skillmark_irt::{Cat, Design, FULL, Grid, Model, Next, Pool, Shadowing, Test};
    ///
    /// let items = [-1.0, 0.0, 1.0].map(|b| Model::logistic(1.0, b, 0.0, 1.0).unwrap());
    /// let classes = vec![Class { members: vec![0, 1], min: 0, max: 0 }];
    /// let blueprint = Blueprint { items: 3, length: 2, classes, ..Blueprint::default() };
    /// let design = Design { shadow: Some(Shadowing { blueprint, nodes: 100, complete: false }), ..Design::default() };
    /// let mut cat = Cat::new(&Test::new(Pool::of(&items, Grid::SESSION), design, FULL)?);
    /// assert_eq!(cat.next(&|_, _| 0.5), Next::End);
    /// let Some(Outcome::Infeasible { conflict, .. }) = cat.shadow() else { panic!("no test meets both") };
    /// assert_eq!(conflict[..], [Constraint::ClassMax(0), Constraint::Length]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn shadow(&self) -> Option<&Outcome> {
        self.shadow.as_ref()
    }

    /// Why an item is not in the shadow test from which the current item comes: which requirement of the blueprint binds, and
    /// what the item would cost. `None` where no item is asked or the design has no shadow test. Searches dozens of times with a
    /// solver of its own, so it allocates and takes its time, and changes nothing.
    ///
    /// ```
    /// use skillmark_irt::explain::By;
    /// use skillmark_irt::shadow::{Blueprint, Class, Constraint, WhyNot};
    /// use skillmark_irt::{Cat, Design, FULL, Grid, Model, Pool, Shadowing, Test};
    ///
    /// let items = [0.0, 0.1, 1.0, 2.0].map(|b| Model::logistic(1.0, b, 0.0, 1.0).unwrap());
    /// let classes = vec![Class { members: vec![2, 3], min: 2, max: 2 }];
    /// let blueprint = Blueprint { items: 4, length: 2, classes, ..Blueprint::default() };
    /// let design = Design { shadow: Some(Shadowing { blueprint, nodes: 100, complete: false }), ..Design::default() };
    /// let mut cat = Cat::new(&Test::new(Pool::of(&items, Grid::SESSION), design, FULL)?);
    /// cat.next(&|_, _| 0.5);
    /// let (step, moves) = cat.step().unwrap();
    /// assert_eq!((step.item, step.rank, step.best, moves[0].by), (2, 2, 0, By::Shadow));
    /// // The best was not asked since both places belong to the class.
    /// let Some(WhyNot::ShutOut { by }) = cat.why_not(step.best) else { panic!("it has no place") };
    /// assert_eq!(by, [Constraint::ClassMin(0), Constraint::Length]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Panics
    /// When the pool has no such item.
    pub fn why_not(&self, item: usize) -> Option<WhyNot> {
        let shadowing = self.test.design.shadow.as_ref()?;
        if !matches!(self.next, Some(Next::Ask(_))) {
            return None;
        }
        let Memory { worth, administered, ineligible, .. } = &self.memory;
        assert!(item < worth.len(), "the pool has no item {item}");
        let moment = Moment { values: worth, administered, ineligible, last: &self.last };
        Some(self.assemble.as_ref()?.again().why_not(&moment, item, shadowing.nodes))
    }
}
