//! Several skills at once: items that measure more than one, and skills that are correlated.
//!
//! [`map()`] estimates up to [`MAX`] skills, [`JointPosterior`] two or three by their mean; [`Design`] says what one more item
//! is worth and which skill to ask next. [`Skills`] joins skills that have items of their own, of any model.
//!
//! [`Rules`] over items make a [`Test`], and a [`Cat`] is one person taking it, as with one skill.

mod cat;
mod design;
mod eap;
mod item;
mod map;
mod matrix;
mod prior;
mod rules;
mod skills;
mod stop;
mod test;
mod together;

pub use cat::Cat;
pub use design::Design;
pub use eap::JointPosterior;
pub use item::Item;
pub use map::{Answer, Estimate, map};
pub use matrix::{MAX, Matrix, Vector};
pub use prior::{MirtError, Prior};
pub use rules::{Criterion, EQUAL, Estimator, Rules};
pub use skills::Skills;
pub use stop::{Reason, Rule, Stop};
pub use test::{Test, TestError};
pub use together::together;
