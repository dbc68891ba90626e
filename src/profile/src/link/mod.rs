//! A profile as the tail of a link.
//!
//! ```text
//! link    = version "." [ length "." ] data
//! version = "1" | "2"
//! length  = how many characters `data` has, decimal
//! data    = base64url without padding (RFC 4648 §5) of raw DEFLATE (RFC 1951) of the document; in version 2 after a dictionary of
//!           what profiles have in common (`dictionary.txt`)
//! ```
//!
//! Version 2 is about half as long, and is what codes for cameras hold; version 1 can be read by any program that knows DEFLATE, and is
//! what people get to see.
//!
//! Links travel through mail and chat, which cut them, wrap them and put a full stop behind them. The length says
//! how much should have arrived, so that a cut link is told from a damaged one, and where the link ends when text
//! was glued to it. Links without a length are read too.

mod fold;

pub(crate) use fold::{fold, unfold};

use data_encoding::BASE64URL_NOPAD;
use miniz_oxide::deflate::compress_to_vec;
use miniz_oxide::inflate::TINFLStatus;
use miniz_oxide::inflate::core::{DecompressorOxide, decompress, inflate_flags};

/// Largest document that a link may unfold to, in bytes.
pub const LIMIT: usize = 256 * 1024;

const VERSION: &str = "1.";
const FOLDED: &str = "2.";

/// Where the app's address ends and the link's data begins.
const ROUTE: &str = "#/p/";

/// No document within [`LIMIT`] needs more characters: DEFLATE stores what it cannot shrink with 5 bytes a block.
const MOST_CHARACTERS: usize = LIMIT / 3 * 4 + 4096;

/// Signs that mail programs and people put around a link. None of them occurs in base64url.
const AROUND: &[char] = &[
    '.', ',', ';', ':', '!', '?', '(', ')', '[', ']', '<', '>', '"', '\'', '«', '»', '“', '”', '’', '*', '=',
    '|', '…',
];

/// Why a link could not be opened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LinkError {
    /// There is no data at all.
    Empty,
    /// The version in front is not one that this code reads.
    Version {
        /// What stands there, at most 12 characters.
        found: String,
    },
    /// A character that base64url does not have.
    Character {
        /// The character.
        found: char,
        /// How many characters of data stand before it.
        at: usize,
    },
    /// The end is missing.
    Cut {
        /// Characters of data that arrived.
        found: usize,
        /// Characters that the link says it has, where it says so.
        expected: Option<usize>,
    },
    /// All characters are there, but they do not unfold: some were changed on the way.
    Damaged,
    /// It unfolds to more than [`LIMIT`] bytes.
    TooLarge,
}

impl LinkError {
    /// Machine name, one of those that verdicts use.
    pub fn code(&self) -> &'static str {
        match self {
            LinkError::Version { .. } => "UNSUPPORTED",
            LinkError::TooLarge => "TOO_LARGE",
            _ => "INVALID_ENCODING",
        }
    }
}

impl std::fmt::Display for LinkError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            LinkError::Empty => {
                f.write_str("the link carries no profile; copy it again, from \"http\" to its end")
            }
            LinkError::Version { found } => {
                write!(
                    f,
                    "the link's data begin with {found:?}, this version reads \"1.\" and \"2.\"; open it in a newer version"
                )
            }
            LinkError::Character { found, at } => {
                write!(f, "character {} of the link's data is {found:?}, which links do not contain", at + 1)
            }
            LinkError::Cut { found, expected: Some(expected) } => {
                write!(
                    f,
                    "the link was cut off: {found} of {expected} characters arrived; ask for the file instead"
                )
            }
            LinkError::Cut { found, expected: None } => {
                write!(f, "the link was cut off after {found} characters; ask for the file instead")
            }
            LinkError::Damaged => f.write_str("the link was changed on the way; ask for the file instead"),
            LinkError::TooLarge => {
                write!(f, "the link unfolds to more than {} KiB, which no profile needs", LIMIT / 1024)
            }
        }
    }
}

impl std::error::Error for LinkError {}

/// The document as link data. Hand in its canonical form: white space would travel along.
///
/// ```
/// use skillmark_profile::link;
/// let data = link::encode(br#"{"name":"Ana"}"#);
/// assert!(data.starts_with("1."));
/// assert_eq!(link::decode(&data).unwrap(), br#"{"name":"Ana"}"#);
/// ```
pub fn encode(document: &[u8]) -> String {
    let data = BASE64URL_NOPAD.encode(&deflate(document));
    format!("{VERSION}{}.{data}", data.len())
}

/// The same in version 2.
///
/// ```
/// use skillmark_profile::link;
/// let profile = include_bytes!("../../../../tests/reference/profile/answer_without.json");
/// let (long, short) = (link::encode(profile), link::encode_short(profile));
/// assert!(2 * short.len() < long.len());
/// assert_eq!(link::decode(&short).unwrap(), profile);
/// ```
pub fn encode_short(document: &[u8]) -> String {
    match fold(document) {
        Some(folded) => {
            let data = BASE64URL_NOPAD.encode(&folded);
            format!("{FOLDED}{}.{data}", data.len())
        }
        None => encode(document),
    }
}

