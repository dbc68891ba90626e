//! What a received document carries of a session: its answers, or in their place a summary.

use crate::Account;
use crate::decode::DecodeError;
use crate::evidence::{BankRef, Evidence};
use crate::figures::Figures;
use crate::summary::{self, Summary};
use crate::words;

/// What a document carries for scoring again, or in its place.
pub(crate) enum Carried {
    Evidence(Box<Evidence>),
    Summary(Box<Summary>),
}

impl Carried {
    pub(crate) fn decode(narrative: &str) -> Result<Carried, DecodeError> {
        match narrative.starts_with(summary::FAMILY) {
            true => Summary::decode(narrative).map(Box::new).map(Carried::Summary),
            false => Evidence::decode(narrative).map(Box::new).map(Carried::Evidence),
        }
    }

    pub(crate) fn bank(&self) -> &BankRef {
        match self {
            Carried::Evidence(evidence) => &evidence.bank,
            Carried::Summary(summary) => &summary.bank,
        }
    }

    pub(crate) fn account(&self) -> &Account {
        match self {
            Carried::Evidence(evidence) => &evidence.account,
            Carried::Summary(summary) => &summary.account,
        }
    }

    /// The numbers of the result with this place.
    pub(crate) fn figures(&self, place: usize) -> Option<Figures> {
        match self {
            Carried::Evidence(evidence) => evidence.results.get(place).map(Figures::from),
            Carried::Summary(summary) => summary.results.get(place).map(Figures::from),
        }
    }

    /// Skill and displayed value of each result.
    pub(crate) fn displayed(&self) -> Vec<(&str, u32)> {
        match self {
            Carried::Evidence(evidence) => {
                evidence.results.iter().map(|claim| (&*claim.skill, words::points(claim.theta))).collect()
            }
            Carried::Summary(summary) => {
                summary.results.iter().map(|rounded| (&*rounded.skill, rounded.score)).collect()
            }
        }
    }
}
