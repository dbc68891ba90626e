//! The lasting store: IndexedDB, four object stores, one short transaction per call.
//!
//! A transaction closes itself as soon as nothing is asked of it, so inside one nothing but its own requests is awaited.
//! Records are JSON text, except keys, which stay the browser's own objects: a `CryptoKey` that cannot be extracted
//! can be stored all the same.

use super::{Attempt, Store, StoreError, Stored, Task};
use ::idb::{
    Database, DatabaseEvent, Error, Factory, KeyRange, ObjectStoreParams, Query, Transaction, TransactionMode,
};
use js_sys::Array;
use serde::Serialize;
use serde::de::DeserializeOwned;
use wasm_bindgen::{JsCast, JsValue};

const ATTEMPTS: &str = "attempts";
const EVENTS: &str = "events";
const BANKS: &str = "banks";
const KEYS: &str = "keys";
const VERSION: u32 = 1;

/// A store in IndexedDB.
#[derive(Debug)]
pub struct Idb {
    database: Database,
}

impl Idb {
    /// Opens the database, making its object stores at the first visit.
    pub async fn open(name: &str) -> Result<Idb, StoreError> {
        let mut request = Factory::new()?.open(name, Some(VERSION))?;
        request.on_upgrade_needed(|event| {
            // A failure here aborts the upgrade, and with it the request that is awaited below.
            let _ = event.database().map(|database| {
                for store in [ATTEMPTS, EVENTS, BANKS, KEYS] {
                    let _ = database.create_object_store(store, ObjectStoreParams::new());
                }
            });
        });
        Ok(Idb { database: request.await? })
    }

    fn read(&self, stores: &[&str]) -> Result<Transaction, StoreError> {
        Ok(self.database.transaction(stores, TransactionMode::ReadOnly)?)
    }

    fn write(&self, stores: &[&str]) -> Result<Transaction, StoreError> {
        Ok(self.database.transaction(stores, TransactionMode::ReadWrite)?)
    }

    async fn get(&self, store: &str, key: &JsValue) -> Result<Option<JsValue>, StoreError> {
        let transaction = self.read(&[store])?;
        let found = transaction.object_store(store)?.get(key.clone())?.await?;
        Ok(found.filter(|value| !value.is_undefined()))
    }

    async fn put(&self, store: &str, key: &JsValue, value: &JsValue) -> Result<(), StoreError> {
        let transaction = self.write(&[store])?;
        transaction.object_store(store)?.put(value, Some(key))?.await?;
        commit(transaction).await
    }
}

impl Store for Idb {
    fn lasting(&self) -> bool {
        true
    }

