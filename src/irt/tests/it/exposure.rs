use proptest::prelude::*;
use skillmark_irt::exposure::{Exposure, Pace, Usage, eligibility, learn_acceptance};

use crate::people::{Draws, p};

fn candidates() -> impl Strategy<Value = Vec<(usize, f64)>> {
    prop::collection::vec(prop_oneof![(0..3).prop_map(f64::from), 0.0..2.0f64], 1..20)
        .prop_map(|values| values.into_iter().enumerate().collect())
}

/// Draws that fill (0, 1) evenly, so that counts are exact and not random.
fn even(n: usize) -> impl Iterator<Item = f64> {
    (0..n).map(move |i| (i as f64 + 0.5) / n as f64)
}

fn choose(exposure: &Exposure, candidates: &[(usize, f64)], answered: u32, draws: &[f64]) -> usize {
    exposure.choose(candidates, answered, draws, &mut Vec::new()).unwrap()
}

proptest! {
    #[test]
    fn one_of_the_k_best_each_as_often(candidates in candidates(), k in 1usize..6) {
        let mut sorted = candidates.clone();
        sorted.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        let k = k.min(sorted.len());
        let mut counts = vec![0; candidates.len()];
        even(60).for_each(|draw| counts[choose(&Exposure::Randomesque(k), &candidates, 0, &[draw])] += 1);
        for (rank, (item, _)) in sorted.iter().enumerate() {
            prop_assert_eq!(counts[*item], if rank < k { 60 / k } else { 0 });
        }
        prop_assert_eq!(choose(&Exposure::Best, &candidates, 0, &[]), sorted[0].0);
    }

    /// Chance alone at the first item, value alone at the last.
    #[test]
    fn progressive_goes_from_chance_to_value(candidates in candidates(), seed in any::<u64>(), k in 0.0..4.0f64) {
        let mut draws = Draws(seed);
        let draws: Vec<f64> = candidates.iter().map(|_| draws.unit()).collect();
        let progressive = Exposure::Progressive(Pace { length: 10, acceleration: k });
        prop_assert_eq!(choose(&progressive, &candidates, 9, &draws), choose(&Exposure::Best, &candidates, 0, &[]));
        if candidates.iter().any(|(_, value)| *value > 0.0) {
            let largest = (0..draws.len()).max_by(|a, b| draws[*a].total_cmp(&draws[*b])).unwrap();
            prop_assert_eq!(choose(&progressive, &candidates, 0, &draws), largest);
        }
    }

    #[test]
    fn the_pace_rises_from_0_to_1_and_slower_with_acceleration(length in 2u32..40, k in 0.0..4.0f64) {
        let weight = |answered, acceleration| Pace { length, acceleration }.weight(answered);
        prop_assert_eq!((weight(0, k), weight(length - 1, k), weight(length + 5, k)), (0.0, 1.0, 1.0));
        for answered in 1..length {
            prop_assert!(weight(answered, k) >= weight(answered - 1, k));
            prop_assert!(weight(answered, k + 0.5) <= weight(answered, k) + 1e-12);
        }
    }

    #[test]
    fn an_accepted_item_is_the_best_that_is(candidates in candidates(), seed in any::<u64>()) {
        let mut draws = Draws(seed);
        let acceptance: Vec<f64> = candidates.iter().map(|_| draws.unit()).collect();
        let draws: Vec<f64> = candidates.iter().map(|_| draws.unit()).collect();
        let mut passed = Vec::new();
        let item = Exposure::SympsonHetter(acceptance.clone()).choose(&candidates, 0, &draws, &mut passed).unwrap();
        let accepted = |item: usize| draws[item] < acceptance[item];
        let left: Vec<_> = candidates.iter().copied().filter(|(item, _)| accepted(*item)).collect();
        let best = choose(&Exposure::Best, if left.is_empty() { &candidates } else { &left }, 0, &[]);
        prop_assert_eq!(item, best);
        prop_assert!(passed.iter().all(|item| !accepted(*item)));
    }
}

