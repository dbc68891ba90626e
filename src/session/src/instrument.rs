//! A bank made ready for asking.

use crate::Error;
use skillmark_bank::{Bank, Status, scoring_digest};
use skillmark_canon::number_text;
use skillmark_irt::{Curve, Grid, GridPrior, Logistic};
use std::sync::Arc;

/// A bank with its curves tabulated: made once, shared by any number of sessions.
#[derive(Debug)]
pub struct Instrument {
    bank: Arc<Bank>,
    scoring: String,
    pub(crate) items: Vec<Scored>,
    pub(crate) skills: Vec<Scale>,
}

/// An item as the engine sees it.
#[derive(Debug)]
pub(crate) struct Scored {
    pub(crate) item: Logistic,
    pub(crate) curve: Curve,
    pub(crate) provisional: bool,
}

/// A skill as the engine sees it.
#[derive(Debug)]
pub(crate) struct Scale {
    /// Indices into the bank's items that are asked and scored, in the bank's order.
    pub(crate) pool: Vec<usize>,
    pub(crate) cuts: Vec<f64>,
    pub(crate) prior: GridPrior,
}

/// The grid that every session is scored on.
pub(crate) const GRID: Grid = Grid::SESSION;

impl Instrument {
    /// Tabulates the bank. Refuses parameters that no response function has.
    pub fn new(bank: Arc<Bank>) -> Result<Self, Error> {
        let mut items = Vec::with_capacity(bank.items.len());
        for entry in &bank.items {
            let p = &entry.params;
            let item = Logistic { a: p.a, b: p.b, c: p.c, d: 1.0, b_sd: p.b_sd };
            if item.check().is_err() || item.c == item.d {
                let message = format!(
                    "item {:?} has parameters a {}, b {}, c {}, b_sd {}; expected a > 0, 0 <= c < 1, b_sd >= 0",
                    entry.id,
                    number_text(p.a),
                    number_text(p.b),
                    number_text(p.c),
                    number_text(p.b_sd),
                );
                return Err(Error::new("BANK", message));
            }
            let provisional = p.status == Status::Provisional;
            items.push(Scored { curve: Curve::new(&item, &GRID), item, provisional });
        }
        let skills = bank.skills.iter().map(|skill| {
            let scored = |i: &usize| bank.items[*i].skill == skill.id && !bank.items[*i].pilot;
            Scale {
                pool: (0..bank.items.len()).filter(scored).collect(),
                cuts: skill.cuts(),
                prior: GridPrior::new(GRID, skill.shift_sd),
            }
        });
        let skills = skills.collect();
        let scoring = scoring_digest(&bank).to_string();
        Ok(Instrument { bank, scoring, items, skills })
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
        self.items[index].item
    }
}
