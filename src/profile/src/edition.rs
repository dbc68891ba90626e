//! A bank at hand, with both its digests.

use skillmark_bank::Bank;
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
        let content = skillmark_bank::content_digest(instrument.bank()).to_string();
        Edition { instrument, content }
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
