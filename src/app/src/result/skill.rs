//! One skill: the sentence, the picture, the numbers, and how they came about.

use super::Scored;
use super::judged::judged;
use super::method::Method;
use super::steps::Steps;
use crate::picture::{self, Measured};
use crate::state::App;
use leptos::prelude::*;
use skillmark_bank::Skill;
use skillmark_session::{FALSE_ALARMS, FLOOR_WORDS_A_SECOND, Fit, SkillOutcome, Taken};
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
    /// Ids of the skills that the signed profile carries, once there is one: paper shows those, and of each what the profile
    /// says without the answers.
    carried: Memo<Option<Vec<String>>>,
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
    let id = skill.id.clone();
    let left_out = move || carried.with(|skills| skills.as_ref().is_some_and(|skills| !skills.contains(&id)));
    let own = move || carried.with(Option::is_some);
    let fit = judged(&scored.session, place);
    let remark = move || {
        let fit = fit.get()?;
        fit.is_unusual().then(|| view! { <p class="notice look">{unusual(l, &fit)}</p> })
    };
    view! {
        <article class="skill" class:off-paper=left_out>
            <h2>{heading}</h2>
            <div class="scale" inner_html=picture::of(l, place, Some(&skill), &measured)></div>
            <p class="claim" class:off-paper=own>
                {people(l, &outcome, &skill)} " "
                {(first != last).then(|| result::likeliest(l, &title(likeliest)))}
            </p>
            <p>
                {result::interval(l, result::Interval { score, low, high })} " "
                {outcome.provisional.then(|| view! { <span class="badge">{result::provisional(l)}</span> })}
            </p>
            <p class:off-paper=own>
                {result::asked(l, asked)} " " {result::asked_unsure(l, outcome.unsure)} " "
                {result::stopped(l, outcome.stopped.code())}
            </p>
            <div role="status" class:off-paper=own>{remark}</div>
            {can_do.map(|text| view! { <p class:off-paper=own>{result::can_do(l, &title(likeliest))} ": " {text}</p> })}
            <Steps skill=skill.clone() taken scored=scored.clone() fit/>
            <Method skill=skill.clone() outcome=outcome.clone() scored/>
        </article>
    }
}

/// What there is to say where answers do not look like a person's at this estimate, or were not read; or both.
fn unusual(l: Locale, fit: &Fit) -> String {
    let mut sentences = Vec::new();
    let indices = fit.unusual();
    if !indices.is_empty() {
        sentences.push(result::fit_unusual(l, (1.0 / FALSE_ALARMS).round() as u32));
        sentences.extend(indices.iter().map(|index| result::fit_how(l, index.code())));
        sentences.push(result::fit_unusual_then(l).to_owned());
    }
    if fit.is_unread() {
        sentences.push(result::fit_rapid(l, result::FitRapid { n: fit.rapid, words: FLOOR_WORDS_A_SECOND }));
    }
    sentences.join(" ")
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
