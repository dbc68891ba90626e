//! Who is simulated, and what they meet.

use skillmark_irt::mirt::Prior;
use skillmark_irt::num::ln;
use skillmark_irt::{Model, Response};
use skillmark_session::Stream;

/// Simulated people.
#[derive(Debug, Clone, PartialEq)]
pub struct Population {
    /// Distinguishes simulations; the same seed gives the same people.
    pub seed: u64,
    /// Their θ.
    pub abilities: Abilities,
    /// The parameters by which they answer.
    pub truth: Truth,
    /// Probability of "I don't know" where a person does not know, instead of a blind guess; for items with right and wrong
    /// answers.
    pub unsure: f64,
    /// Share of answers given without reading: a blind guess within about a second, right with the item's guessing parameter; with
    /// more than two categories each as likely.
    pub rapid: f64,
}

/// True θ of the people.
#[derive(Debug, Clone, PartialEq)]
pub enum Abilities {
    /// Drawn from a normal distribution.
    Normal {
        /// Mean.
        mean: f64,
        /// SD.
        sd: f64,
    },
    /// One θ per person; there are no others.
    Given(Vec<f64>),
    /// One θ per person and skill, for [`take_joint`](crate::take_joint); there are no others. Tests of one skill take the first.
    Skills(Vec<Vec<f64>>),
}

/// True parameters of the items, which the engine need not know.
#[derive(Debug, Clone, PartialEq)]
pub enum Truth {
    /// Drawn anew for each person from the uncertainty that is stated: each item's own and the common shift.
    Drawn,
    /// Exactly what the engine knows.
    Exact,
    /// These, one per item.
    Given(Vec<Model>),
}

/// What is uncertain about an item.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Doubt<'a> {
    pub(crate) item: usize,
    /// What the engine knows.
    pub(crate) known: &'a Model,
    /// Standard errors of a, b, c and d.
    pub(crate) errors: Option<&'a [f64; 4]>,
}

/// Places in a person's stream of draws, apart from those of answers (by step or item) and of choices.
const ABILITY: u64 = 1 << 40;
const SHIFT: u64 = 1 << 41;
const DIFFICULTY: u64 = 1 << 42;
const PARAMETER: u64 = 1 << 43;
const DISCRIMINATION: u64 = 1 << 44;
const CHOICE: u64 = 1 << 33;

/// A person's luck.
pub(crate) struct Luck(Stream);

impl Luck {
    /// The seed of the `n`-th person's session, 32 hex digits.
    pub(crate) fn seed(population: &Population, n: u64) -> String {
        format!("{:016x}{n:016x}", population.seed)
    }

    pub(crate) fn of(population: &Population, n: u64) -> Self {
        Luck(Stream::new(&Luck::seed(population, n), "lab"))
    }

    /// Any named stream, for draws that belong to no person.
    pub(crate) fn named(seed: u64, name: &str) -> Self {
        Luck(Stream::new(&format!("{seed:016x}"), name))
    }

    pub(crate) fn unit(&self, step: u64, slot: u64) -> f64 {
        self.0.unit(step, slot)
    }

    /// What an adaptive test draws. A step of the stream has 256 slots; a draw for each item of a bank may need more.
    pub(crate) fn choice(&self, step: u64, slot: u64) -> f64 {
        self.0.unit(CHOICE + (step << 16) + slot / 256, slot % 256)
    }

    /// A category of the item, as the model has it at θ.
    pub(crate) fn category(&self, item: &Model, theta: f64, place: u64) -> usize {
        let (mut left, last) = (self.unit(place, 0), item.categories() - 1);
        let drawn = (0..last).find(|k| {
            left -= item.category(theta, *k).p;
            left < 0.0
        });
        drawn.unwrap_or(last)
    }

    /// A standard normal number by the polar method (Marsaglia & Bray 1964), which needs no sine.
    pub(crate) fn normal(&self, step: u64) -> f64 {
        for slot in (0..256).step_by(2) {
            let (x, y) = (2.0 * self.unit(step, slot) - 1.0, 2.0 * self.unit(step, slot + 1) - 1.0);
            let s = x * x + y * y;
            if s > 0.0 && s < 1.0 {
                return x * (-2.0 * ln(s) / s).sqrt();
            }
        }
        // 128 misses in a row have a probability of 1e-86.
        0.0
    }
}

