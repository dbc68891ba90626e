//! What is timed beside other software: the same work, callable from a page, from a program and from benches.
//!
//! ```
//! let mut choice = skillmark_speed::Choice::by_information(1_000);
//! assert_eq!(choice.next(0.5), choice.next(0.5));
//! ```

pub mod bank;
mod limits;
mod receiver;
mod sitting;

pub use limits::{exponentials, stream};
pub use receiver::Receiver;
pub use sitting::{Growing, Sitting, simulate};

use skillmark_irt::{Answers, Criterion, Estimator, Grid, Pool, Prior, Scoring, Selector, View};
use std::sync::Arc;
use wasm_bindgen::prelude::wasm_bindgen;

/// Posterior means with a standard normal prior.
const SCORING: Scoring = Scoring { estimator: Estimator::Eap, prior: Prior::STANDARD };

/// Choosing the next item.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Choice {
    selector: Selector,
    answers: Answers,
}

#[wasm_bindgen]
impl Choice {
    /// By maximum information, none of the items having been asked.
    pub fn by_information(items: usize) -> Choice {
        Choice::new(items, Criterion::Mfi, 0)
    }

    /// By minimum expected posterior variance at 33 nodes, after five answers.
    pub fn by_variance(items: usize) -> Choice {
        Choice::new(items, Criterion::Mepv, 5)
    }

    fn new(items: usize, criterion: Criterion, answered: usize) -> Choice {
        let grid = Grid::new(-4.0, 4.0, 33).expect("a grid");
        let pool: Arc<Pool> = Pool::new(bank::items(items), grid).shared();
        let mut answers = Answers::new(&pool);
        (0..answered).for_each(|item| answers.push(item, item % 2));
        Choice { selector: Selector::new(&pool, criterion).expect("a table"), answers }
    }

    /// The item for a person at θ.
    pub fn next(&mut self, theta: f64) -> usize {
        let view = View { answers: &self.answers, theta, scoring: &SCORING, draw: 0.0 };
        self.selector.choose(&view).expect("an item is left")
    }
}

/// a, b, c of each item in turn, for other engines.
#[wasm_bindgen]
pub fn parameters(items: usize) -> Vec<f64> {
    bank::parameters(items)
}

/// What a person answers to each item, 1 for right.
#[wasm_bindgen]
pub fn answers(items: usize, person: u32) -> Vec<u8> {
    let items = bank::items(items);
    items.iter().enumerate().map(|(i, item)| bank::right(person.into(), i, item) as u8).collect()
}
