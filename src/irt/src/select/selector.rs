//! Values of all items under a criterion, and the best of them.

use super::{Criterion, FULL, Select};
use crate::model::{Category, Invalid};
use crate::{Answers, Model, Pool, Posterior, Scoring};
use std::sync::Arc;

/// Chooses items of one pool by one criterion. What does not depend on answers is tabulated when it is made; choosing
/// allocates nothing after the first time.
///
/// ```
/// use skillmark_irt::{Answers, Criterion, Estimator, Grid, Model, Pool, Prior, Scoring, Selector, View};
///
/// let items = [-1.0, 0.0, 1.0].map(|b| Model::logistic(1.0, b, 0.0, 1.0).unwrap());
/// let pool = Pool::of(&items, Grid::new(-4.0, 4.0, 33).unwrap());
/// let scoring = Scoring { estimator: Estimator::Eap, prior: Prior::STANDARD };
/// let mut selector = Selector::new(&pool, Criterion::Mepv)?;
/// let mut answers = Answers::new(&pool);
/// answers.push(1, 1);
/// let theta = scoring.estimate(&answers).theta;
/// assert_eq!(selector.choose(&View { answers: &answers, theta, scoring: &scoring, draw: 0.0 }), Some(2));
/// assert_eq!(selector.values()[1], None);
/// # Ok::<(), skillmark_irt::Invalid>(())
/// ```
#[derive(Debug, Clone)]
pub struct Selector {
    criterion: Criterion,
    select: Arc<dyn Select>,
    values: Vec<Option<f64>>,
    scratch: Scratch,
}

/// What a choice depends on.
#[derive(Debug, Clone, Copy)]
pub struct View<'v> {
    /// The answers so far, to the pool that the selector was made for.
    pub answers: &'v Answers,
    /// The current estimate.
    pub theta: f64,
    /// The prior of the posterior criteria, which must hold nodes ([`Prior::check_nodes`](crate::Prior::check_nodes)), and
    /// how `Mei` re-estimates.
    pub scoring: &'v Scoring,
    /// A number from [0, 1), which `Random` takes its item by; this crate has no random source.
    pub draw: f64,
}

/// Memory that is used again at each choice.
#[derive(Debug, Clone)]
pub struct Scratch {
    pub(super) posterior: Posterior,
    pub(super) categories: Vec<Category>,
    pub(super) trial: Option<Answers>,
}

impl Scratch {
    pub(crate) fn new(pool: &Pool) -> Self {
        Scratch { posterior: Posterior::new(*pool.grid()), categories: Vec::new(), trial: None }
    }
}

impl View<'_> {
    /// The value of every item that was not asked.
    pub(super) fn fill(
        &self,
        values: &mut Vec<Option<f64>>,
        mut value: impl FnMut(usize, &Model) -> f64,
    ) -> f64 {
        values.clear();
        for (i, item) in self.answers.pool().items().iter().enumerate() {
            values.push((!self.answers.was_asked(i)).then(|| value(i, item)));
        }
        1.0
    }
}

impl Selector {
    /// Tabulates what the criterion needs.
    ///
    /// # Errors
    /// When an item has no location (`Urry`), or the table would not fit into memory.
    pub fn new(pool: &Arc<Pool>, criterion: Criterion) -> Result<Self, Invalid> {
        let missing = || Invalid::new("criterion", f64::NAN, "one that is at hand");
        let select = FULL.select(criterion, pool).ok_or_else(missing)??;
        Ok(Selector { criterion, select, values: Vec::new(), scratch: Scratch::new(pool) })
    }

    /// The best item that was not asked; of equally good ones the first. `None` when all were asked.
    pub fn choose(&mut self, view: &View<'_>) -> Option<usize> {
        let factor = self.select.evaluate(view, &mut self.scratch, &mut self.values);
        let smallest = self.criterion.takes_smallest();
        let mut best: Option<(usize, f64)> = None;
        for (item, value) in self.values.iter().enumerate() {
            let Some(value) = *value else { continue };
            if best.is_none_or(|(_, top)| if smallest { value < top } else { value > top }) {
                best = Some((item, value));
            }
        }
        // Only now, for a likelihood that underflows would make all values equal.
        if factor != 1.0 {
            self.values.iter_mut().flatten().for_each(|value| *value *= factor);
        }
        best.map(|(item, _)| item)
    }

    /// The criterion's value for each item at the last choice: for `Urry` and `Thopt` the distance; `None` for items
    /// that were asked.
    pub fn values(&self) -> &[Option<f64>] {
        &self.values
    }
}
