//! Which item to ask next.

mod criterion;
mod expected;
mod integral;
mod near;
mod selector;
mod tools;

pub use criterion::Criterion;
pub use selector::{Selector, View};
pub use tools::{Assemble, CORE, Estimates, FULL, Kit, Select, Tools};

pub(crate) use selector::Scratch;
