//! Grids on θ.

use crate::banks::GRID;
use proptest::prelude::*;
use skillmark_irt::Grid;

proptest! {
    /// The points go from end to end in equal steps, and the trapezoid rule is exact for lines: the integrals of 1 and θ.
    #[test]
    fn points_and_weights_are_those_of_the_trapezoid_rule(min in -9.0..9.0f64, width in 0.5..9.0f64, nodes in 3usize..40) {
        let max = min + width;
        let grid = Grid::new(min, max, nodes).unwrap();
        prop_assert_eq!((grid.min(), grid.max(), grid.len(), grid.is_empty()), (min, max, nodes, false));
        let thetas: Vec<f64> = (0..nodes).map(|i| grid.theta(i)).collect();
        prop_assert!(thetas[0] == min && (thetas[nodes - 1] - max).abs() < 1e-12);
        prop_assert!(thetas.windows(2).all(|pair| (pair[1] - pair[0] - grid.step()).abs() < 1e-12));
        let integral = |f: &dyn Fn(f64) -> f64| (0..nodes).map(|i| grid.trapezoid(i) * f(thetas[i])).sum::<f64>();
        prop_assert!((integral(&|_| 1.0) - width).abs() < 1e-11);
        prop_assert!((integral(&|theta| theta) - width * (min + max) / 2.0).abs() < 1e-10);
        prop_assert_eq!(grid.trapezoid(0), 0.5 * grid.step());
        prop_assert_eq!(grid.trapezoid(nodes - 1), 0.5 * grid.step());
    }
}

#[test]
fn ends_are_finite_and_rise_with_at_least_one_point_between() {
    for (min, max, nodes) in [
        (1.0, 1.0, 3),
        (1.0, -1.0, 3),
        (-1.0, 1.0, 2),
        (-1.0, 1.0, 0),
        (f64::NEG_INFINITY, 1.0, 3),
        (-1.0, f64::INFINITY, 3),
        (f64::NAN, 1.0, 3),
        (-1.0, f64::NAN, 3),
    ] {
        assert_eq!(Grid::new(min, max, nodes), None, "{min} {max} {nodes}");
    }
    assert_eq!(Grid::new(-4.0, 4.0, 33), Some(GRID));
    assert_eq!(Grid::new(-5.0, 5.0, 81), Some(Grid::SESSION));
}