/// By hand: Σ (f-1) over 1..=5 is 10, so the weights are 0, .1, .3, .6, 1.
#[test]
fn weights_by_hand() {
    for (answered, weight) in [0.0, 0.1, 0.3, 0.6, 1.0].into_iter().enumerate() {
        assert!((Pace { length: 5, acceleration: 1.0 }.weight(answered as u32) - weight).abs() < 1e-12);
    }
}

/// By hand: at the third of five items the power is 5 * .3 = 1.5; values 1 and 4 get shares 1 : 8.
#[test]
fn proportional_by_hand() {
    let proportional = Exposure::Proportional(Pace { length: 5, acceleration: 1.0 });
    let count = |candidates: &[(usize, f64)], answered| {
        even(900).filter(|draw| choose(&proportional, candidates, answered, &[*draw]) == 0).count()
    };
    assert_eq!(count(&[(0, 1.0), (1, 4.0)], 2), 100);
    assert_eq!(count(&[(0, 1.0), (1, 4.0)], 0), 450, "chance alone at first");
    assert_eq!(count(&[(0, 0.0), (1, 0.0)], 2), 450, "worth nothing, all alike");
}

/// Adaptive tests of 8 Rasch items from 40, all of them for people near 0 so that a few items would go to all.
struct Pool {
    b: Vec<f64>,
    draws: Draws,
}

impl Pool {
    fn new() -> Self {
        let mut draws = Draws(11);
        Pool { b: (0..40).map(|_| 4.0 * draws.unit() - 2.0).collect(), draws }
    }

    /// One test; the items administered, and those that came up.
    fn person(&mut self, exposure: &Exposure, eligible: &[bool]) -> (Vec<usize>, Vec<bool>) {
        let theta = 0.6 * (self.draws.unit() + self.draws.unit() - 1.0);
        let draws: Vec<f64> = self.b.iter().map(|_| self.draws.unit()).collect();
        let (mut administered, mut selected, mut passed) = (Vec::new(), vec![false; 40], Vec::new());
        for _ in 0..8 {
            let information = |b: &f64| p(1.0, *b, 0.0, theta) * (1.0 - p(1.0, *b, 0.0, theta));
            let candidates: Vec<_> = (0..40)
                .filter(|item| eligible[*item] && !administered.contains(item))
                .map(|item| (item, information(&self.b[item])))
                .collect();
            let item = exposure.choose(&candidates, administered.len() as u32, &draws, &mut passed).unwrap();
            passed.iter().chain([&item]).for_each(|item| selected[*item] = true);
            administered.push(item);
        }
        (administered, selected)
    }
}

fn largest(counts: &[u32], people: u32) -> f64 {
    f64::from(*counts.iter().max().unwrap()) / f64::from(people)
}

#[test]
fn learned_acceptance_keeps_exposure_near_the_target() {
    let (mut pool, people, target) = (Pool::new(), 1500, 0.35);
    let mut acceptance = vec![1.0; 40];
    let mut rates = Vec::new();
    for _ in 0..12 {
        let (mut selected, mut administered) = (vec![0; 40], vec![0; 40]);
        for _ in 0..people {
            let (asked, came_up) = pool.person(&Exposure::SympsonHetter(acceptance.clone()), &[true; 40]);
            asked.iter().for_each(|item| administered[*item] += 1);
            selected.iter_mut().zip(came_up).for_each(|(count, up)| *count += u32::from(up));
        }
        learn_acceptance(&selected, people, target, 8, &mut acceptance);
        rates.push(largest(&administered, people));
    }
    assert!(rates[0] > 0.8, "without control: {rates:?}");
    assert!(rates[11] < target + 0.05, "{rates:?}");
}

