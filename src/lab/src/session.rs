//! People who take the session of a bank.

use crate::population::{Doubt, Luck};
use crate::{Asked, Person, Population, Reason, Watch};
use skillmark_bank::{Bank, Item};
use skillmark_irt::mirt::Prior;
use skillmark_irt::{Answer, Model, Response};
use skillmark_session::{
    ENGINE_REV, Error, Event, Instrument, Plan, Reply, Session, Step, Taken as Answered, Why, reading_floor,
};
use std::sync::Arc;

/// What is taken.
#[derive(Debug, Clone, PartialEq)]
pub struct Setup {
    preset: String,
    skills: Vec<String>,
    /// How the skills go together, which is how people's θ do.
    prior: Prior,
    watch: Watch,
}

impl Setup {
    /// A preset of the bank and some of its skills, by their ids; `None` without skills and for more than
    /// [`MAX`](skillmark_irt::mirt::MAX). Names that the bank does not have are [`take_session`]'s to refuse.
    pub fn new(bank: &Bank, preset: &str, skills: &[String]) -> Option<Self> {
        let correlation = |a: &String, b: &String| {
            let pair = |(x, y): &(String, String)| (x == a && y == b) || (x == b && y == a);
            if a == b {
                1.0
            } else {
                bank.correlations.iter().find(|c| pair(&c.between)).map_or(0.0, |c| c.r)
            }
        };
        let row = |a| skills.iter().map(|b| correlation(a, b)).collect();
        let prior = Prior::new(&skills.iter().map(row).collect::<Vec<Vec<f64>>>()).ok()?;
        Some(Setup { preset: preset.to_owned(), skills: skills.to_vec(), prior, watch: Watch::default() })
    }

    /// The same with more recorded.
    pub fn watching(self, watch: Watch) -> Self {
        Setup { watch, ..self }
    }
}

/// Takes the `n`-th person through the very session that people take, and says for each skill what came out. Items count as in
/// the bank, which is also how [`Truth::Given`](crate::Truth::Given) counts them.
///
/// # Errors
/// When preset or skills are not the bank's.
pub fn take_session(
    instrument: &Arc<Instrument>,
    setup: &Setup,
    population: &Population,
    n: u64,
) -> Result<Vec<Person>, Error> {
    let luck = Luck::of(population, n);
    let plan = Plan {
        engine_rev: ENGINE_REV,
        bank: instrument.scoring().to_owned(),
        preset: setup.preset.clone(),
        skills: setup.skills.clone(),
        seed: Luck::seed(population, n),
        locale: instrument.bank().language.clone(),
    };
    let mut session = Session::new(instrument.clone(), plan)?;
    let thetas = population.thetas(&luck, n, &setup.prior);
    let shift = |(k, skill): (usize, &String)| {
        let sd = instrument.bank().skill(skill).map_or(0.0, |skill| skill.shift_sd);
        population.shift(&luck, sd, k as u64)
    };
    let shifts: Vec<f64> = setup.skills.iter().enumerate().map(shift).collect();

    let mut taken = vec![Taken::default(); thetas.len()];
    let mut place = 0;
    while let Step::Ask(question) = session.next() {
        let known = instrument.model(question.item);
        // A bank that was made ready has no other.
        let known = known.unwrap_or_else(|| Model::Logistic(instrument.item(question.item)));
        let met = population.meets(&luck, Doubt { item: question.item, known: &known, errors: None });
        // A shift of all difficulties is one of θ the other way.
        let meets_at = thetas[question.skill] - shifts[question.skill];
        let response = population.answers(&luck, &met, meets_at, place);
        let item = instrument.bank().items[question.item].clone();
        let on_trial = item.pilot;
        let taken = &mut taken[question.skill];
        session.push(Event::Shown { item: item.id.clone() })?;
        let rushed = population.rushed(&luck, place);
        // Only where times are looked at: whose items state none is not asked for any.
        let read = if setup.watch.fit > 0 || population.rapid > 0.0 { reading(&item) } else { item.ms() };
        let ms = rushed.unwrap_or(read);
        place += 1;
        taken.ms += u64::from(if item.ms() == 0 { 0 } else { ms });
        session.push(match response {
            Response::Category(k) => {
                taken.right += k;
                Event::Answered { options: item.answer.worth(k), item: item.id, ms }
            }
            _ => Event::Unsure { item: item.id, ms },
        })?;
        let answer = Answer { item: question.item, response };
        taken.answers.push(answer);
        if on_trial {
            taken.pilots.push(answer);
        }
    }
    let Watch { steps, fit } = setup.watch;
    let mut steps = if steps { session.steps().into_iter().map(asked).collect() } else { Vec::new() };
    let judged = |k: usize| session.judging(k)?.by(fit).go_on(u64::MAX);
    let people = session.outcome().skills.into_iter().zip(taken).enumerate().map(
        |(k, (outcome, Taken { answers, pilots, right, ms }))| Person {
            theta: thetas[k],
            estimate: outcome.theta,
            se: outcome.se,
            interval90: outcome.interval,
            interval95: (session.quantile(k, 0.025), session.quantile(k, 0.975)),
            success: right as f64 / answers.len() as f64,
            length: answers.len() as u32,
            answers,
            ms,
            could_reach: Some(outcome.could_reach),
            stopped: outcome.stopped.code(),
            pilots,
            fit: if fit > 0 { judged(k).map(Box::new) } else { None },
            steps: steps.get_mut(k).map(std::mem::take).unwrap_or_default(),
        },
    );
    Ok(people.collect())
}

/// Milliseconds that somebody takes who reads: what the item states, else three times the least, which is the usual rate of reading.
fn reading(item: &Item) -> u32 {
    if item.ms() > 0 { item.ms() } else { (3000.0 * reading_floor(item)) as u32 }
}

/// What somebody did in one skill's part.
#[derive(Clone, Default)]
struct Taken {
    answers: Vec<Answer>,
    pilots: Vec<Answer>,
    right: usize,
    ms: u64,
}

/// A skill's questions as the session tells them. Where each move began is where the one before it led.
fn asked(taken: Vec<Answered>) -> Vec<Asked> {
    let reason = |why: Why| {
        let mut front = why.best.0;
        let moves = why.moves.iter().map(|(by, to)| {
            let from = front;
            front = to.unwrap_or(from);
            (*by, from, *to)
        });
        let moves = moves.collect();
        Reason { value: why.value, rank: why.rank, candidates: why.candidates, moves }
    };
    let one = |Answered { item, reply, points, theta, se, why, .. }| Asked {
        item,
        response: match reply {
            Reply::Unsure => Response::Unsure,
            _ => Response::Category(points),
        },
        theta,
        se,
        reason: why.map(reason),
    };
    taken.into_iter().map(one).collect()
}
