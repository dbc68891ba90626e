//! Item response theory: numbers in, numbers out.
//!
//! The crate holds response models, estimates of θ, item selection and stopping. It knows no texts, clocks, random
//! sources or files, and gives the same bits natively and in wasm: its only transcendental functions are those of
//! [`num`], and every sum has a fixed order.
//!
//! ```
//! use skillmark_irt::{Curve, Grid, Item, Posterior, Prior, Response};
//!
//! let grid = Grid::SESSION;
//! let prior = Prior::new(grid, 0.0);
//! let mut posterior = Posterior::new(&prior);
//! let curve = Curve::new(&Item::known(1.2, 0.5, 0.25), &grid);
//! posterior.add(&prior, &curve, Response::Right);
//! let (theta, se) = posterior.eap(&grid);
//! assert!(theta > 0.0 && se < 1.0);
//! ```

pub mod explain;
pub mod exposure;
pub mod filter;
mod grid;
mod item;
pub mod mirt;
mod normal;
pub mod num;
mod on_grid;
mod posterior;
mod select;
pub mod shadow;
pub mod stop;
mod wle;

pub use grid::Grid;
pub use item::{Item, Point};
pub use posterior::{Curve, Posterior, Prior, Response, shortest_run};
pub use select::{StopReason, StopRule, most_informative};
pub use wle::{Estimate, wle};