#[test]
fn eligibility_keeps_exposure_near_the_target() {
    let (mut pool, people, target) = (Pool::new(), 3000, 0.35);
    let (mut probability, mut eligible, mut administered) = (vec![1.0; 40], vec![0; 40], vec![0; 40]);
    let mut feasible = 0;
    for person in 0..people {
        let mut out: Vec<bool> = probability.iter().map(|p| pool.draws.unit() < *p).collect();
        if out.iter().filter(|eligible| **eligible).count() < 8 {
            out.fill(true);
        } else {
            feasible += 1;
        }
        let (asked, _) = pool.person(&Exposure::Best, &out);
        asked.iter().for_each(|item| administered[*item] += 1);
        eligible.iter_mut().zip(&out).for_each(|(count, out)| *count += u32::from(*out));
        let usage = Usage { people: person + 1, feasible, eligible: &eligible, administered: &administered };
        eligibility(&usage, target, &mut probability);
    }
    let rate = largest(&administered, people);
    // Each item's count is a sum of 3,000 draws of the target's probability, standard deviation 0.009; this is the largest.
    assert!(rate < target + 0.04 && rate > target, "{rate}");
}

#[test]
fn enough_items_are_always_accepted() {
    let mut acceptance = [1.0; 4];
    learn_acceptance(&[90, 80, 70, 60], 100, 0.3, 3, &mut acceptance);
    assert_eq!(acceptance, [0.3 / 0.9, 1.0, 1.0, 1.0]);
}

/// Σ (f-1)^k over the items so far and over all, by hand; the number of draws; the mixture of chance and value.
#[test]
fn paces_and_mixtures_by_hand() {
    let squares = Pace { length: 5, acceleration: 2.0 };
    for (answered, sum) in [0.0, 1.0, 5.0, 14.0, 30.0, 30.0].into_iter().enumerate() {
        assert!((squares.weight(answered as u32) - sum / 30.0).abs() < 1e-14, "{answered}");
    }
    let half = Pace { length: 3, acceleration: 0.0 };
    let (progressive, proportional) = (Exposure::Progressive(half), Exposure::Proportional(half));
    let all = [
        Exposure::Best,
        Exposure::Randomesque(2),
        proportional,
        progressive.clone(),
        Exposure::SympsonHetter(vec![]),
    ];
    assert_eq!(all.map(|exposure| exposure.draws(7)), [0, 1, 1, 7, 7]);
    let mut passed = Vec::new();
    // 0.5 * 0.9 * 6 + 0.5 * 2 = 3.7 against 0.5 * 0.1 * 6 + 0.5 * 6 = 3.3.
    assert_eq!(progressive.choose(&[(0, 2.0), (1, 6.0)], 1, &[0.9, 0.1], &mut passed), Some(0));
    // A draw that rounding made 1 takes the last.
    assert_eq!(Exposure::Randomesque(2).choose(&[(0, 2.0), (1, 6.0)], 1, &[1.0], &mut passed), Some(0));
}

/// What happens exactly at a bound.
#[test]
fn bounds_of_chance() {
    let mut passed = Vec::new();
    let candidates = [(0, 0.9), (1, 0.8)];
    let accept = Exposure::SympsonHetter(vec![0.5, 0.5]);
    assert_eq!(accept.choose(&candidates, 0, &[0.5, 0.4], &mut passed), Some(1), "0.5 is not below 0.5");
    let one = Pace { length: 1, acceleration: 1.0 };
    assert_eq!(one.weight(0), 0.0);
    assert_eq!(
        Exposure::Proportional(one).choose(&candidates, 0, &[0.5], &mut passed),
        Some(1),
        "the upper half"
    );

    let mut acceptance = [0.5, 1.0];
    assert_eq!(learn_acceptance(&[80, 10], 100, 0.5, 1, &mut acceptance), 0.4);
    assert_eq!(acceptance, [0.625, 1.0]);
    let mut equal = [1.0, 1.0];
    learn_acceptance(&[100, 100], 100, 0.5, 1, &mut equal);
    assert_eq!(equal, [1.0, 0.5], "of equals the first is raised");

    let mut probability = [0.0; 2];
    let usage = Usage { people: 10, feasible: 0, eligible: &[5, 0], administered: &[5, 0] };
    eligibility(&usage, 0.25, &mut probability);
    assert_eq!(probability, [1.0, 1.0]);
    eligibility(&Usage { feasible: 10, ..usage }, 0.25, &mut probability);
    assert_eq!(probability, [0.25, 1.0]);
}
