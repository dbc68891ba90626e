//! One skill: the sentence, the picture, the numbers, and how they came about.

use super::Scored;
use super::judged::judged;
use super::method::Method;
use super::steps::Steps;
use crate::picture::{self, Measured};
use crate::state::App;
use leptos::prelude::*;
use skillmark_bank::Skill;
use skillmark_session::{Fit, SkillOutcome, Taken};
use skillmark_text::{Locale, levels, of_people, result};

/// The result for one skill.
#[component]
pub fn SkillResult(
    /// Position in the plan.
    place: usize,
    /// The skill.
    skill: Skill,
    /// What is known.
    outcome: SkillOutcome,
    /// The answers to its questions.
    taken: Vec<Taken>,
    /// The attempt it comes from.
    scored: Scored,
) -> impl IntoView {
    let l = App::here().l;
    let (first, last) = outcome.claim;
    let title = |i: usize| skill.levels.get(i).map(|level| level.title.clone()).unwrap_or_default();
    let run = levels(l, &title(first), &title(last));
    let heading = match is_decided(&outcome, &skill) {
        true => result::sentence(l, result::Sentence { skill: &skill.title, levels: &run }),
        false => result::undecided(l, &skill.title),
    };
    let likeliest = likeliest(&outcome.levels);
    let can_do = skill.levels.get(likeliest).map(|level| level.can_do.clone());
    let measured = Measured { skill: &skill.title, theta: outcome.theta, interval: outcome.interval };
    let (score, low, high) = measured.points();
    let answered = outcome.items.len() as u32;
    let asked = result::Asked { items: answered, right: outcome.right };
    let fit = judged(&scored.session, place);
    let remark = move || {
        let sentence = unusual(l, fit.get().as_ref()?, answered)?;
        Some(view! { <p class="notice look">{sentence}</p> })
    };
    view! {
        <article class="skill">
            <h2>{heading}</h2>
            <div class="scale" inner_html=picture::of(l, place, Some(&skill), &measured)></div>
            <p class="claim">
                {people(l, &outcome, &skill)} " "
                {(first != last).then(|| result::likeliest(l, &title(likeliest)))}
            </p>
            <p>
                {result::interval(l, result::Interval { score, low, high })} " "
                {outcome.provisional.then(|| view! { <span class="badge">{result::provisional(l)}</span> })}
            </p>
            <p>
                {result::asked(l, asked)} " " {result::asked_unsure(l, outcome.unsure)} " "
                {result::stopped(l, outcome.stopped.code())}
            </p>
            <div role="status">{remark}</div>
            {can_do.map(|text| view! { <p>{result::can_do(l, &title(likeliest))} ": " {text}</p> })}
            <Steps skill=skill.clone() taken scored=scored.clone() fit/>
            <Method skill=skill.clone() outcome=outcome.clone() scored/>
        </article>
    }
}

/// What there is to say where answers do not look like a person's at this estimate, or were not read.
fn unusual(l: Locale, fit: &Fit, answered: u32) -> Option<String> {
    match fit.p {
        _ if !fit.is_unusual(answered) => None,
        Some(p) if p < 0.01 => {
            let share = result::fit_share(l, (1.0 / p).round() as u32);
            Some(result::fit_unusual(l, &share))
        }
        _ => Some(result::fit_rapid(l, fit.rapid)),
    }
}

/// Whether the claim leaves any level out.
fn is_decided(outcome: &SkillOutcome, skill: &Skill) -> bool {
    outcome.claim != (0, skill.levels.len().saturating_sub(1))
}

/// "14 of 15 people who answer like you are between Foundation and Intermediate."
fn people(l: Locale, outcome: &SkillOutcome, skill: &Skill) -> String {
    let (first, last) = outcome.claim;
    if !is_decided(outcome, skill) {
        return result::people_any_level(l).to_owned();
    }
    let share = outcome.levels.get(first..=last).map_or(0.0, |run| run.iter().sum());
    let (inside, all) = of_people(share);
    let name = |i: usize| skill.levels.get(i).map_or("", |level| level.title.as_str());
    match first == last {
        true => result::people_at(l, result::PeopleAt { inside, all, level: name(first) }),
        false => result::people_between(
            l,
            result::PeopleBetween { inside, all, first: name(first), last: name(last) },
        ),
    }
}

fn likeliest(levels: &[f64]) -> usize {
    levels.iter().enumerate().max_by(|a, b| a.1.total_cmp(b.1)).map_or(0, |(i, _)| i)
}
