//! A running attempt on screen.
//!
//! What the person does becomes a [`Wish`]. Wishes are granted one at a time: turned into events, tried on a copy of the
//! session, written to the store, and only then made visible. So what is on screen is always on the device as well.

use super::ledger::{Asked, Granted, Ledger, Wish};
use super::presence::Presence;
use crate::catalogue::Loaded;
use crate::dom::{self, Clock};
use crate::rescue::{self, Latest};
use crate::route::Route;
use crate::state::App;
use crate::store::StoreError;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::cell::RefCell;
use std::collections::VecDeque;
use std::rc::Rc;

/// What is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// A question.
    Asking,
    /// The person pressed Pause.
    Paused,
    /// Another tab has gone on with this attempt.
    Elsewhere,
}

/// A running attempt, as the question page sees it. A handle: copy it freely.
#[derive(Clone, Copy)]
pub struct Sitting {
    /// Which view is shown.
    pub stage: RwSignal<Stage>,
    /// The question; `None` before the first and after the last.
    pub asked: RwSignal<Option<Asked>>,
    /// The store's words, while the last step waits because it was refused.
    pub refused: RwSignal<Option<String>>,
    app: App,
    inner: StoredValue<Rc<RefCell<Inner>>, LocalStorage>,
}

struct Inner {
    ledger: Ledger,
    wishes: VecDeque<Wish>,
    busy: bool,
    /// The person chose to go on although the store refuses.
    detached: bool,
    /// Whether the store outlives the page.
    lasting: bool,
    clock: Clock,
    _presence: Option<Presence>,
}

impl Sitting {
    /// Goes on with an attempt, or begins it. From here on this tab is the one that writes.
    pub fn open(app: App, ledger: Ledger) -> Sitting {
        let begun = !ledger.stored.is_empty();
        let paused = ledger.is_paused();
        let id = ledger.attempt.id.clone();
        let inner = Inner {
            clock: Clock::started(ledger.spent()),
            ledger,
            wishes: VecDeque::new(),
            busy: false,
            detached: false,
            lasting: app.store().lasting(),
            _presence: None,
        };
        let sitting = Sitting {
            stage: RwSignal::new(Stage::Asking),
            asked: RwSignal::new(None),
            refused: RwSignal::new(None),
            app,
            inner: StoredValue::new_local(Rc::new(RefCell::new(inner))),
        };
        let presence = Presence::announce(&id, move || sitting.lose());
        sitting.with(|inner| {
            inner._presence = presence;
            inner.remember();
        });
        // Whoever closes a page does not press Pause first.
        if begun && !paused {
            sitting.wish(Wish::Pause);
        }
        sitting.wish(Wish::Resume);
        sitting
    }

    /// The bank that is asked from.
    pub fn loaded(&self) -> Option<Loaded> {
        self.with(|inner| inner.ledger.loaded.clone())
    }

    /// Language that the questions are written in.
    pub fn language(&self) -> Option<String> {
        self.with(|inner| inner.ledger.loaded.edition.bank().language.clone())
    }

    /// Answers the question on screen.
    pub fn answer(&self, item: usize, given: Vec<String>) {
        if let Some(ms) = self.with(|inner| inner.clock.ms()) {
            self.wish(Wish::Answer(item, given, ms));
        }
    }

    /// "I don't know" about the question on screen.
    pub fn unsure(&self, item: usize) {
        if let Some(ms) = self.with(|inner| inner.clock.ms()) {
            self.wish(Wish::Unsure(item, ms));
        }
    }

    /// The person presses Pause.
    pub fn pause(&self) {
        self.stage.set(Stage::Paused);
        self.hide();
    }

    /// The person presses Continue.
    pub fn carry_on(&self) {
        self.stage.set(Stage::Asking);
        self.reveal();
    }

    /// The page is not looked at any more.
    pub fn hide(&self) {
        self.with(|inner| inner.clock.pause());
        self.wish(Wish::Pause);
    }

    /// The page is looked at again.
    pub fn reveal(&self) {
        if self.stage.get_untracked() == Stage::Asking {
            self.with(|inner| inner.clock.resume());
            self.wish(Wish::Resume);
        }
    }

