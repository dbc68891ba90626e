//! Taking an assessment: the page before it, and the questions.

mod answers;
mod before;
mod choice;
mod elsewhere;
mod expected;
mod facts;
mod ledger;
mod options;
mod paused;
mod presence;
mod question;
mod questions;
mod rich;
mod sitting;
mod start;
mod trouble;
mod unfinished;

pub use answers::{Show, shown};
pub use before::Before;
pub use expected::fitting;
pub use options::{Given, options};
pub use questions::Questions;
pub use rich::blocks;
pub use start::attempt;
