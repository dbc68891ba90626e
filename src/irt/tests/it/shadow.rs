use proptest::prelude::*;
use skillmark_irt::shadow::{Blueprint, Class, Constraint, Moment, Outcome, Shadow, Testlet, Time};

use crate::people::Draws;

/// A moment of a test, small enough to look at every subset.
#[derive(Debug, Clone)]
pub(crate) struct Case {
    pub(crate) blueprint: Blueprint,
    values: Vec<f64>,
    pub(crate) administered: Vec<usize>,
    ineligible: Vec<usize>,
    last: Vec<usize>,
}

pub(crate) fn cases() -> impl Strategy<Value = Case> {
    (4usize..=11).prop_flat_map(|n| {
        let subset = move |most| prop::collection::btree_set(0..n, 1..=most).prop_map(Vec::from_iter);
        let class = (subset(n), prop_oneof![Just(0), 0usize..3], 0usize..4)
            .prop_map(|(members, min, more)| Class { members, min, max: min + more });
        // Few different values, so that ties are common, or any.
        let value = prop_oneof![(0..4).prop_map(f64::from), -0.5..2.0f64];
        (
            (1usize..=6, prop::collection::vec(class, 0..4), prop::collection::vec(subset(3), 0..4)),
            (
                prop::collection::vec(0usize..4, n),
                prop::array::uniform3((1usize..3, 0usize..2)),
                any::<bool>(),
            ),
            prop::option::of((prop::collection::vec(1u32..100, n), 50u64..500)),
            prop::collection::vec(value, n),
            (prop::collection::vec(0..n, 0..3), prop::collection::vec(0..n, 0..3), subset(n)),
        )
            .prop_map(
                move |(
                    (length, classes, enemies),
                    (owner, sizes, whole),
                    time,
                    values,
                    (mut asked, banned, last),
                )| {
                    asked.sort_unstable();
                    asked.dedup();
                    let testlets = (0..3).map(|t| (0..n).filter(|i| owner[*i] == t + 1).collect::<Vec<_>>());
                    let testlets = testlets.zip(sizes).filter(|(members, _)| !members.is_empty());
                    let testlet = |(members, (min, more))| {
                        if whole {
                            Testlet::whole(members)
                        } else {
                            Testlet { members, min, max: min + more }
                        }
                    };
                    let testlets = testlets.map(testlet).collect();
                    let time = time.map(|(items, limit)| Time { items, limit });
                    let blueprint = Blueprint { items: n, length, classes, enemies, testlets, time };
                    Case { blueprint, values, last, administered: asked, ineligible: banned }
                },
            )
    })
}

impl Case {
    pub(crate) fn moment(&self) -> Moment<'_> {
        let Case { values, administered, ineligible, last, .. } = self;
        Moment { values, administered, ineligible, last }
    }

    /// All that could be in conflict.
    pub(crate) fn constraints(&self) -> Vec<Constraint> {
        let b = &self.blueprint;
        let mut all = vec![Constraint::Ineligible, Constraint::Time, Constraint::Length];
        all.extend(self.administered.iter().map(|i| Constraint::Administered(*i)));
        all.extend((0..b.testlets.len()).map(Constraint::Testlet));
        all.extend((0..b.enemies.len()).map(Constraint::Enemies));
        all.extend((0..b.classes.len()).flat_map(|i| [Constraint::ClassMin(i), Constraint::ClassMax(i)]));
        all
    }

    /// Slow second implementation: does a set, as bits, meet a requirement?
    fn meets(&self, set: u32, constraint: Constraint) -> bool {
        let b = &self.blueprint;
        let has = |i: usize| set >> i & 1 == 1;
        let count = |members: &[usize]| members.iter().filter(|i| has(**i)).count();
        match constraint {
            Constraint::Administered(i) => has(i),
            Constraint::Ineligible => {
                self.ineligible.iter().all(|i| !has(*i) || self.administered.contains(i))
            }
            Constraint::Testlet(t) => {
                let n = count(&b.testlets[t].members);
                n == 0 || (n >= b.testlets[t].min && n <= b.testlets[t].max)
            }
            Constraint::Enemies(e) => count(&b.enemies[e]) <= 1,
            Constraint::ClassMax(c) => count(&b.classes[c].members) <= b.classes[c].max,
            Constraint::ClassMin(c) => count(&b.classes[c].members) >= b.classes[c].min,
            Constraint::Time => b.time.as_ref().is_none_or(|time| {
                (0..b.items).filter(|i| has(*i)).map(|i| u64::from(time.items[i])).sum::<u64>() <= time.limit
            }),
            Constraint::Length => set.count_ones() as usize == b.length,
        }
    }

    /// The most that any set is worth which meets the requirements; `None` if none does.
    pub(crate) fn best(&self, constraints: &[Constraint]) -> Option<f64> {
        let sets =
            (0u32..1 << self.blueprint.items).filter(|set| constraints.iter().all(|c| self.meets(*set, *c)));
        sets.map(|set| self.value(set)).reduce(f64::max)
    }

    fn value(&self, set: u32) -> f64 {
        (0..self.blueprint.items).filter(|i| set >> i & 1 == 1).map(|i| self.values[i]).sum()
    }
}

