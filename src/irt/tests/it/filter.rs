use proptest::prelude::*;
use skillmark_irt::filter::{Balance, Filter, SoFar, strata, strata_blocked};

use crate::people::Draws;

/// A whole test: at every step the filters narrow what is left, and the best is asked.
fn test(filters: &[Filter], values: &[f64], length: usize, so_far: &SoFar, seed: u64) -> Vec<usize> {
    let mut draws = Draws(seed);
    let mut administered = Vec::new();
    for _ in 0..length {
        let mut candidates: Vec<_> = values.iter().copied().enumerate().collect();
        candidates.retain(|(item, _)| !administered.contains(item));
        let so_far = SoFar { administered: &administered, draw: draws.unit(), ..*so_far };
        filters.iter().for_each(|filter| filter.narrow(&so_far, &mut candidates));
        let best = candidates.iter().copied().reduce(|a, b| if (b.1, a.0) > (a.1, b.0) { b } else { a });
        let Some((item, _)) = best else { break };
        administered.push(item);
    }
    administered
}

fn values() -> impl Strategy<Value = Vec<f64>> {
    prop::collection::vec(0.0..1.0f64, 30)
}

proptest! {
    #[test]
    fn enemies_never_meet(values in values(), sets in prop::collection::vec(prop::collection::vec(0usize..30, 2..5), 1..8)) {
        let asked = test(&[Filter::Enemies(sets.clone())], &values, 30, &SoFar::default(), 0);
        for set in &sets {
            prop_assert!(asked.iter().filter(|item| set.contains(item)).count() <= 1);
        }
        // And nobody is left out without reason.
        for item in (0..30).filter(|item| !asked.contains(item)) {
            prop_assert!(sets.iter().any(|set| set.contains(&item) && set.iter().any(|other| asked.contains(other))));
        }
    }

    #[test]
    fn testlets_stay_together(values in values(), length in 1usize..30) {
        let testlets: Vec<Vec<usize>> = (0..4).map(|t| (t * 5..t * 5 + 4).collect()).collect();
        let asked = test(&[Filter::Testlets(testlets.clone())], &values, length, &SoFar::default(), 0);
        prop_assert_eq!(asked.len(), length);
        for testlet in &testlets {
            let places: Vec<_> = (0..length).filter(|i| testlet.contains(&asked[*i])).collect();
            prop_assert!(places.windows(2).all(|pair| pair[1] == pair[0] + 1), "{:?} in {:?}", testlet, asked);
        }
    }

    #[test]
    fn a_class_that_is_behind_comes_next(values in values(), weights in prop::array::uniform3(1u32..6)) {
        let class: Vec<usize> = (0..30).map(|item| item % 3).collect();
        let shares = weights.map(f64::from).to_vec();
        let filter = Filter::Content { class: class.clone(), shares: shares.clone(), balance: Balance::Behind };
        let asked = test(&[filter], &values, 12, &SoFar::default(), 0);
        let whole: f64 = shares.iter().sum();
        for n in 1..=12 {
            for (c, share) in shares.iter().enumerate() {
                let count = asked[..n].iter().filter(|item| class[**item] == c).count() as f64;
                // No class has 10 items asked, so none is ever used up; then each is within one item of its share.
                prop_assume!(asked.iter().filter(|item| class[**item] == c).count() < 10);
                prop_assert!((count - share / whole * n as f64).abs() < 1.5, "{} of class {} after {}", count, c, n);
            }
        }
    }

    /// Shares of a test of 10 that are whole numbers are met to the item, in an order that depends on the draws.
    #[test]
    fn drawn_classes_get_their_part(values in values(), seed in any::<u64>(), first in 1u32..5, second in 1u32..5) {
        let parts = [first, second, 10 - first - second];
        let filter = Filter::Content {
            class: (0..30).map(|item| item % 3).collect(),
            shares: parts.map(|part| f64::from(part) / 10.0).to_vec(),
            balance: Balance::Multinomial { length: 10 },
        };
        let asked = test(&[filter], &values, 10, &SoFar::default(), seed);
        for (c, part) in parts.into_iter().enumerate() {
            prop_assert_eq!(asked.iter().filter(|item| *item % 3 == c).count() as u32, part);
        }
    }

    #[test]
    fn strata_are_even_and_in_order(a in prop::collection::vec(0.2..3.0f64, 8..60), k in 1usize..6) {
        let of = strata(&a, k);
        let sizes: Vec<usize> = (0..k).map(|s| of.iter().filter(|t| **t == s).count()).collect();
        prop_assert!(sizes.iter().max().unwrap() - sizes.iter().min().unwrap() <= 1, "{:?}", sizes);
        for (i, j) in (0..a.len()).flat_map(|i| (0..a.len()).map(move |j| (i, j))) {
            prop_assert!(of[i] <= of[j] || a[i] >= a[j]);
        }
    }

    /// Every block of like difficulty has an item in every stratum.
    #[test]
    fn blocked_strata_share_out_difficulty(seed in any::<u64>(), blocks in 1usize..8, k in 1usize..6) {
        let mut draws = Draws(seed);
        let (a, b): (Vec<f64>, Vec<f64>) = (0..blocks * k).map(|_| (draws.unit() + 0.5, draws.unit())).unzip();
        let of = strata_blocked(&a, &b, k);
        let mut order: Vec<usize> = (0..a.len()).collect();
        order.sort_by(|i, j| b[*i].total_cmp(&b[*j]));
        for block in order.chunks(k) {
            let mut strata: Vec<usize> = block.iter().map(|item| of[*item]).collect();
            strata.sort_unstable();
            prop_assert_eq!(strata, (0..k).collect::<Vec<_>>());
        }
    }

    #[test]
    fn wanted_success_keeps_what_is_within_or_nearest(success in values(), keep in 1usize..8) {
        let mut candidates: Vec<(usize, f64)> = success.iter().map(|p| 1.0 - p).enumerate().collect();
        let so_far = SoFar { success: &success, ..SoFar::default() };
        Filter::Success { low: 0.75, high: 0.8, keep }.narrow(&so_far, &mut candidates);
        let miss = |item: usize| (0.75 - success[item]).max(success[item] - 0.8).max(0.0);
        let within = (0..30).filter(|item| miss(*item) == 0.0).count();
        prop_assert_eq!(candidates.len(), within.max(keep));
        let farthest = candidates.iter().map(|(item, _)| miss(*item)).fold(0.0, f64::max);
        let kept = |item: usize| candidates.iter().any(|(kept, _)| *kept == item);
        prop_assert!((0..30).filter(|item| !kept(*item)).all(|item| miss(item) >= farthest));
        prop_assert!(candidates.iter().all(|(item, value)| *value == 1.0 - success[*item]));
    }
}

