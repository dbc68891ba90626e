//! Correlated skills. Each is a test of its own, one after the other; what the answers to all others say about it is its
//! prior, so its posterior is its share of the joint one.

use crate::Error;
use crate::instrument::{GRID, Instrument};
use crate::sub::Sub;
use skillmark_bank::{Bank, Related};
use skillmark_irt::mirt::{Prior, together};
use skillmark_irt::{self as irt, Answers};
use std::fmt::Debug;

/// What related skills know of each other. Behind a trait, so that a page loads this only for banks that have some.
pub(crate) trait Links: Debug + Send + Sync {
    /// The other places of the plan whose answers tell about the skill at a place.
    fn others(&self, subs: &[Sub], place: usize) -> Vec<usize>;

    /// What the answers to all others say about each of these skills, by their indices in the bank; `None` for one that goes
    /// together with none of them.
    fn priors(&self, answers: &[(usize, Answers)]) -> Vec<Option<irt::Prior>>;

    /// Once a skill's part has ended, all that go together with it are estimated anew, and those still to come begin from what
    /// is known now. Within a part the prior rests: the answers to a skill tell about its neighbours, and those in turn hardly
    /// about it. `on_screen` says which items may no longer be exchanged.
    fn settle(
        &self,
        instrument: &Instrument,
        subs: &mut [Sub],
        place: usize,
        on_screen: &dyn Fn(usize) -> bool,
    );
}

/// Groups of skills that share a joint prior: indices into the bank's skills, and the prior.
#[derive(Debug)]
pub(crate) struct Groups(Vec<(Vec<usize>, Prior)>);

impl Groups {
    /// All groups of a bank; `None` without any.
    pub(crate) fn of(bank: &Bank) -> Result<Option<Box<dyn Links>>, Error> {
        let group = |Related { skills, correlations }| match Prior::new(&correlations) {
            Ok(prior) => Ok((skills, prior)),
            Err(error) => Err(Error::new("BANK", format!("correlations between skills: {error}"))),
        };
        let groups = bank.related().into_iter().map(group).collect::<Result<Vec<_>, _>>()?;
        Ok(if groups.is_empty() { None } else { Some(Box::new(Groups(groups))) })
    }

    fn group(&self, subs: &[Sub], place: usize) -> Option<&(Vec<usize>, Prior)> {
        self.0.iter().find(|(skills, _)| skills.contains(&subs[place].skill))
    }
}

impl Links for Groups {
    fn others(&self, subs: &[Sub], place: usize) -> Vec<usize> {
        let Some((skills, _)) = self.group(subs, place) else { return Vec::new() };
        (0..subs.len()).filter(|other| *other != place && skills.contains(&subs[*other].skill)).collect()
    }

    fn priors(&self, answers: &[(usize, Answers)]) -> Vec<Option<irt::Prior>> {
        let mut priors = vec![None; answers.len()];
        for (skills, prior) in &self.0 {
            let place = |skill: &usize| answers.iter().position(|(known, _)| known == skill);
            let places: Vec<Option<usize>> = skills.iter().map(place).collect();
            if places.iter().flatten().count() < 2 {
                continue;
            }
            let given: Vec<_> = places.iter().map(|place| place.map(|place| &answers[place].1)).collect();
            for (place, prior) in places.iter().zip(together(GRID, prior, &given)) {
                if let Some(place) = *place {
                    priors[place] = Some(prior);
                }
            }
        }
        priors
    }

    fn settle(
        &self,
        instrument: &Instrument,
        subs: &mut [Sub],
        place: usize,
        on_screen: &dyn Fn(usize) -> bool,
    ) {
        let Some((skills, prior)) = self.group(subs, place) else { return };
        if self.others(subs, place).is_empty() {
            return;
        }
        let answers =
            |skill: &usize| subs.iter().find(|sub| sub.skill == *skill).map(|sub| sub.cat().answers());
        let priors = together(GRID, prior, &skills.iter().map(answers).collect::<Vec<_>>());
        for (skill, prior) in skills.iter().zip(priors) {
            if let Some(sub) = subs.iter_mut().find(|sub| sub.skill == *skill) {
                sub.assume(instrument, prior, on_screen);
            }
        }
    }
}
