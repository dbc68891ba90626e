//! Codes in a picture.

use rqrr::PreparedImage;

/// Smallest side of a picture that could show a code: 21 modules and some light around them.
const LEAST: usize = 24;

/// The texts of all codes in a picture, given row by row as one byte of brightness a pixel. What is no UTF-8 is left
/// out, and so is what cannot be corrected.
pub fn look(brightness: &[u8], width: usize, height: usize) -> Vec<String> {
    if width < LEAST || height < LEAST || brightness.len() != width * height {
        return Vec::new();
    }
    let mut picture = PreparedImage::prepare_from_greyscale(width, height, |x, y| brightness[y * width + x]);
    let grids = picture.detect_grids();
    grids.iter().filter_map(|grid| grid.decode().ok()).map(|(_, text)| text).collect()
}
