//! Linear programs whose variables all lie between bounds, by the dual simplex method.
//!
//! minimise c·x subject to A x = s, lo <= (x, s) <= hi. Every variable has finite bounds, so any basis becomes dual
//! feasible by putting each nonbasic variable at the bound that its reduced cost prefers (Maros 2003): there is no first
//! phase, any basis starts any problem, and after every step the sum of cheapest bounds is a true bound of the optimum. It
//! is computed from the multipliers alone, so rounding in the basis can make it weak but never wrong.

use super::basis::{Basis, Columns, PIVOT};

/// What a relaxation says.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Relaxed {
    /// Solved.
    Optimal,
    /// Its value is proven to reach the cutoff.
    Cut,
    /// No point meets all bounds.
    Infeasible,
    /// Gave up after its share of steps; the bound holds, the point may not.
    Tired,
}

/// A basic variable may be this far outside its bounds.
const PRIMAL: f64 = 1e-9;

#[derive(Debug, Clone)]
pub(super) struct Simplex {
    basis: Basis,
    /// Bounds of the structural variables, then of the row sums.
    pub(super) lo: Vec<f64>,
    pub(super) hi: Vec<f64>,
    /// Costs of the structural variables.
    pub(super) cost: Vec<f64>,
    /// Where each variable stands.
    pub(super) x: Vec<f64>,
    /// Reduced costs.
    pub(super) d: Vec<f64>,
    /// A true lower bound of the optimum.
    pub(super) bound: f64,
    pub(super) basic: Vec<bool>,
    at_hi: Vec<bool>,
    /// Steps taken so far.
    pub(super) steps: u64,
    multipliers: Vec<f64>,
    sums: Vec<f64>,
    alpha: Vec<f64>,
    /// Candidates of the ratio test: ratio, |alpha|, variable.
    candidates: Vec<(f64, f64, usize)>,
}

impl Simplex {
    pub(super) fn new(columns: Columns, rows: usize) -> Self {
        let all = columns.len() + rows;
        Simplex {
            lo: vec![0.0; all],
            hi: vec![1.0; all],
            cost: vec![0.0; columns.len()],
            x: vec![0.0; all],
            d: vec![0.0; all],
            bound: f64::NEG_INFINITY,
            basic: (0..all).map(|j| j >= columns.len()).collect(),
            at_hi: vec![false; all],
            steps: 0,
            multipliers: vec![0.0; rows],
            sums: vec![0.0; rows],
            alpha: vec![0.0; all],
            candidates: Vec::with_capacity(all),
            basis: Basis::new(columns, rows),
        }
    }

    /// Back to the basis of row sums, so that a result depends on nothing that was solved before.
    pub(super) fn reset(&mut self) {
        self.basis.reset();
        self.at_hi.fill(false);
        self.mark_basic();
    }

    fn mark_basic(&mut self) {
        self.basic.fill(false);
        self.basis.head.iter().for_each(|variable| self.basic[*variable] = true);
    }

    /// Solves the relaxation under the present bounds, from the present basis.
    pub(super) fn relax(&mut self, cutoff: f64) -> Relaxed {
        let last = self.steps + 50 + 4 * self.basis.rows as u64;
        loop {
            self.price();
            if self.bound >= cutoff {
                return Relaxed::Cut;
            }
            self.stand();
            let Some((row, up)) = self.leaving() else { return Relaxed::Optimal };
            let Some(variable) = self.entering(row, up) else {
                return if self.proves_infeasible() { Relaxed::Infeasible } else { Relaxed::Tired };
            };
            if self.steps == last {
                return Relaxed::Tired;
            }
            self.steps += 1;
            let leaving = self.basis.head[row];
            self.at_hi[leaving] = !up;
            (self.basic[leaving], self.basic[variable]) = (false, true);
            if !self.basis.replace(row, variable) {
                self.mark_basic();
            }
        }
    }

