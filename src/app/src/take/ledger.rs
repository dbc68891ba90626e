//! What a running attempt knows: its session, and the events that the store has. No browser in here.

use crate::catalogue::Loaded;
use crate::store::{Attempt, Stored};
use skillmark_session::{Error, Event, Progress, Question, Session, Step};

/// What the person or the browser wants to happen.
#[derive(Debug, Clone, PartialEq)]
pub enum Wish {
    /// This is the answer to this item (index into the bank's), after so many milliseconds.
    Answer(usize, Vec<String>, u32),
    /// "I don't know" about this item, after so many milliseconds.
    Unsure(usize, u32),
    /// The person leaves, or the page is hidden.
    Pause,
    /// The person is back, or begins.
    Resume,
}

/// A question with what is said around it.
#[derive(Debug, Clone, PartialEq)]
pub struct Asked {
    /// What to show.
    pub question: Question,
    /// How far it is.
    pub progress: Progress,
    /// Whether another skill was asked about just before.
    pub new_skill: bool,
}

/// A wish turned into events that the session accepts. Nothing has happened yet.
#[derive(Debug)]
pub struct Granted {
    /// Number of the first event.
    pub from: usize,
    /// What is to be written.
    pub events: Vec<Stored>,
    /// Whether a question comes on screen.
    pub shows: bool,
    session: Session,
}

/// The session and its log, as far as they have been written.
#[derive(Debug)]
pub struct Ledger {
    /// The attempt.
    pub attempt: Attempt,
    /// Its bank.
    pub loaded: Loaded,
    /// Its events.
    pub stored: Vec<Stored>,
    session: Session,
}

impl Ledger {
    /// Replays what the store knows. The error says which event does not fit the bank.
    pub fn replay(attempt: Attempt, loaded: Loaded, stored: Vec<Stored>) -> Result<Ledger, Error> {
        let log: Vec<Event> = stored.iter().map(|s| s.event.clone()).collect();
        let session = Session::replay(loaded.edition.instrument().clone(), attempt.plan.clone(), &log)?;
        Ok(Ledger { attempt, loaded, stored, session })
    }

    /// Tries a wish at a time of the wall clock. `None` if its moment is over, as for the second click of a double
    /// click.
    pub fn grant(&self, wish: &Wish, at: f64) -> Option<Granted> {
        let mut session = self.session.clone();
        let mut events = Vec::new();
        let mut push = |session: &mut Session, event: Event| {
            session.push(event.clone()).ok()?;
            events.push(Stored { at, event });
            Some(())
        };
        let items = &self.loaded.edition.bank().items;
        match wish {
            Wish::Pause if self.stored.is_empty() || self.is_paused() => return None,
            Wish::Pause => push(&mut session, Event::Paused)?,
            Wish::Resume if self.is_paused() => push(&mut session, Event::Resumed)?,
            Wish::Resume => {}
            Wish::Answer(item, given, ms) => {
                let item = items.get(*item)?.id.clone();
                push(&mut session, Event::Answered { item, options: given.clone(), ms: *ms })?;
            }
            Wish::Unsure(item, ms) => {
                push(&mut session, Event::Unsure { item: items.get(*item)?.id.clone(), ms: *ms })?
            }
        }
        let mut shows = false;
        if *wish != Wish::Pause
            && let Step::Ask(Question { item, shown: false, .. }) = session.next()
        {
            push(&mut session, Event::Shown { item: items[item].id.clone() })?;
            shows = true;
        }
        Some(Granted { from: self.stored.len(), events, shows, session })
    }

    /// What was granted has been written.
    pub fn apply(&mut self, granted: Granted) {
        self.session = granted.session;
        self.stored.extend(granted.events);
    }

    /// The question to be on screen; `None` at the end.
    pub fn asked(&self) -> Option<Asked> {
        let Step::Ask(question) = self.session.next() else { return None };
        let bank = self.loaded.edition.bank();
        let last = self.session.log().iter().rev().find_map(|event| match event {
            Event::Answered { item, .. } | Event::Unsure { item, .. } => bank.item(item),
            _ => None,
        });
        let new_skill = last.is_some_and(|last| last.skill != bank.items[question.item].skill);
        Some(Asked { progress: self.session.progress(), question, new_skill })
    }

    /// Whether nothing is left to ask.
    pub fn is_done(&self) -> bool {
        self.session.next() == Step::Done
    }

    /// Whether the last thing written is a pause.
    pub fn is_paused(&self) -> bool {
        matches!(self.stored.last(), Some(Stored { event: Event::Paused, .. }))
    }

    /// How many milliseconds the question on screen was looked at before the page was closed: from its showing, or the
    /// last return, to the pause that followed. A stretch that no pause ends cannot be known and counts nothing.
    pub fn spent(&self) -> f64 {
        let mut spent = 0.0;
        let mut since = None;
        for Stored { at, event } in &self.stored {
            match event {
                Event::Shown { .. } => (spent, since) = (0.0, Some(*at)),
                Event::Resumed => since = Some(*at),
                Event::Paused => spent += since.take().map_or(0.0, |since: f64| (at - since).max(0.0)),
                _ => {}
            }
        }
        spent
    }
}
