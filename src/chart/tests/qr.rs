//! Codes: every dark module is drawn, no light one, with light around.

mod markup;

use markup::{values, well_formed};
use proptest::prelude::*;
use skillmark_chart::qr;

/// Paints the rectangles of a path that `qr` writes.
fn painted(path: &str, side: usize) -> Vec<bool> {
    let mut pixels = vec![false; side * side];
    for rectangle in path.split('M').skip(1) {
        let numbers: Vec<usize> = rectangle
            .split(|c: char| !c.is_ascii_digit())
            .filter(|n| !n.is_empty())
            .map(|n| n.parse().unwrap())
            .collect();
        let [x, y, run, 1, back] = numbers[..] else { panic!("{rectangle}") };
        assert_eq!(run, back);
        (x..x + run).for_each(|x| pixels[y * side + x] = true);
    }
    pixels
}

proptest! {
    #[test]
    fn what_is_dark_is_drawn(size in 1..30_u32, bits in prop::collection::vec(any::<bool>(), 900), label in ".{0,40}") {
        let is_dark = |x: u32, y: u32| bits[(y * size + x) as usize];
        let svg = qr(size, is_dark, &label);
        prop_assert_eq!(well_formed(&svg), Ok(()));
        let side = size as usize + 8;
        let pixels = painted(&values(&svg, "path ", "d")[0], side);
        for (i, painted) in pixels.iter().enumerate() {
            let place = ((i % side) as u32).checked_sub(4).zip(((i / side) as u32).checked_sub(4));
            let dark = place.is_some_and(|(x, y)| x < size && y < size && is_dark(x, y));
            prop_assert_eq!(*painted, dark);
        }
    }
}
