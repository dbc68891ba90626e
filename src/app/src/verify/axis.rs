//! One question with its answer in a word, a shape and a sentence.

use crate::state::App;
use leptos::prelude::*;
use skillmark_profile::{Answer, Axis};
use skillmark_text::{Locale, verdict, verify};

/// A row of the list.
#[component]
pub fn AxisRow(
    /// The axis' name.
    name: &'static str,
    /// Its answer and why.
    axis: Axis,
) -> impl IntoView {
    let l = App::here().l;
    let answer = match axis.answer() {
        Answer::Yes => verify::yes(l),
        Answer::No => verify::no(l),
        Answer::Unknown => verify::unknown(l),
    };
    let why = verdict::get(l, axis.reason.code(), &axis.args).unwrap_or_default();
    view! {
        <div class="axis" data-axis=name data-answer=axis.answer().as_str()>
            <dt>{question(l, name)}</dt>
            <dd class="answer">{answer}</dd>
            <dd><bdi>{why}</bdi></dd>
        </div>
    }
}

fn question(l: Locale, name: &str) -> &'static str {
    match name {
        "integrity" => verify::axis_integrity(l),
        "issuer" => verify::axis_issuer(l),
        "time" => verify::axis_time(l),
        "status" => verify::axis_status(l),
        "evidence" => verify::axis_evidence(l),
        "endorsements" => verify::axis_endorsements(l),
        _ => verify::axis_request(l),
    }
}
