//! An exported attempt comes back.

use super::{AttemptFile, Store, StoreError, more};

/// Puts an exported attempt into the store. One that the store has already stays as it is there, with all later answers.
/// Whether its events fit its bank shows when it is opened. A profile made of it says that it came from a file.
pub async fn restore(store: &dyn Store, file: &AttemptFile) -> Result<(), StoreError> {
    let attempt = file.attempt.clone().with(more::RESTORED, "yes");
    match store.begin(&attempt, &file.bank).await {
        Ok(()) => store.append(&file.attempt.id, 0, &file.events).await,
        Err(StoreError::Taken) => Ok(()),
        Err(refused) => Err(refused),
    }
}
