//! People who take the session of a bank.

use crate::population::{Doubt, Luck};
use crate::{Person, Population};
use skillmark_bank::Item;
use skillmark_irt::{Answer, Model, Response};
use skillmark_session::{ENGINE_REV, Error, Event, Instrument, Plan, Session, Step};
use std::sync::Arc;

/// What is taken.
#[derive(Debug, Clone, PartialEq)]
pub struct Setup {
    /// Id of a preset of the bank.
    pub preset: String,
    /// Id of a skill of the bank.
    pub skill: String,
}

/// Takes the `n`-th person through the very session that people take. Items count as in the bank, which is also how
/// [`Truth::Given`](crate::Truth::Given) counts them.
///
/// # Errors
/// When preset or skill are not the bank's.
pub fn take_session(
    instrument: &Arc<Instrument>,
    setup: &Setup,
    population: &Population,
    n: u64,
) -> Result<Person, Error> {
    let luck = Luck::of(population, n);
    let plan = Plan {
        engine_rev: ENGINE_REV,
        bank: instrument.scoring().to_owned(),
        preset: setup.preset.clone(),
        skills: vec![setup.skill.clone()],
        seed: Luck::seed(population, n),
        locale: instrument.bank().language.clone(),
    };
    let mut session = Session::new(instrument.clone(), plan)?;
    let theta = population.theta(&luck, n);
    let shift_sd = instrument.bank().skill(&setup.skill).map_or(0.0, |skill| skill.shift_sd);
    // A shift of all difficulties is one of θ the other way.
    let meets_at = theta - population.shift(&luck, shift_sd);

    let (mut answers, mut right, mut ms) = (Vec::new(), 0, 0);
    while let Step::Ask(question) = session.next() {
        let known = Model::Logistic(instrument.item(question.item));
        let met = population.meets(&luck, Doubt { item: question.item, known: &known, errors: None });
        let response = population.answers(&luck, &met, meets_at, answers.len() as u64);
        let item = instrument.bank().items[question.item].clone();
        session.push(Event::Shown { item: item.id.clone() })?;
        let took = item.ms();
        ms += u64::from(took);
        session.push(match response {
            Response::Category(k) => {
                right += k;
                Event::Answered { options: vec![option(&item, k == 1)], item: item.id, ms: took }
            }
            _ => Event::Unsure { item: item.id, ms: took },
        })?;
        answers.push(Answer { item: question.item, response });
    }
    let interval95 = (session.quantile(0, 0.025), session.quantile(0, 0.975));
    let outcome = session.outcome().skills.remove(0);
    Ok(Person {
        theta,
        estimate: outcome.theta,
        se: outcome.se,
        interval90: outcome.interval,
        interval95,
        success: right as f64 / answers.len() as f64,
        length: answers.len() as u32,
        answers,
        ms,
        stopped: outcome.stopped.code(),
    })
}

/// The key, or the first option that is not.
fn option(item: &Item, right: bool) -> String {
    item.options().iter().find(|o| o.key == right).map_or_else(String::new, |o| o.id.clone())
}
