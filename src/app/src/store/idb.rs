//! The lasting store: IndexedDB, four object stores, one short transaction per call.
//!
//! A call asks for everything at once and waits for the transaction to end; its requests have their answers then. That
//! needs a promise and two listeners and no library (a wrapper with a future per kind of request is 8 kB gzip more
//! before the first question). Records are JSON text, except keys, which stay the browser's own objects: a `CryptoKey`
//! that cannot be extracted can be stored all the same.

use super::record::Record;
use super::{Attempt, Store, StoreError, Stored, Task, newest_first};
use crate::dom;
use crate::route::Route;
use gloo::events::EventListener;
use js_sys::{Array, Promise, Reflect};
use skillmark_canon::{Limits, canonical, parse};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    DomException, EventTarget, IdbDatabase, IdbKeyRange, IdbOpenDbRequest, IdbRequest, IdbTransaction,
    IdbTransactionMode as Mode,
};

const ATTEMPTS: &str = "attempts";
const EVENTS: &str = "events";
const BANKS: &str = "banks";
const KEYS: &str = "keys";
const VERSION: u32 = 1;

/// A store in IndexedDB.
#[derive(Debug)]
pub struct Idb {
    database: IdbDatabase,
}

/// What is asked inside a transaction; the request whose answer counts.
type Work<'w> = &'w dyn Fn(&IdbTransaction) -> Result<IdbRequest, JsValue>;

impl Idb {
    /// Opens the database, making its object stores at the first visit.
    pub async fn open(name: &str) -> Result<Idb, StoreError> {
        let factory = dom::window().indexed_db()?;
        let factory = factory.ok_or_else(|| StoreError::Refused("no storage here".to_owned()))?;
        let request = factory.open_with_u32(name, VERSION)?;
        let fresh = request.clone();
        let upgrade = Closure::once(move || make_stores(&fresh));
        request.set_onupgradeneeded(Some(upgrade.as_ref().unchecked_ref()));
        answered(&request).await?;
        let database: IdbDatabase = request.result()?.unchecked_into();
        let_go(&database);
        Ok(Idb { database })
    }

    fn transaction(&self, stores: &[&str], mode: Mode) -> Result<IdbTransaction, JsValue> {
        let names: Array = stores.iter().map(|name| JsValue::from_str(name)).collect();
        self.database.transaction_with_str_sequence_and_mode(&names, mode)
    }

    async fn run(&self, stores: &[&str], mode: Mode, work: Work<'_>) -> Result<JsValue, StoreError> {
        let transaction = self.transaction(stores, mode)?;
        let request = work(&transaction)?;
        ended(&transaction).await?;
        Ok(request.result()?)
    }

    async fn get(&self, store: &str, key: &JsValue) -> Result<Option<JsValue>, StoreError> {
        let found = self.run(&[store], Mode::Readonly, &|t| t.object_store(store)?.get(key)).await?;
        Ok(Some(found).filter(|value| !value.is_undefined()))
    }

    async fn put(&self, store: &str, key: &JsValue, value: &JsValue) -> Result<(), StoreError> {
        let work = |t: &IdbTransaction| t.object_store(store)?.put_with_key(value, key);
        self.run(&[store], Mode::Readwrite, &work).await.map(drop)
    }
}

impl Store for Idb {
    fn lasting(&self) -> bool {
        true
    }

