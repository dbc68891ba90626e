//! What a profile says in words, to people who open it in other software.
//!
//! These sentences are signed, and a verifier writes them again to compare. They are part of evidence version 2:
//! changing one orphans every profile signed before. That is why they stand here and not in the message files.

use crate::account::Account;
use crate::compose::Told;
use crate::summary::Rounded;
use skillmark_bank::{Bank, Skill};
use skillmark_session::display;

/// Lowest and highest value shown on the display scale.
pub(crate) const SCALE: (f64, f64) = (0.0, 100.0);

const ISSUER: &str = "Self-asserted";

pub(crate) const ASSESSMENT: &str = "Adaptive assessment that people take alone in their browser, to see where they \
     stand and what to learn next. Self-administered: nobody watched, and nobody checked who answered or with what help.";

/// What the evidence is called.
pub(crate) fn evidence(answers: bool) -> &'static str {
    if answers { "Answers and numbers, for scoring again" } else { "Numbers without the answers" }
}

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

pub(crate) fn criteria(told: &Told<'_>) -> String {
    let preset = told.preset;
    let joint = told.results.iter().any(|result| result.joint);
    let prior = if joint { "a normal prior that the bank's skills share" } else { "a standard normal prior" };
    let follow = match told.answers {
        true => {
            "They follow from the answers in the evidence: the same questions, rules and answers give the same numbers on \
             every machine."
        }
        false => {
            "The answers were left out, so nobody can score them again: the numbers are the holder's word."
        }
    };
    format!(
        "Answered questions that the assessment chose one by one (preset \"{preset}\"). The scores are posterior means \
         (EAP) under {prior}. {follow} {} Meant for learning and development; not for hiring, promotion, pay, dismissal \
         or task allocation.",
        account(told.account)
    )
}

fn account(account: &Account) -> String {
    let resumed = if account.resumed { ", carried on from a file" } else { "" };
    format!("By the holder's own account this was attempt {} on the device{resumed}.", account.attempt)
}

pub(crate) fn description(skills: &[(&Skill, &Rounded)]) -> String {
    let mut text: String = skills.iter().map(|(skill, rounded)| sentence(skill, rounded)).collect();
    text.push_str("Scores are on this assessment's own scale, where 50 is its reference point.");
    if skills.iter().any(|(_, rounded)| rounded.joint) {
        text.push_str(" Skills that go together were estimated from all answers to them.");
    }
    if skills.iter().any(|(_, rounded)| rounded.provisional) {
        text.push_str(" Provisional: the difficulties of its questions are expert judgements.");
    }
    text
}

fn sentence(skill: &Skill, rounded: &Rounded) -> String {
    let Rounded { score, interval: (low, high), asked, .. } = rounded;
    let levels = levels(skill, rounded.claim);
    format!("{}: {score} (90 % interval {low} to {high}, {asked} questions), {levels}. ", skill.title)
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
pub(crate) fn points(theta: f64) -> u32 {
    display(theta).round().clamp(SCALE.0, SCALE.1) as u32
}

/// A standard error of θ on the same scale.
pub(crate) fn spread(se: f64) -> u32 {
    (10.0 * se).round().clamp(0.0, SCALE.1) as u32
}
