//! One skill's result as the document has it, and as it was worked out again here.

use crate::picture::{self, Measured};
use crate::state::App;
use leptos::prelude::*;
use skillmark_bank::Skill;
use skillmark_profile::{Figures, ShownSkill, Without};
use skillmark_text::{Locale, levels, of_people, result, verify};

/// Heading, picture and interval.
#[component]
pub fn Numbers(
    /// Position in the document.
    place: usize,
    /// The result.
    skill: ShownSkill,
    /// The bank's scale, where the bank is at hand.
    scale: Option<Skill>,
) -> impl IntoView {
    let l = App::here().l;
    let Some(claim) = skill.numbers.clone() else {
        let heading = match &skill.value {
            Some(value) => verify::skill_value(l, verify::SkillValue { skill: &skill.title, value }),
            None => skill.title.clone(),
        };
        return view! { <h3><bdi>{heading}</bdi></h3> }.into_any();
    };
    let name = |i: usize| skill.levels.get(i).map_or("", String::as_str);
    let (first, last) = claim.claim;
    let heading = match (name(first), name(last)) {
        ("", _) | (_, "") => skill.title.clone(),
        (first, last) => {
            verify::skill_at(l, verify::SkillAt { skill: &skill.title, levels: &levels(l, first, last) })
        }
    };
    let measured = Measured { skill: &skill.title, theta: claim.theta, interval: claim.interval };
    let (score, low, high) = measured.points();
    view! {
        <h3><bdi>{heading}</bdi></h3>
        <div class="scale" inner_html=picture::of(l, place, scale.as_ref(), &measured)></div>
        <p>{people(l, &skill, &claim)}</p>
        <p>
            {result::interval(l, result::Interval { score, low, high })} " "
            {claim.provisional.then(|| view! { <span class="badge">{result::provisional(l)}</span> })}
        </p>
        {skill.without.map(|rest| view! { <p class="notice look">{without(l, rest)}</p> })}
    }
    .into_any()
}

fn without(l: Locale, rest: Without) -> String {
    let Without { score, interval: (low, high), answers } = rest;
    match answers {
        0 => verify::without_none(l).to_owned(),
        _ => verify::without(l, verify::Without { score, low, high }),
    }
}

fn people(l: Locale, skill: &ShownSkill, claim: &Figures) -> Option<String> {
    let (first, last) = claim.claim;
    let (inside, all) = of_people(claim.levels.get(first..=last)?.iter().sum());
    let (first_name, last_name) = (skill.levels.get(first)?, skill.levels.get(last)?);
    Some(match first == last {
        true => verify::people_at(l, verify::PeopleAt { inside, all, level: first_name }),
        false => verify::people_between(
            l,
            verify::PeopleBetween { inside, all, first: first_name, last: last_name },
        ),
    })
}
