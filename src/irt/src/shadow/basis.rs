//! A basis of the equations A x = s and its inverse, kept as a plain matrix: rows are some dozens.

/// A matrix by sparse columns.
#[derive(Debug, Clone)]
pub(super) struct Columns {
    starts: Vec<usize>,
    entries: Vec<(usize, f64)>,
}

impl Columns {
    /// Of (column, row, value), in any order.
    pub(super) fn new(mut entries: Vec<(usize, usize, f64)>, columns: usize) -> Self {
        entries.sort_by_key(|(column, row, _)| (*column, *row));
        let starts = (0..=columns).map(|j| entries.partition_point(|(column, ..)| *column < j)).collect();
        Columns { starts, entries: entries.into_iter().map(|(_, row, value)| (row, value)).collect() }
    }

    pub(super) fn len(&self) -> usize {
        self.starts.len() - 1
    }

    pub(super) fn column(&self, j: usize) -> &[(usize, f64)] {
        &self.entries[self.starts[j]..self.starts[j + 1]]
    }

    /// The product of a row vector with a column.
    pub(super) fn dot(&self, row: &[f64], j: usize) -> f64 {
        self.column(j).iter().map(|(i, a)| row[*i] * a).sum()
    }
}

/// Smallest pivot.
pub(super) const PIVOT: f64 = 1e-8;
/// The inverse is made anew after so many steps.
const REFRESH: u32 = 64;

/// One basic variable per row. Variables are the columns, then the row sums, whose column is -1 in their row.
#[derive(Debug, Clone)]
pub(super) struct Basis {
    pub(super) columns: Columns,
    pub(super) rows: usize,
    /// The basic variable of each row.
    pub(super) head: Vec<usize>,
    inverse: Vec<f64>,
    age: u32,
    scratch: Vec<f64>,
}

impl Basis {
    pub(super) fn new(columns: Columns, rows: usize) -> Self {
        let mut basis = Basis {
            columns,
            rows,
            head: vec![0; rows],
            inverse: vec![0.0; rows * rows],
            age: 0,
            scratch: vec![0.0; (rows + 1) * rows],
        };
        basis.reset();
        basis
    }

    /// Back to the row sums.
    pub(super) fn reset(&mut self) {
        self.inverse.fill(0.0);
        for row in 0..self.rows {
            self.head[row] = self.columns.len() + row;
            self.inverse[row * self.rows + row] = -1.0;
        }
        self.age = 0;
    }

    /// A row of the inverse.
    pub(super) fn row(&self, row: usize) -> &[f64] {
        &self.inverse[row * self.rows..(row + 1) * self.rows]
    }

    /// Puts `entering` into the place of `row`. Returns false when the basis had to be given up for the row sums.
    pub(super) fn replace(&mut self, row: usize, entering: usize) -> bool {
        self.head[row] = entering;
        self.age += 1;
        if self.age >= REFRESH {
            return self.refresh();
        }
        let n = self.columns.len();
        for i in 0..self.rows {
            let inverse = &self.inverse[i * self.rows..(i + 1) * self.rows];
            self.scratch[i] =
                if entering >= n { -inverse[entering - n] } else { self.columns.dot(inverse, entering) };
        }
        eliminate(&mut self.inverse, &self.scratch[..self.rows], row);
        true
    }

    /// Inverts the basis anew (Gauss-Jordan, partial pivoting).
    fn refresh(&mut self) -> bool {
        let (n, m) = (self.columns.len(), self.rows);
        let (basis, factors) = self.scratch.split_at_mut(m * m);
        basis.fill(0.0);
        self.inverse.fill(0.0);
        for (column, variable) in self.head.iter().enumerate() {
            self.inverse[column * m + column] = 1.0;
            if *variable >= n {
                basis[(variable - n) * m + column] = -1.0;
            } else {
                self.columns.column(*variable).iter().for_each(|(row, a)| basis[row * m + column] = *a);
            }
        }
        for column in 0..m {
            let size = |row: usize| basis[row * m + column].abs();
            let best =
                (column + 1..m).fold(column, |best, row| if size(row) > size(best) { row } else { best });
            if size(best) < PIVOT {
                self.reset();
                return false;
            }
            for k in 0..m {
                basis.swap(best * m + k, column * m + k);
                self.inverse.swap(best * m + k, column * m + k);
            }
            (0..m).for_each(|row| factors[row] = basis[row * m + column]);
            eliminate(basis, factors, column);
            eliminate(&mut self.inverse, factors, column);
        }
        self.age = 0;
        true
    }
}

/// The row operations that make `column` the unit vector of `row`, done on a square matrix.
fn eliminate(matrix: &mut [f64], column: &[f64], row: usize) {
    let m = column.len();
    let scale = 1.0 / column[row];
    let (before, rest) = matrix.split_at_mut(row * m);
    let (pivot, after) = rest.split_at_mut(m);
    pivot.iter_mut().for_each(|p| *p *= scale);
    let others =
        before.chunks_exact_mut(m).zip(column).chain(after.chunks_exact_mut(m).zip(&column[row + 1..]));
    for (other, factor) in others.filter(|(_, factor)| **factor != 0.0) {
        other.iter_mut().zip(pivot.iter()).for_each(|(b, p)| *b -= factor * p);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// However it got there, the inverse times the basis is the identity.
    #[test]
    fn the_inverse_is_one_after_many_steps() {
        let value = |i: usize, j: usize| ((i * 7 + j * j * 3 + i * j) % 11) as f64 / 5.0 - 1.0;
        let entries = (0..12).flat_map(|j| (0..5).map(move |i| (j, i, value(i, j)))).collect();
        let mut basis = Basis::new(Columns::new(entries, 12), 5);
        let mut steps = 0;
        for k in 0..400 {
            let (row, entering) = (k * 3 % 5, k * 5 % 17);
            let n = basis.columns.len();
            let image = if entering >= n {
                -basis.row(row)[entering - n]
            } else {
                basis.columns.dot(basis.row(row), entering)
            };
            if basis.head.contains(&entering) || image.abs() < 0.1 {
                continue;
            }
            assert!(basis.replace(row, entering));
            steps += 1;
            for (i, j) in (0..25).map(|cell| (cell / 5, cell % 5)) {
                let variable = basis.head[j];
                let dot = if variable >= n {
                    -basis.row(i)[variable - n]
                } else {
                    basis.columns.dot(basis.row(i), variable)
                };
                assert!((dot - f64::from(u8::from(i == j))).abs() < 1e-8, "step {steps}: {dot}");
            }
        }
        assert!(steps > 128, "{steps}");
    }
}
