//! Items and people that every engine gets alike.

use skillmark_irt::{Logistic, Model};

/// 3PL items: a from 0.8 to 2, b from -3 to 3, c from 0.1 to 0.3, no two alike.
pub fn items(count: usize) -> Vec<Model> {
    let parameters = |i: usize| {
        let unit = |slot| unit(i as u64, slot);
        Logistic::known(0.8 + 1.2 * unit(0), 6.0 * unit(1) - 3.0, 0.1 + 0.2 * unit(2))
    };
    (0..count).map(|i| Model::Logistic(parameters(i))).collect()
}

/// a, b, c of each item in turn.
pub fn parameters(count: usize) -> Vec<f64> {
    let items = items(count).into_iter().filter_map(|item| match item {
        Model::Logistic(Logistic { a, b, c, .. }) => Some([a, b, c]),
        _ => None,
    });
    items.flatten().collect()
}

/// A person's θ: a sum of twelve even numbers, near enough N(0, 1).
pub fn theta(person: u64) -> f64 {
    (0..12).map(|slot| unit(person, 100 + slot)).sum::<f64>() - 6.0
}

/// Whether a person solves an item, 1 or 0.
pub fn right(person: u64, place: usize, item: &Model) -> usize {
    usize::from(unit(person, 1_000 + place as u64) < item.category(theta(person), 1).p)
}

/// A number in (0, 1) for each place (SplitMix64: Steele, Lea & Flood 2014).
fn unit(row: u64, slot: u64) -> f64 {
    let z = (row.wrapping_mul(1 << 20).wrapping_add(slot + 1)).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    let z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    let z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    (((z ^ (z >> 31)) >> 11) as f64 + 0.5) / 9_007_199_254_740_992.0
}
