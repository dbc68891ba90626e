//! People who take an adaptive test over items without texts.

use crate::population::{Doubt, Luck};
use crate::watch::{self, Asked, Reason, Watch};
use crate::{Person, Pilots, Population};
use skillmark_irt::{
    Answer, Answers, Cat, Estimate, Estimator, Model, Next, Posterior, Response, Test, with_parameter_error,
};
use std::sync::Arc;

/// What a standard normal exceeds, either way, in 10 and in 5 % of cases.
pub(crate) const Z90: f64 = 1.6448536269514722;
pub(crate) const Z95: f64 = 1.959963984540054;

/// A test with what is known besides its rules.
#[derive(Debug, Clone)]
pub struct Paper {
    /// Items and rules.
    pub test: Arc<Test>,
    /// Standard errors of a, b, c and d per logistic item, errors of different parameters being independent; none for an
    /// empty list. They widen the SE that is reported (Cheng & Yuan 2010) but do not enter the rules.
    pub errors: Vec<Option<[f64; 4]>>,
    /// SD of the common shift of the difficulties that people meet where these are drawn.
    pub shift_sd: f64,
    /// Time that each item takes, milliseconds; none for an empty list.
    pub ms: Vec<u32>,
    /// Items on trial.
    pub pilots: Pilots,
    /// What is recorded.
    pub watch: Watch,
}

impl Paper {
    /// A test whose items are known exactly and take no time.
    pub fn new(test: Arc<Test>) -> Self {
        let (pilots, watch) = (Pilots::default(), Watch::default());
        Paper { test, errors: Vec::new(), shift_sd: 0.0, ms: Vec::new(), pilots, watch }
    }

    /// The memory of a running test, used again for any number of people.
    pub fn cat(&self) -> Cat {
        Cat::new(&self.test)
    }

    /// What a person at θ answers to an item.
    pub(crate) fn answer(&self, population: &Population, luck: &Luck, item: usize, theta: f64) -> Response {
        let known = &self.test.pool().items()[item];
        let errors = self.errors.get(item).and_then(Option::as_ref);
        let met = population.meets(luck, Doubt { item, known, errors });
        // By item, so that a person gives the same answer to an item wherever it comes.
        population.answers(luck, &met, theta, item as u64)
    }

    /// The same for a pilot item: its draws are those of an item after all others.
    fn pilot(&self, population: &Population, luck: &Luck, pilot: usize, theta: f64) -> Response {
        let item = self.test.pool().items().len() + pilot;
        let met = population.meets(luck, Doubt { item, known: &self.pilots.items[pilot], errors: None });
        population.answers(luck, &met, theta, item as u64)
    }

    /// How long a person takes for an item, milliseconds; no longer than it takes when nothing takes time.
    pub(crate) fn time(&self, population: &Population, luck: &Luck, item: usize) -> u32 {
        self.ms.get(item).map_or(0, |ms| population.rushed(luck, item as u64).unwrap_or(*ms))
    }

    fn pilot_time(&self, population: &Population, luck: &Luck, pilot: usize) -> u32 {
        let place = (self.test.pool().items().len() + pilot) as u64;
        self.pilots.ms.get(pilot).map_or(0, |ms| population.rushed(luck, place).unwrap_or(*ms))
    }

    /// Intervals are the posterior's for EAP, normal ones for the other estimators.
    pub(crate) fn person(
        &self,
        (population, luck): (&Population, &Luck),
        theta: f64,
        estimate: Estimate,
        answers: &Answers,
        posterior: &Posterior,
        stopped: &'static str,
    ) -> Person {
        let covariances: Vec<Option<[f64; 16]>> =
            self.errors.iter().map(|errors| errors.map(|errors| diagonal(&errors))).collect();
        let covariance = |item: usize| covariances.get(item)?.as_ref().map(|matrix| &matrix[..]);
        let se = match covariances.is_empty() {
            true => estimate.se,
            false => with_parameter_error(estimate.se, answers, estimate.theta, covariance),
        };
        let eap = self.test.design().scoring.estimator == Estimator::Eap;
        let interval = |outside: f64, z: f64| match eap {
            true => {
                let wider = if estimate.se > 0.0 && estimate.se.is_finite() { se / estimate.se } else { 1.0 };
                let end = |share| estimate.theta + wider * (posterior.quantile(share) - estimate.theta);
                (end(outside / 2.0), end(1.0 - outside / 2.0))
            }
            false => (estimate.theta - z * se, estimate.theta + z * se),
        };
        let list = answers.list().to_vec();
        Person {
            theta,
            estimate: estimate.theta,
            se,
            interval90: interval(0.1, Z90),
            interval95: interval(0.05, Z95),
            success: success(self.test.pool().items(), &list),
            ms: list.iter().map(|answer| u64::from(self.time(population, luck, answer.item))).sum(),
            length: list.len() as u32,
            answers: list,
            stopped,
            ..Person::default()
        }
    }
}

