//! A verdict on the page: question by question, then what it says, then what follows from it.

use super::conclude::conclusion;
use leptos::prelude::*;
use skillmark_profile::{Axes, Overall, Shown, ShownSkill, Verdict};
use skillmark_text::{Locale, problem, verdict as sentences, verify as words};

/// Everything about one judged document. Strings of the document are text nodes inside `<bdi>`, never markup.
#[component]
pub fn Judged(l: Locale, verdict: Verdict) -> impl IntoView {
    let ends = conclusion(l, &verdict);
    let summary = match verdict.overall {
        Overall::Valid => words::summary_valid(l),
        Overall::Warning => words::summary_warning(l),
        Overall::Invalid => words::summary_invalid(l),
    };
    view! {
        <section aria-labelledby="verdict">
            <h2 id="verdict" tabindex="-1">{summary}</h2>
            <h3>{words::axes(l)}</h3>
            {axes(l, &verdict.axes)}
        </section>
        {verdict.shown.as_ref().map(|shown| says(l, shown))}
        <section class="conclude">
            {list(skillmark_text::conclude::may(l), ends.may)}
            {list(skillmark_text::conclude::may_not(l), ends.may_not)}
            {list(skillmark_text::conclude::ask(l), ends.ask)}
        </section>
        {(!verdict.problems.is_empty()).then(|| problems(l, &verdict))}
    }
    .into_any()
}

fn axes(l: Locale, axes: &Axes) -> AnyView {
    let titles = [
        words::axis_integrity(l),
        words::axis_issuer(l),
        words::axis_time(l),
        words::axis_status(l),
        words::axis_evidence(l),
        words::axis_endorsements(l),
    ];
    let rows = axes.named().into_iter().zip(titles).map(|((_, axis), title)| {
        let answer = axis.answer().as_str();
        let word = match answer {
            "yes" => words::yes(l),
            "no" => words::no(l),
            _ => words::unknown(l),
        };
        let sentence = sentences::get(l, axis.reason.code(), &axis.args).unwrap_or_default();
        view! {
            <div class="axis" data-answer=answer>
                <dt>{title}</dt>
                <dd class="answer">{word}</dd>
                <dd>{sentence}</dd>
            </div>
        }
    });
    view! { <dl class="axes">{rows.collect_view()}</dl> }.into_any()
}

/// What the document says, once its integrity holds.
fn says(l: Locale, shown: &Shown) -> AnyView {
    let name = match (&shown.name, shown.profile) {
        (Some(name), true) => words::name(l, &isolated(name)),
        (Some(name), false) => words::foreign(l, &isolated(name)),
        (None, _) => words::nameless(l).to_owned(),
    };
    let dates = match &shown.until {
        Some(until) => words::dates(l, words::Dates { from: &shown.from, until }),
        None => words::date_from(l, &shown.from),
    };
    let whose = if shown.replayed { words::replayed(l) } else { words::claimed(l) };
    view! {
        <section>
            <h2><bdi>{shown.title.clone()}</bdi></h2>
            <p>{name}</p>
            <p>{dates}</p>
            {shown.profile.then(|| view! { <p>{whose}</p> })}
            {shown.skills.iter().map(|skill| says_skill(l, skill)).collect_view()}
            <p><small>{words::key(l)}" "<code class="share-link">{shown.issuer.clone()}</code></small></p>
        </section>
    }
    .into_any()
}

fn says_skill(l: Locale, skill: &ShownSkill) -> AnyView {
    let value = skill.value.clone().unwrap_or_default();
    let mut lines = vec![words::skill_value(l, words::SkillValue { skill: &isolated(&skill.title), value: &value })];
    if let Some(claim) = &skill.numbers {
        let (first, last) = claim.claim;
        if let (Some(first_name), Some(last_name)) = (skill.levels.get(first), skill.levels.get(last)) {
            let levels = skillmark_text::levels(l, first_name, last_name);
            lines.push(words::skill_at(l, words::SkillAt { skill: &isolated(&skill.title), levels: &levels }));
            let share: f64 = claim.levels.get(first..=last).map_or(0.0, |run| run.iter().sum());
            let (inside, all) = skillmark_text::of_people(share);
            lines.push(if first == last {
                words::people_at(l, words::PeopleAt { inside, all, level: first_name })
            } else {
                words::people_between(l, words::PeopleBetween { inside, all, first: first_name, last: last_name })
            });
        }
    }
    view! { <div class="skill">{lines.into_iter().map(|line| view! { <p>{line}</p> }).collect_view()}</div> }.into_any()
}

fn list(title: &'static str, sentences: Vec<String>) -> AnyView {
    let items = sentences.into_iter().map(|sentence| view! { <li>{sentence}</li> }).collect_view();
    view! { <div><h3>{title}</h3><ul>{items}</ul></div> }.into_any()
}

fn problems(l: Locale, verdict: &Verdict) -> AnyView {
    let rows = verdict.problems.iter().map(|found| {
        let code = found.code.as_str();
        let sentence = problem::get(l, code, &[]).unwrap_or_else(|| found.message.clone());
        let at = (!found.path.is_empty()).then(|| words::problem_at(l, &isolated(&found.path)));
        view! { <li><code>{code}</code>" "{sentence}" "<small>{at}</small></li> }
    });
    view! { <details><summary>{words::details(l)}</summary><ul>{rows.collect_view()}</ul></details> }.into_any()
}

/// Wraps a stranger's text so that its writing direction cannot spill into our sentence (Unicode isolates).
fn isolated(text: &str) -> String {
    format!("\u{2068}{text}\u{2069}")
}