/// What a text has after `#/p/`, if it is a link that carries something.
pub(crate) fn data_in(text: &str) -> Option<&str> {
    text.find(ROUTE).map(|at| &text[at + ROUTE.len()..])
}

pub(crate) fn deflate(document: &[u8]) -> Vec<u8> {
    compress_to_vec(document, 10)
}

/// The document in link data, or in a whole link that carries them after `#/p/`.
pub fn decode(link: &str) -> Result<Vec<u8>, LinkError> {
    let (folded, (bytes, cut)) = match payload(link, FOLDED) {
        Err(LinkError::Version { .. }) => (false, payload(link, VERSION)?),
        folded => (true, folded?),
    };
    let document = if folded { unfold(&bytes) } else { inflate(&bytes) };
    document.map_err(|error| match error {
        Inflate::TooLarge => LinkError::TooLarge,
        // Nothing says how long it should be, so a stream that wants more is most likely cut.
        Inflate::WantsMore => cut.unwrap_or(LinkError::Damaged),
        Inflate::Broken => LinkError::Damaged,
    })
}

/// The bytes in a link of this version; and what it means if they are found to be too few, where no length said that
/// all are there.
pub(crate) fn payload(link: &str, version: &str) -> Result<(Vec<u8>, Option<LinkError>), LinkError> {
    let (expected, data) = split(link, version)?;
    let cut = LinkError::Cut { found: data.len(), expected };
    match BASE64URL_NOPAD.decode(data.as_bytes()) {
        _ if expected.is_some_and(|expected| data.len() < expected) => Err(cut),
        Ok(bytes) => Ok((bytes, expected.is_none().then_some(cut))),
        Err(_) if expected.is_none() => Err(cut),
        Err(_) => Err(LinkError::Damaged),
    }
}

/// Announced length, and the data freed of what mail programs add.
fn split(link: &str, version: &str) -> Result<(Option<usize>, String), LinkError> {
    let tail = data_in(link).unwrap_or(link);
    if tail.len() > 2 * MOST_CHARACTERS {
        return Err(LinkError::TooLarge);
    }
    // Wrapped lines: white space, soft hyphens and invisible marks are nobody's data.
    let tail: String = tail.chars().filter(|c| !c.is_whitespace() && !is_invisible(*c)).collect();
    if tail.trim_matches(AROUND).is_empty() {
        return Err(LinkError::Empty);
    }
    let Some(rest) = tail.trim_start_matches(AROUND).strip_prefix(version) else {
        let found = tail.split_inclusive('.').next().unwrap_or_default();
        return Err(LinkError::Version { found: found.chars().take(12).collect() });
    };
    let (expected, rest) = match rest.split_once('.') {
        Some((length, data)) if is_length(length) => (length.parse().ok(), data),
        _ => (None, rest),
    };

    let data = &rest[..rest.find(|c| !is_base64url(c)).unwrap_or(rest.len())];
    match expected {
        // Whatever stands behind the announced end was glued on.
        Some(expected) if data.len() >= expected => return Ok((Some(expected), data[..expected].to_owned())),
        None if data.is_empty() => return Err(LinkError::Empty),
        _ => {}
    }
    match rest[data.len()..].trim_start_matches(AROUND).chars().next() {
        None => Ok((expected, data.to_owned())),
        Some(_) => Err(LinkError::Character {
            found: rest[data.len()..].chars().next().unwrap_or(' '),
            at: data.len(),
        }),
    }
}

fn is_length(text: &str) -> bool {
    (1..=7).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit())
}

fn is_base64url(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '-' || c == '_'
}

fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

/// Why a stream did not unfold.
pub(crate) enum Inflate {
    WantsMore,
    Broken,
    TooLarge,
}

/// What a stream unfolds to.
pub(crate) fn inflate(data: &[u8]) -> Result<Vec<u8>, Inflate> {
    inflate_after(&[], data)
}

/// The same for a stream that may refer to what stands before it. Unfolds step by step and stops at [`LIMIT`], so that 13 kB of
/// bomb never become 10 MiB.
fn inflate_after(before: &[u8], data: &[u8]) -> Result<Vec<u8>, Inflate> {
    let most = before.len() + LIMIT;
    let mut state = DecompressorOxide::new();
    let mut out = before.to_vec();
    out.resize(before.len() + (4 * data.len()).clamp(1024, LIMIT + 1), 0);
    let (mut read, mut written) = (0, before.len());
    loop {
        let flags = inflate_flags::TINFL_FLAG_USING_NON_WRAPPING_OUTPUT_BUF;
        let (status, consumed, produced) = decompress(&mut state, &data[read..], &mut out, written, flags);
        read += consumed;
        written += produced;
        match status {
            _ if written > most => return Err(Inflate::TooLarge),
            TINFLStatus::Done if read == data.len() => {
                out.truncate(written);
                return Ok(out.split_off(before.len()));
            }
            TINFLStatus::HasMoreOutput => out.resize((2 * out.len()).min(most + 1), 0),
            TINFLStatus::NeedsMoreInput | TINFLStatus::FailedCannotMakeProgress => {
                return Err(Inflate::WantsMore);
            }
            // `Done` with bytes left over is broken as well: a second document could hide behind the first.
            _ => return Err(Inflate::Broken),
        }
    }
}
