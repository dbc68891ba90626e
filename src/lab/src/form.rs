//! Fixed forms, to compare adaptive tests with.

use crate::population::Luck;
use crate::{Paper, Person, Population};
use skillmark_irt::num::exp;
use skillmark_irt::{Answers, Pool, Posterior};

/// The items of the fixed form that is best for people who are N(0, 1): those with the largest information, averaged over
/// them on the pool's grid. Information adds up, so no other form of this length has more. In the pool's order.
///
/// ```
/// use skillmark_irt::{Grid, Model, Pool};
///
/// let items = [-3.0, 0.1, 2.0, -0.2].map(|b| Model::logistic(1.0, b, 0.0, 1.0).unwrap());
/// assert_eq!(skillmark_lab::best_form(&Pool::of(&items, Grid::SESSION), 2), [1, 3]);
/// ```
pub fn best_form(pool: &Pool, length: usize) -> Vec<usize> {
    let grid = pool.grid();
    let average = |item: &skillmark_irt::Model| -> f64 {
        let at = |node| {
            let theta = grid.theta(node);
            grid.trapezoid(node) * exp(-0.5 * theta * theta) * item.information(theta)
        };
        (0..grid.len()).map(at).sum()
    };
    let mut ranked: Vec<(usize, f64)> = pool.items().iter().map(average).enumerate().collect();
    ranked.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    let mut form: Vec<usize> = ranked.into_iter().take(length).map(|(item, _)| item).collect();
    form.sort_unstable();
    form
}

/// Gives the `n`-th person all items of a form, scored as the paper's test is. Answers to an item are those that
/// [`take_test`](crate::take_test) has, so the two differ by the choice of items alone.
pub fn take_form(form: &[usize], paper: &Paper, population: &Population, n: u64) -> Person {
    let luck = Luck::of(population, n);
    let theta = population.theta(&luck, n);
    let meets_at = theta - population.shift(&luck, paper.shift_sd, 0);
    let (pool, scoring) = (paper.test.pool(), &paper.test.design().scoring);
    let mut answers = Answers::new(pool);
    form.iter().for_each(|item| answers.push(*item, paper.answer(population, &luck, *item, meets_at)));
    let mut posterior = Posterior::new(*pool.grid());
    let estimate = scoring.estimate_in(&answers, &mut posterior);
    paper.person(theta, estimate, &answers, &posterior, "length")
}
