//! An exported attempt comes back.

use super::{AttemptFile, Store, StoreError, more};
use skillmark_canon::Digest;

impl AttemptFile {
    /// Whether the bank in it is the one that its attempt names.
    pub fn has_its_bank(&self) -> bool {
        Digest::of(&self.bank).to_string() == self.attempt.content
    }
}

/// Puts an exported attempt into the store. One that the store has already stays as it is there, with all later answers; one of which
/// it has the beginning only goes on as in the file. Whether its events fit its bank shows when it is opened. A profile made of it
/// says that it came from a file.
///
/// The bank must be the one that the attempt names, by its digest: under another's name it would take that one's place.
pub async fn restore(store: &dyn Store, file: &AttemptFile) -> Result<(), StoreError> {
    if !file.has_its_bank() {
        return Err(StoreError::Refused("the file's bank is not the one that its answers are to".to_owned()));
    }
    let attempt = file.attempt.clone().with(more::RESTORED, "yes");
    let kept = store.events(&attempt.id).await?;
    if let Some(rest @ [_, ..]) = file.events.strip_prefix(kept.as_slice()) {
        if store.attempt(&attempt.id).await?.is_some() {
            store.update(&attempt).await?;
        }
        // Before the attempt itself: what is interrupted in between shows nowhere, so nobody answers on from half of it, and the
        // file restored again completes it.
        store.append(&attempt.id, kept.len(), rest).await?;
    }
    match store.begin(&attempt, &file.bank).await {
        Err(StoreError::Taken) => Ok(()),
        done => done,
    }
}
