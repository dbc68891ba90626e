//! What a test can be made of.
//!
//! Most tests want maximum information and nothing else. A page that asks such tests should not have to load the solver of
//! shadow tests, so what is needed rarely is reached through this table alone: whoever names [`FULL`] links everything,
//! whoever names [`CORE`] does not.

use super::expected::Expected;
use super::integral::Integral;
use super::near::Near;
use super::selector::{Scratch, View};
use crate::design::{Design, DesignError};
use crate::explain::Ways;
use crate::exposure::Exposure;
use crate::filter::Filter;
use crate::model::each_information;
use crate::shadow::{Blueprint, BlueprintError, Moment, Outcome, Shadow, WhyNot};
use crate::stop::{Single, Stop};
use crate::{Answers, Criterion, Estimate, Estimator, Invalid, Pool, Posterior, Scoring};
use std::fmt;
use std::sync::Arc;

/// A criterion made ready for one pool.
pub trait Select: Send + Sync {
    /// Writes the value of every item that was not asked, up to a common factor, which is returned.
    fn evaluate(&self, view: &View<'_>, scratch: &mut Scratch, values: &mut Vec<Option<f64>>) -> f64;
}

/// A solver of shadow tests made ready for one blueprint.
pub trait Assemble: Send + Sync {
    /// As [`Shadow::solve`].
    fn solve(&mut self, moment: &Moment<'_>, nodes: u32) -> Outcome;
    /// As [`Shadow::chosen`].
    fn chosen(&self) -> &[usize];
    /// As [`Shadow::why_not`].
    fn why_not(&mut self, moment: &Moment<'_>, item: usize, nodes: u32) -> WhyNot;
    /// As [`Blueprint::lacks`].
    fn lacks(&self, administered: &[usize], item: Option<usize>) -> bool;
    /// A solver of its own for another person.
    fn again(&self) -> Box<dyn Assemble>;
}

/// An estimator that is at hand.
pub type Estimates = fn(&Scoring, &Answers, &mut Posterior) -> Estimate;

/// How rules are judged and items chosen.
#[derive(Clone, Copy)]
pub struct Kit {
    pub(crate) single: Single,
    pub(crate) ways: Ways,
    /// Writes each item's probability of the highest category at θ.
    pub(crate) success: fn(&Pool, f64, &mut Vec<f64>),
}

impl fmt::Debug for Kit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Kit")
    }
}

fn success(pool: &Pool, theta: f64, out: &mut Vec<f64>) {
    out.clear();
    out.extend(pool.items().iter().map(|item| item.category(theta, item.categories() - 1).p));
}

/// Where estimators, criteria and solvers come from; `None` for what is not at hand.
pub trait Tools: Send + Sync {
    /// Whether a design can be carried out with what is at hand, and fits the pool.
    fn check(&self, design: &Design, pool: &Pool) -> Result<(), DesignError>;
    /// How rules are judged and items chosen.
    fn kit(&self) -> Kit;
    /// An estimator.
    fn estimates(&self, estimator: Estimator) -> Option<Estimates>;
    /// A criterion.
    fn select(&self, criterion: Criterion, pool: &Pool) -> Option<Result<Arc<dyn Select>, Invalid>>;
    /// A solver.
    fn assemble(&self, blueprint: &Blueprint) -> Option<Result<Box<dyn Assemble>, BlueprintError>>;
}

// Not by their contents: a table of a thousand curves tells nobody anything, and the code would be in every page.
impl fmt::Debug for dyn Select {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Select")
    }
}

impl fmt::Debug for dyn Assemble {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Assemble")
    }
}

/// Posterior means, maximum information and chance.
pub static CORE: &dyn Tools = &Core;

/// Every estimator and criterion, and shadow tests.
pub static FULL: &dyn Tools = &Full;

#[derive(Debug)]
struct Core;

#[derive(Debug)]
struct Full;

