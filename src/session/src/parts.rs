//! Items of all types: how their points depend on θ, and what a response is worth.
//!
//! Whole answers are right or wrong and follow the bank's logistic curve. Where parts count, points are the categories of a
//! generalized partial credit model (Muraki 1992); steps of an item that nobody has calibrated lie [`STEP`] apart around its judged
//! difficulty.

use crate::instrument::parameters;
use skillmark_bank::{Answer, Item, Misfit, Status};
use skillmark_irt::{Invalid, Model};

/// Distance of the steps of a judged item (θ units): an assumption.
const STEP: f64 = 0.6;

/// What depends on the type of an item. Usual banks need very little of it, and pages that show them carry no more.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Kinds {
    pub(crate) model: fn(&Item) -> Result<Model, Invalid>,
    pub(crate) score: fn(&Answer, &[String]) -> Result<usize, Misfit>,
}

/// Single choice.
pub(crate) const USUAL: Kinds = Kinds { model: whole, score: single };

/// Every type.
pub(crate) const ALL: Kinds = Kinds { model: any, score: Answer::score };

fn whole(item: &Item) -> Result<Model, Invalid> {
    let model = parameters(item);
    model.check()?;
    Ok(Model::Logistic(model))
}

fn single(answer: &Answer, given: &[String]) -> Result<usize, Misfit> {
    let [id] = given else { return Err(Misfit("exactly one option")) };
    let chosen = answer.options().iter().find(|option| option.id == *id);
    chosen.map(|option| usize::from(option.key)).ok_or(Misfit("an option of this item"))
}

fn any(item: &Item) -> Result<Model, Invalid> {
    let points = item.answer.points();
    if points == 1 {
        return whole(item);
    }
    let p = &item.params;
    let apart = |step: usize| p.b + STEP * (step as f64 - (points - 1) as f64 / 2.0);
    let steps = match (&p.steps, p.status) {
        (Some(steps), _) => steps.clone(),
        (None, Status::Provisional | Status::Calibrated) => (0..points).map(apart).collect(),
    };
    Model::generalized_partial_credit(flattened(p.a, p.b_sd), &steps)
}

/// The discrimination that is left when the difficulty is known up to a normal error: averaged over it, each step's curve is nearly
/// the one of a / sqrt(1 + π a² sd² / 8) (MacKay 1992).
fn flattened(a: f64, sd: f64) -> f64 {
    a / (1.0 + std::f64::consts::PI / 8.0 * (a * sd) * (a * sd)).sqrt()
}
