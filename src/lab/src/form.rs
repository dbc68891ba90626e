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
    most(pool.items().iter().map(average), length)
}

/// The places of the largest values, in order; of equal ones the first.
fn most(values: impl Iterator<Item = f64>, length: usize) -> Vec<usize> {
    let mut ranked: Vec<(usize, f64)> = values.enumerate().collect();
    ranked.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    let mut places: Vec<usize> = ranked.into_iter().take(length).map(|(place, _)| place).collect();
    places.sort_unstable();
    places
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
    paper.person((population, &luck), theta, estimate, &answers, &posterior, "length")
}

/// Gives the `n`-th person the items that are most informative at the person's true θ, scored as the paper's test is. That is
/// what maximum information aims at and cannot know. It need not leave the smallest error: the posterior ends beside the true
/// θ, and is narrow where items tell most *there*.
pub fn take_oracle(length: usize, paper: &Paper, population: &Population, n: u64) -> Person {
    let luck = Luck::of(population, n);
    let meets_at = population.theta(&luck, n) - population.shift(&luck, paper.shift_sd, 0);
    let information = paper.test.pool().items().iter().map(|item| item.information(meets_at));
    take_form(&most(information, length), paper, population, n)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Abilities, Spread, Truth, make_items};
    use skillmark_irt::{Design, FULL, Grid, Model, Test};

    /// Nobody is asked anything that tells less at the true θ than what is left.
    #[test]
    fn who_knows_the_truth_asks_the_most_informative() {
        let items = make_items(2, 30, Spread::USUAL).into_iter().map(Model::Logistic).collect();
        let pool = Pool::tabulated(items, Grid::SESSION).unwrap().shared();
        let paper = Paper::new(Test::new(pool.clone(), Design::default(), FULL).unwrap());
        let abilities = Abilities::Normal { mean: 0.0, sd: 1.5 };
        let population = Population { seed: 4, abilities, truth: Truth::Exact, unsure: 0.0, rapid: 0.0 };
        for n in 0..50 {
            let person = take_oracle(7, &paper, &population, n);
            let asked: Vec<usize> = person.answers.iter().map(|answer| answer.item).collect();
            let information = |item: usize| pool.items()[item].information(person.theta);
            let least = asked.iter().map(|item| information(*item)).fold(f64::INFINITY, f64::min);
            let left = (0..30).filter(|item| !asked.contains(item));
            assert!(asked.len() == 7 && left.map(information).all(|left| left <= least), "{n}");
        }
    }
}
