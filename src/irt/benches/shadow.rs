//! How long a shadow test takes: `cargo bench -p skillmark-irt --bench shadow`.
//!
//! Pools of 300 3PL items, 20 to select, 6 classes with bounds, 10 pairs of enemies, 5 testlets, a time limit. Each of 100
//! pools gives one whole adaptive test: 20 shadow tests, θ moving on.

use std::time::Instant;

use skillmark_irt::num::{exp, logistic};
use skillmark_irt::shadow::{Blueprint, Class, Moment, Outcome, Shadow, Testlet, Time};

struct Draws(u64);

impl Draws {
    fn unit(&mut self) -> f64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let z = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        (((z ^ (z >> 31)) >> 11) as f64 + 0.5) / 9_007_199_254_740_992.0
    }

    fn below(&mut self, n: usize) -> usize {
        (self.unit() * n as f64) as usize
    }

    fn normal(&mut self) -> f64 {
        (0..12).map(|_| self.unit()).sum::<f64>() - 6.0
    }
}

const ITEMS: usize = 300;
const LENGTH: usize = 20;
const POOLS: u64 = 100;

fn blueprint(draws: &mut Draws) -> Blueprint {
    let mut classes = vec![Class { members: vec![], min: 2, max: 5 }; 6];
    for item in 0..ITEMS {
        classes[draws.below(6)].members.push(item);
    }
    let enemies = (0..10).map(|_| {
        let first = draws.below(ITEMS - 1);
        vec![first, first + 1 + draws.below(ITEMS - 1 - first)]
    });
    let enemies = enemies.collect();
    let testlets = (0..5).map(|t| {
        let members: Vec<usize> = (0..4 + t % 2).map(|i| 50 * t + i).collect();
        if t < 3 { Testlet::whole(members) } else { Testlet { members, min: 2, max: 3 } }
    });
    let testlets = testlets.collect();
    let items = (0..ITEMS).map(|_| (45_000.0 * exp(0.4 * draws.normal())) as u32).collect();
    let time = Some(Time { items, limit: 850_000 });
    Blueprint { items: ITEMS, length: LENGTH, classes, enemies, testlets, time }
}

fn information(a: f64, b: f64, c: f64, theta: f64) -> f64 {
    let (k, q) = logistic(a * (theta - b));
    let p = c + (1.0 - c) * k;
    a * a * (1.0 - c) * k * k * q / p
}

fn main() {
    for warm in [false, true] {
        println!("{}", if warm { "from the last shadow test" } else { "from nothing" });
        measure(warm);
    }
}

fn measure(warm: bool) {
    let mut solves: Vec<(f64, u32, u64)> = Vec::new();
    let mut unproven = 0;
    for pool in 0..POOLS {
        let mut draws = Draws(pool);
        let blueprint = blueprint(&mut draws);
        let items: Vec<_> =
            (0..ITEMS).map(|_| (exp(0.3 * draws.normal()), draws.normal(), 0.25 * draws.unit())).collect();
        let mut shadow = Shadow::new(&blueprint).expect("the blueprint is sound");
        let (mut administered, mut last) = (Vec::new(), Vec::new());
        let mut theta = 0.0;
        for step in 0..LENGTH {
            let values: Vec<f64> = items.iter().map(|(a, b, c)| information(*a, *b, *c, theta)).collect();
            let moment =
                Moment { values: &values, administered: &administered, ineligible: &[], last: &last };
            let (start, before) = (Instant::now(), shadow.effort().1);
            let outcome = shadow.solve(&moment, 10_000);
            let time = start.elapsed().as_secs_f64() * 1e3;
            let (nodes, steps) = shadow.effort();
            solves.push((time, nodes, steps - before));
            unproven += u32::from(!matches!(outcome, Outcome::Optimal { .. }));
            let next = shadow.next(&moment).expect("an item is left");
            if warm {
                last = shadow.chosen().to_vec();
            }
            administered.push(next);
            theta += draws.normal() / (1.5 + step as f64);
        }
    }
    let last = (solves.len() - 1) as f64;
    println!("{} solves, {unproven} without proof", solves.len());
    println!("          ms      nodes  steps");
    for (name, share) in [("median", 0.5), ("90 %", 0.9), ("99 %", 0.99), ("most", 1.0)] {
        let mut by = |key: fn(&(f64, u32, u64)) -> f64| {
            solves.sort_by(|a, b| key(a).total_cmp(&key(b)));
            key(&solves[(last * share) as usize])
        };
        let (ms, nodes, steps) = (by(|s| s.0), by(|s| f64::from(s.1)), by(|s| s.2 as f64));
        println!("{name:<8}{ms:>7.3}{nodes:>9}{steps:>7}");
    }
}
