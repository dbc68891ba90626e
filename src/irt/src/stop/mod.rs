//! When to stop asking about one skill, as plain data.
//!
//! A [`Rule`] is evaluated on a [`State`], all that is known after an answer, and names every [`Reason`] that holds
//! with the numbers that decided it.
//!
//! ```
//! use skillmark_irt::Grid;
//! use skillmark_irt::stop::{Reason, Rule, State, Stop};
//!
//! let rule = Rule {
//!     min_items: 5,
//!     max_items: 15,
//!     stop: Stop::Any(vec![Stop::Se(0.45), Stop::Classify { cuts: vec![-1.0, 1.0], alpha: 0.1 }]),
//! };
//! rule.validate(&Grid::SESSION).unwrap();
//!
//! let flat = [1.0 / 81.0; 81];
//! let mut reasons = Vec::new();
//! let state = State {
//!     answered: 9, items_left: 20, theta: 0.2, se: 0.44, earlier_se: &[0.6, 0.5], information: 4.2,
//!     best_left: 0.3, all_left: 2.0, grid: &Grid::SESSION, log_likelihood: &[0.0; 81], posterior: &flat,
//!     elapsed_ms: 90_000,
//! };
//! assert!(rule.check(&state, &mut reasons));
//! assert_eq!(reasons[0], Reason::Se { se: 0.44, at_most: 0.45 });
//! assert!(state.could_reach() < 0.4);
//! ```

mod ratio;
mod reason;
mod rule;
mod state;
mod valid;

pub use reason::Reason;
pub(crate) use rule::Single;
pub use rule::{Rule, Stop};
pub use state::State;
pub use valid::StopError;
