//! Reading between the points of a grid, from plain slices.

use crate::Grid;

/// The value at `x` of a smooth function known at the grid's points, by the cubic through the four nearest (Lagrange);
/// `x` outside the grid reads its end.
pub(crate) fn interpolate(grid: &Grid, values: &[f64], x: f64) -> f64 {
    if grid.len() < 4 {
        return interpolate_line(grid, values, x);
    }
    let x = within(grid, x);
    let cell = ((x - grid.min()) / grid.step()).floor() as usize;
    let first = cell.saturating_sub(1).min(grid.len() - 4);
    let t = (x - grid.theta(first)) / grid.step();
    let v = &values[first..first + 4];
    let (t0, t1, t2, t3) = (t, t - 1.0, t - 2.0, t - 3.0);
    v[0] * (t1 * t2 * t3) / -6.0
        + v[1] * (t0 * t2 * t3) / 2.0
        + v[2] * (t0 * t1 * t3) / -2.0
        + v[3] * (t0 * t1 * t2) / 6.0
}

/// Not by `clamp`, whose panic prints numbers: 20 kB that nothing else in the page needs.
fn within(grid: &Grid, x: f64) -> f64 {
    x.max(grid.min()).min(grid.max())
}

fn interpolate_line(grid: &Grid, values: &[f64], x: f64) -> f64 {
    let place = (within(grid, x) - grid.min()) / grid.step();
    let cell = (place.floor() as usize).min(grid.len() - 2);
    values[cell] + (values[cell + 1] - values[cell]) * (place - cell as f64)
}

/// P(θ < x) when each point's mass is spread evenly over its cell, as
/// [`Posterior::below`](crate::Posterior::below) has it.
pub(crate) fn mass_below(grid: &Grid, mass: &[f64], x: f64) -> f64 {
    let cells = (x - grid.min()) / grid.step() + 0.5;
    mass.iter().enumerate().map(|(i, m)| m * (cells - i as f64).clamp(0.0, 1.0)).sum()
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn cubics_are_read_exactly(
            c in prop::array::uniform4(-2.0..2.0f64), x in -5.0..5.0f64, nodes in 4usize..25,
        ) {
            let cubic = |x: f64| c[0] + x * (c[1] + x * (c[2] + x * c[3]));
            let grid = Grid::new(-5.0, 5.0, nodes).unwrap();
            let values: Vec<f64> = (0..grid.len()).map(|i| cubic(grid.theta(i))).collect();
            prop_assert!((interpolate(&grid, &values, x) - cubic(x)).abs() < 1e-10);
        }

        #[test]
        fn points_are_read_as_they_are(values in prop::collection::vec(-9.0..9.0f64, 3..20)) {
            let grid = Grid::new(-1.0, 2.0, values.len()).unwrap();
            for (i, value) in values.iter().enumerate() {
                prop_assert!((interpolate(&grid, &values, grid.theta(i)) - value).abs() < 1e-9);
            }
            prop_assert!((interpolate(&grid, &values, 9.0) - values[values.len() - 1]).abs() < 1e-9);
        }
    }

    #[test]
    fn three_points_are_joined_by_lines() {
        let grid = Grid::new(-1.0, 1.0, 3).unwrap();
        let read = |x| interpolate(&grid, &[1.0, 3.0, -1.0], x);
        assert_eq!([-2.0, -1.0, -0.5, 0.0, 0.25, 1.0, 5.0].map(read), [1.0, 1.0, 2.0, 3.0, 2.0, -1.0, -1.0]);
    }
}
