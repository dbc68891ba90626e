//! What a person brings: a file, a link, or text.

use crate::dom;
use crate::parts;
use crate::store::AttemptFile;
use leptos::prelude::*;
use skillmark_profile::badge::{self, BadgeError};
use skillmark_profile::link::{self, LinkError};
use skillmark_profile::locked::{self, Locked};
use skillmark_profile::qr::series::SeriesError;
use skillmark_profile::qr::{ScanError, Scanner, Seen};
use skillmark_text::{Locale, errors, forms};
use web_sys::File;

/// Largest file that is read, in bytes. Profiles have some kilobytes.
const MOST: f64 = 1_048_576.0;

/// Largest picture in which a code is looked for, in bytes: what cameras make has some megabytes.
const MOST_PICTURE: f64 = 32.0 * MOST;

/// Something to check.
#[derive(Debug, Clone)]
pub enum Received {
    /// A file, dropped or picked.
    File(File),
    /// What a share link has after `#/p/`.
    Link(String),
    /// What codes gave that a camera saw.
    Codes(Vec<u8>),
    /// What a locked link gave.
    Unlocked(Vec<u8>),
    /// Whatever was pasted: a link or the document itself.
    Text(String),
}

/// A document that can be checked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document {
    /// Its text, not yet parsed.
    pub bytes: Vec<u8>,
    /// The file it came in.
    pub file: Option<String>,
    /// Whether it came in a link.
    pub linked: bool,
}

impl Document {
    /// The exported attempt that it is, if it is one.
    pub fn attempt(&self) -> Option<AttemptFile> {
        AttemptFile::parse(std::str::from_utf8(&self.bytes).ok()?)
    }
}

/// What came, read as far as it can be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Read {
    /// Something to check.
    Document(Document),
    /// A link that takes a passphrase.
    Locked(Box<Locked>),
}

impl Received {
    /// Reads it as far as it must be to be checked, or to ask for the passphrase that it takes. Codes in pictures are taken up one
    /// by one. The error is a sentence for the person.
    pub async fn read(self, l: Locale, codes: StoredValue<Scanner>) -> Result<Read, String> {
        let whole = |bytes, linked| Ok(Read::Document(Document { bytes, file: None, linked }));
        match self {
            Received::File(file) => from_file(l, &file, codes).await,
            Received::Link(data) => from_link(l, &data),
            Received::Unlocked(bytes) => whole(bytes, true),
            Received::Codes(bytes) => whole(bytes, false),
            Received::Text(text) => match text.trim_start().starts_with('{') {
                true => limited(l, text).map(Read::Document),
                false => from_link(l, &text),
            },
        }
    }
}

async fn from_file(l: Locale, file: &File, codes: StoredValue<Scanner>) -> Result<Read, String> {
    let name = file.name();
    let size = file.size();
    if size > MOST {
        return match is_picture(file) && size <= MOST_PICTURE {
            true => from_picture(l, file, codes, errors::picture_empty(l, &name)).await,
            false => Err(too_big(l, &name, size)),
        };
    }
    let bytes = dom::read_bytes(file).await.ok_or_else(|| errors::file_unreadable(l, &name))?;
    // What calls itself JSON gets a verdict even where it is none: what is wrong with it is worth a name.
    if is_document(&bytes) || name.ends_with(".json") {
        return Ok(filed(bytes, name));
    }
    match badge::unbake(&bytes) {
        Ok(bytes) => Ok(filed(bytes, name)),
        Err(BadgeError::Kind) if is_picture(file) => {
            from_picture(l, file, codes, errors::picture_empty(l, &name)).await
        }
        Err(BadgeError::Empty) => from_picture(l, file, codes, errors::badge_empty(l, &name)).await,
        Err(error) => Err(lost(l, &name, &error)),
    }
}

fn filed(bytes: Vec<u8>, name: String) -> Read {
    Read::Document(Document { bytes, file: Some(name), linked: false })
}

/// What the codes in a picture give. `empty` is said where there are none.
async fn from_picture(
    l: Locale,
    file: &File,
    codes: StoredValue<Scanner>,
    empty: String,
) -> Result<Read, String> {
    let Some(picture) = dom::grey_of(file).await else { return Err(empty) };
    let texts = parts::codes_in(picture).await.map_err(|_| errors::part_missing(l).to_owned())?;
    let mut said = empty;
    for text in texts {
        match codes.try_update_value(|codes| codes.take(&text)) {
            Some(Ok(Seen::Document(bytes))) => return Ok(filed(bytes, file.name())),
            Some(Err(ScanError::Locked(link))) => return from_link(l, &link),
            Some(Ok(Seen::Missing { count, numbers })) => said = missing(l, count, &numbers),
            Some(Err(error)) => said = refused(l, &error),
            None => {}
        }
    }
    Err(said)
}

/// By what the browser takes it for.
fn is_picture(file: &File) -> bool {
    dom::get(file, "type").and_then(|kind| kind.as_string()).is_some_and(|kind| kind.starts_with("image/"))
}

/// Which codes are still to come.
pub fn missing(l: Locale, count: usize, numbers: &[usize]) -> String {
    let (seen, count) = ((count - numbers.len()) as u32, count as u32);
    let numbers = numbers.iter().map(usize::to_string).collect::<Vec<_>>().join(", ");
    forms::scan_missing(l, forms::ScanMissing { seen, count, numbers: &numbers })
}

