//! Randomness. `getRandomValues` is there on plain http too.

use super::window;

/// `N` random bytes from the browser's own source.
///
/// # Panics
/// Where the browser has no such source: nothing that needs one could go on.
pub fn random<const N: usize>() -> [u8; N] {
    let mut bytes = [0; N];
    let crypto = window().crypto().expect("a browser with window.crypto");
    crypto.get_random_values_with_u8_array(&mut bytes).expect("random values");
    bytes
}

/// Lower-case hex digits.
pub fn hex(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let digit = |nibble: u8| DIGITS[usize::from(nibble)] as char;
    bytes.iter().flat_map(|b| [digit(b >> 4), digit(b & 15)]).collect()
}
