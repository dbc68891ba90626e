//! The numbers of one skill as they may be displayed.

use crate::evidence::Claim;
use crate::inert::inert;
use crate::summary::Rounded;

/// What is claimed for one skill. Without the answers it is known to whole points of the display scale only.
#[derive(Debug, Clone, PartialEq)]
pub struct Figures {
    /// Skill id.
    pub skill: String,
    /// Posterior mean.
    pub theta: f64,
    /// Posterior SD.
    pub se: f64,
    /// Central 90 % interval.
    pub interval: (f64, f64),
    /// Posterior probability of each level; empty without the answers.
    pub levels: Vec<f64>,
    /// First and last level of the claim.
    pub claim: (usize, usize),
    /// How many questions were answered or passed.
    pub asked: usize,
    /// Whether any question has provisional parameters.
    pub provisional: bool,
}

impl From<&Claim> for Figures {
    fn from(claim: &Claim) -> Self {
        Figures {
            skill: inert(&claim.skill),
            theta: claim.theta,
            se: claim.se,
            interval: claim.interval,
            levels: claim.levels.clone(),
            claim: claim.claim,
            asked: claim.asked,
            provisional: claim.provisional,
        }
    }
}

impl From<&Rounded> for Figures {
    fn from(rounded: &Rounded) -> Self {
        let theta = |points: u32| (f64::from(points) - 50.0) / 10.0;
        Figures {
            skill: inert(&rounded.skill),
            theta: theta(rounded.score),
            se: f64::from(rounded.se) / 10.0,
            interval: (theta(rounded.interval.0), theta(rounded.interval.1)),
            levels: Vec::new(),
            claim: rounded.claim,
            asked: rounded.asked,
            provisional: rounded.provisional,
        }
    }
}