    /// Multipliers, reduced costs and the bound that follows from them.
    fn price(&mut self) {
        let n = self.cost.len();
        self.multipliers.fill(0.0);
        for (row, variable) in self.basis.head.iter().enumerate() {
            let cost = self.cost.get(*variable).copied().unwrap_or(0.0);
            if cost != 0.0 {
                self.multipliers.iter_mut().zip(self.basis.row(row)).for_each(|(y, b)| *y += cost * b);
            }
        }
        for j in 0..n {
            self.d[j] = if self.is_out(j) {
                0.0
            } else {
                self.cost[j] - self.basis.columns.dot(&self.multipliers, j)
            };
        }
        self.d[n..].copy_from_slice(&self.multipliers);
        self.bound =
            (self.d.iter().zip(&self.lo).zip(&self.hi)).map(|((d, lo), hi)| (d * lo).min(d * hi)).sum();
    }

    /// Held at 0, as most variables soon are: nothing depends on its reduced cost or its place in a row.
    fn is_out(&self, j: usize) -> bool {
        self.lo[j] == 0.0 && self.hi[j] == 0.0
    }

    /// Puts nonbasic variables at the bound they prefer and computes the basic ones.
    fn stand(&mut self) {
        let n = self.cost.len();
        self.sums.fill(0.0);
        for j in (0..self.x.len()).filter(|j| !self.basic[*j]) {
            // Without a preference a variable stays where it is.
            if self.d[j].abs() > 1e-12 {
                self.at_hi[j] = self.d[j] < 0.0;
            }
            let x = if self.at_hi[j] { self.hi[j] } else { self.lo[j] };
            self.x[j] = x;
            if j >= n {
                self.sums[j - n] -= x;
            } else if x != 0.0 {
                self.basis.columns.column(j).iter().for_each(|(row, a)| self.sums[*row] += a * x);
            }
        }
        for (row, variable) in self.basis.head.iter().enumerate() {
            self.x[*variable] =
                -self.basis.row(row).iter().zip(&self.sums).map(|(b, sum)| b * sum).sum::<f64>();
        }
    }

    /// The row whose variable is farthest outside its bounds, and whether it must rise.
    fn leaving(&self) -> Option<(usize, bool)> {
        let mut worst = (PRIMAL, None);
        for (row, variable) in self.basis.head.iter().enumerate() {
            let x = self.x[*variable];
            let (below, above) = (self.lo[*variable] - x, x - self.hi[*variable]);
            if below > worst.0 {
                worst = (below, Some((row, true)));
            } else if above > worst.0 {
                worst = (above, Some((row, false)));
            }
        }
        worst.1
    }

    /// Ratio test that passes over variables which may as well change their bound (long step; Maros 2003).
    fn entering(&mut self, row: usize, up: bool) -> Option<usize> {
        let n = self.cost.len();
        let rho = self.basis.row(row);
        self.candidates.clear();
        for j in 0..self.x.len() {
            self.alpha[j] = match j {
                _ if j >= n => -rho[j - n],
                _ if self.is_out(j) => 0.0,
                _ => self.basis.columns.dot(rho, j),
            };
            let toward = if up == self.at_hi[j] { self.alpha[j] } else { -self.alpha[j] };
            if !self.basic[j] && self.lo[j] < self.hi[j] && toward > PIVOT {
                self.candidates.push((self.d[j].abs() / toward, toward, j));
            }
        }
        self.candidates
            .sort_unstable_by(|a, b| a.0.total_cmp(&b.0).then(b.1.total_cmp(&a.1)).then(a.2.cmp(&b.2)));
        let leaving = self.basis.head[row];
        let x = self.x[leaving];
        let mut missing = if up { self.lo[leaving] - x } else { x - self.hi[leaving] };
        for (_, toward, j) in &self.candidates {
            missing -= toward * (self.hi[*j] - self.lo[*j]);
            if missing <= PRIMAL {
                return Some(*j);
            }
            self.at_hi[*j] = !self.at_hi[*j];
        }
        None
    }

    /// The last row looked at combines the equations into Σ αx = 0. When no x between the bounds allows that, there is no
    /// solution, however inexact the row may be.
    fn proves_infeasible(&self) -> bool {
        let (mut least, mut most) = (0.0, 0.0);
        for ((alpha, lo), hi) in self.alpha.iter().zip(&self.lo).zip(&self.hi) {
            least += (alpha * lo).min(alpha * hi);
            most += (alpha * lo).max(alpha * hi);
        }
        least > PRIMAL || most < -PRIMAL
    }
}
