//! The engine's inner loops one by one: `cargo xtask bench speed`.

use criterion::Criterion;
use skillmark_irt::{Answers, Estimator, Grid, Pool, Posterior, Prior, Scoring, num};
use skillmark_speed::{Choice, Sitting, bank};
use std::hint::black_box;

fn main() {
    let mut criterion = Criterion::default().configure_from_args();
    functions(&mut criterion);
    estimates(&mut criterion);
    choices(&mut criterion);
    criterion.final_summary();
}

fn functions(c: &mut Criterion) {
    c.bench_function("exp", |b| b.iter(|| num::exp(black_box(-1.3))));
    c.bench_function("ln", |b| b.iter(|| num::ln(black_box(0.3))));
    let item = &bank::items(1)[0];
    c.bench_function("information of an item", |b| b.iter(|| black_box(item).information(black_box(0.4))));
}

fn estimates(c: &mut Criterion) {
    let pool = Pool::tabulated(bank::items(300), Grid::SESSION).expect("a table").shared();
    let mut answers = Answers::new(&pool);
    (0..20).for_each(|item| answers.push(item, item % 2));
    let mut posterior = Posterior::new(Grid::SESSION);
    c.bench_function("posterior of 20 answers", |b| {
        b.iter(|| posterior.update(black_box(&answers), &Prior::STANDARD));
    });
    for estimator in [Estimator::Ml, Estimator::Map, Estimator::Eap, Estimator::Wle] {
        let scoring = Scoring { estimator, prior: Prior::STANDARD };
        c.bench_function(&format!("{estimator:?} of 20 answers"), |b| {
            b.iter(|| scoring.estimate_in(black_box(&answers), &mut posterior));
        });
    }
}

fn choices(c: &mut Criterion) {
    let mut information = Choice::by_information(1_000);
    c.bench_function("maximum information, 1,000 items", |b| b.iter(|| information.next(black_box(0.4))));
    let mut variance = Choice::by_variance(1_000);
    c.bench_function("expected variance, 1,000 items", |b| b.iter(|| variance.next(black_box(0.4))));
    let (mut sitting, answers) = (Sitting::new(300, 20, true), skillmark_speed::answers(300, 1));
    c.bench_function("a test of 20, 300 items", |b| b.iter(|| sitting.take(black_box(&answers))));
}