fn bits(items: &[usize]) -> u32 {
    items.iter().fold(0, |set, i| set | 1 << i)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(4000))]

    #[test]
    fn finds_what_looking_at_every_set_finds(case in cases()) {
        let mut shadow = Shadow::new(&case.blueprint).unwrap();
        let outcome = shadow.solve(&case.moment(), 10_000);
        let all = case.constraints();
        match case.best(&all) {
            Some(best) => {
                let Outcome::Optimal { value } = outcome else { panic!("{outcome:?}, but {best} is there") };
                prop_assert!((value - best).abs() < 1e-8, "{} {}", value, best);
                let set = bits(shadow.chosen());
                prop_assert!(all.iter().all(|c| case.meets(set, *c)));
                prop_assert!((case.value(set) - value).abs() < 1e-12);
            }
            None => {
                let Outcome::Infeasible { conflict, minimal } = outcome else { panic!("{outcome:?}") };
                prop_assert!(minimal && shadow.chosen().is_empty());
                prop_assert_eq!(case.best(&conflict), None, "the conflict is one");
                for (i, needed) in conflict.iter().enumerate() {
                    let mut others = conflict.clone();
                    others.remove(i);
                    prop_assert!(case.best(&others).is_some(), "{:?} is not needed in {:?}", needed, conflict);
                }
            }
        }
    }

    /// With few nodes the answer is honest: a set that meets everything and a bound that holds.
    #[test]
    fn a_small_budget_is_honest(case in cases(), nodes in 1u32..4) {
        let mut shadow = Shadow::new(&case.blueprint).unwrap();
        let best = case.best(&case.constraints());
        match shadow.solve(&case.moment(), nodes) {
            Outcome::Optimal { value } => prop_assert!((value - best.unwrap()).abs() < 1e-8),
            Outcome::Best { value, bound } => {
                let best = best.unwrap();
                prop_assert!(value <= best + 1e-8 && best <= bound + 1e-8, "{} {} {}", value, best, bound);
                let set = bits(shadow.chosen());
                prop_assert!(case.constraints().iter().all(|c| case.meets(set, *c)));
            }
            Outcome::Infeasible { conflict, .. } => prop_assert_eq!(case.best(&conflict), None),
            Outcome::Unknown => {}
        }
    }

    /// Asking the next item of a shadow test never closes the way to a whole test, and earlier calls leave no trace.
    #[test]
    fn a_test_can_always_be_finished(case in cases(), noise in prop::collection::vec(0.0..1.0f64, 11 * 6)) {
        let mut shadow = Shadow::new(&case.blueprint).unwrap();
        let mut administered = case.administered.clone();
        if !matches!(shadow.solve(&case.moment(), 10_000), Outcome::Optimal { .. }) {
            return Ok(());
        }
        for step in 0.. {
            // Values change with every answer.
            let values: Vec<f64> = (0..case.values.len()).map(|i| noise[(step * 11 + i) % noise.len()]).collect();
            let moment = Moment { values: &values, administered: &administered, ..case.moment() };
            let outcome = shadow.solve(&moment, 10_000);
            prop_assert!(matches!(outcome, Outcome::Optimal { .. }), "{:?}", outcome);
            let mut fresh = Shadow::new(&case.blueprint).unwrap();
            prop_assert_eq!((&outcome, shadow.chosen()), (&fresh.solve(&moment, 10_000), fresh.chosen()));
            let Some(next) = shadow.next(&moment) else { break };
            prop_assert!(!administered.contains(&next));
            administered.push(next);
        }
        prop_assert_eq!(administered.len(), case.blueprint.length);
    }
}

