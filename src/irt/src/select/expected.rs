//! Expected information.

use super::Select;
use super::selector::{Scratch, View};
use crate::Response;

/// `Mei` and `MeiFisher`.
#[derive(Debug)]
pub(super) struct Expected {
    /// Information observed, not Fisher's.
    pub(super) observed: bool,
}

impl Select for Expected {
    fn evaluate(&self, view: &View<'_>, scratch: &mut Scratch, values: &mut Vec<Option<f64>>) -> f64 {
        let Scratch { posterior, categories, trial } = scratch;
        let trial = trial.get_or_insert_with(|| view.answers.clone());
        trial.clone_from(view.answers);
        view.fill(values, |i, item| {
            item.at(view.theta, categories);
            let mut sum = 0.0;
            for (k, at) in categories.iter().enumerate() {
                trial.push(i, Response::Category(k));
                let theta = view.scoring.estimate_in(trial, posterior).theta;
                trial.undo(view.answers);
                let then = item.category(theta, k);
                sum +=
                    at.p * if self.observed { then.observed_information() } else { item.information(theta) };
            }
            sum
        })
    }
}
