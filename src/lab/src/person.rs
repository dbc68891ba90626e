//! One simulated person.

use skillmark_bank::Item;
use skillmark_irt::num::ln;
use skillmark_session::{ENGINE_REV, Error, Event, Instrument, Plan, Session, Step, Stopped, Stream};
use std::sync::Arc;

/// What is simulated.
#[derive(Debug, Clone, PartialEq)]
pub struct Setup {
    /// Id of a preset of the bank.
    pub preset: String,
    /// Id of a skill of the bank.
    pub skill: String,
    /// Distinguishes studies; the same seed gives the same people.
    pub seed: u64,
    /// Mean and SD of the people's θ (normal).
    pub ability: (f64, f64),
    /// What difficulties the people meet.
    pub truth: Truth,
    /// Probability of "I don't know" when the person does not know, instead of a blind guess.
    pub unsure: f64,
}

/// True difficulties of a simulation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Truth {
    /// Drawn anew for each person from the uncertainty that the bank states: each item's own and the common shift.
    Drawn,
    /// Exactly the bank's values.
    Exact,
}

/// What came out for one person. θ units.
#[derive(Debug, Clone, PartialEq)]
pub struct Person {
    /// True θ.
    pub theta: f64,
    /// Posterior mean.
    pub estimate: f64,
    /// Posterior SD.
    pub se: f64,
    /// 90 % interval.
    pub interval: (f64, f64),
    /// Questions answered.
    pub answered: u32,
    /// Which rule stopped the test.
    pub stopped: Stopped,
}

/// Steps of the stream that are used for other things than answers.
const ABILITY: u64 = 1 << 40;
const SHIFT: u64 = 1 << 41;
const DIFFICULTY: u64 = 1 << 42;

/// Simulates the `n`-th person through the very session that people take. A function of its arguments, so any number
/// of threads gives the same people.
///
/// # Errors
/// When preset or skill are not the bank's.
pub fn person(instrument: &Arc<Instrument>, setup: &Setup, n: u64) -> Result<Person, Error> {
    let seed = format!("{:016x}{n:016x}", setup.seed);
    let luck = Stream::new(&seed, "lab");
    let plan = Plan {
        engine_rev: ENGINE_REV,
        bank: instrument.scoring().to_owned(),
        preset: setup.preset.clone(),
        skills: vec![setup.skill.clone()],
        seed,
        locale: instrument.bank().language.clone(),
    };
    let mut session = Session::new(instrument.clone(), plan)?;
    let theta = setup.ability.0 + setup.ability.1 * normal(&luck, ABILITY);
    let shift_sd = instrument.bank().skill(&setup.skill).map_or(0.0, |skill| skill.shift_sd);
    let shift = if setup.truth == Truth::Drawn { shift_sd * normal(&luck, SHIFT) } else { 0.0 };

    let mut step = 0;
    while let Step::Ask(question) = session.next() {
        let mut model = instrument.item(question.item);
        if setup.truth == Truth::Drawn {
            model.b += shift + model.b_sd * normal(&luck, DIFFICULTY + question.item as u64);
            model.b_sd = 0.0;
        }
        // Knowing and guessing apart: 3PL is P = K + (1 - K) c.
        let known = (model.at(theta).p - model.c) / (1.0 - model.c);
        let knows = luck.unit(step, 0) < known;
        let admits = !knows && luck.unit(step, 1) < setup.unsure;
        let right = knows || luck.unit(step, 2) < model.c;
        let item = instrument.bank().items[question.item].clone();
        session.push(Event::Shown { item: item.id.clone() })?;
        session.push(if admits {
            Event::Unsure { item: item.id, ms: 0 }
        } else {
            Event::Answered { options: vec![option(&item, right)], item: item.id, ms: 0 }
        })?;
        step += 1;
    }
    let outcome = session.outcome().skills.remove(0);
    Ok(Person {
        theta,
        estimate: outcome.theta,
        se: outcome.se,
        interval: outcome.interval,
        answered: outcome.items.len() as u32,
        stopped: outcome.stopped,
    })
}

/// The key, or the first option that is not.
fn option(item: &Item, right: bool) -> String {
    item.options().iter().find(|o| o.key == right).map_or_else(String::new, |o| o.id.clone())
}

/// A standard normal number by the polar method (Marsaglia & Bray 1964), which needs no sine.
fn normal(luck: &Stream, step: u64) -> f64 {
    for slot in (0..256).step_by(2) {
        let (x, y) = (2.0 * luck.unit(step, slot) - 1.0, 2.0 * luck.unit(step, slot + 1) - 1.0);
        let s = x * x + y * y;
        if s > 0.0 && s < 1.0 {
            return x * (-2.0 * ln(s) / s).sqrt();
        }
    }
    // 128 misses in a row have a probability of 1e-86.
    0.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn normal_numbers_are_normal() {
        let luck = Stream::new("0", "test");
        let n = 20_000;
        let all: Vec<f64> = (0..n).map(|i| normal(&luck, i)).collect();
        let mean = all.iter().sum::<f64>() / n as f64;
        let variance = all.iter().map(|x| (x - mean) * (x - mean)).sum::<f64>() / n as f64;
        let beyond = all.iter().filter(|x| x.abs() > 1.96).count() as f64 / n as f64;
        assert!(mean.abs() < 0.03 && (variance - 1.0).abs() < 0.05 && (beyond - 0.05).abs() < 0.006);
    }
}
