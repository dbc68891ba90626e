//! The figures of person fit, each with what it means.

use crate::result::figure::figure;
use crate::state::App;
use leptos::prelude::*;
use skillmark_session::Fit;
use skillmark_text::{Locale, steps};

/// A row per figure.
#[component]
pub fn FitTable(
    /// The figures, once they are there.
    fit: RwSignal<Option<Fit>>,
) -> impl IntoView {
    let l = App::here().l;
    let rows = move || match fit.get() {
        None => view! { <tr><td colspan="3">{steps::pending(l)}</td></tr> }.into_any(),
        Some(fit) => {
            let row = |(code, value): (&'static str, String)| {
                view! {
                    <tr>
                        <th scope="row">{steps::fit_name(l, code)}</th>
                        <td>{value}</td>
                        <td>{steps::fit_meaning(l, code)}</td>
                    </tr>
                }
            };
            figures(l, &fit).map(row).collect_view().into_any()
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
                        <th scope="col">{steps::meaning(l)}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
        <p class="hint">{steps::fit_note(l)}</p>
    }
}

fn figures(l: Locale, fit: &Fit) -> [(&'static str, String); 7] {
    let some = |x: Option<f64>| x.map_or_else(|| steps::none(l).to_owned(), figure);
    let p = fit.p.map_or_else(|| steps::none(l).to_owned(), |p| format!("{p:.3}"));
    let (upper, lower) = fit.cusum;
    [
        ("lz", some(fit.lz)),
        ("lz-star", some(fit.lz_star)),
        ("infit", some(fit.infit)),
        ("outfit", some(fit.outfit)),
        ("cusum", [figure(lower), figure(upper)].join(", ")),
        ("p", p),
        ("rapid", fit.rapid.to_string()),
    ]
}
