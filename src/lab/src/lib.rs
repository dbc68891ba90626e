//! Simulated people take the very session that real people take, and are summed up: how long a bank and preset take,
//! how precisely they measure, and whether their intervals keep what they promise.

mod person;
mod report;

pub use person::{Person, Setup, Truth, person};
pub use report::{Band, Report};
