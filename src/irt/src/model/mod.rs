//! Response models: the probability of each category of an item given θ.

mod category;
mod graded;
mod logistic;
mod many;
mod nominal;
mod peak;

pub use category::{Category, Fisher};
pub use graded::Graded;
pub use logistic::{Logistic, Point};
pub(crate) use many::each_information;
pub use nominal::Nominal;
use std::fmt;

/// How the categories of an item depend on θ. Three families; all other models are spellings of one of them, which the
/// constructors know. Categories count from 0.
///
/// ```
/// use skillmark_irt::Model;
///
/// let item = Model::graded(1.2, &[-1.0, 0.0, 1.5])?;
/// let mut categories = Vec::new();
/// item.at(0.4, &mut categories);
/// assert_eq!(categories.len(), item.categories());
/// assert!((categories.iter().map(|c| c.p).sum::<f64>() - 1.0).abs() < 1e-12);
/// # Ok::<(), skillmark_irt::Invalid>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
pub enum Model {
    /// Two categories, 1PL to 4PL.
    Logistic(Logistic),
    /// Ordered categories by cumulative curves: GRM and MGRM.
    Graded(Graded),
    /// Divide-by-total: NRM, and with it PCM, GPCM and RSM.
    Nominal(Nominal),
}

/// A number that a model, a prior or another setting cannot have.
#[derive(Debug, Clone, PartialEq)]
pub struct Invalid {
    parameter: String,
    value: f64,
    expected: &'static str,
}

/// Parameters and abilities beyond this belong to no scale anybody uses. The bound keeps a⁴ and sums of it finite.
pub const LARGEST: f64 = 1e6;

pub(crate) fn parameter(name: &str, value: f64) -> Result<(), Invalid> {
    if value.abs() <= LARGEST { Ok(()) } else { Err(Invalid::new(name, value, "a number from -1e6 to 1e6")) }
}

impl Model {
    /// P(1) = c + (d - c) / (1 + exp(-a (θ - b))) (Birnbaum 1968, Barton & Lord 1981).
    ///
    /// # Errors
    /// Unless a > 0 and 0 <= c <= d <= 1.
    pub fn logistic(a: f64, b: f64, c: f64, d: f64) -> Result<Self, Invalid> {
        let item = Logistic { a, b, c, d, ..Logistic::known(a, b, c) };
        item.check()?;
        Ok(Model::Logistic(item))
    }

    /// Graded response model (Samejima 1969), thresholds b1 <= b2 <= ...
    ///
    /// # Errors
    /// Unless a > 0 and the thresholds rise.
    pub fn graded(a: f64, thresholds: &[f64]) -> Result<Self, Invalid> {
        Graded::new(a, thresholds).map(Model::Graded)
    }

    /// Modified graded response model (Muraki 1990): thresholds b - c_k, so c1 >= c2 >= ...
    ///
    /// # Errors
    /// Unless a > 0 and the thresholds rise.
    pub fn modified_graded(a: f64, b: f64, c: &[f64]) -> Result<Self, Invalid> {
        Model::graded(a, &c.iter().map(|c| b - c).collect::<Vec<_>>())
    }

    /// Partial credit model (Masters 1982), steps δ1, δ2, ...
    ///
    /// # Errors
    /// Unless there is a step.
    pub fn partial_credit(steps: &[f64]) -> Result<Self, Invalid> {
        Model::generalized_partial_credit(1.0, steps)
    }

    /// Generalized partial credit model (Muraki 1992).
    ///
    /// # Errors
    /// Unless a > 0 and there is a step.
    pub fn generalized_partial_credit(a: f64, steps: &[f64]) -> Result<Self, Invalid> {
        parameter("a", a)?;
        if a <= 0.0 {
            return Err(Invalid::new("a", a, "more than 0"));
        }
        Nominal::from_steps(a, steps.iter().copied()).map(Model::Nominal)
    }

    /// Rating scale model (Andrich 1978): steps λ + δ_k.
    ///
    /// # Errors
    /// Unless there is a step.
    pub fn rating_scale(lambda: f64, steps: &[f64]) -> Result<Self, Invalid> {
        Nominal::from_steps(1.0, steps.iter().map(|step| lambda + step)).map(Model::Nominal)
    }

    /// Nominal response model (Bock 1972): (a_k, c_k) of the categories 1, 2, ...; category 0 has (0, 0).
    ///
    /// # Errors
    /// Unless there is one.
    pub fn nominal(lines: &[(f64, f64)]) -> Result<Self, Invalid> {
        Nominal::new(lines).map(Model::Nominal)
    }

    /// The model with its metric changed by the scaling constant D: a becomes D a; the lines a_k θ + c_k of the nominal
    /// family are multiplied by it.
    ///
    /// # Errors
    /// Unless D > 0 and the product is a number of use.
    pub fn scaled(&self, d: f64) -> Result<Self, Invalid> {
        if !(d > 0.0 && d <= LARGEST) {
            return Err(Invalid::new("d", d, "more than 0"));
        }
        match self {
            Model::Logistic(item) => {
                let item = Logistic { a: item.a * d, a_sd: item.a_sd * d, ..*item };
                item.check()?;
                Ok(Model::Logistic(item))
            }
            Model::Graded(item) => item.scaled(d).map(Model::Graded),
            Model::Nominal(item) => item.scaled(d).map(Model::Nominal),
        }
    }

    /// Number of categories, at least 2.
    pub fn categories(&self) -> usize {
        match self {
            Model::Logistic(_) => 2,
            Model::Graded(item) => item.categories(),
            Model::Nominal(item) => item.lines().len(),
        }
    }

    /// All categories at θ, written over what `out` holds.
    pub fn at(&self, theta: f64, out: &mut Vec<Category>) {
        out.clear();
        self.each(theta, |_, category| out.push(category));
    }

