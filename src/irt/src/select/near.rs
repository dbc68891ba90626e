//! Criteria by which the nearest item is taken.

use super::selector::{Scratch, View};
use super::{Criterion, Select};
use crate::{Invalid, Model, Pool};

/// `Urry` and `Thopt`: where each item lies.
#[derive(Debug)]
pub(super) struct Near {
    places: Vec<f64>,
}

impl Near {
    pub(super) fn new(pool: &Pool, criterion: Criterion) -> Result<Self, Invalid> {
        let location = |(i, item): (usize, &Model)| {
            let missing = "one whose last category has a slope, for urry needs a difficulty";
            item.location().ok_or_else(|| Invalid::new("item without a difficulty", i as f64, missing))
        };
        let places = match criterion {
            Criterion::Urry => pool.items().iter().enumerate().map(location).collect::<Result<_, _>>()?,
            _ => pool.items().iter().map(Model::peak).collect(),
        };
        Ok(Near { places })
    }
}

impl Select for Near {
    fn evaluate(&self, view: &View<'_>, _: &mut Scratch, values: &mut Vec<Option<f64>>) -> f64 {
        view.fill(values, |i, _| (self.places[i] - view.theta).abs())
    }
}
