//! Items of all types: how their points depend on θ, and what a response is worth.
//!
//! Whole answers are right or wrong and follow the bank's logistic curve. Where parts count, points are the categories of a
//! generalized partial credit model (Muraki 1992); steps of an item that nobody has calibrated lie [`STEP`] apart around its judged
//! difficulty.

use crate::instrument::parameters;
use skillmark_bank::{Answer, Item, Misfit};
use skillmark_irt::{Invalid, LARGEST, Logistic, Model};

/// Distance of the steps of a judged item (θ units): an assumption.
const STEP: f64 = 0.6;

/// What depends on the type of an item. Usual banks need very little of it, and pages that show them carry no more.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Kinds {
    /// None for parameters that no response function has; [`why_not`] says which.
    pub(crate) model: fn(&Item) -> Option<Model>,
    /// The points that somebody at θ gets by chance, a number from 0 to 1.
    pub(crate) draw: fn(&Item, f64, f64) -> usize,
    /// Most points that an answer can have.
    pub(crate) points: fn(&Item) -> usize,
    pub(crate) score: fn(&Answer, &[String]) -> Result<usize, Misfit>,
}

/// Single choice.
pub(crate) const USUAL: Kinds = Kinds { model: whole, draw: flip, points: |_| 1, score: single };

/// Every type.
pub(crate) const ALL: Kinds =
    Kinds { model: |item| any(item).ok(), draw, points: |item| item.answer.points(), score: Answer::score };

/// As [`Logistic::check`], without words for what is wrong: whoever built the bank was told.
fn whole(item: &Item) -> Option<Model> {
    let model = parameters(item);
    let Logistic { a, b, c, b_sd, a_sd, .. } = model;
    let within = |x: f64, most: f64| (0.0..=most).contains(&x);
    let sound = a > 0.0 && within(a, LARGEST) && within(b.abs(), LARGEST) && within(c, 1.0);
    (sound && within(b_sd, LARGEST) && within(a_sd, 0.5 * a)).then_some(Model::Logistic(model))
}

/// What [`any`] says of an item that has no curve.
pub(crate) fn why_not(item: &Item) -> Option<Invalid> {
    any(item).err()
}

fn flip(item: &Item, theta: f64, u: f64) -> usize {
    usize::from(u < parameters(item).at(theta).p)
}

fn draw(item: &Item, theta: f64, u: f64) -> usize {
    // A bank that was made ready has no other curves.
    any(item).map_or(0, |model| model.draw(theta, u))
}

fn single(answer: &Answer, given: &[String]) -> Result<usize, Misfit> {
    let [id] = given else { return Err(Misfit("exactly one option")) };
    let chosen = answer.options().iter().find(|option| option.id == *id);
    chosen.map(|option| usize::from(option.key)).ok_or(Misfit("an option of this item"))
}

fn any(item: &Item) -> Result<Model, Invalid> {
    let points = item.answer.points();
    if points == 1 {
        let model = parameters(item);
        model.check()?;
        return Ok(Model::Logistic(model));
    }
    let p = &item.params;
    let apart = |step: usize| p.b + STEP * (step as f64 - (points - 1) as f64 / 2.0);
    let steps = p.steps.clone().unwrap_or_else(|| (0..points).map(apart).collect());
    Model::generalized_partial_credit(flattened(p.a, p.b_sd), &steps)
}

/// The discrimination that is left when the difficulty is known up to a normal error: averaged over it, each step's curve is nearly
/// the one of a / sqrt(1 + π a² sd² / 8) (MacKay 1992).
fn flattened(a: f64, sd: f64) -> f64 {
    a / (1.0 + std::f64::consts::PI / 8.0 * (a * sd) * (a * sd)).sqrt()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::people::instrument;
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    /// The short check of usual banks refuses what the one that says why does, and nothing else.
    #[test]
    fn both_checks_agree() {
        let item = instrument().bank().items[0].clone();
        let odd =
            [f64::NAN, f64::INFINITY, -f64::INFINITY, -1e7, -1.0, -0.0, 0.0, 0.3, 0.6, 1.0, 1.1, 1e6, 1e7];
        let fields: [fn(&mut Item, f64); 5] = [
            |item, x| item.params.a = x,
            |item, x| item.params.b = x,
            |item, x| item.params.c = x,
            |item, x| item.params.b_sd = x,
            |item, x| item.params.a_sd = Some(x),
        ];
        for (field, x) in fields.iter().flat_map(|field| odd.map(|x| (field, x))) {
            let mut changed = item.clone();
            field(&mut changed, x);
            assert_eq!(whole(&changed), any(&changed).ok(), "{:?}", changed.params);
            assert_eq!(whole(&changed).is_none(), why_not(&changed).is_some());
        }
    }
}
