//! Equally spaced points on θ.

/// An equally spaced grid over [min, max].
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Grid {
    min: f64,
    max: f64,
    nodes: usize,
    /// Kept, for a division at each node is what loops over nodes would spend most time on.
    step: f64,
}

impl Grid {
    /// What sessions use: 81 points, 1/8 apart, on [-5, 5]; a standard normal has 6e-7 of its mass outside.
    pub const SESSION: Grid = Grid { min: -5.0, max: 5.0, nodes: 81, step: 0.125 };

    /// A grid of `nodes` points on [min, max]; `None` unless min < max are finite and there are at least three points.
    pub const fn new(min: f64, max: f64, nodes: usize) -> Option<Self> {
        if min.is_finite() && max.is_finite() && min < max && nodes >= 3 {
            Some(Grid { min, max, nodes, step: (max - min) / (nodes - 1) as f64 })
        } else {
            None
        }
    }

    /// Number of points.
    pub fn len(&self) -> usize {
        self.nodes
    }

    /// A grid is never empty.
    pub fn is_empty(&self) -> bool {
        false
    }

    /// Distance between points.
    pub fn step(&self) -> f64 {
        self.step
    }

    /// The i-th point.
    pub fn theta(&self, i: usize) -> f64 {
        self.min + self.step() * i as f64
    }

    /// Weight of the i-th point in an integral by the trapezoid rule.
    pub fn trapezoid(&self, i: usize) -> f64 {
        if i == 0 || i + 1 == self.nodes { 0.5 * self.step() } else { self.step() }
    }

    /// Lowest point.
    pub fn min(&self) -> f64 {
        self.min
    }

    /// Highest point.
    pub fn max(&self) -> f64 {
        self.max
    }
}
