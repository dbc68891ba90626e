//! The attempt as it stands, ready for the moment when nothing else works any more.
//!
//! A panic ends the module; what runs after it must not depend on anything that was under way. So the running attempt
//! leaves its latest state here at each step, and the panic page only has to read it.

use crate::store::{Attempt, AttemptFile, Stored};
use std::cell::RefCell;
use std::rc::Rc;

/// Record, events, and the text of the bank.
type Latest = (Attempt, Vec<Stored>, Rc<str>);

thread_local! {
    static LATEST: RefCell<Option<Latest>> = const { RefCell::new(None) };
}

/// Keeps the latest state of the running attempt: its record, its events, the text of its bank.
pub fn remember(attempt: Attempt, events: Vec<Stored>, bank: Rc<str>) {
    LATEST.with(|latest| latest.replace(Some((attempt, events, bank))));
}

/// There is no running attempt any more, or it is not this tab's.
pub fn forget() {
    LATEST.with(|latest| latest.take());
}

/// The running attempt as a file's text.
pub fn text() -> Option<String> {
    LATEST.with(|latest| {
        let latest = latest.try_borrow().ok()?;
        let (attempt, events, bank) = latest.as_ref()?;
        Some(AttemptFile::new(attempt.clone(), events.clone(), bank.to_string()).to_text())
    })
}