    fn attempts(&self) -> Task<'_, Vec<Attempt>> {
        Box::pin(async {
            let transaction = self.read(&[ATTEMPTS])?;
            let found = transaction.object_store(ATTEMPTS)?.get_all(None, None)?.await?;
            let mut all = found.iter().map(decode).collect::<Result<Vec<Attempt>, _>>()?;
            all.sort_by(|a, b| b.started.cmp(&a.started));
            Ok(all)
        })
    }

    fn attempt<'a>(&'a self, id: &'a str) -> Task<'a, Option<Attempt>> {
        Box::pin(async move { self.get(ATTEMPTS, &id.into()).await?.as_ref().map(decode).transpose() })
    }

    fn begin<'a>(&'a self, attempt: &'a Attempt, bank: &'a str) -> Task<'a, ()> {
        Box::pin(async move {
            let transaction = self.write(&[ATTEMPTS, BANKS])?;
            let added =
                transaction.object_store(ATTEMPTS)?.add(&encode(attempt), Some(&(&attempt.id).into()))?;
            let kept =
                transaction.object_store(BANKS)?.put(&bank.into(), Some(&(&attempt.content).into()))?;
            added.await?;
            kept.await?;
            commit(transaction).await
        })
    }

    fn update<'a>(&'a self, attempt: &'a Attempt) -> Task<'a, ()> {
        Box::pin(async move { self.put(ATTEMPTS, &(&attempt.id).into(), &encode(attempt)).await })
    }

    fn discard<'a>(&'a self, id: &'a str) -> Task<'a, ()> {
        Box::pin(async move {
            let transaction = self.write(&[ATTEMPTS, EVENTS, BANKS])?;
            let attempts = transaction.object_store(ATTEMPTS)?;
            let found = attempts.get_all(None, None)?.await?;
            let (gone, others): (Vec<_>, Vec<_>) =
                found.iter().filter_map(|value| decode::<Attempt>(value).ok()).partition(|a| a.id == id);
            attempts.delete(JsValue::from(id))?.await?;
            transaction.object_store(EVENTS)?.delete(all_of(id)?)?.await?;
            for content in
                gone.iter().map(|a| &a.content).filter(|c| !others.iter().any(|o| &o.content == *c))
            {
                transaction.object_store(BANKS)?.delete(JsValue::from(content))?.await?;
            }
            commit(transaction).await
        })
    }

    fn events<'a>(&'a self, attempt: &'a str) -> Task<'a, Vec<Stored>> {
        Box::pin(async move {
            let transaction = self.read(&[EVENTS])?;
            let found = transaction.object_store(EVENTS)?.get_all(Some(all_of(attempt)?), None)?.await?;
            found.iter().map(decode).collect()
        })
    }

    fn append<'a>(&'a self, attempt: &'a str, from: usize, events: &'a [Stored]) -> Task<'a, ()> {
        Box::pin(async move {
            let transaction = self.write(&[EVENTS])?;
            let store = transaction.object_store(EVENTS)?;
            let adding = events
                .iter()
                .enumerate()
                .map(|(i, event)| {
                    Ok(store.add(&encode(event), Some(&event_key(attempt, from + i)))?.into_future())
                })
                .collect::<Result<Vec<_>, StoreError>>()?;
            // All are waited for, also after a refusal: each still gets its answer and must be there to hear it.
            let mut outcome = Ok(());
            for request in adding {
                outcome = outcome.and(request.await.map(drop));
            }
            outcome?;
            commit(transaction).await
        })
    }

    fn bank<'a>(&'a self, content: &'a str) -> Task<'a, Option<String>> {
        Box::pin(async move { Ok(self.get(BANKS, &content.into()).await?.and_then(|text| text.as_string())) })
    }

    fn key<'a>(&'a self, name: &'a str) -> Task<'a, Option<JsValue>> {
        Box::pin(async move { self.get(KEYS, &name.into()).await })
    }

    fn keep_key<'a>(&'a self, name: &'a str, key: &'a JsValue) -> Task<'a, ()> {
        Box::pin(async move { self.put(KEYS, &name.into(), key).await })
    }
}

/// Waits until the browser has written.
async fn commit(transaction: Transaction) -> Result<(), StoreError> {
    match transaction.await?.is_committed() {
        true => Ok(()),
        false => Err(StoreError::Refused("the browser took the write back".to_owned())),
    }
}

/// `[attempt, n]`. Numbers sort as numbers, so events come back in order.
fn event_key(attempt: &str, n: usize) -> JsValue {
    Array::of2(&attempt.into(), &(n as f64).into()).into()
}

fn all_of(attempt: &str) -> Result<Query, StoreError> {
    let (first, beyond) = (event_key(attempt, 0), Array::of2(&attempt.into(), &f64::INFINITY.into()));
    Ok(KeyRange::bound(&first, &beyond, None, None)?.into())
}

fn encode(record: &impl Serialize) -> JsValue {
    serde_json::to_string(record).unwrap_or_default().into()
}

fn decode<T: DeserializeOwned>(value: &JsValue) -> Result<T, StoreError> {
    let text = value.as_string().unwrap_or_default();
    serde_json::from_str(&text)
        .map_err(|error| StoreError::Refused(format!("a stored record cannot be read: {error}")))
}

impl From<Error> for StoreError {
    fn from(error: Error) -> Self {
        let exception = match &error {
            Error::DomException(exception) => Some(exception.name()),
            Error::AddFailed(value) => value.dyn_ref::<web_sys::DomException>().map(|e| e.name()),
            _ => None,
        };
        match exception.as_deref() {
            Some("ConstraintError") => StoreError::Taken,
            _ => StoreError::Refused(error.to_string()),
        }
    }
}
