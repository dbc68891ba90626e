//! How an adaptive test measures: plain data, and made ready for one pool.

use crate::exposure::Exposure;
use crate::filter::Filter;
use crate::model::Invalid;
use crate::select::{Assemble, Estimates, Kit, Select, Tools};
use crate::shadow::{Blueprint, BlueprintError};
use crate::stop::{Rule, Stop, StopError};
use crate::{Criterion, Estimator, Pool, Prior, Scoring};
use std::fmt;
use std::sync::Arc;

/// How a test chooses, scores and stops. The parts go with each other in any combination, except as
/// [`Test::new`] says.
///
/// With the feature `serde` it is read and written as it stands: names in lower case, the codes of criteria, filters and
/// reasons to stop; every field must be there, an unknown one is refused. What is read has yet to pass [`Test::new`].
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(deny_unknown_fields))]
pub struct Design {
    /// How answers become an estimate.
    pub scoring: Scoring,
    /// What makes an item a good next one.
    pub criterion: Criterion,
    /// θ at which the first item is chosen.
    pub start: f64,
    /// What may be asked, in the order in which it is asked.
    pub filters: Vec<Filter>,
    /// The choice among what is left.
    pub exposure: Exposure,
    /// Requirements that the whole test must meet.
    pub shadow: Option<Shadowing>,
    /// When to stop.
    pub stop: Rule,
}

/// A shadow test before each item.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(deny_unknown_fields))]
pub struct Shadowing {
    /// What a test must look like.
    pub blueprint: Blueprint,
    /// At most so many nodes are looked at per item.
    pub nodes: u32,
    /// Whether a test that stops early meets its bounds too: where the rules hold and a class has fewer than its least, only
    /// items of such classes are asked until none has.
    pub complete: bool,
}

impl Design {
    /// Whether it makes sense and fits the pool.
    pub(crate) fn check(&self, pool: &Pool) -> Result<(), DesignError> {
        let Design { scoring, criterion, .. } = self;
        scoring.estimator.check(pool.items())?;
        scoring.prior.check(pool.grid())?;
        if scoring.estimator == Estimator::Eap || criterion.uses_prior() {
            scoring.prior.check_nodes(pool.grid())?;
        }
        crate::model::parameter("start", self.start)?;
        self.stop.validate(pool.grid()).map_err(DesignError::Stop)?;
        let items = pool.items().len();
        self.filters.iter().try_for_each(|filter| fits(filter, items))?;
        self.filters.iter().try_for_each(crate::sound::filter)?;
        crate::sound::exposure(&self.exposure)?;
        match &self.exposure {
            Exposure::Progressive(_) | Exposure::Proportional(_) if criterion.takes_smallest() => {
                return Err(DesignError::Exposure);
            }
            Exposure::SympsonHetter(acceptance) => per_item("acceptance", acceptance.len(), items)?,
            Exposure::Eligibility(probability) => per_item("eligibility", probability.len(), items)?,
            _ => {}
        }
        match &self.shadow {
            Some(shadowing) => per_item("blueprint", shadowing.blueprint.items, items),
            None => Ok(()),
        }
    }
}

impl Default for Design {
    /// EAP with a standard normal prior, maximum information, 20 items.
    fn default() -> Self {
        Design {
            scoring: Scoring { estimator: Estimator::Eap, prior: Prior::STANDARD },
            criterion: Criterion::Mfi,
            start: 0.0,
            filters: Vec::new(),
            exposure: Exposure::Best,
            shadow: None,
            stop: Rule { min_items: 0, max_items: 20, stop: Stop::Bank },
        }
    }
}

