//! What is known about θ before the first answer.

use crate::Grid;
use crate::model::{Invalid, parameter};
use crate::num::ln;

/// Distribution of θ before the first answer.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case", deny_unknown_fields))]
pub enum Prior {
    /// Normal.
    Normal {
        /// Mean, θ units.
        mean: f64,
        /// Standard deviation, > 0.
        sd: f64,
    },
    /// Uniform on [min, max].
    Uniform {
        /// Lowest θ.
        min: f64,
        /// Highest θ.
        max: f64,
    },
    /// Proportional to the square root of the test's information (Jeffreys 1946), the test being the items scored so
    /// far; it has no total mass that matters, so it is not normalised. Flat before the first answer.
    Jeffreys,
}

impl Prior {
    /// N(0, 1).
    pub const STANDARD: Prior = Prior::Normal { mean: 0.0, sd: 1.0 };

    /// Whether this is a distribution, and lies where θ is looked for.
    ///
    /// # Errors
    /// The first number that cannot be.
    ///
    /// ```
    /// use skillmark_irt::{Grid, Prior};
    ///
    /// let grid = Grid::new(-4.0, 4.0, 33).unwrap();
    /// let error = Prior::Uniform { min: 5.0, max: 6.0 }.check(&grid).unwrap_err();
    /// assert_eq!(error.to_string(), "min of the uniform prior is 5; expected less than the upper end of the range");
    /// ```
    pub fn check(&self, grid: &Grid) -> Result<(), Invalid> {
        match *self {
            Prior::Normal { mean, sd } => {
                parameter("mean of the normal prior", mean)?;
                parameter("sd of the normal prior", sd)?;
                // Its square divides, and must stay a normal number.
                if sd >= 1e-6 {
                    Ok(())
                } else {
                    Err(Invalid::new("sd of the normal prior", sd, "at least 1e-6"))
                }
            }
            Prior::Uniform { min, max } => {
                let (low, high) = ("min of the uniform prior", "max of the uniform prior");
                parameter(low, min)?;
                parameter(high, max)?;
                if min >= max {
                    return Err(Invalid::new(low, min, "less than its max"));
                }
                if min >= grid.max() {
                    return Err(Invalid::new(low, min, "less than the upper end of the range"));
                }
                if max <= grid.min() {
                    return Err(Invalid::new(high, max, "more than the lower end of the range"));
                }
                Ok(())
            }
            Prior::Jeffreys => Ok(()),
        }
    }

    /// Whether sums over the nodes see the prior: a uniform one must hold at least two of them.
    ///
    /// # Errors
    /// When it does not.
    pub fn check_nodes(&self, grid: &Grid) -> Result<(), Invalid> {
        let Prior::Uniform { min, max } = *self else { return Ok(()) };
        let inside =
            (0..grid.len()).map(|i| grid.theta(i)).filter(|theta| (min..=max).contains(theta)).count();
        let expected = "at least 2; take more nodes";
        if inside >= 2 {
            Ok(())
        } else {
            Err(Invalid::new("number of nodes within the uniform prior", inside as f64, expected))
        }
    }

    /// ln of the density as a function of θ; `any` says whether the test has any item, `information` gives the test's at θ.
    pub(crate) fn ln_density(&self, any: bool, information: impl Fn(f64) -> f64) -> impl Fn(f64) -> f64 {
        let prior = *self;
        // Once, and not at each θ.
        let ln_width = match prior {
            Prior::Normal { sd, .. } => ln(sd),
            Prior::Uniform { min, max } => ln(max - min),
            Prior::Jeffreys => 0.0,
        };
        move |theta| match prior {
            Prior::Normal { mean, sd } => {
                let z = (theta - mean) / sd;
                // ln sqrt(2π).
                -0.5 * z * z - ln_width - 0.918_938_533_204_672_8
            }
            Prior::Uniform { min, max } if (min..=max).contains(&theta) => -ln_width,
            Prior::Uniform { .. } => f64::NEG_INFINITY,
            Prior::Jeffreys if any => 0.5 * ln(information(theta)),
            Prior::Jeffreys => 0.0,
        }
    }
}
