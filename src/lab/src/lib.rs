//! Simulated people take assessments and are summed up: how long a bank and its rules take, how precisely they measure, and
//! whether their intervals keep what they promise.
//!
//! They take the very session that real people take ([`take_session`]), an adaptive test over items without texts
//! ([`take_test`]; of several skills at once [`take_joint`]), or for comparison a fixed form ([`take_form`]) or the best items
//! for a θ that is known ([`take_oracle`]). The `n`-th person is a function of seed and `n`, so any
//! number of threads gives the same people.
//!
//! ```
//! use skillmark_irt::{Design, FULL, Grid, Pool, Test};
//! use skillmark_lab::{Abilities, Paper, Population, Report, Spread, Truth, make_items, take_test};
//!
//! let items = make_items(1, 40, Spread::USUAL).into_iter().map(skillmark_irt::Model::Logistic).collect();
//! let pool = Pool::tabulated(items, Grid::SESSION)?.shared();
//! let paper = Paper::new(Test::new(pool, Design::default(), FULL)?);
//! let everybody = Population {
//!     seed: 1,
//!     abilities: Abilities::Normal { mean: 0.0, sd: 1.0 },
//!     truth: Truth::Exact,
//!     unsure: 0.0,
//!     rapid: 0.0,
//! };
//! let mut cat = paper.cat();
//! let people: Vec<_> = (0..200).map(|n| take_test(&mut cat, &paper, &everybody, n)).collect();
//! let report = Report::new(&people).unwrap();
//! assert!(report.all.rmse < 0.6 && report.all.mean_length == 20.0);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod exposure;
mod form;
mod making;
mod paper;
mod person;
mod pilots;
mod population;
mod report;
mod session;
mod several;
mod usage;
mod watch;

pub use exposure::{Control, Learned};
pub use form::{best_form, take_form, take_oracle};
pub use making::{Judges, Spread, judged, make_items};
pub use paper::{Paper, take_test};
pub use person::Person;
pub use pilots::Pilots;
pub use population::{Abilities, Population, Truth};
pub use report::{Band, Report};
pub use session::{Setup, take_session};
pub use several::{Joint, take_joint};
pub use usage::{ItemUse, Usage};
pub use watch::{Asked, Reason, Watch};
