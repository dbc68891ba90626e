//! Correlated skills. Each is a test of its own, one after the other; what the answers to all others say about it is its
//! prior, so its posterior is its share of the joint one.

use crate::Error;
use crate::instrument::{GRID, Instrument};
use crate::sub::Sub;
use skillmark_bank::{Bank, Related};
use skillmark_irt::Tools;
use skillmark_irt::mirt::Together;
use std::sync::Arc;

/// Skills that share a joint prior.
#[derive(Debug)]
pub(crate) struct Group {
    /// Indices into the bank's skills.
    skills: Vec<usize>,
    joint: Arc<dyn Together>,
}

impl Group {
    /// All groups of a bank.
    pub(crate) fn all(bank: &Bank, tools: &dyn Tools) -> Result<Vec<Group>, Error> {
        let group = |Related { skills, correlations }| match tools.together(GRID, &correlations) {
            Some(Ok(joint)) => Ok(Group { skills, joint }),
            Some(Err(_)) => {
                Err(Error::new("BANK", "the correlations of the skills contradict each other".to_owned()))
            }
            None => Err(Error::tools()),
        };
        bank.related().into_iter().map(group).collect()
    }
}

/// The other places of the plan whose answers tell about the skill at a place.
pub(crate) fn others(instrument: &Instrument, subs: &[Sub], place: usize) -> Vec<usize> {
    let Some(group) = group(instrument, subs, place) else { return Vec::new() };
    (0..subs.len()).filter(|other| *other != place && group.skills.contains(&subs[*other].skill)).collect()
}

/// Once a skill's part has ended, all that go together with it are estimated anew, and those still to come begin from what is
/// known now. Within a part the prior rests: the answers to a skill tell about its neighbours, and those in turn hardly about
/// it. `on_screen` says which items may no longer be exchanged.
pub(crate) fn settle(
    instrument: &Instrument,
    subs: &mut [Sub],
    place: usize,
    on_screen: impl Fn(usize) -> bool,
) {
    if others(instrument, subs, place).is_empty() {
        return;
    }
    let Some(group) = group(instrument, subs, place) else { return };
    let answers = |skill: &usize| subs.iter().find(|sub| sub.skill == *skill).map(|sub| sub.cat().answers());
    let priors = group.joint.priors(&group.skills.iter().map(answers).collect::<Vec<_>>());
    for (skill, prior) in group.skills.iter().zip(priors) {
        if let Some(sub) = subs.iter_mut().find(|sub| sub.skill == *skill) {
            sub.assume(instrument, prior, &on_screen);
        }
    }
}

fn group<'i>(instrument: &'i Instrument, subs: &[Sub], place: usize) -> Option<&'i Group> {
    instrument.groups.iter().find(|group| group.skills.contains(&subs[place].skill))
}