#[test]
fn strata_are_asked_one_after_the_other() {
    let of: Vec<usize> = (0..30).map(|item| item / 10).collect();
    let filter = Filter::Strata { of: of.clone(), lengths: vec![3, 12, 2] };
    let asked = test(&[filter], &[0.5; 30], 20, &SoFar::default(), 0);
    let strata: Vec<usize> = asked.iter().map(|item| of[*item]).collect();
    // The second has ten items only, so the third serves; when the turn of the third is over it goes on.
    assert_eq!(strata, [vec![0; 3], vec![1; 10], vec![2; 7]].concat());
}

#[test]
fn time_left_decides() {
    let filter = Filter::Time { items: vec![30, 20, 10], limit: 100 };
    for (elapsed_ms, left) in [(0, 3), (70, 3), (71, 2), (90, 1), (91, 0), (200, 0)] {
        let mut candidates = vec![(0, 1.0), (1, 1.0), (2, 1.0)];
        filter.narrow(&SoFar { elapsed_ms, ..SoFar::default() }, &mut candidates);
        assert_eq!(candidates.len(), left, "{elapsed_ms}");
    }
}

/// The middling testlet (mean .5) goes before the one with one brilliant item (mean .4), but after the single item.
#[test]
fn testlets_are_valued_as_wholes() {
    let values = [0.5, 0.5, 0.9, 0.1, 0.2, 0.6];
    let asked = test(&[Filter::Testlets(vec![vec![0, 1], vec![2, 3, 4]])], &values, 6, &SoFar::default(), 0);
    assert_eq!(asked, [5, 0, 1, 2, 4, 3]);
}

