//! What is kept on the device.

use serde_json::Value;
use skillmark_canon::{Fault, Fields, Limits, canonical, count, list, number, object, parse, text};
use skillmark_session::{Event, Plan};

/// Something that is kept as JSON. Members of later versions are passed over.
pub trait Record: Sized {
    /// From what [`write`](Record::write) gave.
    fn read(value: &Value) -> Result<Self, Fault>;
    /// As JSON.
    fn write(&self) -> Value;
}

/// One sitting of one person, from "Start" on.
#[derive(Debug, Clone, PartialEq)]
pub struct Attempt {
    /// 128 random bits, 32 hex digits.
    pub id: String,
    /// Id of the bank, for addresses.
    pub bank: String,
    /// Title of the bank, for lists.
    pub title: String,
    /// Content digest of the bank: the key of the attempt's own copy, so that a newer bank on the server
    /// cannot change questions half-way.
    pub content: String,
    /// What is asked, under which rules.
    pub plan: Plan,
    /// When it started, RFC 3339 in UTC.
    pub started: String,
    /// When its last question was answered; absent while it runs.
    pub finished: Option<String>,
    /// The signed profile, once the person has made one.
    pub profile: Option<String>,
    /// What only the later parts of the page read and write, by the names in [`more`], as the text of a JSON object: whoever
    /// answers questions does not download what knows of it.
    pub more: Option<String>,
}

/// Names of what [`Attempt::more`] holds, all of it text.
pub mod more {
    /// The signed profile without the answers.
    pub const BRIEF: &str = "brief";
    /// The request that the attempt answers, as it came.
    pub const REQUEST: &str = "request";
    /// Present if it was carried on from a file.
    pub const RESTORED: &str = "restored";
}

impl Attempt {
    /// One of the things in [`more`](Attempt::more).
    pub fn also(&self, name: &str) -> Option<String> {
        Some(self.object()?.get(name)?.as_str()?.to_owned())
    }

    /// The same attempt with one of them.
    pub fn with(self, name: &str, text: &str) -> Self {
        let mut object = self.object().unwrap_or_else(|| object([]));
        object[name] = text.into();
        Attempt { more: Some(canonical(&object)), ..self }
    }

    fn object(&self) -> Option<Value> {
        parse(self.more.as_ref()?.as_bytes(), Limits::BANK).ok().filter(Value::is_object)
    }
}

/// An event with the wall clock's time. The time never enters the log that is scored: it serves to count the
/// seconds before a pause after the page was closed.
#[derive(Debug, Clone, PartialEq)]
pub struct Stored {
    /// Milliseconds since 1970.
    pub at: f64,
    /// What happened.
    pub event: Event,
}

impl Record for Attempt {
    fn read(value: &Value) -> Result<Self, Fault> {
        let mut f = Fields::of(value)?;
        let read = Attempt {
            id: f.need("id", text),
            bank: f.need("bank", text),
            title: f.need("title", text),
            content: f.need("content", text),
            plan: f.must("plan", Plan::read)?,
            started: f.need("started", text),
            finished: f.may("finished", text),
            profile: f.may("profile", text),
            more: f.may("more", text),
        };
        f.end_open(read)
    }

    fn write(&self) -> Value {
        object([
            ("id", self.id.as_str().into()),
            ("bank", self.bank.as_str().into()),
            ("title", self.title.as_str().into()),
            ("content", self.content.as_str().into()),
            ("plan", self.plan.write()),
            ("started", self.started.as_str().into()),
            ("finished", self.finished.as_deref().into()),
            ("profile", self.profile.as_deref().into()),
            ("more", self.more.as_deref().into()),
        ])
    }
}

impl Record for Stored {
    fn read(value: &Value) -> Result<Self, Fault> {
        let mut f = Fields::of(value)?;
        let stored = Stored { at: f.need("at", number), event: f.must("event", Event::read)? };
        f.end_open(stored)
    }

    fn write(&self) -> Value {
        object([("at", self.at.into()), ("event", self.event.write())])
    }
}

impl Stored {
    /// Whether it answers a question, be it with "I don't know".
    pub fn is_answer(&self) -> bool {
        matches!(self.event, Event::Answered { .. } | Event::Unsure { .. })
    }
}

/// An attempt as a file: whatever happens to the browser's storage, it can be carried on from here.
#[derive(Debug, Clone, PartialEq)]
pub struct AttemptFile {
    /// Always `skillmark-attempt`: tells the file from others.
    pub kind: String,
    /// Layout version, 1.
    pub format: u32,
    /// The sitting.
    pub attempt: Attempt,
    /// What happened so far.
    pub events: Vec<Stored>,
    /// The attempt's own copy of the bank: the text of `bank.json`.
    pub bank: String,
}

impl AttemptFile {
    /// The value of `kind`.
    pub const KIND: &str = "skillmark-attempt";

    /// An attempt ready for writing.
    pub fn new(attempt: Attempt, events: Vec<Stored>, bank: String) -> Self {
        AttemptFile { kind: Self::KIND.to_owned(), format: 1, attempt, events, bank }
    }

    /// Reads an exported attempt; `None` when the text is something else.
    pub fn parse(text: &str) -> Option<AttemptFile> {
        let value = parse(text.as_bytes(), Limits::BANK).ok()?;
        let file = AttemptFile::read(&value).ok()?;
        (file.kind == Self::KIND && file.format == 1).then_some(file)
    }

    fn read(value: &Value) -> Result<Self, Fault> {
        let mut f = Fields::of(value)?;
        let read = AttemptFile {
            kind: f.need("kind", text),
            format: f.need("format", count),
            attempt: f.must("attempt", Attempt::read)?,
            events: f.need("events", list(Stored::read)),
            bank: f.need("bank", text),
        };
        f.end_open(read)
    }

    /// The file's text.
    pub fn to_text(&self) -> String {
        canonical(&object([
            ("kind", self.kind.as_str().into()),
            ("format", self.format.into()),
            ("attempt", self.attempt.write()),
            ("events", self.events.iter().map(Record::write).collect()),
            ("bank", self.bank.as_str().into()),
        ]))
    }
}
