//! The attempt as it stands, ready for the moment when nothing else works any more.
//!
//! A panic ends the module; what runs after it must not depend on anything that was under way. So the running attempt
//! leaves its latest state here at each step, and the panic page only has to read it.

use crate::store::{Attempt, AttemptFile, Stored};
use std::cell::{Cell, RefCell};
use std::rc::Rc;

/// The latest state of the running attempt.
pub struct Latest {
    /// Its record.
    pub attempt: Attempt,
    /// Its events.
    pub events: Vec<Stored>,
    /// The text of its bank.
    pub bank: Rc<str>,
    /// Whether the device has all of it as well.
    pub saved: bool,
}

thread_local! {
    static LATEST: RefCell<Option<Latest>> = const { RefCell::new(None) };
    static BROKEN: Cell<bool> = const { Cell::new(false) };
}

/// Keeps the latest state of the running attempt.
pub fn remember(latest: Latest) {
    LATEST.with(|kept| kept.replace(Some(latest)));
}

/// There is no running attempt any more, or it is not this tab's.
pub fn forget() {
    LATEST.with(|latest| latest.take());
}

/// The running attempt as a file's text, and whether the device has it as well.
pub fn text() -> Option<(String, bool)> {
    LATEST.with(|latest| {
        let latest = latest.try_borrow().ok()?;
        let Latest { attempt, events, bank, saved } = latest.as_ref()?;
        let file = AttemptFile::new(attempt.clone(), events.clone(), bank.to_string());
        Some((file.to_text(), *saved))
    })
}

/// Notes that the page broke; `false` when that was known. The browser goes on calling its listeners, for keys that are
/// pressed on the panic page for instance, and none of them may answer what nobody has seen.
pub fn break_off() -> bool {
    !BROKEN.replace(true)
}

/// Whether the page broke.
pub fn is_broken() -> bool {
    BROKEN.get()
}
