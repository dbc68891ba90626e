//! The same bits everywhere: ten thousand adaptive tests, natively and in wasm, end in one number.
//!
//! Every pair, triple and quadruple of criterion, exposure control, stop and scoring comes up, with items of all models,
//! filters, shadow tests, shifts and grids by chance. A change of the number is a change of scoring semantics: bump the
//! session's `ENGINE_REV`, say so in the CHANGELOG, then put the printed number here.

use skillmark_irt::exposure::{Exposure, Pace};
use skillmark_irt::filter::{Balance, Filter};
use skillmark_irt::mirt::{self, JointPosterior, Skills};
use skillmark_irt::shadow::{Blueprint, Class, Testlet};
use skillmark_irt::stop::{Rule, Stop};
use skillmark_irt::{
    Answers, Cat, Criterion, Design, Estimator, FULL, Grid, Logistic, Model, Next, Pool, Prior, Response,
    Scoring, Shadowing, Test, cusum, person_fit,
};
use std::sync::Arc;

#[path = "same_bits/several.rs"]
mod several;

#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

const SAME: u64 = 0x17b7_c3e2_55af_5466;

/// Small, for some criteria re-estimate once per category of each item left.
const ITEMS: usize = 8;

#[test]
fn ten_thousand_sessions_have_the_same_bits() {
    let mut digest = Digest::default();
    (0..10_000).for_each(|n| sit(n, &mut digest));
    (0..200).for_each(|n| several_skills(n, &mut digest));
    assert_eq!(digest.0, SAME, "{:#018x}", digest.0);
}

/// FNV-1a, 64 bits.
struct Digest(u64);

impl Default for Digest {
    fn default() -> Self {
        Digest(0xcbf2_9ce4_8422_2325)
    }
}