impl Population {
    /// True θ of the `n`-th person.
    pub(crate) fn theta(&self, luck: &Luck, n: u64) -> f64 {
        match &self.abilities {
            Abilities::Normal { mean, sd } => mean + sd * luck.normal(ABILITY),
            Abilities::Given(thetas) => thetas[n as usize],
            Abilities::Skills(thetas) => thetas[n as usize][0],
        }
    }

    /// The person whose given ability the `n`-th of any number has: given ones come again and again.
    pub(crate) fn again(&self, n: u64) -> u64 {
        match &self.abilities {
            Abilities::Normal { .. } => n,
            Abilities::Given(thetas) => n % thetas.len() as u64,
            Abilities::Skills(thetas) => n % thetas.len() as u64,
        }
    }

    /// True θ of the `n`-th person in skills that go together so. Given ones are the same in every skill.
    pub(crate) fn thetas(&self, luck: &Luck, n: u64, together: &Prior) -> Vec<f64> {
        let skills = together.dimensions();
        match &self.abilities {
            Abilities::Normal { mean, sd } => {
                let normals: Vec<f64> = (0..skills as u64).map(|k| luck.normal(ABILITY + k)).collect();
                together.draw(&normals).into_iter().map(|theta| mean + sd * theta).collect()
            }
            Abilities::Given(thetas) => vec![thetas[n as usize]; skills],
            Abilities::Skills(thetas) => thetas[n as usize].clone(),
        }
    }

    /// The shift of all difficulties of the `k`-th skill that this person meets.
    pub(crate) fn shift(&self, luck: &Luck, sd: f64, k: u64) -> f64 {
        if self.truth == Truth::Drawn { sd * luck.normal(SHIFT + k) } else { 0.0 }
    }

    /// The item as this person meets it, but for the shift.
    pub(crate) fn meets(&self, luck: &Luck, doubt: Doubt<'_>) -> Model {
        let Doubt { item, known, errors } = doubt;
        match (&self.truth, known) {
            (Truth::Given(all), _) => all[item].clone(),
            (Truth::Drawn, Model::Logistic(known)) => {
                let mut true_item = *known;
                true_item.b += known.b_sd * luck.normal(DIFFICULTY + item as u64);
                // Held where there is still a response function.
                let a = known.a + known.a_sd * luck.normal(DISCRIMINATION + item as u64);
                true_item.a = a.max(0.1 * known.a);
                (true_item.a_sd, true_item.b_sd) = (0.0, 0.0);
                if let Some([a, b, c, d]) = errors {
                    let error = |k: u64| luck.normal(PARAMETER + 4 * item as u64 + k);
                    true_item.a = (true_item.a + a * error(0)).max(0.1 * known.a);
                    true_item.b += b * error(1);
                    true_item.c = (known.c + c * error(2)).clamp(0.0, known.d);
                    true_item.d = (known.d + d * error(3)).clamp(true_item.c, 1.0);
                }
                Model::Logistic(true_item)
            }
            _ => known.clone(),
        }
    }

    /// What a person at θ answers; `place` tells one answer's draws from another's.
    pub(crate) fn answers(&self, luck: &Luck, item: &Model, theta: f64, place: u64) -> Response {
        if self.rushed(luck, place).is_some() {
            return Response::Category(match item {
                Model::Logistic(item) => usize::from(luck.unit(place, 2) < item.c),
                _ => (luck.unit(place, 2) * item.categories() as f64) as usize,
            });
        }
        if let Model::Logistic(item) = item {
            // Knowing and guessing apart: P = K + (1 - K) c.
            let known = (item.at(theta).p - item.c) / (1.0 - item.c);
            let knows = luck.unit(place, 0) < known;
            if !knows && luck.unit(place, 1) < self.unsure {
                return Response::Unsure;
            }
            return Response::Category(usize::from(knows || luck.unit(place, 2) < item.c));
        }
        Response::Category(luck.category(item, theta, place))
    }

