//! The same picture as a table.

use crate::state::App;
use leptos::prelude::*;
use skillmark_bank::Skill;
use skillmark_session::{SkillOutcome, display};
use skillmark_text::result;

/// How likely each level is.
#[component]
pub fn Shares(
    /// The skill.
    skill: Skill,
    /// What is known.
    outcome: SkillOutcome,
) -> impl IntoView {
    let l = App::here().l;
    let rows = skill.levels.iter().zip(&outcome.levels).map(|(level, share)| {
        let percent = (100.0 * share).round() as u32;
        let share = if percent == 0 {
            result::level_share_less(l).to_owned()
        } else {
            result::level_share(l, percent)
        };
        let from = level.cut.map(|cut| format!("{:.0}", display(cut))).unwrap_or_default();
        view! { <tr><th scope="row">{level.title.clone()}</th><td>{from}</td><td>{share}</td></tr> }
    });
    view! {
        <div class="wide">
            <table>
                <caption>{result::how_levels(l)}</caption>
                <thead>
                    <tr>
                        <th scope="col">{result::level(l)}</th>
                        <th scope="col">{result::level_from(l)}</th>
                        <th scope="col">{result::level_likely(l)}</th>
                    </tr>
                </thead>
                <tbody>{rows.collect_view()}</tbody>
            </table>
        </div>
    }
}
