//! The reader's address book: which keys have been seen, what they called themselves, what the reader calls them.
//!
//! Nothing is trusted on first use. A key that was seen is no known key: only the reader's own name for it, given once he
//! has compared it with its owner on another channel, makes it one ([`Book::known`]).
//!
//! ```
//! use skillmark_profile::{Book, Observation};
//!
//! let nfkc = str::to_owned; // names in ASCII have one shape only
//! let (old, new) = ("did:key:z6MkpTm8tHPBdEHqo4Cz4jxDPb8UtUtconygUUToqRyeM671", "did:key:z6MkqfHZJyNVKv56MfN3p2Kg73L1vgiusTG12gamx55DEiXx");
//! let mut book = Book::default();
//! assert_eq!(book.seen(old, Some("Ada"), "2026-01-01", nfkc), Observation::New);
//! assert_eq!(book.seen(old, Some("Ada"), "2026-02-01", nfkc), Observation::Same);
//! assert_eq!(book.seen(new, Some("Ada"), "2026-03-01", nfkc), Observation::KeyChanged { did: old.into(), name: "Ada".into() });
//! book.name(old, Some("Ada, Sales".into()));
//! assert_eq!(book.known()[0].name, "Ada, Sales");
//! ```

use crate::compose::is_name;
use crate::endorsed::Known;
use crate::inert::inert;
use serde_json::Value;
use skillmark_canon::{Fault, Fields, Limits, list, object, parse, text};

/// Most keys that are remembered. The oldest whom the reader has not named goes first.
pub const BOOK_LIMIT: usize = 500;

/// Unicode's NFKC of a name: ligatures, full-width and other shapes of a letter become the letter. Whoever compares names brings it,
/// for its tables outweigh all that is here, and every browser has them.
pub type Nfkc = fn(&str) -> String;

/// A key that has been seen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contact {
    /// `did:key:…`.
    pub did: String,
    /// When it was first seen, RFC 3339.
    pub first: String,
    /// What it called itself when it first did so. Inert.
    pub claimed: Option<String>,
    /// The reader's own name for it. With it the key counts as known.
    pub named: Option<String>,
}

/// What a key's coming means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Observation {
    /// Never seen before, under no name that another key has.
    New,
    /// Seen before, and nothing about it has changed.
    Same,
    /// It called itself otherwise when it was first seen.
    Renamed {
        /// Its name then.
        from: String,
    },
    /// Another key is known under the name that it claims. The two may be one person's on two devices, or somebody is
    /// posing: only the person can tell.
    KeyChanged {
        /// The other key.
        did: String,
        /// The name that both claim, as the reader or the other key has it.
        name: String,
    },
}

/// All keys that have been seen, in the order in which they first claimed a name.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Book(Vec<Contact>);

impl Book {
    /// Enters a key, and says what its coming means. Says so again each time, until the reader names the key or forgets
    /// the other: a warning that is gone with the second look would be none.
    pub fn seen(&mut self, did: &str, claimed: Option<&str>, date: &str, nfkc: Nfkc) -> Observation {
        let claimed = claimed.map(inert);
        let new = self.find(did).is_none();
        let contact = self.entered(did, claimed.as_deref(), date);
        let Some(claimed) = claimed else {
            return if new { Observation::New } else { Observation::Same };
        };
        let renamed = contact.claimed.clone().filter(|from| !same(from, &claimed, nfkc));
        match (self.other(&contact, &claimed, nfkc), renamed) {
            (Some(other), _) => Observation::KeyChanged {
                did: other.did.clone(),
                name: other.named.clone().or_else(|| other.claimed.clone()).unwrap_or_default(),
            },
            (None, Some(from)) => Observation::Renamed { from },
            (None, None) if new => Observation::New,
            (None, None) => Observation::Same,
        }
    }

    /// The entry of a key, made where there is none. It stands where it first claimed a name, or, as long as it claims none,
    /// where it first came.
    fn entered(&mut self, did: &str, claimed: Option<&str>, date: &str) -> Contact {
        let contact = match self.0.iter().position(|contact| contact.did == did) {
            Some(place) if claimed.is_none() || self.0[place].claimed.is_some() => {
                return self.0[place].clone();
            }
            Some(place) => Contact { claimed: claimed.map(str::to_owned), ..self.0.remove(place) },
            None => Contact {
                did: did.to_owned(),
                first: date.to_owned(),
                claimed: claimed.map(str::to_owned),
                named: None,
            },
        };
        self.add(contact.clone());
        contact
    }

