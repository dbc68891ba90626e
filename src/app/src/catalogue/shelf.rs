//! Catalogue and banks that have been read in this visit.

use super::{BankError, Catalogue, fetch};
use crate::parts::{self, Made};
use crate::store::Store;
use crate::take::Show;
use skillmark_bank::Usual;
use skillmark_canon::{Limits, parse};
use skillmark_profile::Edition;
use skillmark_session::Instrument;
use std::cell::RefCell;
use std::rc::Rc;
use std::sync::Arc;

/// A bank at hand, with the text it was read from, which attempts keep.
#[derive(Debug, Clone)]
pub struct Loaded {
    /// The bank, ready for asking.
    pub edition: Edition,
    /// `bank.json`.
    pub text: Rc<str>,
    /// What draws questions that few banks have, for a bank that may have some.
    pub show: Option<Show>,
}

/// Each file is asked for once, and each bank tabulated once.
#[derive(Debug, Default)]
pub struct Shelf {
    catalogue: RefCell<Option<Rc<Catalogue>>>,
    banks: RefCell<Vec<Loaded>>,
    /// Ids with content digests, of the banks that the catalogue names now. Attempts may keep older ones.
    current: RefCell<Vec<(String, String)>>,
}

impl Shelf {
    /// The catalogue. Asked for again only if it did not arrive.
    pub async fn catalogue(&self) -> Result<Rc<Catalogue>, BankError> {
        if let Some(catalogue) = self.catalogue.borrow().clone() {
            return Ok(catalogue);
        }
        let url = fetch::catalogue_url().ok_or(BankError::Catalogue)?;
        let text = fetch::text(&url).await.ok_or(BankError::Catalogue)?;
        let value = parse(text.as_bytes(), Limits::BANK).map_err(|_| BankError::Catalogue)?;
        let catalogue = Catalogue::read(&value).map_err(|_| BankError::Catalogue)?;
        let catalogue = Rc::new(catalogue);
        self.catalogue.replace(Some(catalogue.clone()));
        Ok(catalogue)
    }

    /// A bank of the catalogue.
    pub async fn bank(&self, id: &str) -> Result<Loaded, BankError> {
        let current = self.current.borrow().iter().find(|(i, _)| i == id).map(|(_, content)| content.clone());
        if let Some(loaded) = current.and_then(|content| self.find(&content)) {
            return Ok(loaded);
        }
        let catalogue = self.catalogue().await?;
        let entry =
            catalogue.banks.iter().find(|e| e.id == id).ok_or_else(|| BankError::Unknown(id.to_owned()))?;
        let base = fetch::catalogue_url().ok_or(BankError::Catalogue)?;
        let url = fetch::resolve(&entry.file, &base).ok_or(BankError::Missing)?;
        let text = fetch::text(&url).await.ok_or(BankError::Missing)?;
        let loaded = self.add(&text, &entry.content).await?;
        self.current.borrow_mut().push((id.to_owned(), loaded.edition.content().to_owned()));
        Ok(loaded)
    }

    /// A bank that an attempt keeps.
    pub async fn kept(&self, content: &str, store: &dyn Store) -> Result<Loaded, BankError> {
        if let Some(loaded) = self.find(content) {
            return Ok(loaded);
        }
        let text = store.bank(content).await.ok().flatten().ok_or(BankError::Missing)?;
        let loaded = self.add(&text, content).await?;
        match loaded.edition.content() == content {
            true => Ok(loaded),
            false => Err(BankError::Damaged("the copy on this device was changed".to_owned())),
        }
    }

    /// All that has been read.
    pub fn at_hand(&self) -> Vec<Edition> {
        self.banks.borrow().iter().map(|loaded| loaded.edition.clone()).collect()
    }

    /// Most banks are as they were built and have nothing that few banks have. For any other the page loads what it takes.
    async fn add(&self, text: &str, built: &str) -> Result<Loaded, BankError> {
        let (instrument, content, show) = match usual(text, built) {
            Some(made) => made,
            None => parts::instrument(text.to_owned(), built.to_owned()).await??,
        };
        let edition = Edition::with_digest(Arc::new(instrument), content);
        let loaded = Loaded { edition, text: text.into(), show };
        // Two pages may have waited for the same file.
        if let Some(earlier) = self.find(loaded.edition.content()) {
            return Ok(earlier);
        }
        self.banks.borrow_mut().push(loaded.clone());
        Ok(loaded)
    }

    fn find(&self, content: &str) -> Option<Loaded> {
        self.banks.borrow().iter().find(|loaded| loaded.edition.content() == content).cloned()
    }
}

fn usual(text: &str, built: &str) -> Option<Made> {
    let bank = Usual::read(text.as_bytes()).filter(|bank| bank.content().to_string() == built)?;
    let content = *bank.content();
    Some((Instrument::usual(bank)?, content, None))
}
