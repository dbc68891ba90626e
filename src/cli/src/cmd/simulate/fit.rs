//! Person fit as columns.

use super::options::Output;
use super::rows::number;
use skillmark_lab::Person;
use skillmark_session::{FALSE_ALARMS, Index};

/// In the order of [`Index::ALL`]: an index and its p; then answers too fast to be read, and whether a retake is suggested.
pub(super) const FIT: [&str; 14] = [
    "lz",
    "lz_p",
    "lz_star",
    "lz_star_p",
    "infit",
    "infit_p",
    "outfit",
    "outfit_p",
    "cusum_high",
    "cusum_high_p",
    "cusum_low",
    "cusum_low_p",
    "rapid",
    "flagged",
];

/// The cells; empty where nothing was judged.
pub(super) fn cells(person: &Person) -> Vec<String> {
    let Some(fit) = &person.fit else { return vec![String::new(); FIT.len()] };
    let cell = |x: Option<f64>| x.map_or_else(String::new, number);
    let figures = Index::ALL.iter().flat_map(|index| {
        let figure = fit.of(*index);
        [cell(figure.value), cell(figure.p)]
    });
    // Items without texts cannot be read, so no answer to them is too fast.
    let rapid = if fit.timed > 0 { fit.rapid.to_string() } else { String::new() };
    figures.chain([rapid, u8::from(fit.is_unusual()).to_string()]).collect()
}

/// How many people were judged, and how many of them are flagged.
#[derive(Default)]
pub(super) struct Flags {
    judged: u64,
    flagged: u64,
}

impl Flags {
    pub(super) fn add(&mut self, person: &Person) {
        if let Some(fit) = &person.fit {
            self.judged += 1;
            self.flagged += u64::from(fit.is_unusual());
        }
    }

    /// `None` when nobody was judged.
    pub(super) fn share(&self) -> Option<f64> {
        (self.judged > 0).then(|| self.flagged as f64 / self.judged as f64)
    }
}

/// Says so where no p can be small enough for a flag: the smallest is 1 / (people + 1), and three indices share the level.
pub(super) fn note(output: &Output) {
    let least = (Index::ALARMS.len() as f64 / FALSE_ALARMS).ceil() as u64 - 1;
    if let Some(people) = output.fit.filter(|people| *people < least) {
        eprintln!("note: --fit {people} gives each p, and flags nobody for it; {least} people or more can");
    }
}
