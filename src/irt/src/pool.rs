//! The items of one skill on one grid.

use crate::model::Invalid;
use crate::num::exp;
use crate::table::{Quantity, Table};
use crate::{Grid, Model};
use std::sync::Arc;

/// Items with the range of θ and the nodes of integrals: made once, shared by any number of people.
///
/// ```
/// use skillmark_irt::{Grid, Model, Pool};
///
/// let items = vec![Model::logistic(1.2, 0.0, 0.2, 1.0)?, Model::graded(1.5, &[-1.0, 0.5])?];
/// let pool = Pool::tabulated(items, Grid::SESSION)?.with_shift(0.3).shared();
/// assert_eq!(pool.items().len(), 2);
/// # Ok::<(), skillmark_irt::Invalid>(())
/// ```
#[derive(Debug, Clone)]
pub struct Pool {
    items: Vec<Model>,
    grid: Grid,
    ln_p: Option<Table>,
    /// Half of the symmetric kernel of the shift, centre first; empty without a shift.
    kernel: Vec<f64>,
}

impl Pool {
    /// Items whose curves are computed anew at each answer: for a few answers.
    pub fn new(items: Vec<Model>, grid: Grid) -> Self {
        Pool { items, grid, ln_p: None, kernel: Vec::new() }
    }

    /// Items with their curves tabulated: for many answers.
    ///
    /// # Errors
    /// When the table would hold more than 5·10⁷ numbers.
    pub fn tabulated(items: Vec<Model>, grid: Grid) -> Result<Self, Invalid> {
        let ln_p = Some(Table::new(&items, &grid, Quantity::LnProbability)?);
        Ok(Pool { ln_p, ..Pool::new(items, grid) })
    }

    /// A copy of some items, shared.
    pub fn of(items: &[Model], grid: Grid) -> Arc<Self> {
        Pool::new(items.to_vec(), grid).shared()
    }

    /// With a common shift of all difficulties ~ N(0, sd²), θ units, integrated out of every posterior: what judges who
    /// share their biases leave unknown.
    pub fn with_shift(mut self, sd: f64) -> Self {
        self.kernel.clear();
        if sd > 0.0 {
            let reach = ((4.0 * sd / self.grid.step()).ceil() as usize).min(self.grid.len() - 1);
            self.kernel.extend((0..=reach).map(|i| {
                let z = self.grid.step() * i as f64 / sd;
                exp(-0.5 * z * z)
            }));
            let total = self.kernel[0] + 2.0 * self.kernel[1..].iter().sum::<f64>();
            self.kernel.iter_mut().for_each(|k| *k /= total);
        }
        self
    }

    /// For sharing.
    pub fn shared(self) -> Arc<Self> {
        Arc::new(self)
    }

    /// The items.
    pub fn items(&self) -> &[Model] {
        &self.items
    }

    /// Range and nodes.
    pub fn grid(&self) -> &Grid {
        &self.grid
    }

    pub(crate) fn kernel(&self) -> &[f64] {
        &self.kernel
    }

    /// Calls `add` with ln P of a category at each node.
    pub(crate) fn each_ln_p(&self, item: usize, category: usize, mut add: impl FnMut(usize, f64)) {
        match self.ln_p.as_ref().and_then(|table| table.rows(item).nth(category)) {
            Some(row) => row.iter().enumerate().for_each(|(node, ln_p)| add(node, *ln_p)),
            None => {
                let model = &self.items[item];
                (0..self.grid.len()).for_each(|node| add(node, model.ln_p(self.grid.theta(node), category)));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The density of N(0, sd²) at the nodes within 4 SD or the whole range, of mass 1 with its mirror image.
    #[test]
    fn the_kernel_is_a_normal_density() {
        let kernel = |sd| Pool::new(Vec::new(), Grid::SESSION).with_shift(sd).kernel;
        assert!(kernel(0.0).is_empty());
        for (sd, nodes) in [(0.1, 5), (0.3, 11), (3.0, 81)] {
            let kernel = kernel(sd);
            assert_eq!(kernel.len(), nodes);
            assert!((kernel[0] + 2.0 * kernel[1..].iter().sum::<f64>() - 1.0).abs() < 1e-14);
            let z = 0.125 * 3.0 / sd;
            assert!((kernel[3] / kernel[0] / exp(-0.5 * z * z) - 1.0).abs() < 1e-12);
        }
    }
}
