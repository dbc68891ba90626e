//! Codes in a picture.

use quircs::Quirc;

/// Smallest side of a picture that could show a code: 21 modules and some light around them.
const LEAST: usize = 24;

/// The texts of all codes in a picture, given row by row as one byte of brightness a pixel. What is no UTF-8 is left
/// out, and so is what cannot be corrected.
pub fn look(brightness: &[u8], width: usize, height: usize) -> Vec<String> {
    if width < LEAST || height < LEAST || brightness.len() != width * height {
        return Vec::new();
    }
    let mut eye = Quirc::default();
    let codes = eye.identify(width, height, brightness);
    let read = codes.flatten().filter_map(|code| code.decode().ok());
    read.filter_map(|code| String::from_utf8(code.payload).ok()).collect()
}