impl Digest {
    fn word(&mut self, word: u64) {
        for byte in word.to_le_bytes() {
            self.0 = (self.0 ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }

    /// The bits of a NaN are the machine's, so there must be none.
    fn number(&mut self, number: f64) {
        assert!(!number.is_nan());
        self.word(number.to_bits());
    }

    fn numbers(&mut self, numbers: impl IntoIterator<Item = f64>) {
        numbers.into_iter().for_each(|number| self.number(number));
    }
}

/// A number in (0, 1) by three counters: SplitMix64's last steps after each.
fn draw(session: u64, step: u64, slot: u64) -> f64 {
    let mixed = [session, step, slot].into_iter().fold(0, |mixed: u64, counter| {
        let z = (mixed ^ counter).wrapping_add(0x9E37_79B9_7F4A_7C15);
        let z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    });
    ((mixed >> 11) as f64 + 0.5) / 9_007_199_254_740_992.0
}

/// The draws of one session that are not the test's own.
struct Dice {
    session: u64,
    thrown: u64,
}

impl Dice {
    fn between(&mut self, low: f64, high: f64) -> f64 {
        self.thrown += 1;
        low + (high - low) * draw(self.session, u64::MAX, self.thrown)
    }

    fn below(&mut self, n: usize) -> usize {
        self.between(0.0, n as f64) as usize
    }
}

fn sit(n: usize, digest: &mut Digest) {
    let mut dice = Dice { session: n as u64, thrown: 0 };
    let test = Test::new(pool(&mut dice), design(n, &mut dice), FULL).unwrap();
    let ability = dice.between(-2.5, 2.5);
    let mut cat = Cat::new(&test);
    while let Next::Ask(item) = cat.next(&|step, slot| draw(n as u64, step, slot)) {
        let worth = cat.step().map_or(0.0, |(step, _)| step.worth);
        cat.answer(
            respond(&test.pool().items()[item], ability, &mut dice),
            5_000 + dice.below(40_000) as u32,
        );
        digest.word(item as u64);
        digest.numbers([worth, cat.estimate().theta, cat.estimate().se]);
    }
    cat.reasons().iter().for_each(|reason| reason.code().bytes().for_each(|byte| digest.word(byte.into())));
    digest.numbers([cat.posterior().quantile(0.05), cat.posterior().quantile(0.95), cat.could_reach()]);
    let (answers, theta) = (cat.answers(), cat.estimate().theta);
    let fit = person_fit(answers, theta, test.design().scoring.pull(answers, theta));
    let runs = cusum(answers, |_| theta);
    digest.numbers([fit.lz, fit.lz_star, fit.infit, fit.outfit].into_iter().flatten());
    digest.numbers([runs.upper, runs.lower]);
}

fn respond(item: &Model, ability: f64, dice: &mut Dice) -> Response {
    match dice.below(20) {
        0 => Response::Missing,
        1 => Response::Unsure,
        _ => {
            let mut left = dice.between(0.0, 1.0);
            let answered = (0..item.categories()).find(|k| {
                left -= item.category(ability, *k).p;
                left < 0.0
            });
            Response::Category(answered.unwrap_or(0))
        }
    }
}

fn pool(dice: &mut Dice) -> Arc<Pool> {
    let items = (0..ITEMS).map(|_| item(dice)).collect();
    let grid =
        [Grid::SESSION, Grid::new(-4.0, 4.0, 33).unwrap(), Grid::new(-3.5, 3.0, 40).unwrap()][dice.below(3)];
    let pool =
        if dice.below(2) == 0 { Pool::new(items, grid) } else { Pool::tabulated(items, grid).unwrap() };
    if dice.below(3) == 0 { pool.with_shift(dice.between(0.1, 0.6)) } else { pool }.shared()
}

fn item(dice: &mut Dice) -> Model {
    let (a, b, c, d) =
        (dice.between(0.4, 2.0), dice.between(-2.5, 2.5), dice.between(0.05, 0.35), dice.between(0.85, 0.99));
    let steps = [b - 1.0, b + 0.3, b + 0.9].map(|step| step + dice.between(-0.1, 0.1));
    match dice.below(11) {
        0 => Model::logistic(1.0, b, 0.0, 1.0),
        1 => Model::logistic(a, b, 0.0, 1.0),
        2 => Model::logistic(a, b, c, 1.0),
        3 => Model::logistic(a, b, c, d),
        4 => Ok(Model::Logistic(Logistic { b_sd: c + 0.4, ..Logistic::known(a, b, c) })),
        5 => Model::graded(a, &steps),
        6 => Model::modified_graded(a, b, &[0.9, 0.1, -0.8]),
        7 => Model::partial_credit(&steps),
        8 => Model::generalized_partial_credit(0.6 * a, &steps),
        9 => Model::rating_scale(b, &[-0.7, 0.1, 0.6]),
        _ => Model::nominal(&[(-0.5 * a, c), (0.4 * a, b), (a, -b)]),
    }
    .unwrap()
}

/// Counts through all combinations of the four large choices; the small ones are by chance.
fn design(n: usize, dice: &mut Dice) -> Design {
    use Criterion::*;
    let all = [Mfi, Urry, Thopt, Mlwi, Mpwi, Mei, MeiFisher, Mepv, Kl, Klp, Gdi, Gdip, Random];
    let (criterion, n) = (all[n % 13], n / 13);
    let (exposure, n) = (exposure(n % 5, criterion, dice), n / 5);
    let (stop, n) = (stop(n % 12, dice), n / 12);
    let priors = [Prior::STANDARD, Prior::Uniform { min: -3.0, max: 2.5 }, Prior::Jeffreys];
    let scoring = Scoring {
        estimator: [Estimator::Ml, Estimator::Map, Estimator::Eap, Estimator::Wle][n % 4],
        prior: priors[n / 4 % 3],
    };
    Design {
        scoring,
        criterion,
        start: dice.between(-1.0, 1.0),
        filters: filters(dice),
        exposure,
        shadow: (dice.below(8) == 0).then(|| shadowing(dice)),
        stop: Rule { min_items: 2, max_items: 6, stop },
    }
}

fn exposure(kind: usize, criterion: Criterion, dice: &mut Dice) -> Exposure {
    let pace = Pace { length: 6, acceleration: dice.between(0.0, 2.0) };
    match kind {
        0 => Exposure::Best,
        1 => Exposure::SympsonHetter((0..ITEMS).map(|_| dice.between(0.2, 1.0)).collect()),
        // These two need values of which more is better.
        2 if !criterion.takes_smallest() => Exposure::Progressive(pace),
        3 if !criterion.takes_smallest() => Exposure::Proportional(pace),
        _ => Exposure::Randomesque(3),
    }
}

fn stop(kind: usize, dice: &mut Dice) -> Stop {
    let cuts = || vec![-1.0, 0.3, 1.4];
    match kind {
        0 => Stop::Length(5),
        1 => Stop::Se(dice.between(0.4, 0.8)),
        2 => Stop::SeChange { within: 0.03, answers: 2 },
        3 => Stop::Information(dice.between(1.0, 4.0)),
        4 => Stop::MinInformation(dice.between(0.1, 0.5)),
        5 => Stop::Classify { cuts: cuts(), alpha: 0.2 },
        6 => Stop::Sprt { cut: 0.1, delta: 0.4, alpha: 0.1, beta: 0.15 },
        7 => Stop::Glr { cuts: cuts(), delta: 0.3, alpha: 0.2, beta: 0.2 },
        8 => Stop::Level { cuts: cuts(), share: 0.7 },
        9 => Stop::Time(80_000),
        10 => Stop::Any(vec![Stop::Se(0.45), Stop::Level { cuts: cuts(), share: 0.8 }]),
        _ => Stop::All(vec![Stop::Se(0.7), Stop::Information(2.0)]),
    }
}

/// None, or one of each kind.
fn filters(dice: &mut Dice) -> Vec<Filter> {
    let shares = vec![0.5, 0.3, 0.2];
    let content = |balance| Filter::Content { class: (0..ITEMS).map(|i| i % 3).collect(), shares, balance };
    match dice.below(10) {
        0 => vec![Filter::Enemies(vec![vec![0, 1, 2], vec![5, 7]])],
        1 => vec![Filter::Testlets(vec![vec![3, 4, 5], vec![6, 1]])],
        2 => {
            let items = (0..ITEMS).map(|_| 10_000 + dice.below(30_000) as u32).collect();
            vec![Filter::Time { items, limit: 100_000 }]
        }
        3 => vec![content(Balance::Behind)],
        4 => vec![content(Balance::Multinomial { length: 6 })],
        5 => vec![Filter::Strata { of: (0..ITEMS).map(|i| i / 3).collect(), lengths: vec![2, 2, 2] }],
        6 => vec![Filter::Success { low: 0.6, high: 0.8, keep: 3 }],
        _ => Vec::new(),
    }
}

fn shadowing(dice: &mut Dice) -> Shadowing {
    let first = dice.below(3);
    let blueprint = Blueprint {
        items: ITEMS,
        length: 5,
        classes: vec![Class { members: (first..first + 4).collect(), min: 2, max: 3 }],
        enemies: vec![vec![0, 7]],
        testlets: vec![Testlet::whole(vec![5, 6])],
        time: None,
    };
    Shadowing { blueprint, nodes: 1_000, complete: false }
}

/// Items that measure two or three skills, and skills with items of their own.
fn several_skills(n: usize, digest: &mut Digest) {
    let mut dice = Dice { session: u64::MAX - n as u64, thrown: 0 };
    let skills = 2 + n % 2;
    let r = dice.between(-0.4, 0.9);
    let rows: Vec<Vec<f64>> =
        (0..skills).map(|i| (0..skills).map(|j| if i == j { 1.0 } else { r }).collect()).collect();
    let prior = mirt::Prior::new(&rows).unwrap();

    let grid = Grid::new(-4.0, 4.0, 13).unwrap();
    let mut joint = JointPosterior::new(grid, &prior).unwrap();
    let mut answers = Vec::new();
    for _ in 0..8 {
        let a: Vec<f64> = (0..skills).map(|_| dice.between(0.0, 1.8)).collect();
        let c = if dice.below(2) == 0 { 0.0 } else { 0.25 };
        let item = mirt::Item::new(&a, dice.between(-1.5, 1.5), c).unwrap();
        let answer = [0.0, 1.0, c][dice.below(3)];
        joint.add(&item, answer);
        answers.push((item, answer));
    }
    for estimate in [mirt::map(&answers, &prior), joint.eap()] {
        let theta = &estimate.theta[..skills];
        digest.numbers(theta.iter().copied());
        (0..skills).for_each(|k| digest.numbers(estimate.covariance.row(k)[..skills].iter().copied()));
        let design = mirt::Design::new(&answers, &prior, theta);
        digest.numbers(
            answers.iter().flat_map(|(item, _)| [design.determinant(item, theta), design.trace(item, theta)]),
        );
    }

    let sittings: Vec<Answers> = (0..skills).map(|_| answered(&mut dice)).collect();
    let mut together = Skills::new(Grid::SESSION, &prior);
    let settled = together.update(&sittings.iter().map(Answers::ln_likelihood).collect::<Vec<_>>());
    digest.word(settled.into());
    digest.numbers((0..skills).flat_map(|k| [together.mean(k), together.sd(k)]));
}

fn answered(dice: &mut Dice) -> Answers {
    let items: Vec<Model> = (0..ITEMS).map(|_| item(dice)).collect();
    let mut answers = Answers::new(&Pool::of(&items, Grid::SESSION));
    for (i, item) in items.iter().enumerate().take(dice.below(ITEMS)) {
        answers.push(i, respond(item, 0.5, dice));
    }
    answers
}