    /// Who was called so before, or is by the reader. Nobody, for a key that the reader has compared and named.
    fn other(&self, contact: &Contact, name: &str, nfkc: Nfkc) -> Option<&Contact> {
        let mut before = self.0.iter().take_while(|other| other.did != contact.did);
        let earlier = before.find(|other| other.is_called(name, nfkc));
        let mut named = self.0.iter().filter(|other| other.did != contact.did && other.named.is_some());
        let other = earlier.or_else(|| named.find(|other| other.is_called(name, nfkc)));
        other.filter(|_| contact.named.is_none())
    }

    fn add(&mut self, contact: Contact) {
        if self.0.len() >= BOOK_LIMIT {
            let oldest = self.0.iter().position(|contact| contact.named.is_none()).unwrap_or(0);
            self.0.remove(oldest);
        }
        self.0.push(contact);
    }

    /// The entry of a key.
    pub fn find(&self, did: &str) -> Option<&Contact> {
        self.0.iter().find(|contact| contact.did == did)
    }

    /// Sets the reader's own name for a key that has been seen, or takes it back. `false` where the name is none, or the
    /// key has not been seen: nothing changes then.
    pub fn name(&mut self, did: &str, name: Option<String>) -> bool {
        let contact = self.0.iter_mut().find(|contact| contact.did == did);
        match (contact, name.as_deref().is_none_or(is_name)) {
            (Some(contact), true) => {
                contact.named = name;
                true
            }
            _ => false,
        }
    }

    /// Forgets a key: it will be new again.
    pub fn forget(&mut self, did: &str) {
        self.0.retain(|contact| contact.did != did);
    }

    /// Everyone in it.
    pub fn contacts(&self) -> &[Contact] {
        &self.0
    }

    /// Those whom the reader has named.
    pub fn known(&self) -> Vec<Known> {
        let known =
            |contact: &Contact| Some(Known { did: contact.did.clone(), name: contact.named.clone()? });
        self.0.iter().filter_map(known).collect()
    }

    /// Reads what [`to_value`](Self::to_value) wrote.
    pub fn read(bytes: &[u8]) -> Result<Book, String> {
        let value = parse(bytes, Limits::BANK).map_err(|error| error.to_string())?;
        list(contact)(&value).map(Book).map_err(|fault| fault.to_string())
    }

    /// As JSON.
    pub fn to_value(&self) -> Value {
        let one = |contact: &Contact| {
            object([
                ("did", contact.did.as_str().into()),
                ("first", contact.first.as_str().into()),
                ("claimed", contact.claimed.as_deref().into()),
                ("named", contact.named.as_deref().into()),
            ])
        };
        self.0.iter().map(one).collect()
    }
}

fn contact(value: &Value) -> Result<Contact, Fault> {
    let mut f = Fields::of(value)?;
    let contact = Contact {
        did: f.need("did", text),
        first: f.need("first", text),
        claimed: f.may("claimed", text),
        named: f.may("named", text),
    };
    f.end_open(contact)
}

impl Contact {
    /// Whether the reader or the key itself calls it so.
    fn is_called(&self, name: &str, nfkc: Nfkc) -> bool {
        [&self.named, &self.claimed].into_iter().flatten().any(|own| same(own, name, nfkc))
    }
}

/// Whether two names read the same: capitals, spaces and the shape of letters do not make another person.
pub fn same(a: &str, b: &str, nfkc: Nfkc) -> bool {
    // Nor does what leaves no mark: soft hyphens, joiners, fillers, variation selectors.
    let marks = |c: &char| !matches!(c, '\u{ad}' | '\u{34f}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{3164}' | '\u{fe00}'..='\u{fe0f}' | '\u{ffa0}');
    let plain = |name: &str| {
        let name: String = name.chars().filter(marks).collect();
        // Once what joins or parts letters unseen is gone: it would keep an accent from its letter.
        nfkc(&name).split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
    };
    plain(a) == plain(b)
}
