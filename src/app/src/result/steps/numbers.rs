//! The steps in the engine's own numbers.

use crate::result::figure::figure;
use crate::state::App;
use leptos::prelude::*;
use skillmark_session::Taken;
use skillmark_text::steps;

/// A row per question.
#[component]
pub fn NumbersTable(
    /// The answers, in order.
    taken: Vec<Taken>,
) -> impl IntoView {
    let l = App::here().l;
    let rows = taken.iter().enumerate().map(|(i, step)| {
        let rank = |rank, n| steps::rank_of(l, steps::RankOf { rank, n });
        let why = step.why.as_ref();
        let ranked = why.map(|why| rank(why.rank as u32 + 1, why.candidates as u32));
        view! {
            <tr>
                <th scope="row">{i + 1}</th>
                <td>{why.map(|why| format!("{:.4}", why.value))}</td>
                <td>{ranked}</td>
                <td>{figure(step.theta)}</td>
                <td>{figure(step.se)}</td>
                <td>{format!("{:.1}", f64::from(step.ms) / 1000.0)}</td>
            </tr>
        }
    });
    view! {
        <div class="wide">
            <table class="fine numbers">
                <caption>{steps::numbers(l)}</caption>
                <thead>
                    <tr>
                        <th scope="col">{steps::number(l)}</th>
                        <th scope="col">{steps::value(l)}</th>
                        <th scope="col">{steps::rank(l)}</th>
                        <th scope="col">{steps::theta(l)}</th>
                        <th scope="col">{steps::se(l)}</th>
                        <th scope="col">{steps::seconds(l)}</th>
                    </tr>
                </thead>
                <tbody>{rows.collect_view()}</tbody>
            </table>
        </div>
        <p class="hint">{steps::numbers_note(l)}</p>
    }
}