/// Shares 2 : 1 : 1, or as given, by hand: item i is of class i.
#[test]
fn the_next_class_by_hand() {
    let class: Vec<usize> = (0..40).map(|i| i % 4).collect();
    let next = |balance, shares: &[f64], asked: &[usize], draw| {
        // The n-th question of a class is item class + 4 n.
        let administered: Vec<usize> = asked.iter().enumerate().map(|(n, class)| class + 4 * n).collect();
        let mut candidates = vec![(36, 0.5), (37, 0.5), (38, 0.5)];
        let so_far = SoFar { administered: &administered, draw, ..SoFar::default() };
        Filter::Content { class: class.clone(), shares: shares.to_vec(), balance }
            .narrow(&so_far, &mut candidates);
        candidates[0].0 - 36
    };
    let behind = |shares: &[f64], asked: &[usize]| next(Balance::Behind, shares, asked, 0.5);
    assert_eq!(behind(&[2.0, 1.0, 1.0], &[0, 0, 1]), 2);
    assert_eq!(behind(&[2.0, 1.0, 1.0], &[0, 0, 1, 2]), 0, "of equals the first");
    // 0.4 - 2/9 against 0.1 - 0: by how much, not by how many times.
    assert_eq!(behind(&[8.0, 2.0, 10.0], &[0, 0, 2, 2, 2, 2, 2, 2, 2]), 0);
    let drawn =
        |asked: &[usize], draw| next(Balance::Multinomial { length: 4 }, &[2.0, 1.0, 1.0], asked, draw);
    assert_eq!([0.01, 0.49, 0.5, 0.74, 0.76].map(|draw| drawn(&[], draw)), [0, 0, 1, 1, 2]);
    assert_eq!(
        [0.01, 0.49, 0.51].map(|draw| drawn(&[0, 0], draw)),
        [1, 1, 2],
        "the first class has its part"
    );
}

#[test]
fn testlets_count_with_their_mean_and_filters_have_names() {
    let mut candidates = vec![(0, 0.9), (1, 0.3), (2, 0.5)];
    Filter::Testlets(vec![vec![0, 1]]).narrow(&SoFar::default(), &mut candidates);
    assert!((candidates[0].1 - 0.6).abs() < 1e-15 && (candidates[1].1 - 0.6).abs() < 1e-15);
    assert_eq!(candidates[2], (2, 0.5));
    let balance = Balance::Behind;
    let all = [
        Filter::Enemies(vec![]),
        Filter::Testlets(vec![]),
        Filter::Time { items: vec![], limit: 0 },
        Filter::Content { class: vec![], shares: vec![], balance },
        Filter::Strata { of: vec![], lengths: vec![] },
        Filter::Success { low: 0.7, high: 0.8, keep: 1 },
    ];
    assert_eq!(all.map(|f| f.code()), ["enemies", "testlets", "time", "content", "strata", "success"]);
}

/// A class that is behind but used up gives way to the next.
#[test]
fn classes_without_candidates_are_passed_over() {
    let content =
        Filter::Content { class: vec![0, 1, 2, 1], shares: vec![0.8, 0.1, 0.1], balance: Balance::Behind };
    // Item 0 is out for another reason.
    let mut candidates = vec![(3, 0.4), (2, 0.9)];
    content.narrow(&SoFar { administered: &[1], ..SoFar::default() }, &mut candidates);
    assert_eq!(candidates, [(2, 0.9)]);
}
