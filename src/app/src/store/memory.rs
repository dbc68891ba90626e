//! The forgetful twin: same behaviour, gone with the page.

use super::{Attempt, Store, StoreError, Stored, Task, newest_first};
use std::cell::RefCell;
use std::collections::BTreeMap;
use wasm_bindgen::JsValue;

/// A store in the page's memory.
#[derive(Debug, Default)]
pub struct Memory(RefCell<Shelves>);

#[derive(Debug, Default)]
struct Shelves {
    attempts: BTreeMap<String, Attempt>,
    events: BTreeMap<(String, usize), Stored>,
    banks: BTreeMap<String, String>,
    keys: BTreeMap<String, JsValue>,
}

impl Memory {
    fn with<T: 'static>(&self, work: impl FnOnce(&mut Shelves) -> Result<T, StoreError>) -> Task<'_, T> {
        let done = work(&mut self.0.borrow_mut());
        Box::pin(async move { done })
    }
}

impl Store for Memory {
    fn lasting(&self) -> bool {
        false
    }

    fn attempts(&self) -> Task<'_, Vec<Attempt>> {
        self.with(|s| Ok(newest_first(s.attempts.values().cloned().collect())))
    }

    fn attempt<'a>(&'a self, id: &'a str) -> Task<'a, Option<Attempt>> {
        self.with(|s| Ok(s.attempts.get(id).cloned()))
    }

    fn begin<'a>(&'a self, attempt: &'a Attempt, bank: &'a str) -> Task<'a, ()> {
        self.with(|s| {
            if s.attempts.contains_key(&attempt.id) {
                return Err(StoreError::Taken);
            }
            s.attempts.insert(attempt.id.clone(), attempt.clone());
            s.banks.insert(attempt.content.clone(), bank.to_owned());
            Ok(())
        })
    }

    fn update<'a>(&'a self, attempt: &'a Attempt) -> Task<'a, ()> {
        self.with(|s| {
            s.attempts.insert(attempt.id.clone(), attempt.clone());
            Ok(())
        })
    }

    fn discard<'a>(&'a self, id: &'a str) -> Task<'a, ()> {
        self.with(|s| {
            s.events.retain(|(attempt, _), _| attempt != id);
            if let Some(gone) = s.attempts.remove(id)
                && !s.attempts.values().any(|a| a.content == gone.content)
            {
                s.banks.remove(&gone.content);
            }
            Ok(())
        })
    }

    fn events<'a>(&'a self, attempt: &'a str) -> Task<'a, Vec<Stored>> {
        self.with(|s| {
            Ok(s.events.iter().filter(|((a, _), _)| a == attempt).map(|(_, e)| e.clone()).collect())
        })
    }

    fn append<'a>(&'a self, attempt: &'a str, from: usize, events: &'a [Stored]) -> Task<'a, ()> {
        self.with(|s| {
            let key = |i: usize| (attempt.to_owned(), from + i);
            if (0..events.len()).any(|i| s.events.contains_key(&key(i))) {
                return Err(StoreError::Taken);
            }
            s.events.extend(events.iter().enumerate().map(|(i, e)| (key(i), e.clone())));
            Ok(())
        })
    }

    fn bank<'a>(&'a self, content: &'a str) -> Task<'a, Option<String>> {
        self.with(|s| Ok(s.banks.get(content).cloned()))
    }

    fn key<'a>(&'a self, name: &'a str) -> Task<'a, Option<JsValue>> {
        self.with(|s| Ok(s.keys.get(name).cloned()))
    }

    fn keep_key<'a>(&'a self, name: &'a str, key: &'a JsValue) -> Task<'a, ()> {
        self.with(|s| {
            s.keys.insert(name.to_owned(), key.clone());
            Ok(())
        })
    }
}
