//! Rules made ready for items and a prior.

use super::eap::JointPosterior;
use super::item::Item;
use super::matrix::MAX;
use super::prior::{MirtError, Prior};
use super::rules::{Criterion, Estimator, Rules};
use crate::design::{DesignError, fits, per_item};
use crate::exposure::Exposure;
use std::fmt;
use std::sync::Arc;

/// A test of several skills: shared by any number of people, each of whom takes it as a [`Cat`](super::Cat).
#[derive(Debug)]
pub struct Test {
    pub(super) items: Vec<Item>,
    pub(super) prior: Prior,
    pub(super) rules: Rules,
    /// The joint posterior without answers, for EAP.
    pub(super) start: Option<JointPosterior>,
}

/// What does not go together.
#[derive(Debug, Clone, PartialEq)]
pub enum TestError {
    /// More skills than the estimator can work with.
    Mirt(MirtError),
    /// A filter, the exposure control or the stop.
    Rules(DesignError),
    /// There are no items.
    NoItems,
    /// An item measures a skill that the prior does not have.
    Skill {
        /// The item.
        item: usize,
        /// The skill, counted from 0.
        skill: usize,
        /// How many skills the prior has.
        skills: usize,
    },
    /// The skill to ask next can be chosen only where an item measures exactly one.
    OneSkill {
        /// The item that does not.
        item: usize,
    },
    /// A skill's weight is negative or no number, or all are 0.
    Weight {
        /// The skill.
        skill: usize,
        /// Its weight.
        found: f64,
    },
}

impl fmt::Display for TestError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            TestError::Mirt(error) => error.fmt(f),
            TestError::Rules(error) => error.fmt(f),
            TestError::NoItems => f.write_str("there are no items; give at least one"),
            TestError::Skill { item, skill, skills } => write!(
                f,
                "items[{item}] measures skill {skill}, and the prior has {skills}, counted from 0; give correlations of all"
            ),
            TestError::OneSkill { item } => write!(
                f,
                "items[{item}] does not measure exactly one skill, so choosing the next skill chooses no items; take the A-rule"
            ),
            TestError::Weight { skill, found } => {
                write!(f, "the weight of skill {skill} is {found}; give numbers from 0 up, not all of them 0")
            }
        }
    }
}

impl std::error::Error for TestError {}

impl From<DesignError> for TestError {
    fn from(error: DesignError) -> Self {
        TestError::Rules(error)
    }
}

impl Test {
    /// Checks the rules, and that they fit the items and the prior, whose dimensions are the skills.
    ///
    /// # Errors
    /// What does not go together.
    ///
    /// ```
    /// use skillmark_irt::mirt::{Criterion, EQUAL, Item, Prior, Rules, Test};
    ///
    /// let prior = Prior::new(&[[1.0, 0.5], [0.5, 1.0]]).unwrap();
    /// let both = Item::new(&[1.0, 0.7], 0.0, 0.2).unwrap();
    /// let rules = Rules { criterion: Criterion::Gain(EQUAL), ..Rules::default() };
    /// let error = Test::new(vec![both], prior, rules).unwrap_err();
    /// assert!(error.to_string().starts_with("items[0] does not measure exactly one skill"));
    /// assert!(Test::new(vec![both], prior, Rules::default()).is_ok());
    /// ```
    pub fn new(items: Vec<Item>, prior: Prior, rules: Rules) -> Result<Arc<Test>, TestError> {
        let (count, skills) = (items.len(), prior.dimensions());
        if items.is_empty() {
            return Err(TestError::NoItems);
        }
        for (item, parameters) in items.iter().enumerate() {
            if let Some(skill) = (skills..MAX).find(|k| parameters.a[*k] != 0.0) {
                return Err(TestError::Skill { item, skill, skills });
            }
        }
        match &rules.criterion {
            Criterion::A(weights) => weigh(&weights[..skills])?,
            Criterion::Gain(weights) => {
                weigh(&weights[..skills])?;
                if let Some(item) = items.iter().position(|item| item.only_skill().is_none()) {
                    return Err(TestError::OneSkill { item });
                }
            }
            Criterion::D | Criterion::Random => {}
        }
        rules.filters.iter().try_for_each(|filter| fits(filter, count))?;
        match &rules.exposure {
            Exposure::SympsonHetter(acceptance) => per_item("acceptance", acceptance.len(), count)?,
            Exposure::Eligibility(probability) => per_item("eligibility", probability.len(), count)?,
            _ => {}
        }
        rules.stop.validate(skills).map_err(DesignError::Stop)?;
        let start = match rules.estimator {
            Estimator::Map => None,
            Estimator::Eap(grid) => Some(JointPosterior::new(grid, &prior).map_err(TestError::Mirt)?),
        };
        Ok(Arc::new(Test { items, prior, rules, start }))
    }

    /// The items.
    pub fn items(&self) -> &[Item] {
        &self.items
    }

    /// What is known of everybody before the first answer.
    pub fn prior(&self) -> &Prior {
        &self.prior
    }

    /// The rules.
    pub fn rules(&self) -> &Rules {
        &self.rules
    }
}

fn weigh(weights: &[f64]) -> Result<(), TestError> {
    let bad = |weight: &f64| !(weight.is_finite() && *weight >= 0.0);
    let nothing = weights.iter().all(|weight| *weight == 0.0);
    match weights.iter().position(bad).or(nothing.then_some(0)) {
        Some(skill) => Err(TestError::Weight { skill, found: weights[skill] }),
        None => Ok(()),
    }
}