/// Why a code was not taken up.
pub fn refused(l: Locale, error: &ScanError) -> String {
    match error {
        ScanError::Foreign | ScanError::Locked(_) => forms::scan_foreign(l).to_owned(),
        ScanError::Link(error) => sentence(l, error),
        ScanError::Series(SeriesError::Version) => errors::codes_version(l).to_owned(),
        ScanError::Series(SeriesError::Form) => errors::codes_form(l).to_owned(),
        ScanError::Series(SeriesError::Mixed) => errors::codes_mixed(l).to_owned(),
        ScanError::Series(SeriesError::Damaged) => errors::codes_damaged(l).to_owned(),
        ScanError::Series(SeriesError::TooLarge) => errors::link_too_large(l, (link::LIMIT / 1024) as u32),
    }
}

/// Whether bytes begin as a JSON object does.
fn is_document(bytes: &[u8]) -> bool {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    bytes.trim_ascii_start().starts_with(b"{")
}

/// Why a picture gives no profile.
fn lost(l: Locale, name: &str, error: &BadgeError) -> String {
    match error {
        BadgeError::Kind => errors::file_kind(l, name),
        BadgeError::Empty => errors::badge_empty(l, name),
        BadgeError::Cut { .. } | BadgeError::Damaged { .. } => errors::badge_damaged(l, name),
        BadgeError::Several => errors::badge_several(l, name),
        BadgeError::Large { found } | BadgeError::TooLarge { found } => too_big(l, name, *found as f64),
        BadgeError::Compressed | BadgeError::Text => errors::badge_unreadable(l, name),
    }
}

fn limited(l: Locale, text: String) -> Result<Document, String> {
    match text.len() as f64 > MOST {
        true => Err(too_big(l, errors::pasted(l), text.len() as f64)),
        false => Ok(Document { bytes: text.into_bytes(), file: None, linked: false }),
    }
}

fn from_link(l: Locale, text: &str) -> Result<Read, String> {
    let read = match locked::is_locked(text) {
        true => Locked::decode(text).map(|locked| Read::Locked(Box::new(locked))),
        false => link::decode(text).map(|bytes| Read::Document(Document { bytes, file: None, linked: true })),
    };
    read.map_err(|error| sentence(l, &error))
}

fn too_big(l: Locale, name: &str, size: f64) -> String {
    let (size, most) = (size_of(l, size), size_of(l, MOST));
    errors::file_too_big(l, errors::FileTooBig { name, size: &size, most: &most })
}

fn size_of(l: Locale, bytes: f64) -> String {
    match bytes < MOST {
        true => errors::kilobytes(l, (bytes / 1024.0).ceil() as u32),
        false => errors::megabytes(l, (bytes / MOST).round() as u32),
    }
}

fn sentence(l: Locale, error: &LinkError) -> String {
    let whole = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    match error {
        LinkError::Empty => errors::link_empty(l).to_owned(),
        LinkError::Version { found } => errors::link_version(l, found),
        LinkError::Character { found, at } => {
            let found = &found.to_string();
            errors::link_character(l, errors::LinkCharacter { found, position: whole(at + 1) })
        }
        LinkError::Cut { found, expected: Some(expected) } => {
            errors::link_cut(l, errors::LinkCut { found: whole(*found), expected: whole(*expected) })
        }
        LinkError::Cut { found, expected: None } => errors::link_cut_somewhere(l, whole(*found)),
        LinkError::Damaged => errors::link_damaged(l).to_owned(),
        LinkError::TooLarge => errors::link_too_large(l, whole(link::LIMIT / 1024)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_way_a_link_breaks_has_its_own_sentence() {
        let l = Locale::default();
        let good = link::encode(b"{\"name\":\"Ana\"}");
        let cut = from_link(l, &good[..good.len() - 6]).unwrap_err();
        assert!(cut.contains("cut off after"), "{cut}");
        assert!(from_link(l, "  ").unwrap_err().contains("no profile"));
        assert!(from_link(l, "3.abc").unwrap_err().contains("“3.”"));
        let bytes = b"{\"name\":\"Ana\"}".to_vec();
        assert_eq!(from_link(l, &good), Ok(Read::Document(Document { bytes, file: None, linked: true })));
    }

    #[test]
    fn a_link_that_takes_a_passphrase_is_none_of_an_unknown_version() {
        let l = Locale::default();
        let locked =
            Locked { iterations: locked::ITERATIONS, salt: [1; 16], nonce: [2; 12], sealed: vec![3; 40] };
        let link = format!("see https://a.example/#/p/{}", locked.encode());
        assert_eq!(from_link(l, &link), Ok(Read::Locked(Box::new(locked))));
        assert!(from_link(l, &link[..link.len() - 6]).unwrap_err().contains("cut off after"));
    }

    #[test]
    fn each_way_a_picture_fails_has_its_own_sentence() {
        let l = Locale::default();
        let errors = [
            BadgeError::Kind,
            BadgeError::Empty,
            BadgeError::Cut { found: 9 },
            BadgeError::Several,
            BadgeError::Compressed,
            BadgeError::Large { found: 2_000_000 },
        ];
        let mut said: Vec<String> = errors.iter().map(|error| lost(l, "me.png", error)).collect();
        assert!(said.iter().all(|sentence| sentence.contains("me.png")), "{said:?}");
        said.dedup();
        assert_eq!(said.len(), errors.len());
    }

    #[test]
    fn a_pasted_document_is_not_taken_for_a_link() {
        let l = Locale::default();
        assert_eq!(limited(l, " {\"a\":1}".to_owned()).unwrap().bytes, b" {\"a\":1}");
        let big = limited(l, "x".repeat(10 * 1_048_576)).unwrap_err();
        assert!(big.contains("10 MB"), "{big}");
    }
}
