//! The operations.

use super::bank::Layout;
use super::fields::{Fault, Fields, name, numbers};
use super::setup::{Setup, until};
use serde_json::{Value, json};
use skillmark_irt::{Cat, Criterion, Ended, Estimator, Next, Scoring, Selector, View, person_fit};

type Op = fn(&Fields<'_>) -> Result<Value, Fault>;

const OPS: [(&str, Op); 5] =
    [("functions", functions), ("estimate", estimate), ("select", select), ("cat", cat), ("fit", fit)];

pub(crate) fn answer(fields: &Fields<'_>) -> Result<Value, Fault> {
    let op = fields.required("op", "one of functions, estimate, select, cat, fit")?;
    let op = name("op", op, &OPS).map_err(|fault| Fault::new("UNKNOWN_OP", fault.message))?;
    op(fields)
}

/// Probabilities and Fisher information.
fn functions(fields: &Fields<'_>) -> Result<Value, Fault> {
    let setup = Setup::read(fields)?;
    let expected = "an array of numbers";
    let thetas = numbers("theta", fields.required("theta", expected)?, expected)?;
    let mut categories = Vec::new();
    let mut at = |theta: f64| -> (Value, Value) {
        let mut probabilities = Vec::with_capacity(setup.items.len());
        for item in &setup.items {
            item.at(theta, &mut categories);
            probabilities.push(match setup.layout {
                Layout::Logistic => json!(categories[1].p),
                _ => categories.iter().map(|category| category.p).collect(),
            });
        }
        (probabilities.into(), setup.items.iter().map(|item| item.information(theta)).collect())
    };
    let (p, info): (Vec<_>, Vec<_>) = thetas.iter().map(|theta| at(*theta)).unzip();
    Ok(json!({"p": p, "info": info}))
}

fn estimate(fields: &Fields<'_>) -> Result<Value, Fault> {
    let setup = Setup::read(fields)?;
    let scoring = setup.scoring(fields, Estimator::Eap)?;
    let estimate = scoring.estimate(&setup.answers(fields)?);
    // A posterior narrower than that falls between the nodes, and its SD says nothing.
    let coarse = scoring.estimator == Estimator::Eap && estimate.se < 0.5 * setup.grid.step();
    let flags = [
        (!estimate.found, "no_maximum"),
        (estimate.se.is_infinite(), "no_information"),
        (coarse, "coarse_nodes"),
    ];
    let flags: Vec<&str> = flags.iter().filter(|(holds, _)| *holds).map(|(_, flag)| *flag).collect();
    Ok(json!({"theta": estimate.theta, "se": estimate.se, "flags": flags}))
}

fn select(fields: &Fields<'_>) -> Result<Value, Fault> {
    let setup = Setup::read(fields)?;
    let criterion = setup.criterion(fields)?;
    let answers = setup.administered(fields)?;
    let theta = match fields.number("theta")? {
        Some(theta) => theta,
        None => setup.scoring(fields, Estimator::Eap)?.estimate(&answers).theta,
    };
    // The expected information criteria estimate again and again; by the mode, unless told otherwise.
    let again = matches!(criterion, Criterion::Mei | Criterion::MeiFisher);
    let scoring = setup.scoring(fields, if again { Estimator::Map } else { Estimator::Eap })?;
    let mut selector = selector(&setup, criterion)?;
    let item = selector.choose(&View { answers: &answers, theta, scoring: &scoring, draw: 0.0 });
    Ok(json!({"item": item, "values": selector.values()}))
}

fn selector<'a>(setup: &'a Setup, criterion: Criterion) -> Result<Selector<'a>, Fault> {
    Selector::new(&setup.items, criterion, &setup.grid)
        .map_err(|invalid| Fault::invalid("criterion", &invalid))
}

/// A whole adaptive test, the responses being known beforehand.
fn cat(fields: &Fields<'_>) -> Result<Value, Fault> {
    let setup = Setup::read(fields)?;
    let criterion = setup.criterion(fields)?;
    let scoring = setup.scoring(fields, Estimator::Eap)?;
    let all: Vec<usize> = (0..setup.items.len()).collect();
    let responses = setup.categories(fields, &all)?;
    let start = fields.number("start_theta")?.unwrap_or(0.0);
    let mut cat = Cat::new(&setup.items, setup.grid, scoring, criterion, until(fields)?, start)
        .map_err(|invalid| Fault::invalid("criterion", &invalid))?;
    let (mut items, mut theta, mut se) = (Vec::new(), Vec::new(), Vec::new());
    let ended = loop {
        match cat.next(0.0) {
            Next::Ask(item) => cat.answer(responses[item]),
            Next::End(ended) => break ended,
        }
        theta.push(cat.estimate().theta);
        se.push(cat.estimate().se);
        items.extend(cat.answers().list().last().map(|answer| answer.item));
    };
    let stopped_by = match ended {
        Ended::Se => "se",
        Ended::Classify => "classify",
        Ended::MinInfo => "min_info",
        Ended::Length => "length",
        Ended::Bank => "bank",
    };
    Ok(json!({"items": items, "theta": theta, "se": se, "stopped_by": stopped_by}))
}

fn fit(fields: &Fields<'_>) -> Result<Value, Fault> {
    let setup = Setup::read(fields)?;
    let scoring: Scoring = setup.scoring(fields, Estimator::Map)?;
    let answers = setup.answers(fields)?;
    let theta = fields.number("theta")?.unwrap_or_else(|| scoring.estimate(&answers).theta);
    let fit = person_fit(&answers, theta, scoring.pull(&answers, theta));
    Ok(json!({"lz": fit.lz, "lz_star": fit.lz_star, "infit": fit.infit, "outfit": fit.outfit}))
}
