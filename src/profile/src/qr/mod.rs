//! A profile as codes for cameras (QR codes, ISO/IEC 18004).
//!
//! One code holds the profile's link as long as phones read it from a screen without effort; any phone opens that. Longer
//! profiles take a [`series`] of smaller codes, which the verify page reads one after the other.

mod base45;
mod scanner;
pub mod series;
mod sight;

pub use scanner::{ScanError, Scanner, Seen};
pub use sight::look;

use qrcodegen::{QrCode, QrCodeEcc, QrSegment, Version};

/// Largest version of a code with a link: 117 modules a side, 3 pixels each on a small phone's screen.
const LINK_VERSION: u8 = 25;
/// Largest version of a code of a series, of which each has to be found quickly: 97 modules.
const PART_VERSION: u8 = 20;

/// A code: a square of dark and light modules.
#[derive(Clone, PartialEq, Eq)]
pub struct Code(QrCode);

impl Code {
    /// A text in the smallest code up to `largest` that corrects as many errors as `level` says. `None` where it does
    /// not fit.
    fn of(text: &str, level: QrCodeEcc, largest: u8) -> Option<Code> {
        let segments = QrSegment::make_segments(text);
        QrCode::encode_segments_advanced(&segments, level, Version::MIN, Version::new(largest), None, true)
            .ok()
            .map(Code)
    }

    /// How many modules it has a side.
    pub fn size(&self) -> u32 {
        self.0.size() as u32
    }

    /// Whether a module is dark, counted from the top left. Outside of the code all are light.
    pub fn is_dark(&self, x: u32, y: u32) -> bool {
        self.0.get_module(x as i32, y as i32)
    }
}

/// The codes of a profile: one with its link, or a series. Medium correction; low where that saves the series. `None` for
/// a document that no series holds.
///
/// ```
/// use skillmark_profile::{link, qr};
/// let document = br#"{"name":"Ana"}"#;
/// let link = format!("https://intranet.example/#/p/{}", link::encode_short(document));
/// assert_eq!(qr::codes(document, &link).unwrap().len(), 1);
/// ```
pub fn codes(document: &[u8], link: &str) -> Option<Vec<Code>> {
    let one =
        [QrCodeEcc::Medium, QrCodeEcc::Low].into_iter().find_map(|level| Code::of(link, level, LINK_VERSION));
    if let Some(code) = one {
        return Some(vec![code]);
    }
    series::parts(document)?.iter().map(|part| Code::of(part, QrCodeEcc::Medium, PART_VERSION)).collect()
}
