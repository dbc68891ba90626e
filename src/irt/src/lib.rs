//! Item response theory: numbers in, numbers out.
//!
//! The crate holds response models, estimates of θ, item selection and stopping. It knows no texts, clocks, random
//! sources or files, and gives the same bits natively and in wasm: its only transcendental functions are those of
//! [`num`], and every sum has a fixed order.
//!
//! ```
//! use skillmark_irt::{Curve, Grid, GridPrior, Logistic, Posterior, Response};
//!
//! let grid = Grid::SESSION;
//! let prior = GridPrior::new(grid, 0.0);
//! let mut posterior = Posterior::new(&prior);
//! let curve = Curve::new(&Logistic::known(1.2, 0.5, 0.25), &grid);
//! posterior.add(&prior, &curve, Response::Right);
//! let (theta, se) = posterior.eap(&grid);
//! assert!(theta > 0.0 && se < 1.0);
//! ```

mod answers;
mod cat;
mod estimate;
pub mod explain;
pub mod exposure;
pub mod filter;
mod fit;
mod grid;
pub mod mirt;
mod model;
pub mod num;
mod on_grid;
mod posterior;
mod select;
pub mod shadow;
pub mod stop;
mod wle;

pub use answers::{Answer, Answers};
pub use cat::{Cat, Classify, Ended, Next, Until};
pub use estimate::{Estimate, Estimator, Prior, Scoring, exact_se, with_parameter_error};
pub use fit::{Cusum, Fit, cusum, person_fit};
pub use grid::Grid;
pub use model::{Category, Fisher, Graded, Invalid, LARGEST, Logistic, Model, Nominal, Point};
pub use posterior::{Curve, GridPrior, Posterior, Response, shortest_run};
pub use select::{Criterion, Selector, StopReason, StopRule, View, most_informative};
pub use wle::wle;
