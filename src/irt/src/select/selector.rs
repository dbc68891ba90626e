//! Values of all items under a criterion, and the best of them.

use super::criterion::Criterion;
use super::table::Table;
use crate::estimate::{moments, posterior, scale};
use crate::model::{Category, Invalid};
use crate::num::exp;
use crate::{Answers, Grid, Model, Scoring};

/// Chooses items of one bank by one criterion. What does not depend on answers is tabulated when it is made; choosing
/// allocates nothing after the first time.
///
/// ```
/// use skillmark_irt::{Answers, Criterion, Estimator, Grid, Model, Prior, Scoring, Selector, View};
///
/// let items = [-1.0, 0.0, 1.0].map(|b| Model::logistic(1.0, b, 0.0, 1.0).unwrap());
/// let grid = Grid::new(-4.0, 4.0, 33).unwrap();
/// let scoring = Scoring { estimator: Estimator::Eap, prior: Prior::STANDARD };
/// let mut selector = Selector::new(&items, Criterion::Mepv, &grid)?;
/// let mut answers = Answers::new(&items, grid);
/// answers.push(1, Some(1));
/// let theta = scoring.estimate(&answers).theta;
/// assert_eq!(selector.choose(&View { answers: &answers, theta, scoring: &scoring, draw: 0.0 }), Some(2));
/// assert_eq!(selector.values()[1], None);
/// # Ok::<(), skillmark_irt::Invalid>(())
/// ```
#[derive(Debug, Clone)]
pub struct Selector<'a> {
    criterion: Criterion,
    /// Where each item lies, for the criteria that look at nothing else.
    places: Vec<f64>,
    table: Option<Table>,
    values: Vec<Option<f64>>,
    weights: Vec<f64>,
    categories: Vec<Category>,
    trial: Option<Answers<'a>>,
}

/// What a choice depends on.
#[derive(Debug, Clone, Copy)]
pub struct View<'v, 'a> {
    /// The answers so far, to the bank that the selector was made for, on its grid.
    pub answers: &'v Answers<'a>,
    /// The current estimate.
    pub theta: f64,
    /// The prior of the posterior criteria, which must hold nodes ([`Prior::check_nodes`](crate::Prior::check_nodes)), and
    /// how `Mei` re-estimates.
    pub scoring: &'v Scoring,
    /// A number from [0, 1), which `Random` takes its item by; this crate has no random source.
    pub draw: f64,
}

impl<'a> Selector<'a> {
    /// Tabulates what the criterion needs.
    ///
    /// # Errors
    /// When an item has no location (`Urry`), or the table would not fit into memory.
    pub fn new(items: &[Model], criterion: Criterion, grid: &Grid) -> Result<Self, Invalid> {
        let location = |(i, item): (usize, &Model)| {
            let missing = "one whose last category has a slope, for urry needs a difficulty";
            item.location().ok_or_else(|| Invalid::new("item without a difficulty", i as f64, missing))
        };
        let places = match criterion {
            Criterion::Urry => items.iter().enumerate().map(location).collect::<Result<_, _>>()?,
            Criterion::Thopt => items.iter().map(Model::peak).collect(),
            _ => Vec::new(),
        };
        let table = criterion.quantity().map(|quantity| Table::new(items, grid, quantity)).transpose()?;
        let (values, weights, categories) = (Vec::new(), Vec::new(), Vec::new());
        Ok(Selector { criterion, places, table, values, weights, categories, trial: None })
    }

    /// The best item that was not asked; of equally good ones the first. `None` when all were asked.
    pub fn choose(&mut self, view: &View<'_, 'a>) -> Option<usize> {
        let scale = self.evaluate(view);
        let smallest = self.criterion.takes_smallest();
        let mut best: Option<(usize, f64)> = None;
        for (item, value) in self.values.iter().enumerate() {
            let Some(value) = *value else { continue };
            if best.is_none_or(|(_, top)| if smallest { value < top } else { value > top }) {
                best = Some((item, value));
            }
        }
        // Only now, for a likelihood that underflows would make all values equal.
        if scale != 1.0 {
            self.values.iter_mut().flatten().for_each(|value| *value *= scale);
        }
        best.map(|(item, _)| item)
    }

    /// The criterion's value for each item at the last choice: for `Urry` and `Thopt` the distance; `None` for items
    /// that were asked.
    pub fn values(&self) -> &[Option<f64>] {
        &self.values
    }

    /// Fills `values` up to a common factor, which is returned.
    fn evaluate(&mut self, view: &View<'_, 'a>) -> f64 {
        let prior = self.criterion.uses_prior().then_some(&view.scoring.prior);
        let top = match self.criterion.quantity() {
            Some(_) => posterior(view.answers, prior, &mut self.weights),
            None => 0.0,
        };
        match self.criterion {
            Criterion::Mfi => self.fill(view, |_, _, item| item.information(view.theta)),
            Criterion::Urry | Criterion::Thopt => self.fill(view, |s, i, _| (s.places[i] - view.theta).abs()),
            Criterion::Mlwi | Criterion::Mpwi => {
                self.integrate(view.answers.grid());
                self.fill(view, |s, i, _| s.rows(i).map(|row| dot(&s.weights, row)).sum());
                return exp(top);
            }
            Criterion::Kl | Criterion::Klp => {
                self.integrate(view.answers.grid());
                let mass: f64 = self.weights.iter().sum();
                self.fill(view, |s, i, item| s.kullback_leibler(i, item, view.theta, mass));
                return exp(top);
            }
            Criterion::Gdi | Criterion::Gdip => {
                let mass: f64 = self.weights.iter().sum();
                self.weights.iter_mut().for_each(|w| *w /= mass);
                self.fill(view, |s, i, _| s.global_discrimination(i));
            }
            Criterion::Mepv if view.scoring.prior == crate::Prior::Jeffreys => {
                self.fill(view, |s, i, item| s.jeffreys_variance(i, item, view));
            }
            Criterion::Mepv => {
                let grid = *view.answers.grid();
                self.integrate(&grid);
                let center = dot_theta(&self.weights, &grid) / self.weights.iter().sum::<f64>();
                self.fill(view, |s, i, item| s.expected_variance(i, item, view.theta, &grid, center));
            }
            Criterion::Mei | Criterion::MeiFisher => self.expected_information(view),
            Criterion::Random => {
                let left = (0..view.answers.items().len()).filter(|i| !view.answers.was_asked(*i)).count();
                let mut place = (view.draw * left as f64) as usize;
                place = place.min(left.saturating_sub(1));
                self.fill(view, |_, _, _| 0.0);
                if let Some(value) = self.values.iter_mut().flatten().nth(place) {
                    *value = 1.0;
                }
            }
        }
        1.0
    }