    /// How long an answer takes that is given without reading, milliseconds, 700 to 1300; `None` for one that is read.
    pub(crate) fn rushed(&self, luck: &Luck, place: u64) -> Option<u32> {
        let rushes = self.rapid > 0.0 && luck.unit(place, 3) < self.rapid;
        rushes.then(|| 700 + (600.0 * luck.unit(place, 4)) as u32)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn normal_numbers_are_normal() {
        let luck = Luck::named(0, "test");
        let n = 20_000;
        let all: Vec<f64> = (0..n).map(|i| luck.normal(i)).collect();
        let mean = all.iter().sum::<f64>() / n as f64;
        let variance = all.iter().map(|x| (x - mean) * (x - mean)).sum::<f64>() / n as f64;
        let beyond = all.iter().filter(|x| x.abs() > 1.96).count() as f64 / n as f64;
        assert!(mean.abs() < 0.03 && (variance - 1.0).abs() < 0.05 && (beyond - 0.05).abs() < 0.006);
    }

    /// Categories come as often as the model says: 20,000 answers, SD of a share at most 0.0036.
    #[test]
    fn answers_follow_the_model() {
        let population = Population {
            seed: 1,
            abilities: Abilities::Given(Vec::new()),
            truth: Truth::Exact,
            unsure: 0.0,
            rapid: 0.0,
        };
        let luck = Luck::named(1, "test");
        for item in [
            Model::logistic(1.3, 0.4, 0.2, 0.95).unwrap(),
            Model::graded(1.2, &[-1.0, 0.0, 1.5]).unwrap(),
            Model::partial_credit(&[0.3, -0.5]).unwrap(),
        ] {
            let mut counts = vec![0.0; item.categories()];
            for place in 0..20_000 {
                let Response::Category(k) = population.answers(&luck, &item, 0.3, place) else { panic!() };
                counts[k] += 1.0 / 20_000.0;
            }
            for (k, share) in counts.iter().enumerate() {
                assert!((share - item.category(0.3, k).p).abs() < 0.015, "{item:?} {counts:?}");
            }
        }
    }

    /// A share of answers does not look at the item: right with c, each of more categories as often; the others are as they were.
    #[test]
    fn who_does_not_read_guesses() {
        let abilities = Abilities::Given(Vec::new());
        let reads = Population { seed: 1, abilities, truth: Truth::Exact, unsure: 0.3, rapid: 0.0 };
        let (some, never) =
            (Population { rapid: 0.4, ..reads.clone() }, Population { rapid: 1.0, ..reads.clone() });
        let luck = Luck::named(1, "rapid");
        let items =
            [Model::logistic(1.3, -3.0, 0.25, 1.0).unwrap(), Model::partial_credit(&[9.0, 9.0]).unwrap()];
        for (item, expected) in items.iter().zip([&[0.75, 0.25][..], &[1.0 / 3.0; 3]]) {
            let (mut counts, mut rushed) = (vec![0.0_f64; expected.len()], 0.0);
            for place in 0..10_000 {
                let Response::Category(k) = never.answers(&luck, item, 2.0, place) else {
                    panic!("no doubt")
                };
                counts[k] += 1e-4;
                match some.rushed(&luck, place) {
                    Some(ms) => {
                        assert!((700..1300).contains(&ms));
                        rushed += 1e-4;
                    }
                    None => {
                        let answers = |p: &Population| p.answers(&luck, item, 2.0, place);
                        assert_eq!(answers(&some), answers(&reads));
                    }
                }
                assert_eq!(reads.rushed(&luck, place), None);
            }
            // SD of a share of 10,000: at most 0.005.
            assert!((rushed - 0.4_f64).abs() < 0.02, "{rushed}");
            for (count, share) in counts.iter().zip(expected) {
                assert!((count - share).abs() < 0.02, "{counts:?}");
            }
        }
    }
}