/// A design that cannot work with a pool.
#[derive(Debug, Clone, PartialEq)]
pub enum DesignError {
    /// A number of the estimator, the prior, the criterion, a filter or the exposure control.
    Number(Invalid),
    /// The stopping rule.
    Stop(StopError),
    /// The blueprint of shadow tests.
    Blueprint(BlueprintError),
    /// A list with one entry per item has another length, or names an item that the pool does not have.
    Items {
        /// The part, e.g. `enemies`.
        part: &'static str,
        /// What was found: a length, or an item.
        found: usize,
        /// Items in the pool.
        items: usize,
    },
    /// Chance by value needs a criterion of which more is better.
    Exposure,
    /// The tools at hand do not have what the design asks for.
    Tools,
}

impl fmt::Display for DesignError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            DesignError::Number(error) => error.fmt(f),
            DesignError::Stop(error) => error.fmt(f),
            DesignError::Blueprint(error) => error.fmt(f),
            DesignError::Items { part, found, items } => {
                write!(f, "{part} holds {found}, and the pool has {items} items; give one entry per item, counted from 0")
            }
            DesignError::Exposure => f.write_str(
                "progressive and proportional choice need a criterion of which more is better; urry, thopt and mepv are not",
            ),
            DesignError::Tools => f.write_str("the estimator, the criterion or the shadow test is not at hand here; load the full set"),
        }
    }
}

impl std::error::Error for DesignError {}

impl From<Invalid> for DesignError {
    fn from(error: Invalid) -> Self {
        DesignError::Number(error)
    }
}

/// A design made ready for one pool: shared by any number of people.
#[derive(Debug)]
pub struct Test {
    pub(crate) pool: Arc<Pool>,
    pub(crate) design: Design,
    pub(crate) kit: Kit,
    pub(crate) estimates: Estimates,
    pub(crate) select: Arc<dyn Select>,
    /// For the first item, where the criterion needs answers.
    pub(crate) first: Arc<dyn Select>,
    pub(crate) assemble: Option<Box<dyn Assemble>>,
}

impl Test {
    /// Checks the design and tabulates what it needs. `tools` is [`CORE`](crate::CORE) or [`FULL`](crate::FULL).
    ///
    /// # Errors
    /// What does not fit the pool or is not at hand.
    pub fn new(pool: Arc<Pool>, design: Design, tools: &dyn Tools) -> Result<Arc<Test>, DesignError> {
        tools.check(&design, &pool)?;
        let criterion = design.criterion;
        let mut assemble = None;
        if let Some(Shadowing { blueprint, .. }) = &design.shadow {
            let made = tools.assemble(blueprint).ok_or(DesignError::Tools)?;
            assemble = Some(made.map_err(DesignError::Blueprint)?);
        }
        let select = |criterion| tools.select(criterion, &pool).ok_or(DesignError::Tools);
        let (select, first) = (select(criterion)??, select(criterion.at_first())??);
        let estimates = tools.estimates(design.scoring.estimator).ok_or(DesignError::Tools)?;
        Ok(Arc::new(Test { pool, design, kit: tools.kit(), estimates, select, first, assemble }))
    }

    /// The items.
    pub fn pool(&self) -> &Arc<Pool> {
        &self.pool
    }

    /// The rules.
    pub fn design(&self) -> &Design {
        &self.design
    }
}

pub(crate) fn fits(filter: &Filter, items: usize) -> Result<(), DesignError> {
    let part = filter.code();
    match filter {
        Filter::Enemies(sets) | Filter::Testlets(sets) => {
            match sets.iter().flatten().find(|item| **item >= items) {
                Some(found) => Err(DesignError::Items { part, found: *found, items }),
                None => Ok(()),
            }
        }
        Filter::Time { items: times, .. } => per_item(part, times.len(), items),
        Filter::Content { class, .. } => per_item(part, class.len(), items),
        Filter::Strata { of, .. } => per_item(part, of.len(), items),
        Filter::Success { .. } => Ok(()),
    }
}

pub(crate) fn per_item(part: &'static str, found: usize, items: usize) -> Result<(), DesignError> {
    if found == items { Ok(()) } else { Err(DesignError::Items { part, found, items }) }
}
