//! The figures of person fit, each with what it means.

use crate::result::figure::figure;
use crate::state::App;
use leptos::prelude::*;
use skillmark_session::{FALSE_ALARMS, FLOOR_WORDS_A_SECOND, Figure, Fit, Index};
use skillmark_text::{Locale, steps};

/// A row per figure.
#[component]
pub fn FitTable(
    /// The figures, once they are there.
    fit: RwSignal<Option<Fit>>,
) -> impl IntoView {
    let l = App::here().l;
    let rows = move || match fit.get() {
        None => view! { <tr><td colspan="4">{steps::pending(l)}</td></tr> }.into_any(),
        Some(fit) => {
            let row = |Row { name, value, p, meaning }: Row| {
                view! {
                    <tr>
                        <th scope="row">{name}</th>
                        <td>{value}</td>
                        <td>{p}</td>
                        <td>{meaning}</td>
                    </tr>
                }
            };
            table(l, &fit).into_iter().map(row).collect_view().into_any()
        }
    };
    view! {
        <div class="wide">
            <table class="fine">
                <caption>{steps::fit(l)}</caption>
                <thead>
                    <tr>
                        <th scope="col">{steps::figure(l)}</th>
                        <th scope="col">{steps::value(l)}</th>
                        <th scope="col">{steps::p(l)}</th>
                        <th scope="col">{steps::meaning(l)}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
        <p class="hint">{steps::fit_note(l, (100.0 * FALSE_ALARMS).round() as u32)}</p>
    }
}

struct Row {
    name: String,
    value: String,
    p: String,
    meaning: String,
}

/// A row per index, and the answers that were not read.
fn table(l: Locale, fit: &Fit) -> Vec<Row> {
    let none = || steps::none(l).to_owned();
    let index = |index: &Index| {
        let Figure { value, p } = fit.of(*index);
        Row {
            name: steps::fit_name(l, index.code()),
            value: value.map_or_else(none, figure),
            p: p.map_or_else(none, |p| format!("{p:.3}")),
            meaning: steps::fit_meaning(l, index.code()),
        }
    };
    let mut rows: Vec<Row> = Index::ALL.iter().map(index).collect();
    rows.push(Row {
        name: steps::fit_name(l, "rapid"),
        value: steps::rank_of(l, steps::RankOf { rank: fit.rapid, n: fit.timed }),
        p: String::new(),
        meaning: steps::fit_meaning_rapid(l, FLOOR_WORDS_A_SECOND),
    });
    rows
}
