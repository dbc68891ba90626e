//! Banks that have nothing but what most have: all that a page reads by itself.

use crate::digest::usual_scoring_digest;
use crate::rare::Rare;
use crate::read::bank;
use crate::{Bank, FORMAT};
use skillmark_canon::{Digest, Limits, parse};

/// A bank without correlations, testlets and rules beyond the usual ones, with its digests. What reads it is a good deal smaller
/// than [`Bank::read`].
#[derive(Debug, Clone, PartialEq)]
pub struct Usual {
    bank: Bank,
    content: Digest,
    scoring: Digest,
}

impl Usual {
    /// `None` for any other bank and for what is no bank: [`Bank::read`] reads the one and says what is wrong with the other. As
    /// there, the bank may break rules.
    pub fn read(bytes: &[u8]) -> Option<Usual> {
        let value = parse(bytes, Limits::BANK).ok()?;
        let bank = bank(&value, &Rare::NONE).ok().filter(|bank| bank.format == FORMAT)?;
        Some(Usual { content: Digest::of_value(&value), scoring: usual_scoring_digest(&bank), bank })
    }

    /// The [`content_digest`](crate::content_digest).
    pub fn content(&self) -> &Digest {
        &self.content
    }

    /// The [`scoring_digest`](crate::scoring_digest).
    pub fn scoring(&self) -> &Digest {
        &self.scoring
    }

    /// The bank alone.
    pub fn into_bank(self) -> Bank {
        self.bank
    }
}
