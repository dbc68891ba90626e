//! One skill: the sentence, the picture, the numbers, and how they came about.

use super::Scored;
use super::method::Method;
use crate::state::App;
use leptos::prelude::*;
use skillmark_bank::Skill;
use skillmark_chart::{Band, ScaleSpec, scale};
use skillmark_session::{SkillOutcome, display};
use skillmark_text::{Locale, levels, of_people, result};

/// The ends of the picture: three standard deviations to either side of the reference point.
const RANGE: (f64, f64) = (20.0, 80.0);
/// Narrowest width of the picture: a phone of 320 px less its margins.
const NARROWEST: u32 = 296;

/// The result for one skill.
#[component]
pub fn SkillResult(
    /// Position in the plan.
    place: usize,
    /// The skill.
    skill: Skill,
    /// What is known.
    outcome: SkillOutcome,
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
    let (score, low, high) = points(&outcome);
    let asked = result::Asked { items: outcome.items.len() as u32, right: outcome.right };
    view! {
        <article class="skill">
            <h2>{heading}</h2>
            <div class="scale" inner_html=picture(l, place, &skill, &outcome)></div>
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
            {can_do.map(|text| view! { <p>{result::can_do(l, &title(likeliest))} ": " {text}</p> })}
            <Method skill=skill.clone() outcome=outcome.clone() scored/>
        </article>
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
        false => result::people_between(l, result::PeopleBetween { inside, all, first: name(first), last: name(last) }),
    }
}

fn likeliest(levels: &[f64]) -> usize {
    levels.iter().enumerate().max_by(|a, b| a.1.total_cmp(b.1)).map_or(0, |(i, _)| i)
}

/// Estimate and ends of the interval on the display scale, whole.
pub fn points(outcome: &SkillOutcome) -> (u32, u32, u32) {
    let whole = |theta: f64| display(theta).round().max(0.0) as u32;
    (whole(outcome.theta), whole(outcome.interval.0), whole(outcome.interval.1))
}

fn picture(l: Locale, place: usize, skill: &Skill, outcome: &SkillOutcome) -> String {
    let (score, low, high) = points(outcome);
    let names = skill.levels.iter().map(|level| level.title.as_str()).collect::<Vec<_>>().join(", ");
    let bands: Vec<Band> =
        skill.levels.iter().map(|level| Band { name: &level.title, from: level.cut.map(display) }).collect();
    scale(&ScaleSpec {
        id: &format!("scale-{place}"),
        label: &result::picture(l, result::Picture { skill: &skill.title, score, low, high, levels: &names }),
        range: RANGE,
        levels: &bands,
        estimate: Some(display(outcome.theta)),
        interval: (display(outcome.interval.0), display(outcome.interval.1)),
        density: None,
        width: NARROWEST,
        compact: false,
    })
}
