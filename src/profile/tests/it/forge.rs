//! A profile taken apart, to be changed and put together again.

use crate::people::{EDITION, holder, key, sat, take};
use serde_json::Value;
use skillmark_profile::{Edition, Evidence, compose};
use skillmark_session::{Event, Plan, Session};

/// Numbers that look random and follow from the seed (SplitMix64: Steele, Lea & Flood 2014).
pub(crate) struct Draw(pub(crate) u64);

impl Draw {
    /// A number below `end`, which must not be 0.
    pub(crate) fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let z = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        ((z ^ (z >> 31)) % end as u64) as usize
    }

    pub(crate) fn one<'a, T>(&mut self, of: &'a [T]) -> &'a T {
        &of[self.below(of.len())]
    }

    /// From 0.01 to 1.
    pub(crate) fn share(&mut self) -> f64 {
        (1 + self.below(100)) as f64 / 100.0
    }
}

/// An unsigned profile with its evidence taken out.
#[derive(Clone)]
pub(crate) struct Open {
    pub(crate) document: Value,
    pub(crate) evidence: Evidence,
}

impl Open {
    /// The honest profile of a person.
    pub(crate) fn profile(edition: &Edition, plan: &Plan, person: u64, times: bool) -> Open {
        let (log, holder) = (take(edition, plan, person), holder(key().public_key().did()));
        let document = compose(edition, &sat(plan, &log, times), &holder).unwrap();
        let evidence = Evidence::decode(document["evidence"][0]["narrative"].as_str().unwrap()).unwrap();
        Open { document, evidence }
    }

    /// With the evidence put back.
    pub(crate) fn close(mut self) -> Value {
        self.document["evidence"][0]["narrative"] = self.evidence.encode().into();
        self.document
    }

    /// Somebody else's honest profile under the same plan.
    pub(crate) fn other(&self, draw: &mut Draw) -> Open {
        Open::profile(
            &EDITION,
            &self.evidence.plan,
            1_000 + draw.below(1_000_000) as u64,
            self.evidence.times,
        )
    }

    /// Claims what the bank makes of the first `kept` events.
    pub(crate) fn end_after(&mut self, kept: usize) {
        self.evidence.log.truncate(kept);
        let times =
            |event: &Event| matches!(event, Event::Answered { ms, .. } | Event::Unsure { ms, .. } if *ms > 0);
        self.evidence.times = self.evidence.log.iter().any(times);
        let (plan, log) = (self.evidence.plan.clone(), &self.evidence.log);
        let outcome = Session::replay(EDITION.instrument().clone(), plan, log).unwrap().outcome();
        self.evidence.results = outcome.skills.iter().map(Into::into).collect();
        (0..outcome.skills.len()).for_each(|skill| self.display(skill));
    }

    /// Displays the claimed score.
    pub(crate) fn display(&mut self, skill: usize) {
        let value =
            skillmark_session::display(self.evidence.results[skill].theta).round().clamp(0.0, 100.0) + 0.0;
        self.document["credentialSubject"]["result"][skill]["value"] = value.to_string().into();
    }

    /// Replaces a string by one that it is not.
    pub(crate) fn say(&mut self, path: &str, draw: &mut Draw) {
        let place = self.document.pointer_mut(path).unwrap();
        let said = format!("{}{}", draw.one(&BOASTS), draw.below(1_000));
        assert_ne!(*place, said.as_str());
        *place = said.into();
    }

    pub(crate) fn skill(&self, draw: &mut Draw) -> usize {
        draw.below(self.evidence.results.len())
    }

    /// Changes an answered question that satisfies `which`.
    pub(crate) fn answer(
        &mut self,
        draw: &mut Draw,
        which: impl Fn(&[String]) -> bool,
        change: impl Fn(&mut Vec<String>),
    ) {
        let mut answers: Vec<&mut Vec<String>> = self.evidence.log.iter_mut().filter_map(options).collect();
        answers.retain(|options| which(options));
        if !answers.is_empty() {
            let at = draw.below(answers.len());
            change(answers[at]);
        }
    }

    /// A question with its answer, as the place of the two events.
    pub(crate) fn pair(&self, draw: &mut Draw) -> usize {
        2 * draw.below(self.evidence.log.len() / 2)
    }
}

pub(crate) fn options(event: &mut Event) -> Option<&mut Vec<String>> {
    match event {
        Event::Answered { options, .. } => Some(options),
        _ => None,
    }
}

/// What forgers like to say.
pub(crate) const BOASTS: [&str; 5] = [
    "Neurosurgery ",
    "Passed the exam, proctored by the university. ",
    "Licence to operate ",
    "Expert ",
    "9",
];
