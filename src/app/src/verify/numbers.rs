//! One skill's result as the document has it, and as it was worked out again here.

use crate::state::App;
use leptos::prelude::*;
use skillmark_chart::{Band, ScaleSpec, scale};
use skillmark_profile::{Claim, ShownSkill};
use skillmark_session::display;
use skillmark_text::{Locale, levels, of_people, result, verify};

/// Heading, picture and interval.
#[component]
pub fn Numbers(
    /// The result.
    skill: ShownSkill,
    /// Whether scoring the answers again gave these numbers.
    replayed: bool,
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
        (first, last) => verify::skill_at(l, verify::SkillAt { skill: &skill.title, levels: &levels(l, first, last) }),
    };
    let whole = |theta: f64| display(theta).round().max(0.0) as u32;
    let (score, low, high) = (whole(claim.theta), whole(claim.interval.0), whole(claim.interval.1));
    view! {
        <h3><bdi>{heading}</bdi></h3>
        <div class="scale" inner_html=picture(l, &skill, &claim)></div>
        <p>{people(l, &skill, &claim)}</p>
        <p>
            {result::interval(l, result::Interval { score, low, high })} " "
            {claim.provisional.then(|| view! { <span class="badge">{result::provisional(l)}</span> })}
        </p>
        <p class="hint">{if replayed { verify::replayed(l) } else { verify::claimed(l) }}</p>
    }
    .into_any()
}

fn people(l: Locale, skill: &ShownSkill, claim: &Claim) -> Option<String> {
    let (first, last) = claim.claim;
    let (inside, all) = of_people(claim.levels.get(first..=last)?.iter().sum());
    let (first_name, last_name) = (skill.levels.get(first)?, skill.levels.get(last)?);
    Some(match first == last {
        true => verify::people_at(l, verify::PeopleAt { inside, all, level: first_name }),
        false => verify::people_between(l, verify::PeopleBetween { inside, all, first: first_name, last: last_name }),
    })
}
