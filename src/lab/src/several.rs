//! People who take an adaptive test of several skills at once.

use crate::paper::{Z90, Z95};
use crate::population::Luck;
use crate::{Person, Population};
use skillmark_irt::mirt::{Cat, Item, Test};
use skillmark_irt::{Logistic, Model, Next, Response};
use std::sync::Arc;

/// A test of several skills, and the items as people meet them.
#[derive(Debug, Clone)]
pub struct Joint {
    /// Items, prior and rules, as the engine knows them.
    pub test: Arc<Test>,
    /// By which people answer, one for each of the test's.
    pub true_items: Vec<Item>,
}

impl Joint {
    /// A test whose items are known exactly.
    pub fn new(test: Arc<Test>) -> Self {
        let true_items = test.items().to_vec();
        Joint { test, true_items }
    }

    /// The memory of a running test, used again for any number of people.
    pub fn cat(&self) -> Cat {
        Cat::new(&self.test)
    }
}

/// Takes the `n`-th person through the test, in the memory of another person's, and says for each skill what came out; the
/// answers are the same for all. People's θ go together as the test's prior says, unless they are given
/// ([`Abilities::Skills`](crate::Abilities::Skills)). They answer by the true items; [`Truth`](crate::Truth) has no part in it.
/// Intervals are normal ones.
///
/// ```
/// use skillmark_irt::mirt::{Item, Prior, Rules, Test};
/// use skillmark_lab::{Abilities, Joint, Population, Report, Truth, take_joint};
///
/// let item = |i: usize| Item::new(&[[1.5, 0.0], [0.3, 1.2]][i % 2], 0.1 * i as f64 - 2.0, 0.0).unwrap();
/// let prior = Prior::new(&[[1.0, 0.7], [0.7, 1.0]]).unwrap();
/// let joint = Joint::new(Test::new((0..40).map(item).collect(), prior, Rules::default())?);
/// let everybody = Population {
///     seed: 1,
///     abilities: Abilities::Normal { mean: 0.0, sd: 1.0 },
///     truth: Truth::Exact,
///     unsure: 0.0,
///     rapid: 0.0,
/// };
/// let mut cat = joint.cat();
/// let people: Vec<_> = (0..200).map(|n| take_joint(&mut cat, &joint, &everybody, n)).collect();
/// let second: Vec<_> = people.iter().map(|skills| skills[1].clone()).collect();
/// assert!(Report::new(&second).unwrap().all.rmse < 0.7);
/// # Ok::<(), skillmark_irt::mirt::TestError>(())
/// ```
pub fn take_joint(cat: &mut Cat, joint: &Joint, population: &Population, n: u64) -> Vec<Person> {
    let luck = Luck::of(population, n);
    let thetas = population.thetas(&luck, n, joint.test.prior());
    cat.restart();
    while let Next::Ask(item) = cat.next(&|step, slot| luck.choice(step, slot)) {
        cat.answer(answer(&joint.true_items[item], &thetas, population, &luck, item), 0);
    }
    // Without a reason, the filters left nothing to ask.
    let stopped = cat.reasons().first().map_or("constraints", |reason| reason.code());
    let answers = cat.answers().to_vec();
    let right = answers.iter().filter(|answer| answer.response == Response::Category(1)).count();
    let estimate = cat.estimate();
    let skill = |(k, theta): (usize, &f64)| {
        let (centre, se) = (estimate.theta[k], estimate.covariance.sd(k));
        Person {
            theta: *theta,
            estimate: centre,
            se,
            interval90: (centre - Z90 * se, centre + Z90 * se),
            interval95: (centre - Z95 * se, centre + Z95 * se),
            length: answers.len() as u32,
            answers: answers.clone(),
            success: right as f64 / answers.len() as f64,
            could_reach: None,
            ms: 0,
            stopped,
            ..Person::default()
        }
    };
    thetas.iter().enumerate().map(skill).collect()
}

