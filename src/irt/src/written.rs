//! Estimators as files have them: the robust ones under their own names, as everywhere else.

use crate::Weights;
use serde::{Deserialize, Serialize};

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Estimator {
    Ml,
    Map,
    Eap,
    Wle,
    /// The constant.
    Huber(f64),
    Tukey(f64),
}

impl From<Estimator> for crate::Estimator {
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

impl From<crate::Estimator> for Estimator {
    fn from(estimator: crate::Estimator) -> Self {
        match estimator {
            crate::Estimator::Ml => Self::Ml,
            crate::Estimator::Map => Self::Map,
            crate::Estimator::Eap => Self::Eap,
            crate::Estimator::Wle => Self::Wle,
            crate::Estimator::Robust(Weights::Huber(constant)) => Self::Huber(constant),
            crate::Estimator::Robust(Weights::Tukey(constant)) => Self::Tukey(constant),
        }
    }
}
