//! What is known before the first answer: θ ~ N(0, Σ), Σ a correlation matrix.

use std::fmt;

use super::item::padded;
use super::matrix::{MAX, Matrix};

/// A multivariate normal prior with means 0 and variances 1.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Prior {
    pub(super) correlation: Matrix,
    pub(super) precision: Matrix,
}

/// What is wrong with a correlation matrix, or with an item's parameters.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum MirtError {
    /// There are no dimensions, or too many.
    Dimensions {
        /// How many.
        found: usize,
        /// At most so many.
        most: usize,
    },
    /// A row is not as long as there are rows.
    NotSquare {
        /// The row.
        row: usize,
        /// Its length.
        found: usize,
        /// The number of rows.
        wanted: usize,
    },
    /// The diagonal is not 1.
    Diagonal {
        /// The row.
        row: usize,
        /// What is there.
        found: f64,
    },
    /// Two skills are correlated otherwise than the same two skills.
    NotSymmetric {
        /// The row.
        row: usize,
        /// The column.
        column: usize,
        /// The entry there.
        found: f64,
        /// The entry with row and column exchanged.
        mirrored: f64,
    },
    /// An entry is no number between -1 and 1.
    Range {
        /// The row.
        row: usize,
        /// The column.
        column: usize,
        /// What is there.
        found: f64,
    },
    /// The correlations contradict each other.
    NotPositiveDefinite {
        /// The first skill whose correlations do not fit those before it.
        row: usize,
    },
    /// An item's parameter is out of range.
    Parameter {
        /// Its name.
        name: &'static str,
        /// Its value.
        found: f64,
    },
}

impl fmt::Display for MirtError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            MirtError::Dimensions { found, most } => write!(f, "{found} dimensions; give 1 to {most}"),
            MirtError::NotSquare { row, found, wanted } => {
                write!(f, "correlations: row {row} has {found} entries; give {wanted}, as there are rows")
            }
            MirtError::Diagonal { row, found } => {
                write!(f, "correlations[{row}][{row}] is {found}; a skill's correlation with itself is 1")
            }
            MirtError::NotSymmetric { row, column, found, mirrored } => write!(
                f,
                "correlations[{row}][{column}] is {found}, but [{column}][{row}] is {mirrored}; make them equal"
            ),
            MirtError::Range { row, column, found } => {
                write!(f, "correlations[{row}][{column}] is {found}; give a number between -1 and 1")
            }
            MirtError::NotPositiveDefinite { row } => write!(
                f,
                "the correlations of skill {row} contradict those of the skills before it (the matrix is not positive \
                 definite); estimate all of them from the same people, or bring them nearer to 0"
            ),
            MirtError::Parameter { name, found } => {
                write!(f, "parameter {name} is {found}; give finite a and d, and c in [0, 1)")
            }
        }
    }
}

impl std::error::Error for MirtError {}

impl Prior {
    /// Checks and prepares a correlation matrix, row by row.
    ///
    /// ```
    /// use skillmark_irt::mirt::Prior;
    ///
    /// assert_eq!(Prior::new(&[[1.0, 0.5], [0.5, 1.0]]).unwrap().dimensions(), 2);
    /// let error = Prior::new(&[[1.0, 0.5], [0.4, 1.0]]).unwrap_err();
    /// assert_eq!(error.to_string(), "correlations[1][0] is 0.4, but [0][1] is 0.5; make them equal");
    /// ```
    pub fn new<R: AsRef<[f64]>>(correlations: &[R]) -> Result<Self, MirtError> {
        let n = correlations.len();
        if n == 0 || n > MAX {
            return Err(MirtError::Dimensions { found: n, most: MAX });
        }
        let mut matrix = Matrix::zero(n);
        for (row, entries) in correlations.iter().map(AsRef::as_ref).enumerate() {
            if entries.len() != n {
                return Err(MirtError::NotSquare { row, found: entries.len(), wanted: n });
            }
            for (column, found) in entries.iter().copied().enumerate() {
                let mirrored = matrix.get(column, row);
                if row == column && found != 1.0 {
                    return Err(MirtError::Diagonal { row, found });
                } else if !(-1.0..=1.0).contains(&found) {
                    return Err(MirtError::Range { row, column, found });
                } else if column < row && found != mirrored {
                    return Err(MirtError::NotSymmetric { row, column, found, mirrored });
                }
                matrix.set(row, column, found);
            }
        }
        let cholesky = matrix.cholesky().map_err(|row| MirtError::NotPositiveDefinite { row })?;
        // A skill that the others fix to all digits is none of its own, and nothing can be computed with it.
        if let Some(row) = (0..n).find(|row| cholesky.pivot(*row) < 1e-9) {
            return Err(MirtError::NotPositiveDefinite { row });
        }
        Ok(Prior { correlation: matrix, precision: cholesky.inverse() })
    }

    /// A person drawn from the prior: one independent standard normal number for each skill, made to go together.
    ///
    /// ```
    /// use skillmark_irt::mirt::Prior;
    ///
    /// let prior = Prior::new(&[[1.0, 0.6], [0.6, 1.0]]).unwrap();
    /// let theta = prior.draw(&[1.0, -0.5]);
    /// assert!((theta[0] - 1.0).abs() < 1e-12 && (theta[1] - (0.6 - 0.5 * 0.8)).abs() < 1e-12);
    /// ```
    pub fn draw(&self, normals: &[f64]) -> Vec<f64> {
        let factor = self.correlation.cholesky().expect("checked when the prior was made");
        factor.times(&padded(normals))[..self.dimensions()].to_vec()
    }

    /// Number of skills.
    pub fn dimensions(&self) -> usize {
        self.correlation.dimensions()
    }

    /// The correlation matrix, which is the prior covariance.
    pub fn covariance(&self) -> &Matrix {
        &self.correlation
    }
}
