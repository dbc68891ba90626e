//! A document in several codes.
//!
//! ```text
//! part   = "SKILLMARK:1:" number ":" count ":" tie ":" data
//! number = 1 to count, decimal without leading zeros
//! count  = 2 to 16
//! tie    = 6 characters of base32 (RFC 4648): the first 30 bits of SHA-256 of the stream
//! data   = base45 (RFC 9285) of the number-th piece of the stream
//! stream = raw DEFLATE (RFC 1951) of the document after the dictionary of links of version 2 ([`link`])
//! ```
//!
//! All of it is of the characters that codes hold at 5.5 bits each. The tie says which parts belong together, also
//! when two people show theirs; that nothing was changed is what signatures are for.

use super::base45;
use crate::link::{self, Inflate};
use data_encoding::BASE32_NOPAD;
use skillmark_canon::Digest;

/// What every part begins with.
pub const PREFIX: &str = "SKILLMARK:1:";
/// What parts of any version begin with.
pub(super) const FAMILY: &str = "SKILLMARK:";
/// Most codes of a series. Whoever would have to show more sends the file.
pub const MOST: usize = 16;
/// Bytes of the stream that a part holds: with what stands before them they fill a code of the largest version.
const PIECE: usize = 620;
const TIE: usize = 6;

/// Why a part was not taken up, or the parts give no document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SeriesError {
    /// It is written in a version that this code does not read.
    Version,
    /// It is not written as a part is.
    Form,
    /// It belongs to another series than those before it.
    Mixed,
    /// All parts are there and give no document.
    Damaged,
    /// They unfold to more than [`link::LIMIT`] bytes.
    TooLarge,
}

impl std::fmt::Display for SeriesError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            SeriesError::Version => "the code is of another version; open it in a newer version",
            SeriesError::Form => "the code is not written as parts of a profile are; scan it again",
            SeriesError::Mixed => {
                "the code belongs to another profile than those before it; begin again with the codes of one profile"
            }
            SeriesError::Damaged => "the codes do not give a profile together; begin again, or ask for the file",
            SeriesError::TooLarge => "the codes unfold to more than any profile needs",
        })
    }
}

impl std::error::Error for SeriesError {}

/// The parts of a document; `None` where it takes more than [`MOST`]. Pieces are of one length, or of one byte less.
pub fn parts(document: &[u8]) -> Option<Vec<String>> {
    let stream = link::fold(document)?;
    let count = stream.len().div_ceil(PIECE).max(2);
    let tie = tie(&stream);
    let piece = |number: usize| {
        let [from, to] = [number, number + 1].map(|n| n * stream.len() / count);
        format!("{PREFIX}{}:{count}:{tie}:{}", number + 1, base45::encode(&stream[from..to]))
    };
    (count <= MOST).then(|| (0..count).map(piece).collect())
}

fn tie(stream: &[u8]) -> String {
    let mut tie = BASE32_NOPAD.encode(&Digest::of(stream).as_bytes()[..5]);
    tie.truncate(TIE);
    tie
}

/// The parts that have come so far, in any order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Series {
    tie: String,
    pieces: Vec<Option<Vec<u8>>>,
}

impl Series {
    /// A series that begins with this part, whichever it is.
    pub fn begin(part: &str) -> Result<Series, SeriesError> {
        let Part { count, tie, .. } = Part::read(part)?;
        let mut series = Series { tie: tie.to_owned(), pieces: vec![None; count] };
        series.add(part)?;
        Ok(series)
    }

    /// Takes up a part. The same one again is no error.
    pub fn add(&mut self, part: &str) -> Result<(), SeriesError> {
        let Part { number, count, tie, data } = Part::read(part)?;
        if tie != self.tie || count != self.pieces.len() {
            return Err(SeriesError::Mixed);
        }
        match &mut self.pieces[number - 1] {
            Some(piece) if *piece != data => Err(SeriesError::Mixed),
            piece => {
                *piece = Some(data);
                Ok(())
            }
        }
    }

    /// How many parts there are.
    pub fn count(&self) -> usize {
        self.pieces.len()
    }

    /// Numbers of those that have not come.
    pub fn missing(&self) -> Vec<usize> {
        let missing = |(i, piece): (usize, &Option<Vec<u8>>)| piece.is_none().then_some(i + 1);
        self.pieces.iter().enumerate().filter_map(missing).collect()
    }

    /// The document, once every part is there.
    pub fn document(&self) -> Option<Result<Vec<u8>, SeriesError>> {
        let pieces: Vec<&[u8]> = self.pieces.iter().map(Option::as_deref).collect::<Option<_>>()?;
        let stream = pieces.concat();
        Some(match link::unfold(&stream) {
            _ if tie(&stream) != self.tie => Err(SeriesError::Damaged),
            Err(Inflate::TooLarge) => Err(SeriesError::TooLarge),
            Err(_) => Err(SeriesError::Damaged),
            Ok(document) => Ok(document),
        })
    }
}

/// A part, read.
struct Part<'a> {
    number: usize,
    count: usize,
    tie: &'a str,
    data: Vec<u8>,
}

impl Part<'_> {
    fn read(text: &str) -> Result<Part<'_>, SeriesError> {
        let rest = text.strip_prefix(PREFIX).ok_or(match text.starts_with(FAMILY) {
            true => SeriesError::Version,
            false => SeriesError::Form,
        })?;
        let mut fields = rest.splitn(4, ':');
        let mut field = || fields.next().ok_or(SeriesError::Form);
        let (number, count, tie, data) = (small(field()?)?, small(field()?)?, field()?, field()?);
        let sound = (2..=MOST).contains(&count)
            && (1..=count).contains(&number)
            && tie.len() == TIE
            && tie.bytes().all(|byte| matches!(byte, b'A'..=b'Z' | b'2'..=b'7'));
        let data = base45::decode(data).filter(|data| sound && !data.is_empty()).ok_or(SeriesError::Form)?;
        Ok(Part { number, count, tie, data })
    }
}

/// A number from 1 to 99.
fn small(text: &str) -> Result<usize, SeriesError> {
    let digits = (1..=2).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    match digits && !text.starts_with('0') {
        true => text.parse().map_err(|_| SeriesError::Form),
        false => Err(SeriesError::Form),
    }
}
