//! The steps as a table: question, reason, answer, score.

use crate::picture::Measured;
use crate::result::Scored;
use crate::state::App;
use leptos::prelude::*;
use skillmark_session::{Reply, Taken, display};
use skillmark_text::{Locale, WhyWords, steps, why};

/// A row per question.
#[component]
pub fn StepsTable(
    /// The answers, in order.
    taken: Vec<Taken>,
    /// Whether questions were drawn without a ranking.
    drawn: bool,
    /// The attempt they come from.
    scored: Scored,
) -> impl IntoView {
    let l = App::here().l;
    let bank = scored.loaded.edition.bank();
    let rows = taken.iter().enumerate().map(|(i, step)| {
        let objective = bank.items[step.item].objective.clone();
        let (sign, answer) = answer(l, step);
        view! {
            <tr>
                <th scope="row">{i + 1}</th>
                <td>
                    <span lang=bank.language.clone()>{objective}</span>
                    <small>{reason(l, step, drawn)}</small>
                </td>
                <td class="reply"><span class="sign" aria-hidden="true">{sign}</span> {answer}</td>
                <td class="figure">{score(l, step)}</td>
            </tr>
        }
    });
    view! {
        <div class="wide">
            <table class="fine">
                <caption>{steps::caption(l)}</caption>
                <thead>
                    <tr>
                        <th scope="col">{steps::number(l)}</th>
                        <th scope="col">{steps::question(l)}</th>
                        <th scope="col">{steps::answer(l)}</th>
                        <th scope="col">{steps::score(l)}</th>
                    </tr>
                </thead>
                <tbody>{rows.collect_view()}</tbody>
            </table>
        </div>
        <p class="hint">{steps::within(l)}</p>
    }
}

/// The sign that the picture has for it, and the word.
fn answer(l: Locale, step: &Taken) -> (&'static str, String) {
    let (sign, code) = match step.reply {
        Reply::Right => ("\u{25cf}\u{a0}", "right"),
        Reply::Partly => ("\u{25d0}\u{a0}", "partly"),
        Reply::Wrong => ("\u{25cb}\u{a0}", "wrong"),
        Reply::Unsure => ("\u{25c7}\u{a0}", "unsure"),
    };
    (if step.is_pilot() { "" } else { sign }, steps::reply(l, code))
}

fn reason(l: Locale, step: &Taken, drawn: bool) -> String {
    let Some(asked) = &step.why else { return steps::why_trial(l).to_owned() };
    let turned: Vec<&str> = asked.moves.iter().map(|(by, _)| *by).collect();
    let (rank, candidates) = (asked.rank as u32, asked.candidates as u32);
    why(l, &WhyWords { rank, candidates, turned: &turned, held_by: &asked.held_by, drawn })
}

/// What is known after it: the score, and half of the interval that goes with it, rounded up.
fn score(l: Locale, step: &Taken) -> String {
    let (score, _, _) = Measured { skill: "", theta: step.theta, interval: step.interval }.points();
    let half = (display(step.interval.1) - display(step.interval.0)) / 2.0;
    steps::score_within(l, steps::ScoreWithin { score, within: half.ceil() as u32 })
}
