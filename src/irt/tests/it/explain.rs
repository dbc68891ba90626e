use proptest::prelude::*;
use skillmark_irt::explain::{By, Chooser, Move};
use skillmark_irt::exposure::{Exposure, Pace};
use skillmark_irt::filter::{Balance, Filter, SoFar};
use skillmark_irt::shadow::{Constraint, Outcome, Shadow, WhyNot};

use crate::people::Draws;
use crate::shadow::cases;

fn exposures() -> impl Strategy<Value = Exposure> {
    let pace = Pace { length: 10, acceleration: 1.0 };
    prop_oneof![
        Just(Exposure::Best),
        (1usize..5).prop_map(Exposure::Randomesque),
        Just(Exposure::Progressive(pace)),
        Just(Exposure::Proportional(pace)),
        prop::collection::vec(0.0..1.0f64, 20).prop_map(Exposure::SympsonHetter),
    ]
}

proptest! {
    /// The moves are a chain from the best candidate to the one chosen; none means that it is the best.
    #[test]
    fn moves_lead_from_the_best_to_the_chosen(
        values in prop::collection::vec(0.0..1.0f64, 20),
        exposure in exposures(),
        administered in prop::collection::vec(0usize..20, 0..6),
        times in prop::collection::vec(0u32..100, 20),
        seed in any::<u64>(),
    ) {
        let filters = [
            Filter::Enemies((0..5).map(|i| vec![i, i + 5, i + 11]).collect()),
            Filter::Time { items: times, limit: 60 },
            Filter::Content { class: (0..20).map(|i| i % 3).collect(), shares: vec![1.0; 3], balance: Balance::Behind },
            Filter::Testlets(vec![vec![0, 3, 6, 9], vec![1, 4, 7]]),
        ];
        let mut draws = Draws(seed);
        let draws: Vec<f64> = (0..20).map(|_| draws.unit()).collect();
        let mut candidates: Vec<(usize, f64)> = values.iter().copied().enumerate().collect();
        candidates.retain(|(item, _)| !administered.contains(item));
        let so_far = SoFar { administered: &administered, ..SoFar::default() };
        let mut chooser = Chooser::default();
        let step = chooser.choose(&candidates, &filters, &exposure, &so_far, &draws);

        let mut sorted = candidates.clone();
        sorted.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        let mut front = Some(sorted[0].0);
        for Move { from, to, .. } in chooser.moves() {
            prop_assert_eq!(Some(*from), front);
            prop_assert_ne!(*to, front);
            front = *to;
        }
        prop_assert_eq!(step.map(|step| step.item), front);
        if let Some(step) = step {
            prop_assert_eq!(sorted[step.rank], (step.item, step.value));
            prop_assert_eq!((step.best, step.best_value, step.candidates), (sorted[0].0, sorted[0].1, sorted.len()));
            if exposure == Exposure::Best {
                prop_assert!(chooser.moves().iter().all(|turn| matches!(turn.by, By::Filter(_))));
            }
        }
    }

    /// What is said to keep an item out does, by looking at every set.
    #[test]
    fn what_keeps_an_item_out_does(case in cases(), item in 0usize..4) {
        let mut shadow = Shadow::new(&case.blueprint).unwrap();
        let all = case.constraints();
        let Some(best) = case.best(&all) else { return Ok(()) };
        let with = |constraints: &[Constraint]| {
            let mut forced = case.clone();
            forced.administered.push(item);
            forced.best(&[constraints, &[Constraint::Administered(item)]].concat())
        };
        match shadow.why_not(&case.moment(), item, 10_000) {
            WhyNot::In => prop_assert!(shadow.chosen().contains(&item)),
            WhyNot::Ineligible => prop_assert!(case.moment().ineligible.contains(&item)),
            WhyNot::ShutOut { by } => prop_assert_eq!(with(&by), None),
            WhyNot::WorthLess { loss, held_by } => {
                prop_assert!((best - with(&all).unwrap() - loss).abs() < 1e-8);
                for constraint in held_by {
                    let others: Vec<_> = all.iter().copied().filter(|c| *c != constraint).collect();
                    prop_assert!(with(&others).unwrap() > case.best(&others).unwrap() - 1e-8);
                }
            }
            WhyNot::Unknown => prop_assert!(false, "nodes suffice"),
        }
        let chosen = shadow.chosen().to_vec();
        let outcome = shadow.solve(&case.moment(), 10_000);
        prop_assert!(matches!(outcome, Outcome::Optimal { .. }), "{:?}", outcome);
        prop_assert_eq!(shadow.chosen(), chosen);
    }
}

#[test]
fn an_empty_choice_names_the_filter() {
    let filters = [Filter::Testlets(vec![]), Filter::Time { items: vec![50, 60], limit: 40 }];
    let mut chooser = Chooser::default();
    let step = chooser.choose(&[(0, 0.5), (1, 0.9)], &filters, &Exposure::Best, &SoFar::default(), &[]);
    assert_eq!(step, None);
    assert_eq!(chooser.moves(), [Move { by: By::Filter(1), from: 1, to: None }]);
}

#[test]
fn a_refusal_is_told_from_chance() {
    let mut chooser = Chooser::default();
    let mut choose = |exposure: Exposure, draws: &[f64]| {
        chooser.choose(&[(0, 0.9), (1, 0.5)], &[], &exposure, &SoFar::default(), draws);
        chooser.moves().to_vec()
    };
    let turn = |by| vec![Move { by, from: 0, to: Some(1) }];
    assert_eq!(choose(Exposure::SympsonHetter(vec![0.3, 1.0]), &[0.4, 0.4]), turn(By::Refusal));
    assert_eq!(choose(Exposure::Randomesque(2), &[0.7]), turn(By::Chance));
    assert_eq!(choose(Exposure::SympsonHetter(vec![0.5, 1.0]), &[0.4, 0.4]), []);
}

/// Of candidates that are worth the same those with smaller numbers are the better ones.
#[test]
fn ranks_of_equals_are_those_of_their_numbers() {
    let candidates = [(7, 0.5), (4, 0.5), (9, 0.2), (2, 0.5)];
    let mut chooser = Chooser::default();
    let mut ranked = |draw| {
        let (three, so_far) = (Exposure::Randomesque(3), SoFar::default());
        let step = chooser.choose(&candidates, &[], &three, &so_far, &[draw]).unwrap();
        (step.item, step.rank, step.best)
    };
    assert_eq!([0.1, 0.5, 0.9].map(&mut ranked), [(2, 0, 2), (4, 1, 2), (7, 2, 2)]);
}
