//! Probabilities of exposure control, learned from simulated people before anybody else comes.
//!
//! People who learn are of a seed of their own and are taken in their order, on one thread, so that what is learned depends on
//! the seed alone; then it is frozen, so that the n-th person remains a function of seed and n.

use crate::population::Luck;
use crate::{Paper, Population};
use skillmark_irt::exposure::{Exposure, Usage, eligibility, learn_acceptance};
use skillmark_irt::{Cat, Design, DesignError, FULL, Next, PERSON, Test};

/// People per round of Sympson & Hetter's iteration, and who are counted at a time for eligibility.
const PEOPLE: u32 = 1000;

/// Rounds that acceptance is given to settle; usually 3 to 6 do.
const ROUNDS: u32 = 10;

/// Which probabilities are learned.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Control {
    /// Of being accepted when chosen (Sympson & Hetter 1985).
    Acceptance,
    /// Of being eligible for a person (van der Linden & Veldkamp 2004).
    Eligibility,
}

/// What was learned.
#[derive(Debug, Clone, PartialEq)]
pub struct Learned {
    /// One per item, within [0, 1].
    pub probabilities: Vec<f64>,
    /// The largest exposure rate of the people of the last round, under these very probabilities for acceptance, under those
    /// that were still moving for eligibility.
    pub largest: f64,
}

impl Control {
    /// The exposure control with these probabilities.
    pub fn exposure(self, probabilities: Vec<f64>) -> Exposure {
        match self {
            Control::Acceptance => Exposure::SympsonHetter(probabilities),
            Control::Eligibility => Exposure::Eligibility(probabilities),
        }
    }

    /// Learns the probabilities under which no item of the paper is asked of more than the share `rate` of the population, as
    /// far as its items allow: the largest rate is at least the mean length over the number of items. People's abilities and
    /// answers are the population's, their luck is another's.
    ///
    /// Acceptance: rounds of 1000 people, until the largest rate is above `rate` by no more than two standard errors of a
    /// share, 10 rounds at most; the probabilities with the smallest largest rate are kept. Eligibility: two thousand people,
    /// one after the other, each under what those before them left; the counts of the first half are forgotten, for they come
    /// from probabilities that had not settled.
    ///
    /// ```
    /// use skillmark_irt::{Design, FULL, Grid, Pool, Test};
    /// use skillmark_lab::{Abilities, Control, Paper, Population, Spread, Truth, make_items};
    ///
    /// let items = make_items(1, 60, Spread::USUAL).into_iter().map(skillmark_irt::Model::Logistic).collect();
    /// let stop = skillmark_irt::stop::Rule { max_items: 6, ..Design::default().stop };
    /// let design = Design { stop, ..Design::default() };
    /// let paper = Paper::new(Test::new(Pool::tabulated(items, Grid::SESSION)?.shared(), design, FULL)?);
    /// let abilities = Abilities::Normal { mean: 0.0, sd: 1.0 };
    /// let everybody = Population { seed: 1, abilities, truth: Truth::Exact, unsure: 0.0, rapid: 0.0 };
    /// let learned = Control::Acceptance.learn(&paper, &everybody, 0.3)?;
    /// assert!(learned.largest < 0.35 && learned.probabilities.iter().any(|p| *p < 0.5));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    /// When the test cannot be had with the exposure control.
    ///
    /// # Panics
    /// When the population has no people.
    pub fn learn(self, paper: &Paper, population: &Population, rate: f64) -> Result<Learned, DesignError> {
        // One test for all: a probability of a half, and draws that are below it as often as the probability says.
        let items = paper.test.pool().items().len();
        let design = Design { exposure: self.exposure(vec![0.5; items]), ..paper.test.design().clone() };
        let paper = Paper { test: Test::new(paper.test.pool().clone(), design, FULL)?, ..paper.clone() };
        let mut class = Class { cat: paper.cat(), paper: &paper, population, next: 0 };
        Ok(match self {
            Control::Acceptance => class.acceptance(rate),
            Control::Eligibility => class.eligibility(rate),
        })
    }
}