    /// The value of every item that was not asked.
    fn fill(&mut self, view: &View<'_, 'a>, mut value: impl FnMut(&mut Self, usize, &Model) -> f64) {
        let mut values = std::mem::take(&mut self.values);
        values.clear();
        for (i, item) in view.answers.items().iter().enumerate() {
            values.push((!view.answers.was_asked(i)).then(|| value(self, i, item)));
        }
        self.values = values;
    }

    fn rows(&self, item: usize) -> std::slice::ChunksExact<'_, f64> {
        self.table.as_ref().map_or([].chunks_exact(1), |table| table.rows(item))
    }

    /// Makes the weights those of an integral.
    fn integrate(&mut self, grid: &Grid) {
        for (node, weight) in self.weights.iter_mut().enumerate() {
            *weight *= grid.trapezoid(node);
        }
    }

    /// Σ_X w(X) Σ_k P_k(θ) (ln P_k(θ) - ln P_k(X)).
    fn kullback_leibler(&mut self, i: usize, item: &Model, theta: f64, mass: f64) -> f64 {
        item.at(theta, &mut self.categories);
        let rows = self.categories.iter().zip(self.rows(i)).enumerate();
        rows.map(|(k, (at, row))| at.p * (item.ln_p(theta, k) * mass - dot(&self.weights, row))).sum()
    }

    fn global_discrimination(&self, i: usize) -> f64 {
        let variance = |row: &[f64]| {
            let mean = dot(&self.weights, row);
            self.weights.iter().zip(row).map(|(w, p)| w * (p - mean) * (p - mean)).sum::<f64>()
        };
        let rows = self.rows(i);
        // Two categories have the same variance.
        if rows.len() == 2 {
            rows.map(variance).next_back().unwrap_or(0.0)
        } else {
            0.5 * rows.map(variance).sum::<f64>()
        }
    }

    fn expected_variance(&mut self, i: usize, item: &Model, theta: f64, grid: &Grid, center: f64) -> f64 {
        item.at(theta, &mut self.categories);
        let mut sum = 0.0;
        for (at, row) in self.categories.iter().zip(self.rows(i)) {
            let (mut m0, mut m1, mut m2) = (0.0, 0.0, 0.0);
            for (node, (weight, p)) in self.weights.iter().zip(row).enumerate() {
                let (w, off) = (weight * p, grid.theta(node) - center);
                m0 += w;
                m1 += w * off;
                m2 += w * off * off;
            }
            // An answer that cannot be given leaves no posterior and has no weight.
            if m0 > 0.0 {
                sum += at.p * (m2 - m1 * m1 / m0) / m0;
            }
        }
        sum
    }

    /// As `expected_variance` where the prior depends on the item as well.
    fn jeffreys_variance(&mut self, i: usize, item: &Model, view: &View<'_, 'a>) -> f64 {
        let (grid, likelihood) = (view.answers.grid(), view.answers.likelihood());
        self.weights.clear();
        self.weights.extend((0..grid.len()).map(|node| {
            let theta = grid.theta(node);
            let information = likelihood.information[node] + item.information(theta);
            likelihood.ln[node] + view.scoring.prior.ln_density(theta, information, true)
        }));
        scale(&mut self.weights);
        item.at(view.theta, &mut self.categories);
        let rows = self.categories.iter().zip(self.rows(i));
        let variance = |row: &[f64]| moments(grid, |node| self.weights[node] * row[node]).1;
        rows.map(|(at, row)| if at.p > 0.0 { at.p * variance(row) } else { 0.0 }).sum()
    }

    fn expected_information(&mut self, view: &View<'_, 'a>) {
        let mut trial = self.trial.take().unwrap_or_else(|| view.answers.clone());
        trial.clone_from(view.answers);
        let observed = self.criterion == Criterion::Mei;
        self.fill(view, |s, i, item| {
            item.at(view.theta, &mut s.categories);
            let mut sum = 0.0;
            for (k, at) in s.categories.iter().enumerate() {
                trial.push(i, Some(k));
                let theta = view.scoring.estimate(&trial).theta;
                trial.undo(view.answers);
                let then = item.category(theta, k);
                sum += at.p * if observed { then.observed_information() } else { item.information(theta) };
            }
            sum
        });
        self.trial = Some(trial);
    }
}

fn dot(weights: &[f64], row: &[f64]) -> f64 {
    weights.iter().zip(row).map(|(w, x)| w * x).sum()
}

fn dot_theta(weights: &[f64], grid: &Grid) -> f64 {
    weights.iter().enumerate().map(|(node, w)| w * grid.theta(node)).sum()
}