impl Tools for Core {
    /// Banks are checked before they come here: only what is not at hand is looked for.
    fn check(&self, design: &Design, _: &Pool) -> Result<(), DesignError> {
        let filters = &design.filters;
        let usual = design.stop.stop.is_usual()
            && filters.iter().all(|f| matches!(f, Filter::Enemies(_)))
            && matches!(design.exposure, Exposure::Best | Exposure::Randomesque(_));
        if usual { Ok(()) } else { Err(DesignError::Tools) }
    }

    fn kit(&self) -> Kit {
        Kit { single: Stop::usual, ways: Ways::USUAL, success: |_, _, _| {} }
    }

    fn estimates(&self, estimator: Estimator) -> Option<Estimates> {
        (estimator == Estimator::Eap).then_some(|scoring, answers, posterior| {
            posterior.update(answers, &scoring.prior);
            posterior.estimate()
        })
    }

    fn select(&self, criterion: Criterion, _: &Pool) -> Option<Result<Arc<dyn Select>, Invalid>> {
        match criterion {
            Criterion::Mfi => Some(Ok(Arc::new(Informative))),
            Criterion::Random => Some(Ok(Arc::new(Chance))),
            _ => None,
        }
    }

    fn assemble(&self, _: &Blueprint) -> Option<Result<Box<dyn Assemble>, BlueprintError>> {
        None
    }
}

impl Tools for Full {
    fn check(&self, design: &Design, pool: &Pool) -> Result<(), DesignError> {
        design.check(pool)
    }

    fn kit(&self) -> Kit {
        Kit { single: Stop::reason, ways: Ways::ALL, success }
    }

    fn estimates(&self, _: Estimator) -> Option<Estimates> {
        Some(Scoring::estimate_in)
    }

    fn select(&self, criterion: Criterion, pool: &Pool) -> Option<Result<Arc<dyn Select>, Invalid>> {
        fn shared<S: Select + 'static>(made: Result<S, Invalid>) -> Result<Arc<dyn Select>, Invalid> {
            made.map(|select| Arc::new(select) as _)
        }
        Some(match criterion {
            Criterion::Mfi | Criterion::Random => return CORE.select(criterion, pool),
            Criterion::Urry | Criterion::Thopt => shared(Near::new(pool, criterion)),
            Criterion::Mei | Criterion::MeiFisher => {
                shared(Ok(Expected { observed: criterion == Criterion::Mei }))
            }
            _ => shared(Integral::new(pool, criterion)),
        })
    }

    fn assemble(&self, blueprint: &Blueprint) -> Option<Result<Box<dyn Assemble>, BlueprintError>> {
        Some(Shadow::new(blueprint).map(|shadow| Box::new(shadow) as _))
    }
}

impl Assemble for Shadow {
    fn solve(&mut self, moment: &Moment<'_>, nodes: u32) -> Outcome {
        Shadow::solve(self, moment, nodes)
    }

    fn chosen(&self) -> &[usize] {
        Shadow::chosen(self)
    }

    fn why_not(&mut self, moment: &Moment<'_>, item: usize, nodes: u32) -> WhyNot {
        Shadow::why_not(self, moment, item, nodes)
    }

    fn lacks(&self, administered: &[usize], item: Option<usize>) -> bool {
        self.blueprint().lacks(administered, item)
    }

    fn again(&self) -> Box<dyn Assemble> {
        Box::new(self.clone())
    }
}

#[derive(Debug)]
struct Informative;

impl Select for Informative {
    fn evaluate(&self, view: &View<'_>, _: &mut Scratch, values: &mut Vec<Option<f64>>) -> f64 {
        values.clear();
        each_information(view.answers.pool().items(), view.theta, |i, information| {
            values.push((!view.answers.was_asked(i)).then_some(information));
        });
        1.0
    }
}

#[derive(Debug)]
struct Chance;

impl Select for Chance {
    fn evaluate(&self, view: &View<'_>, _: &mut Scratch, values: &mut Vec<Option<f64>>) -> f64 {
        let one = view.fill(values, |_, _| 0.0);
        let left = values.iter().flatten().count();
        let place = ((view.draw * left as f64) as usize).min(left.saturating_sub(1));
        if let Some(value) = values.iter_mut().flatten().nth(place) {
            *value = 1.0;
        }
        one
    }
}