/// Too large to look at every set: but the order of the items changes the search and must not change its result.
#[test]
fn the_order_of_the_pool_does_not_matter() {
    let (mut draws, mut feasible) = (Draws(3), 0);
    for _ in 0..100 {
        let n = 60;
        let members =
            |draws: &mut Draws, share: f64| (0..n).filter(|_| draws.unit() < share).collect::<Vec<_>>();
        let classes = (0..4).map(|_| Class { members: members(&mut draws, 0.3), min: 2, max: 4 }).collect();
        let enemies = (0..8).map(|_| members(&mut draws, 0.05)).collect();
        let testlets =
            (0..4).map(|t| Testlet { members: (8 * t..8 * t + 4).collect(), min: 2, max: 2 + t % 3 });
        let items = (0..n).map(|_| 20 + (80.0 * draws.unit()) as u32).collect();
        let time = Some(Time { items, limit: 550 });
        let blueprint =
            Blueprint { items: n, length: 10, classes, enemies, testlets: testlets.collect(), time };
        let values: Vec<f64> = (0..n).map(|_| draws.unit()).collect();
        let solve = |blueprint: &Blueprint, values: &[f64]| {
            let moment = Moment { values, ..Moment::default() };
            match Shadow::new(blueprint).unwrap().solve(&moment, 100_000) {
                Outcome::Optimal { value } => value,
                Outcome::Infeasible { .. } => f64::NEG_INFINITY,
                other => panic!("{other:?}"),
            }
        };
        let value = solve(&blueprint, &values);
        let turned: Vec<f64> = values.iter().rev().copied().collect();
        let other = solve(&reversed(&blueprint), &turned);
        feasible += u32::from(value.is_finite());
        assert!(value == other || (value - other).abs() < 1e-8, "{value} {other}");
    }
    assert!(feasible > 50, "{feasible} of 100");
}

fn reversed(blueprint: &Blueprint) -> Blueprint {
    let mut other = blueprint.clone();
    let turn = |members: &mut Vec<usize>| members.iter_mut().for_each(|i| *i = blueprint.items - 1 - *i);
    other.classes.iter_mut().for_each(|class| turn(&mut class.members));
    other.enemies.iter_mut().for_each(turn);
    other.testlets.iter_mut().for_each(|testlet| turn(&mut testlet.members));
    if let Some(time) = &mut other.time {
        time.items.reverse();
    }
    other
}

#[test]
fn the_conflict_is_about_the_blueprint() {
    // Six of class 0 are wanted, but two pairs of its seven items are enemies; the time limit has nothing to do with it.
    let blueprint = Blueprint {
        items: 20,
        length: 8,
        classes: vec![
            Class { members: (0..7).collect(), min: 6, max: 8 },
            Class { members: (7..20).collect(), min: 1, max: 8 },
        ],
        enemies: vec![vec![0, 1], vec![8, 9], vec![2, 3]],
        testlets: vec![Testlet::whole(vec![10, 11, 12])],
        time: Some(Time { items: vec![60_000; 20], limit: 900_000 }),
    };
    let mut shadow = Shadow::new(&blueprint).unwrap();
    let outcome =
        shadow.solve(&Moment { values: &[1.0; 20], administered: &[15, 4], ..Moment::default() }, 1000);
    let conflict = vec![Constraint::Enemies(0), Constraint::Enemies(2), Constraint::ClassMin(0)];
    assert_eq!(outcome, Outcome::Infeasible { conflict, minimal: true });
}

#[test]
fn a_testlet_that_was_begun_goes_on() {
    let blueprint = Blueprint {
        items: 5,
        length: 4,
        testlets: vec![Testlet::whole(vec![0, 1, 2])],
        ..Blueprint::default()
    };
    let mut shadow = Shadow::new(&blueprint).unwrap();
    let values = [0.5, 0.1, 0.1, 0.9, 0.8];
    let moment = Moment { values: &values, administered: &[0], ..Moment::default() };
    shadow.solve(&moment, 100);
    assert_eq!(shadow.chosen(), [0, 1, 2, 3]);
    assert_eq!(shadow.next(&moment), Some(1));
    assert_eq!(shadow.next(&Moment { administered: &[0, 1, 2], ..moment }), Some(3));
}

#[test]
fn bad_blueprints_are_named() {
    let message = |change: fn(&mut Blueprint)| {
        let mut blueprint = Blueprint { items: 3, length: 2, ..Blueprint::default() };
        change(&mut blueprint);
        Shadow::new(&blueprint).unwrap_err().to_string()
    };
    assert_eq!(message(|b| b.length = 0), "length is 0; give at least 1");
    assert_eq!(
        message(|b| b.classes = vec![Class { members: vec![0, 3], min: 0, max: 1 }]),
        "classes[0].members[1] is 3; give an item of the pool"
    );
    assert_eq!(
        message(|b| b.classes = vec![Class { members: vec![0], min: 2, max: 1 }]),
        "classes[0].max is 1; give at least min"
    );
    assert_eq!(message(|b| b.enemies = vec![vec![1, 1]]), "enemies[0][1] is 1; give each item once");
    assert_eq!(
        message(|b| b.testlets = vec![Testlet::whole(vec![0, 1]), Testlet::whole(vec![1, 2])]),
        "testlets[1].members is 1; give items that are in no other testlet"
    );
    assert_eq!(
        message(|b| b.time = Some(Time { items: vec![5], limit: 9 })),
        "time.items: its length is 1; give one time per item"
    );
}
