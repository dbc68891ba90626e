//! Symmetric matrices of up to [`MAX`] rows, on the stack, every sum in a fixed order.

/// The most dimensions.
pub const MAX: usize = 8;

/// A point or direction; what lies beyond the dimensions in use is 0.
pub type Vector = [f64; MAX];

/// A symmetric matrix.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Matrix {
    n: usize,
    rows: [Vector; MAX],
}

/// The lower triangle L of L L' (Cholesky).
#[derive(Debug, Clone, Copy)]
pub(super) struct Cholesky {
    n: usize,
    rows: [Vector; MAX],
}

pub(super) fn dot(a: &Vector, b: &Vector) -> f64 {
    a.iter().zip(b).map(|(a, b)| a * b).sum()
}

impl Matrix {
    pub(super) fn zero(n: usize) -> Self {
        Matrix { n, rows: [[0.0; MAX]; MAX] }
    }

    /// Number of rows.
    pub fn dimensions(&self) -> usize {
        self.n
    }

    /// The entry of a row and a column.
    pub fn get(&self, row: usize, column: usize) -> f64 {
        self.rows[row][column]
    }

    pub(super) fn set(&mut self, row: usize, column: usize, value: f64) {
        self.rows[row][column] = value;
    }

    /// A row, which is also a column.
    pub fn row(&self, row: usize) -> &Vector {
        &self.rows[row]
    }

    /// Sum of the diagonal.
    pub fn trace(&self) -> f64 {
        (0..self.n).map(|i| self.rows[i][i]).sum()
    }

    /// Square root of a diagonal entry: of a covariance matrix, the standard deviation.
    pub fn sd(&self, i: usize) -> f64 {
        self.rows[i][i].sqrt()
    }

    pub(super) fn times(&self, x: &Vector) -> Vector {
        std::array::from_fn(|i| dot(&self.rows[i], x))
    }

    /// Adds w x x'.
    pub(super) fn add_square(&mut self, w: f64, x: &Vector) {
        for i in 0..self.n {
            for j in 0..self.n {
                self.rows[i][j] += w * x[i] * x[j];
            }
        }
    }

    /// `Err` with the first row at which the matrix is not positive definite.
    pub(super) fn cholesky(&self) -> Result<Cholesky, usize> {
        let mut l = Cholesky { n: self.n, rows: [[0.0; MAX]; MAX] };
        for i in 0..self.n {
            for j in 0..=i {
                let rest = self.rows[i][j] - (0..j).map(|k| l.rows[i][k] * l.rows[j][k]).sum::<f64>();
                if i > j {
                    l.rows[i][j] = rest / l.rows[j][j];
                } else if rest > 1e-12 * self.rows[i][i].abs() {
                    l.rows[i][i] = rest.sqrt();
                } else {
                    return Err(i);
                }
            }
        }
        Ok(l)
    }
}

impl Cholesky {
    pub(super) fn solve(&self, b: &Vector) -> Vector {
        let mut x = *b;
        for i in 0..self.n {
            let known: f64 = (0..i).map(|k| self.rows[i][k] * x[k]).sum();
            x[i] = (x[i] - known) / self.rows[i][i];
        }
        for i in (0..self.n).rev() {
            let known: f64 = (i + 1..self.n).map(|k| self.rows[k][i] * x[k]).sum();
            x[i] = (x[i] - known) / self.rows[i][i];
        }
        x
    }

    pub(super) fn inverse(&self) -> Matrix {
        let mut inverse = Matrix::zero(self.n);
        for i in 0..self.n {
            let mut unit = [0.0; MAX];
            unit[i] = 1.0;
            inverse.rows[i] = self.solve(&unit);
        }
        // Rounding must not make it unsymmetric.
        for i in 0..self.n {
            for j in 0..i {
                let mean = 0.5 * (inverse.rows[i][j] + inverse.rows[j][i]);
                (inverse.rows[i][j], inverse.rows[j][i]) = (mean, mean);
            }
        }
        inverse
    }

    /// The factor times a vector.
    pub(super) fn times(&self, x: &Vector) -> Vector {
        std::array::from_fn(|i| (0..=i.min(MAX - 1)).map(|k| self.rows[i][k] * x[k]).sum())
    }

    /// What is left of a diagonal entry after the rows before it.
    pub(super) fn pivot(&self, i: usize) -> f64 {
        self.rows[i][i] * self.rows[i][i]
    }

    pub(super) fn determinant(&self) -> f64 {
        (0..self.n).map(|i| self.pivot(i)).product()
    }
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn inverse_solve_and_determinant(n in 1usize..=MAX, cells in prop::collection::vec(-1.0..1.0f64, MAX * MAX)) {
            let mut matrix = Matrix::zero(n);
            (0..n).for_each(|i| matrix.set(i, i, 0.3));
            for row in cells.chunks(MAX) {
                let x = std::array::from_fn(|i| if i < n { row[i] } else { 0.0 });
                matrix.add_square(1.0, &x);
            }
            let cholesky = matrix.cholesky().unwrap();
            let inverse = cholesky.inverse();
            for i in 0..n {
                let product = inverse.times(matrix.row(i));
                for (j, value) in product[..n].iter().enumerate() {
                    prop_assert!((value - f64::from(u8::from(i == j))).abs() < 1e-9);
                }
            }
            // Matrix determinant lemma: det(M + x x') = det M (1 + x' M^-1 x).
            let x: Vector = std::array::from_fn(|i| if i < n { cells[i] } else { 0.0 });
            let mut larger = matrix;
            larger.add_square(1.0, &x);
            let lemma = cholesky.determinant() * (1.0 + dot(&x, &cholesky.solve(&x)));
            let direct = larger.cholesky().unwrap().determinant();
            prop_assert!((direct / lemma - 1.0).abs() < 1e-9);
        }
    }

    #[test]
    fn smallness_is_not_indefiniteness() {
        assert_eq!(Matrix::zero(2).cholesky().unwrap_err(), 0);
        let mut small = Matrix::zero(2);
        (0..2).for_each(|i| small.set(i, i, 1e-20));
        assert!((small.cholesky().unwrap().determinant() / 1e-40 - 1.0).abs() < 1e-12);
    }

    #[test]
    fn indefinite_matrices_are_refused_at_their_row() {
        let mut matrix = Matrix::zero(3);
        (0..3).for_each(|i| matrix.set(i, i, 1.0));
        matrix.set(1, 2, 1.0);
        matrix.set(2, 1, 1.0);
        assert_eq!(matrix.cholesky().unwrap_err(), 2);
    }
}
