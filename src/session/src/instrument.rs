//! A bank made ready for asking.

use crate::Error;
use crate::design::{Designer, OnSkill, usual, whole_engine};
use crate::rules::any;
use skillmark_bank::{Bank, Status, scoring_digest};
use skillmark_canon::number_text;
use skillmark_irt::{CORE, DesignError, FULL, Grid, Invalid, Logistic, Model, Pool, Test, Tools};
use std::sync::Arc;

/// A bank with its curves tabulated and its presets made ready: made once, shared by any number of sessions.
#[derive(Debug)]
pub struct Instrument {
    bank: Arc<Bank>,
    scoring: String,
    pub(crate) skills: Vec<Scale>,
}

/// A skill as the engine sees it.
#[derive(Debug)]
pub(crate) struct Scale {
    /// Indices into the bank's items that are asked and scored, in the bank's order: the engine's item i is the bank's
    /// `scored[i]`.
    pub(crate) scored: Vec<usize>,
    /// Indices of those that are asked and not scored.
    pub(crate) pilots: Vec<usize>,
    pub(crate) cuts: Vec<f64>,
    /// One per preset, in the bank's order.
    pub(crate) tests: Vec<Arc<Test>>,
}

/// The grid that every session is scored on.
pub(crate) const GRID: Grid = Grid::SESSION;

impl Instrument {
    /// Makes the bank ready with all that the engine has.
    ///
    /// # Errors
    /// `BANK`: parameters that no response function has, or rules that do not go together.
    pub fn new(bank: Arc<Bank>) -> Result<Self, Error> {
        Instrument::made(bank, FULL, any)
    }

    /// Makes the bank ready with the part of the engine that most banks need.
    ///
    /// # Errors
    /// As [`new`](Self::new); and `TOOLS` when a preset asks for more, so that the rest can be loaded.
    pub fn core(bank: Arc<Bank>) -> Result<Self, Error> {
        Instrument::made(bank, CORE, usual)
    }

    fn made(bank: Arc<Bank>, tools: &dyn Tools, designer: Designer) -> Result<Self, Error> {
        let skills = (0..bank.skills.len()).map(|skill| Scale::new(&bank, skill, tools, designer));
        let skills = skills.collect::<Result<_, _>>()?;
        let scoring = scoring_digest(&bank).to_string();
        Ok(Instrument { bank, scoring, skills })
    }

    /// The bank.
    pub fn bank(&self) -> &Bank {
        &self.bank
    }

    /// Scoring digest of the bank, in its text form.
    pub fn scoring(&self) -> &str {
        &self.scoring
    }

    /// Response model of an item, by its index in the bank.
    pub fn item(&self, index: usize) -> Logistic {
        parameters(&self.bank.items[index])
    }

    pub(crate) fn is_provisional(&self, index: usize) -> bool {
        self.bank.items[index].params.status == Status::Provisional
    }
}

impl Scale {
    fn new(bank: &Bank, skill: usize, tools: &dyn Tools, designer: Designer) -> Result<Self, Error> {
        let id = &bank.skills[skill].id;
        let (scored, pilots) = (bank.items_of(id, false), bank.items_of(id, true));
        let mut models = Vec::with_capacity(scored.len());
        for item in scored.iter().map(|index| &bank.items[*index]) {
            let model = parameters(item);
            let refuse = |what: String| Error::new("BANK", format!("item {:?}: {what}", item.id));
            model.check().map_err(|error| refuse(in_words(&error)))?;
            if model.c == model.d {
                return Err(refuse("c is 1; expected less".to_owned()));
            }
            models.push(Model::Logistic(model));
        }
        let refuse = |what: String| Error::new("BANK", format!("skill {id:?}: {what}"));
        let pool = Pool::tabulated(models, GRID).map_err(|error| refuse(in_words(&error)))?;
        let pool = pool.with_shift(bank.skills[skill].shift_sd).shared();
        let cuts = bank.skills[skill].cuts();
        let on = OnSkill { bank, skill: id, scored: &scored, cuts: &cuts };
        let test = |preset| {
            Test::new(pool.clone(), designer(&on, preset)?, tools).map_err(|error| match error {
                DesignError::Tools => whole_engine(),
                other => refuse(why(&other)),
            })
        };
        let tests = bank.presets.iter().map(test).collect::<Result<_, _>>()?;
        Ok(Scale { scored, pilots, cuts, tests })
    }
}

/// Not by the error's own words, which would bring the standard library's printing of numbers into the page.
fn in_words(error: &Invalid) -> String {
    format!("{} is {}; expected {}", error.parameter(), number_text(error.value()), error.expected())
}

fn why(error: &DesignError) -> String {
    match error {
        DesignError::Number(error) => in_words(error),
        DesignError::Stop(e) => {
            format!("stopping rule {}: {} is {}; give {}", e.rule, e.field, number_text(e.found), e.wanted)
        }
        DesignError::Blueprint(error) => error.to_string(),
        DesignError::Items { part, .. } => format!("{part} name items that there are not"),
        DesignError::Exposure => "chance by value needs a criterion of which more is better".to_owned(),
        DesignError::Tools => "a preset asks for the whole engine".to_owned(),
    }
}

fn parameters(item: &skillmark_bank::Item) -> Logistic {
    let p = &item.params;
    Logistic { b_sd: p.b_sd, a_sd: p.a_sd.unwrap_or(0.0), ..Logistic::known(p.a, p.b, p.c) }
}