    fn attempts(&self) -> Task<'_, Vec<Attempt>> {
        Box::pin(async {
            let all = self.run(&[ATTEMPTS], Mode::Readonly, &|t| t.object_store(ATTEMPTS)?.get_all()).await?;
            Ok(newest_first(decode_all(all)?))
        })
    }

    fn attempt<'a>(&'a self, id: &'a str) -> Task<'a, Option<Attempt>> {
        Box::pin(async move { self.get(ATTEMPTS, &id.into()).await?.as_ref().map(decode).transpose() })
    }

    fn begin<'a>(&'a self, attempt: &'a Attempt, bank: &'a str) -> Task<'a, ()> {
        Box::pin(async move {
            let work = |t: &IdbTransaction| {
                t.object_store(BANKS)?.put_with_key(&bank.into(), &(&attempt.content).into())?;
                t.object_store(ATTEMPTS)?.add_with_key(&encode(attempt), &(&attempt.id).into())
            };
            self.run(&[ATTEMPTS, BANKS], Mode::Readwrite, &work).await.map(drop)
        })
    }

    fn update<'a>(&'a self, attempt: &'a Attempt) -> Task<'a, ()> {
        Box::pin(async move { self.put(ATTEMPTS, &(&attempt.id).into(), &encode(attempt)).await })
    }

    fn discard<'a>(&'a self, id: &'a str) -> Task<'a, ()> {
        Box::pin(async move {
            let transaction = self.transaction(&[ATTEMPTS, EVENTS, BANKS], Mode::Readwrite)?;
            let attempts = transaction.object_store(ATTEMPTS)?;
            let request = attempts.get_all()?;
            // The transaction stays open as long as nothing else is waited for.
            answered(&request).await?;
            let all: Vec<Attempt> = decode_all(request.result()?)?;
            let (gone, others): (Vec<_>, Vec<_>) = all.into_iter().partition(|a| a.id == id);
            attempts.delete(&id.into())?;
            transaction.object_store(EVENTS)?.delete(&all_of(id)?)?;
            for attempt in gone.iter().filter(|a| !others.iter().any(|o| o.content == a.content)) {
                transaction.object_store(BANKS)?.delete(&(&attempt.content).into())?;
            }
            ended(&transaction).await
        })
    }

    fn events<'a>(&'a self, attempt: &'a str) -> Task<'a, Vec<Stored>> {
        Box::pin(async move {
            let range = all_of(attempt)?;
            let work = |t: &IdbTransaction| t.object_store(EVENTS)?.get_all_with_key(&range);
            decode_all(self.run(&[EVENTS], Mode::Readonly, &work).await?)
        })
    }

    fn append<'a>(&'a self, attempt: &'a str, from: usize, events: &'a [Stored]) -> Task<'a, ()> {
        Box::pin(async move {
            let transaction = self.transaction(&[EVENTS], Mode::Readwrite)?;
            let store = transaction.object_store(EVENTS)?;
            for (i, event) in events.iter().enumerate() {
                store.add_with_key(&encode(event), &event_key(attempt, from + i))?;
            }
            ended(&transaction).await
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

/// Lets go when a tab, this one or another, wants to delete the database or to open a later version of it: both wait until
/// everybody has. After a deletion the page says so; nothing that it shows is kept any more.
fn let_go(database: &IdbDatabase) {
    let held = database.clone();
    let listener = EventListener::new(database, "versionchange", move |event| {
        held.close();
        if Reflect::get(event, &"newVersion".into()).is_ok_and(|version| version.is_null()) {
            dom::go(&Route::Deleted);
        }
    });
    listener.forget();
}

fn make_stores(request: &IdbOpenDbRequest) {
    if let Ok(database) = request.result() {
        let database: IdbDatabase = database.unchecked_into();
        for store in [ATTEMPTS, EVENTS, BANKS, KEYS] {
            // A failure here aborts the upgrade, and with it the request that is waited for.
            let _ = database.create_object_store(store);
        }
    }
}

/// Waits for a request's answer.
async fn answered(request: &IdbRequest) -> Result<(), StoreError> {
    match first_of(request, "success", "error").await {
        true => Ok(()),
        false => Err(request.error().ok().flatten().into()),
    }
}

/// Waits until the browser has written, or has taken everything back.
async fn ended(transaction: &IdbTransaction) -> Result<(), StoreError> {
    match first_of(transaction, "complete", "abort").await {
        true => Ok(()),
        false => Err(transaction.error().into()),
    }
}

/// Whether the good one of two events comes first.
async fn first_of(target: &EventTarget, good: &str, bad: &str) -> bool {
    let promise = Promise::new(&mut |resolve, reject| {
        let _ = target.add_event_listener_with_callback(good, &resolve);
        let _ = target.add_event_listener_with_callback(bad, &reject);
    });
    JsFuture::from(promise).await.is_ok()
}

/// `[attempt, n]`. Numbers sort as numbers, so events come back in order.
fn event_key(attempt: &str, n: usize) -> JsValue {
    Array::of2(&attempt.into(), &(n as f64).into()).into()
}

fn all_of(attempt: &str) -> Result<JsValue, JsValue> {
    let (first, beyond) = (event_key(attempt, 0), Array::of2(&attempt.into(), &f64::INFINITY.into()));
    Ok(IdbKeyRange::bound(&first, &beyond)?.into())
}

fn encode(record: &impl Record) -> JsValue {
    canonical(&record.write()).into()
}

fn decode<T: Record>(value: &JsValue) -> Result<T, StoreError> {
    let text = value.as_string().unwrap_or_default();
    let value = parse(text.as_bytes(), Limits::BANK).map_err(|error| unreadable(&error))?;
    T::read(&value).map_err(|fault| unreadable(&fault))
}

fn decode_all<T: Record>(list: JsValue) -> Result<Vec<T>, StoreError> {
    list.unchecked_into::<Array>().iter().map(|value| decode(&value)).collect()
}

fn unreadable(why: &dyn std::fmt::Display) -> StoreError {
    StoreError::Refused(format!("a stored record cannot be read: {why}"))
}

/// The browser's reason, as far as it gives one.
impl From<Option<DomException>> for StoreError {
    fn from(exception: Option<DomException>) -> Self {
        match exception.map(|e| (e.name(), e.message())) {
            Some((name, _)) if name == "ConstraintError" => StoreError::Taken,
            Some((name, message)) => StoreError::Refused(format!("{name}: {message}")),
            None => StoreError::Refused("the browser took the write back".to_owned()),
        }
    }
}

/// What a call throws at once.
impl From<JsValue> for StoreError {
    fn from(thrown: JsValue) -> Self {
        thrown.dyn_into::<DomException>().ok().into()
    }
}
