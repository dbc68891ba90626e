//! What a profile says in words, to people who open it in other software.
//!
//! These sentences are signed, and a verifier writes them again to compare. They are part of evidence version 1:
//! changing one orphans every profile signed before. That is why they stand here and not in the message files.

use skillmark_bank::{Bank, Skill};
use skillmark_session::{SkillOutcome, display};

/// Lowest and highest value shown on the display scale.
pub(crate) const SCALE: (f64, f64) = (0.0, 100.0);

const ISSUER: &str = "Self-asserted";

pub(crate) const ASSESSMENT: &str = "Adaptive assessment that people take alone in their browser, to see where they \
     stand and what to learn next. Self-administered: nobody watched, and nobody checked who answered or with what help.";

pub(crate) const EVIDENCE: &str = "Answers and numbers, for scoring again";

pub(crate) fn title(bank: &Bank) -> String {
    format!("Skill profile: {} (self-administered)", bank.title)
}

/// The issuer's name for a holder's name.
pub(crate) fn issuer(name: Option<&str>) -> String {
    match name {
        Some(name) => format!("{ISSUER} by {name}"),
        None => ISSUER.to_owned(),
    }
}

/// The holder's name in an issuer's name that [`issuer`] wrote.
pub(crate) fn holder(issuer: &str) -> Option<&str> {
    issuer.strip_prefix(ISSUER)?.strip_prefix(" by ")
}

pub(crate) fn criteria(preset: &str) -> String {
    format!(
        "Answered questions that the assessment chose one by one (preset \"{preset}\"). The scores follow from the \
         answers in the evidence: the same questions, rules and answers give the same numbers on every machine. Meant \
         for learning and development; not for hiring, promotion, pay, dismissal or task allocation."
    )
}

pub(crate) fn description(skills: &[(&Skill, &SkillOutcome)]) -> String {
    let mut text: String = skills.iter().map(|(skill, outcome)| sentence(skill, outcome)).collect();
    text.push_str("Scores are on this assessment's own scale, where 50 is its reference point.");
    // No bank that evidence of this version was made with before had correlated skills.
    if skills.iter().any(|(_, outcome)| !outcome.related.is_empty()) {
        text.push_str(" Skills that go together were estimated from all answers to them.");
    }
    if skills.iter().any(|(_, outcome)| outcome.provisional) {
        text.push_str(" Provisional: the difficulties of its questions are expert judgements.");
    }
    text
}

fn sentence(skill: &Skill, outcome: &SkillOutcome) -> String {
    let (low, high) = outcome.interval;
    format!(
        "{}: {} (90 % interval {} to {}), {}. ",
        skill.title,
        score(outcome.theta),
        score(low),
        score(high),
        levels(skill, outcome.claim)
    )
}

/// "Intermediate", or "Foundation to Intermediate".
fn levels(skill: &Skill, (first, last): (usize, usize)) -> String {
    let title = |i: usize| skill.levels.get(i).map_or("", |level| level.title.as_str());
    match first == last {
        true => title(first).to_owned(),
        false => format!("{} to {}", title(first), title(last)),
    }
}

/// θ as the whole number that people see.
pub(crate) fn score(theta: f64) -> String {
    // Adding zero turns the -0 that rounding can leave into 0.
    (display(theta).round().clamp(SCALE.0, SCALE.1) + 0.0).to_string()
}
