//! What the browser remembers, behind one trait.
//!
//! Two implementations pass the same tests: [`idb::Idb`] in IndexedDB, and [`memory::Memory`], which also serves where
//! storage is blocked (private windows, sandboxed frames) and then says so.

mod error;
mod idb;
mod memory;
mod record;
mod restore;
#[cfg(all(test, target_arch = "wasm32"))]
mod tests;

pub use self::error::StoreError;
pub use self::idb::Idb;
pub use self::memory::Memory;
pub use self::record::{Attempt, AttemptFile, Stored, more};
pub use self::restore::restore;
use std::pin::Pin;
use std::rc::Rc;
use wasm_bindgen::JsValue;

/// A pending answer of the store. Boxed, so that the trait can be used as an object.
pub type Task<'a, T> = Pin<Box<dyn Future<Output = Result<T, StoreError>> + 'a>>;

/// What the app keeps between visits. Every method is one short transaction: all of it happens, or nothing.
pub trait Store {
    /// Whether what is written survives the page.
    fn lasting(&self) -> bool;
    /// All attempts, newest first.
    fn attempts(&self) -> Task<'_, Vec<Attempt>>;
    /// One attempt.
    fn attempt<'a>(&'a self, id: &'a str) -> Task<'a, Option<Attempt>>;
    /// Adds an attempt together with its own copy of the bank.
    fn begin<'a>(&'a self, attempt: &'a Attempt, bank: &'a str) -> Task<'a, ()>;
    /// Replaces what is known about an attempt.
    fn update<'a>(&'a self, attempt: &'a Attempt) -> Task<'a, ()>;
    /// Forgets an attempt and its events, and its bank if no other attempt uses it.
    fn discard<'a>(&'a self, id: &'a str) -> Task<'a, ()>;
    /// The events of an attempt, in order.
    fn events<'a>(&'a self, attempt: &'a str) -> Task<'a, Vec<Stored>>;
    /// Adds events as numbers `from`, `from + 1`, … of an attempt. Where another tab has already written one of these
    /// numbers nothing is added, and the error is [`StoreError::Taken`].
    fn append<'a>(&'a self, attempt: &'a str, from: usize, events: &'a [Stored]) -> Task<'a, ()>;
    /// The text of a bank, by content digest.
    fn bank<'a>(&'a self, content: &'a str) -> Task<'a, Option<String>>;
    /// A key by name: a `CryptoKeyPair`, or the bytes of an in-page key.
    fn key<'a>(&'a self, name: &'a str) -> Task<'a, Option<JsValue>>;
    /// Keeps a key under a name.
    fn keep_key<'a>(&'a self, name: &'a str, key: &'a JsValue) -> Task<'a, ()>;
}

/// By insertion: there are few, and the standard library's sort is compiled anew for each type.
fn newest_first(attempts: Vec<Attempt>) -> Vec<Attempt> {
    let mut sorted: Vec<Attempt> = Vec::with_capacity(attempts.len());
    for attempt in attempts {
        let at = sorted.partition_point(|other| other.started >= attempt.started);
        sorted.insert(at, attempt);
    }
    sorted
}

/// Name of the database.
pub const NAME: &str = "skillmark";

/// The lasting store, or the forgetful one where the browser refuses.
pub async fn open() -> Rc<dyn Store> {
    match Idb::open(NAME).await {
        Ok(idb) => Rc::new(idb),
        Err(_) => Rc::new(Memory::default()),
    }
}
