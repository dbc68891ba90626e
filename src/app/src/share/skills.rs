//! Which skills go into a profile.

use crate::state::App;
use leptos::prelude::*;
use skillmark_bank::Bank;
use skillmark_profile::inseparable;
use skillmark_text::share;

/// A tick per skill, all of them ticked; skills that go together have one. Nothing for a single one.
#[component]
pub fn Skills(
    /// Ids and titles, in groups that can only be shared together.
    groups: Vec<Group>,
    /// Ids of the chosen ones.
    chosen: RwSignal<Vec<String>>,
    /// Whether to say that one must be chosen.
    missing: Signal<bool>,
    /// What they are called together, where it is not what goes in.
    #[prop(optional)]
    legend: Option<&'static str>,
) -> impl IntoView {
    let l = App::here().l;
    let several = groups.len() > 1;
    let ticks = groups.into_iter().map(|Group { ids, title }| {
        let (first, all) = (ids[0].clone(), ids);
        let change = move |event| {
            let ticked = event_target_checked(&event);
            chosen.update(|chosen| {
                chosen.retain(|id| !all.contains(id));
                if ticked {
                    chosen.extend(all.iter().cloned());
                }
            });
        };
        view! {
            <label class="tick">
                <input type="checkbox" aria-describedby="skills-problem"
                    prop:checked=move || chosen.with(|chosen| chosen.contains(&first)) on:change=change/>
                <span>{title}</span>
            </label>
        }
        .into_any()
    });
    several.then(|| {
        view! {
            <fieldset>
                <legend>{legend.unwrap_or(share::skills(l))}</legend>
                {ticks.collect_view()}
                <p class="problem" id="skills-problem" role="alert">
                    {move || missing.get().then(|| share::skills_missing(l))}
                </p>
            </fieldset>
        }
    })
}

/// Skills that can only be shared together, most often one.
#[derive(Debug, Clone)]
pub struct Group {
    ids: Vec<String>,
    title: String,
}

impl Group {
    /// Those of a plan.
    pub fn all(bank: &Bank, skills: &[String]) -> Vec<Group> {
        let title = |id: &String| bank.skill(id).map_or(id.clone(), |skill| skill.title.clone());
        let group =
            |ids: Vec<String>| Group { title: ids.iter().map(title).collect::<Vec<_>>().join(", "), ids };
        inseparable(bank, skills).into_iter().map(group).collect()
    }
}
