//! The check in somebody's presence: its numbers by another way, and what they promise.

use crate::people::instrument;
use skillmark_session::{Instrument, SPOT_LEVEL, SPOT_SHIFT, Spot, Stream};
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

fn skill(instrument: &Instrument) -> String {
    instrument.bank().skills[0].id.clone()
}

fn spot(instrument: &Instrument, theta: f64, se: f64, count: usize) -> Spot {
    Spot::new(instrument, &skill(instrument), &[], (theta, se), count).unwrap()
}

/// All patterns of right and wrong, one by one.
fn at_most(instrument: &Instrument, items: &[usize], theta: f64, right: u32) -> f64 {
    (0..1u32 << items.len())
        .filter(|pattern| pattern.count_ones() <= right)
        .map(|pattern| {
            let chance = |(i, item): (usize, &usize)| {
                let p = instrument.item(*item).at(theta).p;
                if pattern >> i & 1 == 1 { p } else { 1.0 - p }
            };
            items.iter().enumerate().map(chance).product::<f64>()
        })
        .sum()
}

#[test]
fn as_counted_pattern_by_pattern() {
    let instrument = instrument();
    for theta in [-1.0, 0.0, 1.3] {
        let spot = spot(&instrument, theta, 0.0, 5);
        for right in 0..=5 {
            let counted = at_most(&instrument, &spot.items, theta, right);
            assert!((spot.judge(right).p - counted).abs() < 1e-12, "{theta} {right}");
        }
        assert!((spot.judge(5).p - 1.0).abs() < 1e-12);
        let noticed =
            (0..=5).rev().find(|right| at_most(&instrument, &spot.items, theta, *right) <= SPOT_LEVEL);
        let power = noticed.map_or(0.0, |n| at_most(&instrument, &spot.items, theta - SPOT_SHIFT, n));
        assert!((spot.judge(0).power - power).abs() < 1e-12, "{theta}");
    }
}

/// Of people whose θ follows the stated result, no more are noticed than the level allows; of lower ones, as many as it says.
#[test]
fn as_simulated() {
    let instrument = instrument();
    let spot = spot(&instrument, 0.4, 0.5, 6);
    let stream = Stream::new("spot", "people");
    let share = |shift: f64| {
        let noticed = (0..20_000_u64).filter(|person| {
            // Irwin & Hall: twelve uniform numbers make a normal one, as near as is needed here.
            let z: f64 = (0..12).map(|k| stream.unit(*person, k)).sum::<f64>() - 6.0;
            let theta = 0.4 + 0.5 * z - shift;
            let right = spot.items.iter().enumerate().filter(|(i, item)| {
                stream.unit(*person, 20 + *i as u64) < instrument.item(**item).at(theta).p
            });
            spot.judge(right.count() as u32).p <= SPOT_LEVEL
        });
        noticed.count() as f64 / 20_000.0
    };
    assert!(share(0.0) <= SPOT_LEVEL + 0.01, "{}", share(0.0));
    assert!(
        (share(SPOT_SHIFT) - spot.judge(0).power).abs() < 0.015,
        "{} {}",
        share(SPOT_SHIFT),
        spot.judge(0).power
    );
}

#[test]
fn asks_what_was_not_asked_and_tells_most() {
    let instrument = instrument();
    let (skill, bank) = (skill(&instrument), instrument.bank());
    let of_skill = bank.items_of(&skill, false);
    let seen: Vec<&str> =
        of_skill.iter().take(of_skill.len() - 4).map(|item| bank.items[*item].id.as_str()).collect();
    let ask = |count| Spot::new(&instrument, &skill, &seen, (0.0, 0.5), count);
    let spot = ask(4).unwrap();
    assert!(spot.items.iter().all(|item| !seen.contains(&bank.items[*item].id.as_str())));
    let tells: Vec<f64> = spot.items.iter().map(|item| instrument.item(*item).information(0.0)).collect();
    assert!(tells.windows(2).all(|pair| pair[0] >= pair[1]), "{tells:?}");
    assert_eq!(ask(5), None);
    assert_eq!(ask(0), None);
    assert_eq!(Spot::new(&instrument, "cooking", &[], (0.0, 0.5), 1), None);
}
