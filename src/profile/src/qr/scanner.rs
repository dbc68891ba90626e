//! What a camera sees, one code after the other, until a document is there.

use super::series::{FAMILY, Series, SeriesError};
use crate::link::{self, LinkError};
use crate::locked;

/// Why a code was not taken up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ScanError {
    /// It holds neither a profile's link nor a part of a profile.
    Foreign,
    /// It holds a link that does not open.
    Link(LinkError),
    /// It holds a link whose profile takes a passphrase.
    Locked(String),
    /// It holds a part that does not fit.
    Series(SeriesError),
}

/// How far it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Seen {
    /// The document.
    Document(Vec<u8>),
    /// So many codes there are, and these have not come.
    Missing {
        /// How many there are.
        count: usize,
        /// Their numbers.
        numbers: Vec<usize>,
    },
}

/// Takes up codes in any order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Scanner {
    series: Option<Series>,
}

impl Scanner {
    /// Takes up what a code says. After an error everything is as it was.
    ///
    /// ```
    /// use skillmark_profile::qr::{Scanner, Seen, series};
    /// let [first, second] = series::parts(b"{}").unwrap().try_into().unwrap();
    /// let mut scanner = Scanner::default();
    /// assert_eq!(scanner.take(&second), Ok(Seen::Missing { count: 2, numbers: vec![1] }));
    /// assert_eq!(scanner.take(&first), Ok(Seen::Document(b"{}".to_vec())));
    /// ```
    pub fn take(&mut self, text: &str) -> Result<Seen, ScanError> {
        if !text.starts_with(FAMILY) {
            return link_in(text).map(Seen::Document);
        }
        let mut series = match &self.series {
            None => Series::begin(text).map_err(ScanError::Series)?,
            Some(series) => series.clone(),
        };
        series.add(text).map_err(ScanError::Series)?;
        match series.document() {
            // Nobody can tell which part is wrong, so all have to come again.
            Some(document) => {
                self.series = None;
                document.map(Seen::Document).map_err(ScanError::Series)
            }
            None => {
                let seen = Seen::Missing { count: series.count(), numbers: series.missing() };
                self.series = Some(series);
                Ok(seen)
            }
        }
    }
}

fn link_in(text: &str) -> Result<Vec<u8>, ScanError> {
    match link::data_in(text) {
        None => Err(ScanError::Foreign),
        Some(_) if locked::is_locked(text) => Err(ScanError::Locked(text.to_owned())),
        Some(_) => link::decode(text).map_err(ScanError::Link),
    }
}
