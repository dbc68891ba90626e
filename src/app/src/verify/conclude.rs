//! What to make of a verdict: what it lets a reader conclude, what not, and what to ask next.

use crate::people::end_of;
use crate::state::App;
use leptos::prelude::*;
use skillmark_profile::{Answer, Axes, Code, Reason, Verdict};
use skillmark_text::{Locale, conclude};

/// Three lists, each shown if it has something to say.
#[component]
pub fn Conclude(
    /// What was found.
    verdict: Verdict,
    /// Whether the reader knows whose the key is: then nobody needs to be asked for it.
    known: bool,
) -> impl IntoView {
    let l = App::here().l;
    let part = |title: &'static str, sentences: Vec<String>| {
        let rows = sentences.into_iter().map(|s| view! { <li><bdi>{s}</bdi></li> }).collect::<Vec<_>>();
        (!rows.is_empty()).then(|| view! { <section><h3>{title}</h3><ul>{rows}</ul></section> })
    };
    view! {
        <section class="conclude">
            {part(conclude::may(l), may(l, &verdict.axes))}
            {part(conclude::may_not(l), may_not(l, &verdict))}
            {part(conclude::ask(l), ask(l, &verdict, known))}
        </section>
    }
}

fn sound(axes: &Axes) -> bool {
    axes.integrity.answer() == Answer::Yes && axes.issuer.answer() == Answer::Yes
}

fn may(l: Locale, axes: &Axes) -> Vec<String> {
    if !sound(axes) {
        return vec![conclude::may_nothing(l).to_owned()];
    }
    let mut may = vec![conclude::may_unchanged(l), conclude::may_same_key(l)];
    if axes.evidence.answer() == Answer::Yes {
        may.push(conclude::may_follows(l));
    }
    if axes.time.answer() == Answer::Yes {
        may.push(conclude::may_current(l));
    }
    let mut may: Vec<String> = may.into_iter().map(str::to_owned).collect();
    if let (Reason::RequestAnswered | Reason::RequestPart, Some(to)) =
        (axes.request.reason, axes.request.arg("to"))
    {
        may.push(conclude::may_answers_request(l, to));
    }
    if let (Reason::Endorsed, Some(by)) = (axes.endorsements.reason, axes.endorsements.arg("by")) {
        may.push(conclude::may_vouched(l, by));
    }
    may
}

fn may_not(l: Locale, verdict: &Verdict) -> Vec<String> {
    let axes = &verdict.axes;
    if !sound(axes) {
        return vec![conclude::may_not_anything(l).to_owned()];
    }
    let mut may_not = vec![conclude::may_not_who(l)];
    if verdict.shown.as_ref().is_some_and(|shown| shown.name.is_some()) {
        may_not.push(conclude::may_not_name(l));
    }
    may_not.push(match axes.evidence.reason {
        reason if reason.answer() == Answer::Yes => conclude::may_not_exact(l),
        reason if reason.answer() == Answer::No => conclude::may_not_wrong(l),
        Reason::UnknownPlan => conclude::may_not_rules(l),
        Reason::OtherWording => conclude::may_not_wording(l),
        _ => conclude::may_not_result(l),
    });
    if axes.time.answer() != Answer::Yes {
        may_not.push(conclude::may_not_lasting(l));
    }
    if axes.status.reason == Reason::ListUnread {
        may_not.push(conclude::may_not_withdrawn(l));
    }
    if axes.endorsements.reason == Reason::Claimed {
        may_not.push(conclude::may_not_voucher(l));
    }
    may_not.push(conclude::may_not_decide(l));
    may_not.into_iter().map(str::to_owned).collect()
}

fn ask(l: Locale, verdict: &Verdict, known: bool) -> Vec<String> {
    let axes = &verdict.axes;
    let mut ask: Vec<String> = Vec::new();
    match axes.integrity.reason {
        Reason::Unsupported => ask.push(conclude::ask_update(l).to_owned()),
        reason if reason.answer() != Answer::Yes => ask.push(conclude::ask_file(l).to_owned()),
        _ => {}
    }
    if !sound(axes) {
        if axes.issuer.reason == Reason::Unresolvable {
            ask.push(conclude::ask_issuer(l).to_owned());
        }
        return ask;
    }
    match axes.evidence.reason {
        Reason::UnknownBank | Reason::OtherWording => ask.push(conclude::ask_bank(l).to_owned()),
        Reason::Differs | Reason::Incomplete => ask.push(conclude::ask_wrong(l).to_owned()),
        Reason::Withheld => ask.push(conclude::ask_answers(l).to_owned()),
        Reason::UnknownPlan => ask.push(conclude::ask_rules(l).to_owned()),
        Reason::UnknownRules | Reason::UnknownVersion => ask.push(conclude::ask_update(l).to_owned()),
        _ => {}
    }
    match axes.request.reason {
        Reason::RequestReused => ask.push(conclude::ask_which(l).to_owned()),
        Reason::RequestMismatch | Reason::RequestMissing | Reason::RequestLate => {
            ask.push(conclude::ask_again(l).to_owned());
        }
        _ => {}
    }
    let withdrawn = verdict.problems.iter().any(|problem| problem.code == Code::ItemWithdrawn);
    match axes.time.reason {
        _ if withdrawn => ask.push(conclude::ask_newer(l).to_owned()),
        Reason::Expired => ask.push(conclude::ask_newer(l).to_owned()),
        Reason::ClockDiffers | Reason::NotYet => ask.push(conclude::ask_clock(l).to_owned()),
        _ => {}
    }
    if let (Some(shown), false) = (&verdict.shown, known) {
        let end = end_of(&shown.issuer);
        ask.push(match &shown.name {
            Some(name) => conclude::ask_key(l, conclude::AskKey { name, end: &end }),
            None => conclude::ask_key_nameless(l, &end),
        });
    }
    if let (Reason::Claimed, Some(by)) = (axes.endorsements.reason, axes.endorsements.arg("by")) {
        ask.push(conclude::ask_voucher(l, by));
    }
    ask.push(conclude::ask_work(l).to_owned());
    ask
}
