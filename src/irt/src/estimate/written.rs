//! Estimators as files have them: the robust ones under their own names, as everywhere else.

use super::Weights;
use serde::{Deserialize, Serialize};

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Estimator {
    Ml,
    Map,
    Eap,
    Wle,
    /// The constant.
    Huber(f64),
    Tukey(f64),
}

impl From<Estimator> for super::Estimator {
    fn from(written: Estimator) -> Self {
        match written {
            Estimator::Ml => Self::Ml,
            Estimator::Map => Self::Map,
            Estimator::Eap => Self::Eap,
            Estimator::Wle => Self::Wle,
            Estimator::Huber(constant) => Self::Robust(Weights::Huber(constant)),
            Estimator::Tukey(constant) => Self::Robust(Weights::Tukey(constant)),
        }
    }
}

impl From<super::Estimator> for Estimator {
    fn from(estimator: super::Estimator) -> Self {
        match estimator {
            super::Estimator::Ml => Self::Ml,
            super::Estimator::Map => Self::Map,
            super::Estimator::Eap => Self::Eap,
            super::Estimator::Wle => Self::Wle,
            super::Estimator::Robust(Weights::Huber(constant)) => Self::Huber(constant),
            super::Estimator::Robust(Weights::Tukey(constant)) => Self::Tukey(constant),
        }
    }
}