/// Along its own direction, an item of several skills is one of one skill: slope 1 and difficulty 0 at a·θ + d.
fn answer(item: &Item, thetas: &[f64], population: &Population, luck: &Luck, place: usize) -> Response {
    let along: f64 = item.slopes().iter().zip(thetas).map(|(a, theta)| a * theta).sum();
    let curve = Model::Logistic(Logistic::known(1.0, 0.0, item.guessing()));
    // By item, so that a person gives the same answer to an item wherever it comes.
    population.answers(luck, &curve, along + item.intercept(), place as u64)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Abilities, Report, Truth};
    use skillmark_irt::Grid;
    use skillmark_irt::mirt::{Criterion, EQUAL, Estimator, Prior, Rule, Rules, Stop};

    fn joint(r: f64, estimator: Estimator) -> Joint {
        let item = |i: usize| {
            let a = [[1.3, 0.0], [0.0, 1.3], [0.8, 0.8]][i % 3];
            Item::new(&a, (0.37 * i as f64).rem_euclid(4.0) - 2.0, 0.15).unwrap()
        };
        let stop = Rule { min_items: 0, max_items: 8, stop: Stop::Bank };
        let rules = Rules { criterion: Criterion::A(EQUAL), estimator, stop, ..Rules::default() };
        let prior = Prior::new(&[[1.0, r], [r, 1.0]]).unwrap();
        Joint::new(Test::new((0..60).map(item).collect(), prior, rules).unwrap())
    }

    fn population(abilities: Abilities) -> Population {
        Population { seed: 3, abilities, truth: Truth::Exact, unsure: 0.2, rapid: 0.0 }
    }

    fn drawn() -> Population {
        population(Abilities::Normal { mean: 0.0, sd: 1.0 })
    }

    #[test]
    fn a_person_does_not_depend_on_who_came_before() {
        let joint = joint(0.6, Estimator::Map);
        let mut used = joint.cat();
        for n in [7, 3, 0, 3] {
            let again = take_joint(&mut used, &joint, &drawn(), n);
            assert_eq!(again, take_joint(&mut joint.cat(), &joint, &drawn(), n));
        }
    }

    /// 2,000 people: the correlation has an SE of .01, an RMSE one of 1.6 %, a coverage one of .007.
    #[test]
    fn people_go_together_as_the_prior_says_and_errors_are_as_stated() {
        let joint = joint(0.7, Estimator::Eap(Grid::new(-5.0, 5.0, 21).unwrap()));
        let mut cat = joint.cat();
        let people: Vec<Vec<Person>> =
            (0..2_000).map(|n| take_joint(&mut cat, &joint, &drawn(), n)).collect();
        let product = people.iter().map(|skills| skills[0].theta * skills[1].theta).sum::<f64>() / 2_000.0;
        assert!((product - 0.7).abs() < 0.08, "{product}");
        for k in 0..2 {
            let skill: Vec<Person> = people.iter().map(|skills| skills[k].clone()).collect();
            let all = Report::new(&skill).unwrap().all;
            assert!((all.rms_se / all.rmse - 1.0).abs() < 0.05, "{all:?}");
            assert!((all.coverage95 - 0.95).abs() < 0.02 && (all.coverage90 - 0.9).abs() < 0.025, "{all:?}");
            assert!(all.bias.abs() < 0.05 && all.mean_length == 8.0);
        }
    }

    /// Given people keep their θ, and true items are what they answer by: who can do nothing else is right where the true
    /// item is easy.
    #[test]
    fn given_people_answer_by_the_true_items() {
        let mut joint = joint(0.0, Estimator::Map);
        let given = population(Abilities::Skills(vec![vec![30.0, -1.0], vec![-30.0, 0.5]]));
        let skills = take_joint(&mut joint.cat(), &joint, &given, 1);
        assert_eq!((skills[0].theta, skills[1].theta), (-30.0, 0.5));
        assert!(skills[0].estimate < -0.5 && skills[0].answers == skills[1].answers);
        joint.true_items = vec![Item::new(&[0.0, 0.0], 40.0, 0.0).unwrap(); 60];
        assert!(take_joint(&mut joint.cat(), &joint, &given, 1).iter().all(|skill| skill.success == 1.0));
    }
}
