//! How much is left: the rest of the session, simulated from what is known now.

use crate::draw::Stream;
use crate::instrument::Instrument;
use crate::sub::Sub;
use skillmark_irt::Response;

/// Rest of a session. Counts are questions over all skills.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Progress {
    /// Questions answered so far.
    pub answered: u32,
    /// 10th percentile of the questions still to come.
    pub more_low: u32,
    /// Median.
    pub more_typical: u32,
    /// 90th percentile.
    pub more_high: u32,
    /// Median of the standard errors (θ units) at the end, over skills and simulated people.
    pub se_typical: f64,
}

/// Simulated people. They stand at evenly spaced shares of the posterior, which leaves less noise than random draws.
const PEOPLE: usize = 20;

/// Forecasts from the state of each skill. A function of its arguments: no clock, no random source.
pub(crate) fn forecast(instrument: &Instrument, subs: &[Sub]) -> Progress {
    // As doubles, like the standard errors: one sort is compiled for both.
    let mut more = [0.0; PEOPLE];
    let mut errors = Vec::with_capacity(PEOPLE * subs.len());
    for (slot, more) in more.iter_mut().enumerate() {
        let mut ends = subs.to_vec();
        for s in 0..subs.len() {
            // Another order for each skill, so that one simulated person is not strong everywhere.
            let person = (slot + PEOPLE - s % PEOPLE) * [1, 7, 3, 9][s % 4] % PEOPLE;
            run(instrument, &mut ends[s], person);
            let answered = ends[s].answered() - subs[s].answered();
            if let Some(links) = instrument.links.as_ref().filter(|_| answered > 0) {
                // It tells about the skills to come.
                links.settle(instrument, &mut ends, s, &|_| false);
            }
            *more += f64::from(answered);
        }
        errors.extend(ends.iter().map(Sub::se));
    }
    more.sort_unstable_by(f64::total_cmp);
    errors.sort_unstable_by(f64::total_cmp);
    Progress {
        answered: subs.iter().map(Sub::answered).sum(),
        more_low: more[PEOPLE / 10] as u32,
        more_typical: more[PEOPLE / 2] as u32,
        more_high: more[PEOPLE - 1 - PEOPLE / 10] as u32,
        se_typical: errors.get(errors.len() / 2).copied().unwrap_or(f64::NAN),
    }
}

/// One simulated person answers until the rules stop.
fn run(instrument: &Instrument, sub: &mut Sub, person: usize) {
    let theta = sub.quantile((person as f64 + 0.5) / PEOPLE as f64);
    let luck = Stream::new("forecast", "");
    while let Some(item) = sub.item() {
        let chance = luck.unit(person as u64, u64::from(sub.answered()) % 256);
        sub.answer(
            instrument,
            Response::Category(instrument.draw(item, theta, chance)),
            instrument.bank().items[item].ms(),
        );
    }
}