    /// The category that a person at θ gives by chance `u`, a number from 0 to 1: the highest that is reached with a probability above
    /// `u`.
    pub fn draw(&self, theta: f64, u: f64) -> usize {
        if let Model::Logistic(item) = self {
            return usize::from(u < item.at(theta).p);
        }
        let mut categories = Vec::new();
        self.at(theta, &mut categories);
        let mut reached = 0.0;
        for (k, category) in categories.iter().enumerate().skip(1).rev() {
            reached += category.p;
            if u < reached {
                return k;
            }
        }
        0
    }

    /// One category at θ.
    ///
    /// # Panics
    /// When the item has no such category.
    pub fn category(&self, theta: f64, category: usize) -> Category {
        assert!(category < self.categories(), "no category {category}");
        match self {
            Model::Logistic(item) => item.category(theta, category),
            Model::Graded(item) => item.category(theta, category),
            Model::Nominal(item) => item.category(theta, category),
        }
    }

    /// ln P of a category at θ. Where P underflows it goes on, unless an asymptote or an uncertain difficulty ends it at
    /// ln of the smallest number.
    ///
    /// # Panics
    /// When the item has no such category.
    ///
    /// ```
    /// let item = skillmark_irt::Model::logistic(10.0, 0.0, 0.0, 1.0)?;
    /// assert_eq!((item.category(-100.0, 1).p, item.ln_p(-100.0, 1)), (0.0, -1000.0));
    /// # Ok::<(), skillmark_irt::Invalid>(())
    /// ```
    pub fn ln_p(&self, theta: f64, category: usize) -> f64 {
        assert!(category < self.categories(), "no category {category}");
        match self {
            Model::Logistic(item) => item.ln_p(theta, category),
            Model::Graded(item) => item.ln_p(theta, category),
            Model::Nominal(item) => item.ln_p(theta, category),
        }
    }

    /// Fisher information at θ.
    pub fn information(&self, theta: f64) -> f64 {
        match self {
            Model::Logistic(item) => item.information(theta),
            Model::Graded(item) => item.information(theta),
            Model::Nominal(item) => item.information(theta),
        }
    }

    /// Expected derivative of the score by each parameter, Σ P (ln P)' ∂ ln P / ∂ξ, appended to `out`: what an error of
    /// ξ moves the estimate by, times its information. Parameters in the order a, b, c, d; a, b1, b2, ..; a1, c1, a2,
    /// c2, ..
    pub fn cross_information(&self, theta: f64, out: &mut Vec<f64>) {
        match self {
            Model::Logistic(item) => item.cross_information(theta, out),
            Model::Graded(item) => item.cross_information(theta, out),
            Model::Nominal(item) => item.cross_information(theta, out),
        }
    }

    /// Calls `take` with each category at θ.
    pub(crate) fn each(&self, theta: f64, take: impl FnMut(usize, Category)) {
        match self {
            Model::Logistic(item) => item.each(theta, take),
            Model::Graded(item) => item.each(theta, take),
            Model::Nominal(item) => item.each(theta, take),
        }
    }

    /// Whether ln P is concave in θ for every category, so that the likelihood has one maximum at most.
    pub(crate) fn is_log_concave(&self) -> bool {
        match self {
            Model::Logistic(item) => item.c == 0.0 && item.d == 1.0 && item.is_known(),
            Model::Graded(_) | Model::Nominal(_) => true,
        }
    }

    /// The largest change of the log-odds of two categories per θ unit: 1 / this is the width of the curves' features.
    pub(crate) fn steepness(&self) -> f64 {
        match self {
            Model::Logistic(item) => item.steepest(),
            Model::Graded(item) => item.a(),
            Model::Nominal(item) => {
                let slopes = || item.lines().iter().map(|(a, _)| *a);
                slopes().fold(0.0, f64::max) - slopes().fold(0.0, f64::min)
            }
        }
    }
}

impl Invalid {
    pub(crate) fn new(parameter: &str, value: f64, expected: &'static str) -> Self {
        Invalid { parameter: parameter.to_owned(), value, expected }
    }

    /// Its name.
    pub fn parameter(&self) -> &str {
        &self.parameter
    }

    /// What was found.
    pub fn value(&self) -> f64 {
        self.value
    }

    /// What it must be.
    pub fn expected(&self) -> &'static str {
        self.expected
    }
}

impl fmt::Display for Invalid {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} is {}; expected {}", self.parameter, self.value, self.expected)
    }
}

impl std::error::Error for Invalid {}

#[cfg(test)]
mod tests {
    use super::*;

    /// Whether, and how finely, a likelihood must be scanned for maxima.
    #[test]
    fn concavity_and_steepness() {
        let logistic = |c, d, b_sd| Model::Logistic(Logistic { d, b_sd, ..Logistic::known(1.7, 0.0, c) });
        assert!(logistic(0.0, 1.0, 0.0).is_log_concave());
        assert!(
            ![(0.2, 1.0, 0.0), (0.0, 0.9, 0.0), (0.0, 1.0, 0.8)]
                .iter()
                .any(|(c, d, b_sd)| logistic(*c, *d, *b_sd).is_log_concave())
        );
        assert_eq!(logistic(0.2, 0.9, 0.5).steepness(), 1.7);
        assert_eq!(Model::graded(1.2, &[-1.0, 1.0]).unwrap().steepness(), 1.2);
        // The reference category has slope 0.
        assert_eq!(Model::nominal(&[(1.5, 0.0), (0.5, 0.0)]).unwrap().steepness(), 1.5);
        assert_eq!(Model::nominal(&[(1.5, 0.0), (-0.5, 0.0)]).unwrap().steepness(), 2.0);
    }
}
