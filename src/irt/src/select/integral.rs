//! Criteria that integrate over θ, from curves tabulated once.

use super::selector::{Scratch, View};
use super::{Criterion, Select};
use crate::estimate::moments;
use crate::model::Category;
use crate::num::exp;
use crate::posterior::scale;
use crate::table::{Quantity, Table};
use crate::{Grid, Invalid, Model, Pool, Prior};

#[derive(Debug)]
pub(super) struct Integral {
    criterion: Criterion,
    table: Table,
}

impl Integral {
    pub(super) fn new(pool: &Pool, criterion: Criterion) -> Result<Self, Invalid> {
        let quantity = criterion.quantity().unwrap_or(Quantity::Probability);
        Ok(Integral { criterion, table: Table::new(pool.items(), pool.grid(), quantity)? })
    }
}

impl Select for Integral {
    fn evaluate(&self, view: &View<'_>, scratch: &mut Scratch, values: &mut Vec<Option<f64>>) -> f64 {
        let grid = *view.answers.pool().grid();
        let prior = self.criterion.uses_prior().then_some(&view.scoring.prior);
        let Scratch { posterior, categories, .. } = scratch;
        if self.criterion == Criterion::Mepv && view.scoring.prior == Prior::Jeffreys {
            let weights = posterior.weights_mut();
            return view.fill(values, |i, item| self.jeffreys_variance(i, item, view, weights, categories));
        }
        let top = posterior.weigh(view.answers, prior);
        let weights = posterior.weights_mut();
        match self.criterion {
            Criterion::Gdi | Criterion::Gdip => {
                let mass: f64 = weights.iter().sum();
                weights.iter_mut().for_each(|w| *w /= mass);
                return view.fill(values, |i, _| self.global_discrimination(i, weights));
            }
            _ => weights.iter_mut().enumerate().for_each(|(node, w)| *w *= grid.trapezoid(node)),
        }
        let mass: f64 = weights.iter().sum();
        match self.criterion {
            Criterion::Mepv => {
                let center = weights.iter().enumerate().map(|(i, w)| w * grid.theta(i)).sum::<f64>() / mass;
                view.fill(values, |i, item| {
                    item.at(view.theta, categories);
                    self.expected_variance(i, categories, weights, &grid, center)
                })
            }
            Criterion::Kl | Criterion::Klp => {
                view.fill(values, |i, item| {
                    item.at(view.theta, categories);
                    let rows = categories.iter().zip(self.table.rows(i)).enumerate();
                    // Σ_X w(X) Σ_k P_k(θ) (ln P_k(θ) - ln P_k(X)).
                    rows.map(|(k, (at, row))| at.p * (item.ln_p(view.theta, k) * mass - dot(weights, row)))
                        .sum()
                });
                exp(top)
            }
            _ => {
                view.fill(values, |i, _| self.table.rows(i).map(|row| dot(weights, row)).sum());
                exp(top)
            }
        }
    }
}

impl Integral {
    fn global_discrimination(&self, i: usize, weights: &[f64]) -> f64 {
        let variance = |row: &[f64]| {
            let mean = dot(weights, row);
            weights.iter().zip(row).map(|(w, p)| w * (p - mean) * (p - mean)).sum::<f64>()
        };
        let rows = self.table.rows(i);
        // Two categories have the same variance.
        if rows.len() == 2 {
            rows.map(variance).next_back().unwrap_or(0.0)
        } else {
            0.5 * rows.map(variance).sum::<f64>()
        }
    }

    fn expected_variance(
        &self,
        i: usize,
        categories: &[Category],
        weights: &[f64],
        grid: &Grid,
        center: f64,
    ) -> f64 {
        let mut sum = 0.0;
        for (at, row) in categories.iter().zip(self.table.rows(i)) {
            let (mut m0, mut m1, mut m2) = (0.0, 0.0, 0.0);
            for (node, (weight, p)) in weights.iter().zip(row).enumerate() {
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
    fn jeffreys_variance(
        &self,
        i: usize,
        item: &Model,
        view: &View<'_>,
        weights: &mut Vec<f64>,
        categories: &mut Vec<Category>,
    ) -> f64 {
        let (answers, grid) = (view.answers, view.answers.pool().grid());
        weights.clear();
        weights.extend(answers.ln_likelihood().iter().enumerate().map(|(node, ln)| {
            let information = |theta| answers.information(theta) + item.information(theta);
            ln + view.scoring.prior.ln_density(true, information)(grid.theta(node))
        }));
        scale(weights);
        item.at(view.theta, categories);
        let rows = categories.iter().zip(self.table.rows(i));
        let variance = |row: &[f64]| moments(grid, |node| weights[node] * row[node]).1;
        rows.map(|(at, row)| if at.p > 0.0 { at.p * variance(row) } else { 0.0 }).sum()
    }
}

fn dot(weights: &[f64], row: &[f64]) -> f64 {
    weights.iter().zip(row).map(|(w, x)| w * x).sum()
}
