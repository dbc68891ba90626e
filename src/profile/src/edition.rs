//! A bank at hand, with both its digests.

use skillmark_bank::Bank;
use skillmark_canon::Digest;
use skillmark_session::Instrument;
use std::sync::Arc;

/// A bank made ready for asking, composing and verifying. Made once, shared by any number of profiles.
#[derive(Debug, Clone)]
pub struct Edition {
    instrument: Arc<Instrument>,
    content: String,
}

impl Edition {
    /// Computes the content digest, which is why this is kept and not made anew for each profile.
    pub fn new(instrument: Arc<Instrument>) -> Self {
        let content = skillmark_bank::content_digest(instrument.bank());
        Edition::with_digest(instrument, content)
    }

    /// For a bank whose content digest is known, as from `Bank::read`.
    pub fn with_digest(instrument: Arc<Instrument>, content: Digest) -> Self {
        Edition { instrument, content: content.to_string() }
    }

    /// The bank.
    pub fn bank(&self) -> &Bank {
        self.instrument.bank()
    }

    /// What sessions are made from.
    pub fn instrument(&self) -> &Arc<Instrument> {
        &self.instrument
    }

    /// Digest of what scoring depends on.
    pub fn scoring(&self) -> &str {
        self.instrument.scoring()
    }

    /// Digest of everything, texts included.
    pub fn content(&self) -> &str {
        &self.content
    }
}
