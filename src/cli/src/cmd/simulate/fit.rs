//! Person fit as columns.

use super::options::Output;
use super::rows::number;
use skillmark_lab::Person;
use skillmark_session::{FALSE_ALARMS, Fit, Index};

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

/// The share of those who were judged that is flagged; `None` when nobody was.
pub(super) fn flagged(people: &[Person]) -> Option<f64> {
    let judged: Vec<&Fit> = people.iter().filter_map(|person| person.fit.as_ref()).collect();
    let flagged = judged.iter().filter(|fit| fit.is_unusual()).count();
    (!judged.is_empty()).then(|| flagged as f64 / judged.len() as f64)
}

/// Says so where no p can be small enough for a flag: the smallest is 1 / (people + 1), and three indices share the level.
pub(super) fn note(output: &Output) {
    let least = (Index::ALARMS.len() as f64 / FALSE_ALARMS).ceil() as u64 - 1;
    if let Some(people) = output.fit.filter(|people| *people < least) {
        eprintln!("note: --fit {people} gives each p, and flags nobody for it; {least} people or more can");
    }
}