/// People who learn, one after the other.
struct Class<'a> {
    cat: Cat,
    paper: &'a Paper,
    population: &'a Population,
    next: u64,
}

impl Class<'_> {
    /// The next person takes the test under these probabilities; `seen` looks at every step. Whether a draw was against an item.
    fn take(&mut self, probabilities: &[f64], mut seen: impl FnMut(&Cat)) -> bool {
        let luck = Luck::named(self.population.seed, &format!("exposure {}", self.next));
        let choice = |step: u64, slot: u64| match (luck.choice(step, slot), slot) {
            (draw, 2..) if step == PERSON => {
                if draw < probabilities[slot as usize - 2] {
                    0.25
                } else {
                    0.75
                }
            }
            (draw, _) => draw,
        };
        let theta = self.population.theta(&luck, self.population.again(self.next));
        let meets_at = theta - self.population.shift(&luck, self.paper.shift_sd, 0);
        self.cat.restart();
        while let Next::Ask(item) = self.cat.next(&choice) {
            seen(&self.cat);
            let response = self.paper.answer(self.population, &luck, item, meets_at);
            self.cat.answer(response, self.paper.time(self.population, &luck, item));
        }
        self.next += 1;
        probabilities.iter().enumerate().any(|(item, p)| luck.choice(PERSON, 2 + item as u64) >= *p)
    }

    fn acceptance(&mut self, rate: f64) -> Learned {
        let items = self.paper.test.pool().items().len();
        let settled = rate + 2.0 * (rate * (1.0 - rate) / f64::from(PEOPLE)).sqrt();
        let mut acceptance = vec![1.0; items];
        let mut best: Option<Learned> = None;
        for _ in 0..ROUNDS {
            let (mut selected, mut asked, mut length) = (vec![0_u32; items], vec![0_u32; items], 0);
            for _ in 0..PEOPLE {
                let mut came_up = vec![false; items];
                self.take(&acceptance, |cat| cat.refused().iter().for_each(|item| came_up[*item] = true));
                let answers = self.cat.answers().list();
                length += answers.len();
                for answer in answers {
                    came_up[answer.item] = true;
                    asked[answer.item] += 1;
                }
                selected.iter_mut().zip(&came_up).for_each(|(count, came_up)| *count += u32::from(*came_up));
            }
            // As it was, not as acceptance promises: who is refused everything is asked something all the same.
            let largest = largest(&asked, PEOPLE);
            if best.as_ref().is_none_or(|best| largest < best.largest) {
                best = Some(Learned { probabilities: acceptance.clone(), largest });
            }
            if largest <= settled {
                break;
            }
            // The mean length: a few who are asked everything cannot be spared anything.
            learn_acceptance(&selected, PEOPLE, rate, length.div_ceil(PEOPLE as usize), &mut acceptance);
        }
        best.unwrap_or(Learned { probabilities: acceptance, largest: 1.0 })
    }

    fn eligibility(&mut self, rate: f64) -> Learned {
        let items = self.paper.test.pool().items().len();
        let mut probabilities = vec![1.0; items];
        let mut last = 1.0;
        for _ in 0..2 {
            let (mut people, mut feasible) = (0, 0);
            let (mut eligible, mut asked) = (vec![0_u32; items], vec![0_u32; items]);
            while people < PEOPLE {
                let against = self.take(&probabilities, |_| ());
                let left_out = self.cat.ineligible();
                people += 1;
                feasible += u32::from(!(against && left_out.is_empty()));
                (0..items).filter(|item| !left_out.contains(item)).for_each(|item| eligible[item] += 1);
                self.cat.answers().list().iter().for_each(|answer| asked[answer.item] += 1);
                let usage = Usage { people, feasible, eligible: &eligible, administered: &asked };
                eligibility(&usage, rate, &mut probabilities);
            }
            last = largest(&asked, people);
        }
        Learned { probabilities, largest: last }
    }
}

/// The largest share of people who were asked an item.
fn largest(asked: &[u32], people: u32) -> f64 {
    f64::from(asked.iter().copied().max().unwrap_or(0)) / f64::from(people)
}
