//! The forgetful twin: same behaviour, gone with the page.

use super::{Attempt, Store, StoreError, Stored, Task, newest_first};
use std::cell::RefCell;
use wasm_bindgen::JsValue;

/// A store in the page's memory.
#[derive(Debug, Default)]
pub struct Memory(RefCell<Shelves>);

/// Lists and not maps: there are a handful of each.
#[derive(Debug, Default)]
struct Shelves {
    attempts: Vec<Attempt>,
    events: Vec<(String, Vec<Stored>)>,
    banks: Vec<(String, String)>,
    keys: Vec<(String, JsValue)>,
}

impl Shelves {
    fn attempt(&mut self, id: &str) -> Option<&mut Attempt> {
        self.attempts.iter_mut().find(|a| a.id == id)
    }
}

fn find<'s, T>(shelf: &'s [(String, T)], name: &str) -> Option<&'s T> {
    shelf.iter().find(|(n, _)| n == name).map(|(_, value)| value)
}

fn put<T>(shelf: &mut Vec<(String, T)>, name: &str, value: T) {
    shelf.retain(|(n, _)| n != name);
    shelf.push((name.to_owned(), value));
}

impl Memory {
    fn with<T: 'static>(&self, work: impl FnOnce(&mut Shelves) -> Result<T, StoreError>) -> Task<'_, T> {
        let done = work(&mut self.0.borrow_mut());
        Box::pin(std::future::ready(done))
    }
}

impl Store for Memory {
    fn lasting(&self) -> bool {
        false
    }

    fn attempts(&self) -> Task<'_, Vec<Attempt>> {
        self.with(|s| Ok(newest_first(s.attempts.clone())))
    }

    fn attempt<'a>(&'a self, id: &'a str) -> Task<'a, Option<Attempt>> {
        self.with(|s| Ok(s.attempt(id).cloned()))
    }

    fn begin<'a>(&'a self, attempt: &'a Attempt, bank: &'a str) -> Task<'a, ()> {
        self.with(|s| {
            if s.attempt(&attempt.id).is_some() {
                return Err(StoreError::Taken);
            }
            s.attempts.push(attempt.clone());
            put(&mut s.banks, &attempt.content, bank.to_owned());
            Ok(())
        })
    }

    fn update<'a>(&'a self, attempt: &'a Attempt) -> Task<'a, ()> {
        self.with(|s| {
            match s.attempt(&attempt.id) {
                Some(known) => *known = attempt.clone(),
                None => s.attempts.push(attempt.clone()),
            }
            Ok(())
        })
    }

    fn discard<'a>(&'a self, id: &'a str) -> Task<'a, ()> {
        self.with(|s| {
            s.attempts.retain(|a| a.id != id);
            s.events.retain(|(attempt, _)| attempt != id);
            let attempts = &s.attempts;
            s.banks.retain(|(content, _)| attempts.iter().any(|a| a.content == *content));
            Ok(())
        })
    }

    fn events<'a>(&'a self, attempt: &'a str) -> Task<'a, Vec<Stored>> {
        self.with(|s| Ok(find(&s.events, attempt).cloned().unwrap_or_default()))
    }

    fn append<'a>(&'a self, attempt: &'a str, from: usize, events: &'a [Stored]) -> Task<'a, ()> {
        self.with(|s| {
            let mut all = find(&s.events, attempt).cloned().unwrap_or_default();
            if from < all.len() && !events.is_empty() {
                return Err(StoreError::Taken);
            }
            all.extend_from_slice(events);
            put(&mut s.events, attempt, all);
            Ok(())
        })
    }

    fn bank<'a>(&'a self, content: &'a str) -> Task<'a, Option<String>> {
        self.with(|s| Ok(find(&s.banks, content).cloned()))
    }

    fn key<'a>(&'a self, name: &'a str) -> Task<'a, Option<JsValue>> {
        self.with(|s| Ok(find(&s.keys, name).cloned()))
    }

    fn keep_key<'a>(&'a self, name: &'a str, key: &'a JsValue) -> Task<'a, ()> {
        self.with(|s| {
            put(&mut s.keys, name, key.clone());
            Ok(())
        })
    }
}
