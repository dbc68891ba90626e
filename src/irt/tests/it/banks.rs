//! Items of every family, for the laws.

use proptest::prelude::*;
use skillmark_irt::{Category, Estimator, Grid, Logistic, Model, Prior, Scoring};

/// The range and nodes that catR takes.
pub(crate) const GRID: Grid = match Grid::new(-4.0, 4.0, 33) {
    Some(grid) => grid,
    None => unreachable!(),
};

pub(crate) const EAP: Scoring = Scoring { estimator: Estimator::Eap, prior: Prior::STANDARD };

pub(crate) fn at(model: &Model, theta: f64) -> Vec<Category> {
    let mut out = Vec::new();
    model.at(theta, &mut out);
    out
}

/// (c, d): none, one or both asymptotes.
fn asymptotes() -> impl Strategy<Value = (f64, f64)> {
    prop_oneof![
        Just((0.0, 1.0)),
        (0.0..0.4f64, Just(1.0)),
        (Just(0.0), 0.6..1.0f64),
        (0.0..0.4f64, 0.6..1.0f64),
    ]
}

/// A 4PL item; b within ±3.
pub(crate) fn logistic() -> impl Strategy<Value = Model> {
    (0.2..3.0f64, -3.0..3.0f64, asymptotes()).prop_map(|(a, b, (c, d))| Model::logistic(a, b, c, d).unwrap())
}

/// A 4PL item whose difficulty is uncertain, or its discrimination, or both.
pub(crate) fn vague() -> impl Strategy<Value = Model> {
    let sds = (prop_oneof![Just(0.0), 0.05..1.2f64], 0.0..0.5f64);
    (0.2..3.0f64, -3.0..3.0f64, asymptotes(), sds).prop_map(|(a, b, (c, d), (b_sd, share))| {
        Model::Logistic(Logistic { d, b_sd, a_sd: share * a, ..Logistic::known(a, b, c) })
    })
}

/// Up to four thresholds within about ±4, at least 0.01 apart.
pub(crate) fn graded() -> impl Strategy<Value = Model> {
    (0.2..3.0f64, -3.0..1.0f64, prop::collection::vec(0.01..1.5f64, 0..4)).prop_map(|(a, first, gaps)| {
        let mut thresholds = vec![first];
        for gap in gaps {
            thresholds.push(thresholds[thresholds.len() - 1] + gap);
        }
        Model::graded(a, &thresholds).unwrap()
    })
}

/// GPCM and NRM items of up to five categories.
pub(crate) fn divided() -> impl Strategy<Value = Model> {
    let steps = prop::collection::vec(-2.5..2.5f64, 1..5);
    let lines = prop::collection::vec((-2.0..2.0f64, -2.0..2.0f64), 1..5);
    prop_oneof![
        (0.2..3.0f64, steps).prop_map(|(a, steps)| Model::generalized_partial_credit(a, &steps).unwrap()),
        lines.prop_map(|lines| Model::nominal(&lines).unwrap()),
    ]
}

/// Any item.
pub(crate) fn any_model() -> impl Strategy<Value = Model> {
    prop_oneof![logistic(), vague(), graded(), divided()]
}

/// Items with an answer each.
pub(crate) fn answered(
    item: impl Strategy<Value = Model>,
    count: std::ops::Range<usize>,
) -> impl Strategy<Value = (Vec<Model>, Vec<Option<usize>>)> {
    prop::collection::vec((item, any::<u8>()), count).prop_map(|all| {
        all.into_iter()
            .map(|(item, draw)| {
                let category = usize::from(draw) % item.categories();
                (item, Some(category))
            })
            .unzip()
    })
}
