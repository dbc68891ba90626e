//! The operations.

use super::bank::Layout;
use super::fields::{Fault, Fields, name, numbers};
use super::setup::{Setup, stop};
use serde_json::{Value, json};
use skillmark_irt::{
    Cat, Criterion, Design, Estimator, FULL, Next, Scoring, Selector, Test, View, person_fit,
};

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
    let items = setup.pool.items();
    let mut at = |theta: f64| -> (Value, Value) {
        let mut probabilities = Vec::with_capacity(items.len());
        for item in items {
            item.at(theta, &mut categories);
            probabilities.push(match setup.layout {
                Layout::Logistic => json!(categories[1].p),
                _ => categories.iter().map(|category| category.p).collect(),
            });
        }
        (probabilities.into(), items.iter().map(|item| item.information(theta)).collect())
    };
    let (p, info): (Vec<_>, Vec<_>) = thetas.iter().map(|theta| at(*theta)).unzip();
    Ok(json!({"p": p, "info": info}))
}

fn estimate(fields: &Fields<'_>) -> Result<Value, Fault> {
    let setup = Setup::read(fields)?;
    let scoring = setup.scoring(fields, Estimator::Eap)?;
    let estimate = scoring.estimate(&setup.answers(fields)?);
    // A posterior narrower than that falls between the nodes, and its SD says nothing.
    let coarse = scoring.estimator == Estimator::Eap && estimate.se < 0.5 * setup.pool.grid().step();
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

fn selector(setup: &Setup, criterion: Criterion) -> Result<Selector, Fault> {
    Selector::new(&setup.pool, criterion).map_err(|invalid| Fault::invalid("criterion", &invalid))
}

/// A whole adaptive test, the responses being known beforehand.
fn cat(fields: &Fields<'_>) -> Result<Value, Fault> {
    let setup = Setup::read(fields)?;
    let criterion = setup.criterion(fields)?;
    let scoring = setup.scoring(fields, Estimator::Eap)?;
    let all: Vec<usize> = (0..setup.pool.items().len()).collect();
    let responses = setup.categories(fields, &all)?;
    let start = fields.number("start_theta")?.unwrap_or(0.0);
    let stop = stop(fields, setup.pool.grid())?;
    let design = Design { scoring, criterion, start, stop, ..Design::default() };
    let test = Test::new(setup.pool.clone(), design, FULL)
        .map_err(|error| Fault::new("INVALID_FIELD", error.to_string()))?;
    let mut cat = Cat::new(&test);
    let (mut items, mut theta, mut se) = (Vec::new(), Vec::new(), Vec::new());
    while let Next::Ask(item) = cat.next(&|_, _| 0.5) {
        cat.answer(responses[item], 0);
        theta.push(cat.estimate().theta);
        se.push(cat.estimate().se);
        items.push(item);
    }
    let stopped_by = match cat.reasons().first().map_or("bank", |reason| reason.code()) {
        "min_information" => "min_info",
        code => code,
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
