//! What is known already.

use super::Sat;
use crate::route::Route;
use crate::state::App;
use leptos::prelude::*;
use skillmark_text::home;

/// Finished attempts, newest first. Nothing is drawn when there is none.
#[component]
pub fn Results(
    /// All attempts.
    sat: RwSignal<Vec<Sat>>,
) -> impl IntoView {
    let l = App::here().l;
    move || {
        let rows = sat.get().into_iter().filter_map(|s| Some((s.attempt.finished.clone()?, s.attempt)));
        let rows: Vec<_> = rows
            .map(|(finished, attempt)| {
                view! {
                    <li>
                        <h3>{attempt.title.clone()}</h3>
                        <p>{home::results_row(l, &finished)}</p>
                        <p>
                            <a class="button" href=Route::Result(attempt.id.clone()).href()
                                aria-label=home::open_named(l, &attempt.title)>{home::open(l)}</a>
                        </p>
                    </li>
                }
            })
            .collect();
        (!rows.is_empty()).then(|| {
            view! {
                <section>
                    <h2>{home::results(l)}</h2>
                    <ul class="catalogue">{rows}</ul>
                </section>
            }
        })
    }
}