/// Takes the `n`-th person through the test, in the memory of another person's.
pub fn take_test(cat: &mut Cat, paper: &Paper, population: &Population, n: u64) -> Person {
    let luck = Luck::of(population, n);
    let theta = population.theta(&luck, n);
    let meets_at = theta - population.shift(&luck, paper.shift_sd, 0);
    let drawn = paper.pilots.drawn(&luck);
    let (mut pilots, mut pilots_ms) = (Vec::new(), 0);
    let mut steps = Vec::new();
    let mut note = |cat: &Cat, item, response, reason: Option<Reason>| {
        if paper.watch.steps {
            let Estimate { theta, se, .. } = cat.estimate();
            steps.push(Asked { item, response, theta, se, reason });
        }
    };
    cat.restart();
    while let Next::Ask(item) = cat.next(&|step, slot| luck.choice(step, slot)) {
        let answered = cat.answers().list().len() as u32;
        if let Some((_, pilot)) = drawn.get(pilots.len()).filter(|(place, _)| *place <= answered) {
            let response = paper.pilot(population, &luck, *pilot, meets_at);
            let ms = paper.pilot_time(population, &luck, *pilot);
            pilots.push(Answer { item: *pilot, response });
            pilots_ms += u64::from(ms);
            if ms > 0 {
                cat.spend(ms);
            }
            note(cat, *pilot, response, None);
            continue;
        }
        let reason = if paper.watch.steps { Reason::of(cat) } else { None };
        let response = paper.answer(population, &luck, item, meets_at);
        cat.answer(response, paper.time(population, &luck, item));
        note(cat, item, response, reason);
    }
    // Without a reason, the filters or the blueprint left nothing to ask.
    let stopped = cat.reasons().first().map_or("constraints", |reason| reason.code());
    let person =
        paper.person((population, &luck), theta, cat.estimate(), cat.answers(), cat.posterior(), stopped);
    let judged = |people| watch::fit(paper, cat, population, n, people);
    let fit = (paper.watch.fit > 0).then(|| Box::new(judged(paper.watch.fit)));
    let (ms, could_reach) = (person.ms + pilots_ms, Some(cat.could_reach()));
    Person { ms, could_reach, pilots, fit, steps, ..person }
}

fn diagonal(errors: &[f64; 4]) -> [f64; 16] {
    let mut matrix = [0.0; 16];
    errors.iter().enumerate().for_each(|(k, se)| matrix[5 * k] = se * se);
    matrix
}

fn success(items: &[Model], answers: &[skillmark_irt::Answer]) -> f64 {
    let share = |answer: &skillmark_irt::Answer| match answer.response {
        Response::Category(k) => k as f64 / (items[answer.item].categories() - 1) as f64,
        Response::Unsure | Response::Missing => 0.0,
    };
    answers.iter().map(share).sum::<f64>() / answers.len() as f64
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Abilities, Spread, Truth, make_items, take_form};
    use skillmark_irt::{Design, FULL, Grid, Pool, Scoring};

    fn paper(estimator: Estimator) -> Paper {
        let items = make_items(2, 30, Spread::USUAL).into_iter().map(Model::Logistic).collect();
        let pool = Pool::tabulated(items, Grid::SESSION).unwrap().shared();
        let scoring = Scoring { estimator, ..Design::default().scoring };
        Paper::new(Test::new(pool, Design { scoring, ..Design::default() }, FULL).unwrap())
    }

    fn population(truth: Truth) -> Population {
        Population {
            seed: 4,
            abilities: Abilities::Normal { mean: 0.0, sd: 1.0 },
            truth,
            unsure: 0.2,
            rapid: 0.0,
        }
    }

    #[test]
    fn a_person_does_not_depend_on_who_came_before() {
        let (paper, population) = (paper(Estimator::Eap), population(Truth::Exact));
        let mut used = paper.cat();
        for n in [7, 3, 0, 3] {
            let again = take_test(&mut used, &paper, &population, n);
            assert_eq!(again, take_test(&mut paper.cat(), &paper, &population, n));
        }
    }

    /// The same answers in the same order, so the same bits.
    #[test]
    fn a_form_of_what_was_asked_gives_the_same_estimate() {
        let (paper, population) = (paper(Estimator::Map), population(Truth::Exact));
        for n in 0..20 {
            let person = take_test(&mut paper.cat(), &paper, &population, n);
            let form: Vec<usize> = person.answers.iter().map(|answer| answer.item).collect();
            assert_eq!(
                Person {
                    stopped: person.stopped,
                    could_reach: person.could_reach,
                    ..take_form(&form, &paper, &population, n)
                },
                person
            );
        }
    }

    #[test]
    fn errors_widen_the_interval_about_the_estimate_and_leave_the_choice_alone() {
        let (known, population) = (paper(Estimator::Eap), population(Truth::Exact));
        let uncertain = Paper { errors: vec![Some([0.0, 0.5, 0.0, 0.0]); 30], ..known.clone() };
        let (plain, wide) =
            [&known, &uncertain].map(|paper| take_test(&mut paper.cat(), paper, &population, 1)).into();
        let share = wide.se / plain.se;
        assert!(share > 1.01 && plain.answers == wide.answers && plain.estimate == wide.estimate);
        let width = |person: &Person| person.interval95.1 - person.interval95.0;
        assert!((width(&wide) / width(&plain) - share).abs() < 1e-12);
    }
}
