//! One category of a response, and what follows from its derivatives.

/// One category at one θ: its probability, and the derivatives of its log-probability.
///
/// All else follows from them without a division, so that nothing is lost or becomes NaN where a probability
/// underflows: P' = P d1, P'' = P (d2 + d1²), the score of a response is d1.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Category {
    /// P(θ).
    pub p: f64,
    /// d ln P / dθ: what the response adds to the score function.
    pub d1: f64,
    /// d² ln P / dθ².
    pub d2: f64,
    /// d³ ln P / dθ³.
    pub d3: f64,
}

impl Category {
    /// dP/dθ.
    pub fn slope(&self) -> f64 {
        self.p * self.d1
    }

    /// d²P/dθ².
    pub fn curvature(&self) -> f64 {
        self.p * (self.d2 + self.d1 * self.d1)
    }

    /// Information observed with this response: -d² ln P / dθ².
    pub fn observed_information(&self) -> f64 {
        -self.d2
    }
}

/// Expected quantities of one item or, added up, of a test; θ units to the power that their derivatives give.
///
/// ```
/// use skillmark_irt::{Fisher, Model};
///
/// let item = Model::logistic(1.5, 0.0, 0.2, 1.0)?;
/// let fisher = Fisher::of(&item, 0.3);
/// assert!((fisher.information - item.information(0.3)).abs() < 1e-15);
/// # Ok::<(), skillmark_irt::Invalid>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Fisher {
    /// I = Σ P'² / P over the categories (Fisher information).
    pub information: f64,
    /// dI/dθ.
    pub d1: f64,
    /// d²I/dθ².
    pub d2: f64,
    /// J = Σ P' P'' / P (Warm 1989; for more than two categories Samejima 1998).
    pub j: f64,
    /// dJ/dθ.
    pub j1: f64,
}

impl Fisher {
    /// The quantities of one item at θ.
    pub fn of(model: &super::Model, theta: f64) -> Self {
        let mut sum = Fisher::default();
        model.each(theta, |_, category| sum.add(&category));
        sum
    }

    /// Adds one category.
    pub(crate) fn add(&mut self, category: &Category) {
        let Category { p, d1, d2, d3, .. } = *category;
        let square = d1 * d1;
        self.information += p * square;
        self.d1 += p * d1 * (square + 2.0 * d2);
        self.d2 += p * (square * (square + 5.0 * d2) + 2.0 * (d2 * d2 + d1 * d3));
        self.j += p * d1 * (d2 + square);
        self.j1 += p * (square * (square + 4.0 * d2) + d2 * d2 + d1 * d3);
    }
}
