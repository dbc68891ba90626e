//! Item response theory: numbers in, numbers out.
//!
//! The crate holds response models, estimates of θ, item selection and stopping. It knows no texts, clocks, random
//! sources or files, and gives the same bits natively and in wasm: its only transcendental functions are those of
//! [`num`], and every sum has a fixed order.
//!
//! A [`Pool`] of items and a [`Design`] make a [`Test`]; a [`Cat`] is one person taking it.
//!
//! ```
//! use skillmark_irt::{CORE, Cat, Design, Grid, Model, Next, Pool, Test};
//!
//! let items: Vec<_> = (0..40).map(|i| Model::logistic(1.2, 0.1 * i as f64 - 2.0, 0.25, 1.0).unwrap()).collect();
//! let pool = Pool::tabulated(items, Grid::SESSION)?.shared();
//! let mut cat = Cat::new(&Test::new(pool, Design::default(), CORE)?);
//! while let Next::Ask(item) = cat.next(&|_, _| 0.5) {
//!     cat.answer(usize::from(item % 3 > 0), 0);
//! }
//! assert!(cat.estimate().se < 0.6);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod answers;
mod between;
mod cat;
mod design;
mod estimate;
pub mod explain;
pub mod exposure;
pub mod filter;
mod fit;
mod grid;
pub mod mirt;
mod model;
pub mod num;
mod pool;
mod posterior;
mod select;
pub mod shadow;
mod sound;
pub mod stop;
mod table;
#[cfg(feature = "serde")]
mod written;

pub use answers::{Answer, Answers, Response};
pub use cat::{Cat, Draw, Next, PERSON};
pub use design::{Design, DesignError, Shadowing, Test};
pub use estimate::{Estimate, Estimator, Prior, Scoring, Weights, exact_se, with_parameter_error};
pub use fit::{Cusum, Fit, balance, cusum, person_fit};
pub use grid::Grid;
pub use model::{Category, Fisher, Graded, Invalid, LARGEST, Logistic, Model, Nominal, Point};
pub use pool::Pool;
pub use posterior::{Posterior, shortest_run};
pub use select::{Assemble, CORE, Criterion, Estimates, FULL, Kit, Select, Selector, Tools, View};
