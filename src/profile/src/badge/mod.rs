//! A profile baked into a picture, as Open Badges 3.0 says ("Baked Badges", 1EdTech, 2024).
//!
//! In a PNG it is one `iTXt` chunk with the keyword `openbadgecredential`, its text not compressed; in an SVG, which is
//! only read here, one element `openbadges:credential` with the text as CDATA. The picture proves nothing: what it
//! carries is checked like any other document.

mod png;
mod svg;

pub use png::bake;
use std::borrow::Cow;

/// Largest picture that is read, in bytes.
pub const FILE_LIMIT: usize = 1024 * 1024;

/// Largest document that is baked or read, in bytes.
pub const LIMIT: usize = crate::link::LIMIT;

/// Why a picture gives no document, or takes none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BadgeError {
    /// It is neither a PNG nor an SVG.
    Kind,
    /// The picture has more than [`FILE_LIMIT`] bytes.
    Large {
        /// How many it has.
        found: usize,
    },
    /// The document has more than [`LIMIT`] bytes.
    TooLarge {
        /// How many it has.
        found: usize,
    },
    /// The file ends before the picture does.
    Cut {
        /// How many bytes arrived.
        found: usize,
    },
    /// A part of the picture was changed on the way.
    Damaged {
        /// Where in the file the part begins, in bytes.
        at: usize,
    },
    /// The picture carries no document.
    Empty,
    /// It carries more than one, so that two readers could see two.
    Several,
    /// The document is compressed, which Open Badges does not allow.
    Compressed,
    /// The document is not UTF-8.
    Text,
}

impl std::fmt::Display for BadgeError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            BadgeError::Kind => f.write_str("this is neither a PNG nor an SVG picture"),
            BadgeError::Large { found } => {
                write!(f, "the picture has {found} bytes, badges have at most {FILE_LIMIT}")
            }
            BadgeError::TooLarge { found } => {
                write!(f, "the document in the picture has {found} bytes, no profile needs more than {LIMIT}")
            }
            BadgeError::Cut { found } => {
                write!(f, "the picture was cut off after {found} bytes; ask for it again")
            }
            BadgeError::Damaged { at } => {
                write!(f, "the picture was changed at byte {at} on the way; ask for it again")
            }
            BadgeError::Empty => f.write_str(
                "the picture carries no profile; programs that shrink or convert pictures leave it out, so ask for the \
                 file as it was saved",
            ),
            BadgeError::Several => {
                f.write_str("the picture carries more than one document, and nothing says which is meant")
            }
            BadgeError::Compressed => {
                f.write_str("the document in the picture is compressed, which Open Badges does not allow")
            }
            BadgeError::Text => f.write_str("the document in the picture is not UTF-8 text"),
        }
    }
}

impl std::error::Error for BadgeError {}

/// Whether these bytes are a picture that could carry a document.
pub fn is_picture(bytes: &[u8]) -> bool {
    png::is(bytes) || svg::is(bytes)
}

/// The document that a picture carries, PNG or SVG.
///
/// ```
/// use skillmark_profile::badge::{bake, unbake};
/// let picture = include_bytes!("../../../../tests/reference/profile/dot.png");
/// let badge = bake(picture, r#"{"name":"Ana"}"#)?;
/// assert_eq!(unbake(&badge)?, br#"{"name":"Ana"}"#);
/// # Ok::<(), skillmark_profile::badge::BadgeError>(())
/// ```
pub fn unbake(bytes: &[u8]) -> Result<Vec<u8>, BadgeError> {
    if bytes.len() > FILE_LIMIT {
        return Err(BadgeError::Large { found: bytes.len() });
    }
    let document = match () {
        () if png::is(bytes) => Cow::Borrowed(png::document(bytes)?),
        () if svg::is(bytes) => Cow::Owned(svg::document(bytes)?),
        () => return Err(BadgeError::Kind),
    };
    match document.len() {
        found if found > LIMIT => Err(BadgeError::TooLarge { found }),
        _ if std::str::from_utf8(&document).is_err() => Err(BadgeError::Text),
        _ => Ok(document.into_owned()),
    }
}
