//! A bank made ready for asking.

use crate::Error;
use crate::design::{Asked, Rules, rare, usual};
use crate::parts::{self, Kinds};
use crate::related::{Groups, Links};
use skillmark_bank::{Bank, Status, Usual, scoring_digest};
use skillmark_canon::Digest;
use skillmark_irt::{CORE, Design, DesignError, FULL, Grid, Logistic, Model, Pool, Test, Tools};
use std::sync::Arc;

/// A bank with its curves tabulated and its presets made ready: made once, shared by any number of sessions.
#[derive(Debug)]
pub struct Instrument {
    bank: Arc<Bank>,
    scoring: String,
    pub(crate) skills: Vec<Scale>,
    /// What related skills know of each other, for a bank that has some.
    pub(crate) links: Option<Box<dyn Links>>,
    /// How items of all its types respond and are scored.
    pub(crate) kinds: Kinds,
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
        let links = Groups::of(&bank)?;
        let scoring = scoring_digest(&bank);
        match Instrument::with(bank.clone(), scoring, FULL, rare, parts::ALL) {
            Ok(instrument) => Ok(Instrument { links, ..instrument }),
            Err(refusal) => Err(refusal.in_words(&bank)),
        }
    }

    /// Makes a usual bank ready with the part of the engine that it needs, which is a good deal smaller than the whole; `None` for
    /// a bank that [`new`](Self::new) refuses.
    pub fn usual(bank: Usual) -> Option<Self> {
        let scoring = *bank.scoring();
        Instrument::with(Arc::new(bank.into_bank()), scoring, CORE, |_, _| Ok(()), parts::USUAL).ok()
    }

    fn with(
        bank: Arc<Bank>,
        scoring: Digest,
        tools: &dyn Tools,
        rules: Rules,
        kinds: Kinds,
    ) -> Result<Self, Refusal> {
        let skills = (0..bank.skills.len()).map(|skill| Scale::new(&bank, skill, tools, rules, kinds));
        let skills = skills.collect::<Result<_, _>>()?;
        Ok(Instrument { bank, scoring: scoring.to_string(), skills, links: None, kinds })
    }

    /// The bank.
    pub fn bank(&self) -> &Bank {
        &self.bank
    }

    /// Scoring digest of the bank, in its text form.
    pub fn scoring(&self) -> &str {
        &self.scoring
    }

    /// How a preset tests a skill, by their ids; `None` when the bank lacks one of them.
    pub fn design(&self, preset: &str, skill: &str) -> Option<&Design> {
        let preset = self.bank.presets.iter().position(|known| known.id == preset)?;
        let skill = self.bank.skills.iter().position(|known| known.id == skill)?;
        Some(self.skills[skill].tests[preset].design())
    }

    /// Response model of an item that is right or wrong as a whole, by its index in the bank.
    pub fn item(&self, index: usize) -> Logistic {
        parameters(&self.bank.items[index])
    }

    /// Response model of an item of any type; its categories are the points of the answer. Every item of a bank that was made
    /// ready has one.
    pub fn model(&self, index: usize) -> Option<Model> {
        (self.kinds.model)(&self.bank.items[index])
    }

    /// The points that somebody at θ gets by chance `u`, a number from 0 to 1.
    pub(crate) fn draw(&self, index: usize, theta: f64, u: f64) -> usize {
        (self.kinds.draw)(&self.bank.items[index], theta, u)
    }

    pub(crate) fn is_provisional(&self, index: usize) -> bool {
        self.bank.items[index].params.status == Status::Provisional
    }
}

impl Scale {
    fn new(
        bank: &Bank,
        skill: usize,
        tools: &dyn Tools,
        rules: Rules,
        kinds: Kinds,
    ) -> Result<Self, Refusal> {
        let id = &bank.skills[skill].id;
        let (scored, pilots) = (bank.items_of(id, false), bank.items_of(id, true));
        let mut models = Vec::with_capacity(scored.len());
        for item in scored.iter().copied() {
            let model = (kinds.model)(&bank.items[item]).ok_or(Refusal::Parameter { item })?;
            if let Model::Logistic(model) = &model
                && model.c == model.d
            {
                return Err(Refusal::Flat { item });
            }
            models.push(model);
        }
        let refuse = |error| Refusal::Rules { skill, error };
        let pool = Pool::tabulated(models, GRID).map_err(|error| refuse(DesignError::Number(error)))?;
        let pool = pool.with_shift(bank.skills[skill].shift_sd).shared();
        let cuts = bank.skills[skill].cuts();
        let test = |preset| {
            let asked = Asked { bank, preset, skill: id, scored: &scored, cuts: &cuts };
            let mut design = usual(asked);
            rules(asked, &mut design)?;
            Test::new(pool.clone(), design, tools).map_err(refuse)
        };
        let tests = bank.presets.iter().map(test).collect::<Result<_, _>>()?;
        Ok(Scale { scored, pilots, cuts, tests })
    }
}

/// Why a bank cannot be made ready. Put into words apart, for a page that reads usual banks needs none.
pub(crate) enum Refusal {
    Parameter {
        item: usize,
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
}

impl Refusal {
    fn in_words(&self, bank: &Bank) -> Error {
        let message = match self {
            Refusal::Parameter { item } => {
                let item = &bank.items[*item];
                let why = parts::why_not(item).map_or(String::new(), |error| error.to_string());
                format!("item {:?}: {why}", item.id)
            }
            Refusal::Flat { item } => format!("item {:?}: c is 1; expected less", bank.items[*item].id),
            Refusal::Rules { skill, error } => format!("skill {:?}: {error}", bank.skills[*skill].id),
            Refusal::Preset(message) => message.clone(),
        };
        Error::new("BANK", message)
    }
}

pub(crate) fn parameters(item: &skillmark_bank::Item) -> Logistic {
    let p = &item.params;
    Logistic { b_sd: p.b_sd, a_sd: p.a_sd.unwrap_or(0.0), ..Logistic::known(p.a, p.b, p.c) }
}
