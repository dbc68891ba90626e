//! Exposure control whose probabilities are learned before anybody takes the test.

use super::values::Choice;
use anyhow::{Result, bail};
use skillmark_irt::exposure::Exposure;
use skillmark_irt::stop::Stop;
use skillmark_irt::{Design, FULL, Test};
use skillmark_lab::{Control, Learned, Paper, Population};

/// Beyond a rate by so much of it, exposure counts as not held: what is left of chance in 1000 people who learn.
const SLACK: f64 = 1.25;

/// The paper with what `choice` has to learn, if anything.
pub(super) fn learned(paper: Paper, choice: Choice, population: &Population) -> Result<Paper> {
    let (control, rate, name) = match choice {
        Choice::SympsonHetter(Some(rate)) => (Control::Acceptance, rate, "sympson-hetter"),
        Choice::Eligibility(rate) => (Control::Eligibility, rate, "eligibility"),
        _ => return Ok(paper),
    };
    let (items, length) = (paper.test.pool().items().len(), certain(paper.test.design()));
    if rate * (items as f64) < f64::from(length) {
        bail!(
            "--exposure {name}:{rate} over {items} items leaves {} for a person, and the test has {length}; give a rate of {} or more",
            (rate * items as f64).floor(),
            (f64::from(length) / items as f64 * 1000.0).ceil() / 1000.0
        );
    }
    let Learned { probabilities, largest } = control.learn(&paper, population, rate)?;
    if largest > SLACK * rate {
        eprintln!(
            "note: --exposure {name}:{rate} could not be held: the people who learned were asked one item by a share of {largest:.3}; \
             give more items, shorter tests or a larger rate"
        );
    }
    let design = Design { exposure: control.exposure(probabilities), ..paper.test.design().clone() };
    Ok(Paper { test: Test::new(paper.test.pool().clone(), design, FULL)?, ..paper })
}

/// Items that everybody is asked at least.
pub(super) fn certain(design: &Design) -> u32 {
    let only_length = |stop: &Stop| matches!(stop, Stop::Length(_));
    match &design.stop.stop {
        Stop::Any(rules) if rules.iter().all(only_length) => design.stop.max_items.max(design.stop.min_items),
        _ => design.stop.min_items,
    }
}

/// The probabilities of a test's exposure control; none where it has none.
pub(super) fn probabilities(paper: &Paper) -> &[f64] {
    match &paper.test.design().exposure {
        Exposure::SympsonHetter(list) | Exposure::Eligibility(list) => list,
        _ => &[],
    }
}
