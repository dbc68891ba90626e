//! A bank made ready for asking.

use crate::Error;
use crate::design::{Designer, OnSkill, usual};
use crate::rules::any;
use skillmark_bank::{Bank, Status, scoring_digest};
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
        Instrument::made(bank.clone(), FULL, any).map_err(|refusal| refusal.in_words(&bank))
    }

    /// Makes the bank ready with the part of the engine that most banks need.
    ///
    /// # Errors
    /// `TOOLS` when a preset asks for more, so that the rest can be loaded; and for a bank that cannot be made ready, for only
    /// [`new`](Self::new) has the words for it.
    pub fn core(bank: Arc<Bank>) -> Result<Self, Error> {
        let refused = |_| Error::new("TOOLS", "this bank needs the whole engine".to_owned());
        Instrument::made(bank, CORE, usual).map_err(refused)
    }

    fn made(bank: Arc<Bank>, tools: &dyn Tools, designer: Designer) -> Result<Self, Refusal> {
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
    fn new(bank: &Bank, skill: usize, tools: &dyn Tools, designer: Designer) -> Result<Self, Refusal> {
        let id = &bank.skills[skill].id;
        let (scored, pilots) = (bank.items_of(id, false), bank.items_of(id, true));
        let mut models = Vec::with_capacity(scored.len());
        for item in scored.iter().copied() {
            let model = parameters(&bank.items[item]);
            model.check().map_err(|error| Refusal::Parameter { item, error })?;
            if model.c == model.d {
                return Err(Refusal::Flat { item });
            }
            models.push(Model::Logistic(model));
        }
        let refuse = |error| Refusal::Rules { skill, error };
        let pool = Pool::tabulated(models, GRID).map_err(|error| refuse(DesignError::Number(error)))?;
        let pool = pool.with_shift(bank.skills[skill].shift_sd).shared();
        let cuts = bank.skills[skill].cuts();
        let on = OnSkill { bank, skill: id, scored: &scored, cuts: &cuts };
        let test = |preset| Test::new(pool.clone(), designer(&on, preset)?, tools).map_err(refuse);
        let tests = bank.presets.iter().map(test).collect::<Result<_, _>>()?;
        Ok(Scale { scored, pilots, cuts, tests })
    }
}

/// Why a bank cannot be made ready. Put into words apart, for a page needs none for the banks that it reads at once.
pub(crate) enum Refusal {
    Parameter {
        item: usize,
        error: Invalid,
    },
    Flat {
        item: usize,
    },
    Rules {
        skill: usize,
        error: DesignError,
    },
    /// What a preset says is no rule.
    Preset(String),
    /// It asks for what is not at hand.
    Rare,
}

impl Refusal {
    fn in_words(&self, bank: &Bank) -> Error {
        let message = match self {
            Refusal::Parameter { item, error } => format!("item {:?}: {error}", bank.items[*item].id),
            Refusal::Flat { item } => format!("item {:?}: c is 1; expected less", bank.items[*item].id),
            Refusal::Rules { skill, error } => format!("skill {:?}: {error}", bank.skills[*skill].id),
            Refusal::Preset(message) => message.clone(),
            Refusal::Rare => "a preset asks for the whole engine".to_owned(),
        };
        Error::new("BANK", message)
    }
}

fn parameters(item: &skillmark_bank::Item) -> Logistic {
    let p = &item.params;
    Logistic { b_sd: p.b_sd, a_sd: p.a_sd.unwrap_or(0.0), ..Logistic::known(p.a, p.b, p.c) }
}
