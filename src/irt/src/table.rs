//! Curves of a bank at the nodes of a grid.

use crate::model::Invalid;
use crate::{Grid, Model};

/// More numbers than this (400 MB) are not tabulated.
const LARGEST_TABLE: usize = 50_000_000;

/// What a table holds at each node.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Quantity {
    /// One row per category.
    Probability,
    /// One row per category.
    LnProbability,
    /// One row per item.
    Information,
}

/// One row of numbers per category, or per item, all in one piece of memory.
#[derive(Debug, Clone)]
pub(crate) struct Table {
    nodes: usize,
    /// Where the rows of each item begin, and where the last one's end.
    starts: Vec<usize>,
    numbers: Vec<f64>,
}

impl Table {
    pub(crate) fn new(items: &[Model], grid: &Grid, quantity: Quantity) -> Result<Self, Invalid> {
        let rows = |item: &Model| if quantity == Quantity::Information { 1 } else { item.categories() };
        let size = items.iter().map(rows).sum::<usize>().saturating_mul(grid.len());
        if size > LARGEST_TABLE {
            return Err(Invalid::new("items times categories times nodes", size as f64, "at most 5e7"));
        }
        let mut table = Table {
            nodes: grid.len(),
            starts: Vec::with_capacity(items.len() + 1),
            numbers: vec![0.0; size],
        };
        let mut start = 0;
        for item in items {
            table.starts.push(start);
            for node in 0..grid.len() {
                let theta = grid.theta(node);
                let numbers = &mut table.numbers[start..];
                match quantity {
                    Quantity::Information => numbers[node] = item.information(theta),
                    Quantity::Probability => item.each(theta, |k, at| numbers[k * grid.len() + node] = at.p),
                    Quantity::LnProbability => {
                        for k in 0..item.categories() {
                            numbers[k * grid.len() + node] = item.ln_p(theta, k);
                        }
                    }
                }
            }
            start += rows(item) * grid.len();
        }
        table.starts.push(start);
        Ok(table)
    }

    /// The rows of an item.
    pub(crate) fn rows(&self, item: usize) -> std::slice::ChunksExact<'_, f64> {
        self.numbers[self.starts[item]..self.starts[item + 1]].chunks_exact(self.nodes)
    }
}