    /// Tries the refused step again.
    pub fn retry(&self) {
        self.refused.set(None);
        self.grant();
    }

    /// Goes on without the store. Export and panic page still have everything.
    pub fn detach(&self) {
        self.with(|inner| {
            inner.detached = true;
            inner.remember();
        });
        self.retry();
    }

    /// Another tab goes on: nothing more is written from here.
    fn lose(&self) {
        self.with(|inner| {
            inner.wishes.clear();
            inner.clock.pause();
        });
        rescue::forget();
        let _ = self.stage.try_set(Stage::Elsewhere);
    }

    fn wish(&self, wish: Wish) {
        if self.stage.get_untracked() != Stage::Elsewhere {
            self.with(|inner| inner.wishes.push_back(wish));
            self.grant();
        }
    }

    /// Grants the wishes in turn, unless that is going on already.
    fn grant(&self) {
        if self.with(|inner| std::mem::replace(&mut inner.busy, true)) != Some(false) {
            return;
        }
        let sitting = *self;
        spawn_local(async move {
            while sitting.grant_next().await {}
            sitting.with(|inner| inner.busy = false);
        });
    }

    /// Whether there may be more to grant.
    async fn grant_next(&self) -> bool {
        if rescue::is_broken() {
            return false;
        }
        let next = self.with(|inner| Some((inner.next()?, inner.detached, inner.ledger.attempt.id.clone())));
        let Some(Some((granted, detached, attempt))) = next else { return false };
        let written = match detached || granted.events.is_empty() {
            true => Ok(()),
            false => self.app.store().append(&attempt, granted.from, &granted.events).await,
        };
        match written {
            Ok(()) => {
                let _ = self.refused.try_set(None);
                self.advance(granted).await
            }
            Err(StoreError::Taken) => {
                self.lose();
                false
            }
            Err(StoreError::Refused(why)) => {
                let _ = self.refused.try_set(Some(why));
                false
            }
        }
    }

    /// Shows what has been written.
    async fn advance(&self, granted: Granted) -> bool {
        let redraw = granted.shows || self.asked.try_get_untracked() == Some(None);
        let done = self.with(|inner| {
            inner.apply(granted);
            inner.ledger.is_done()
        });
        match done {
            Some(true) => self.finish().await,
            Some(false) if redraw => {
                let _ = self.asked.try_set(self.with(|inner| inner.ledger.asked()).flatten());
            }
            _ => {}
        }
        done == Some(false)
    }

    async fn finish(&self) {
        let finished = self.with(|inner| {
            inner.ledger.attempt.finished.get_or_insert_with(dom::now_text);
            inner.remember();
            inner.ledger.attempt.clone()
        });
        let Some(attempt) = finished else { return };
        // Were this refused, the result page would find out from the events that nothing is left to ask.
        let _ = self.app.store().update(&attempt).await;
        let route = Route::Result(attempt.id);
        dom::replace(&route);
        self.app.arrive(route);
    }

    /// `None` once the page is gone: answers of the store may still arrive then.
    fn with<T>(&self, work: impl FnOnce(&mut Inner) -> T) -> Option<T> {
        let inner = self.inner.try_get_value()?;
        let mut inner = inner.borrow_mut();
        Some(work(&mut inner))
    }
}

impl Inner {
    /// The next wish that still makes sense. It stays in the queue until it is written.
    fn next(&mut self) -> Option<Granted> {
        while let Some(wish) = self.wishes.front() {
            let granted = self.ledger.grant(wish, dom::wall());
            if granted.is_some() {
                return granted;
            }
            self.wishes.pop_front();
        }
        None
    }

    fn apply(&mut self, granted: Granted) {
        self.wishes.pop_front();
        if granted.shows {
            self.clock = Clock::started(0.0);
        }
        self.ledger.apply(granted);
        self.remember();
    }

    /// Lets the panic page and the export have the attempt.
    fn remember(&self) {
        let Ledger { attempt, stored, loaded, .. } = &self.ledger;
        rescue::remember(Latest {
            attempt: attempt.clone(),
            events: stored.clone(),
            bank: loaded.text.clone(),
            saved: self.lasting && !self.detached,
        });
    }
}
