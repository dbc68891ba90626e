//! One's own statement about the profile on the page.

use super::signing::{VouchError, sign};
use super::spot::SpotChecks;
use crate::dom;
use crate::frame::Allowed;
use crate::share::Made;
use crate::shell::{Notice, Tone};
use crate::state::App;
use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use leptos::task::spawn_local;
use skillmark_profile::{
    COMMENT_LIMIT, Edition, EndorseError, NAME_LIMIT, ShownSkill, SpotCheck, Statement, Supervision,
};
use skillmark_text::{Locale, vouch};

/// Behind a disclosure: who watched, a comment, a name, Sign; then what can be done with the statement.
#[component]
pub fn Vouch(
    /// The profile, as it came.
    profile: Vec<u8>,
    /// Its bank, where that is at hand.
    edition: Option<Edition>,
    /// Its results.
    skills: Vec<ShownSkill>,
) -> impl IntoView {
    let l = App::here().l;
    let signed = RwSignal::new(None::<String>);
    let profile = StoredValue::new(profile);
    let basis = StoredValue::new_local((edition, skills));
    view! {
        <details class="vouch">
            <summary>{vouch::vouch(l)}</summary>
            <Allowed>
                {move || match signed.get() {
                    Some(text) => view! {
                        <Made text said=vouch::signed(l) download=vouch::download(l) name=vouch::file_name/>
                    }
                    .into_any(),
                    None => view! { <Form profile basis signed/> }.into_any(),
                }}
            </Allowed>
        </details>
    }
}

#[component]
fn Form(
    profile: StoredValue<Vec<u8>>,
    basis: StoredValue<(Option<Edition>, Vec<ShownSkill>), LocalStorage>,
    signed: RwSignal<Option<String>>,
) -> impl IntoView {
    let app = App::here();
    let l = app.l;
    let supervision = RwSignal::new(Supervision::Unsupervised);
    let (comment, name) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let spot = RwSignal::new(None::<SpotCheck>);
    let problem = RwSignal::new(None::<VouchError>);
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        problem.set(None);
        let comment = dom::nfc(&comment.get_untracked().split_whitespace().collect::<Vec<_>>().join(" "));
        let comment = (!comment.is_empty()).then_some(comment);
        let (supervision, spot) = (supervision.get_untracked(), spot.get_untracked());
        let statement = Statement { supervision, comment, spot };
        let name = dom::nfc(name.get_untracked().trim());
        spawn_local(async move {
            match sign(app, &profile.get_value(), &statement, &name).await {
                Ok(text) => drop(signed.try_set(Some(text))),
                Err(error) => drop(problem.try_set(Some(error))),
            }
        });
    };
    let levels = Supervision::ALL.map(|level| {
        view! {
            <label class="tick">
                <input type="radio" name="supervision" prop:checked=move || supervision.get() == level
                    on:change=move |_| supervision.set(level)/>
                <span>{words(l, level)}</span>
            </label>
        }
        .into_any()
    });
    let (edition, skills) = basis.get_value();
    let checks = edition.map(|edition| view! { <SpotChecks profile edition skills found=spot/> });
    view! {
        <p>{vouch::lead(l)}</p>
        <form on:submit=submit novalidate>
            <fieldset>
                <legend>{vouch::supervision(l)}</legend>
                {levels.into_iter().collect_view()}
            </fieldset>
            {checks}
            <label class="field">
                <span>{vouch::comment(l)}</span>
                <textarea rows="2" aria-describedby="comment-hint" prop:value=comment
                    on:input=move |event| comment.set(event_target_value(&event))></textarea>
            </label>
            <p class="hint" id="comment-hint">{vouch::comment_hint(l, COMMENT_LIMIT as u32)}</p>
            <label class="field">
                <span>{vouch::name(l)}</span>
                <input type="text" autocomplete="name" aria-describedby="vouch-name-hint" prop:value=name
                    on:input=move |event| name.set(event_target_value(&event))/>
            </label>
            <p class="hint" id="vouch-name-hint">{vouch::name_hint(l)}</p>
            {move || problem.get().map(|error| view! { <Notice tone=Tone::Bad text=sentence(l, error)/> })}
            <div class="actions"><button type="submit" class="primary">{vouch::sign(l)}</button></div>
        </form>
    }
}

fn words(l: Locale, level: Supervision) -> &'static str {
    match level {
        Supervision::Unsupervised => vouch::unsupervised(l),
        Supervision::Present => vouch::present(l),
        Supervision::Proctored => vouch::proctored(l),
    }
}

fn sentence(l: Locale, error: VouchError) -> String {
    match error {
        VouchError::Refused(EndorseError::Profile) => vouch::problem_profile(l).to_owned(),
        VouchError::Refused(EndorseError::Own) => vouch::problem_own(l).to_owned(),
        VouchError::Refused(EndorseError::Time) => vouch::problem_time(l).to_owned(),
        VouchError::Refused(EndorseError::Name) => vouch::problem_name(l, NAME_LIMIT as u32),
        VouchError::Refused(EndorseError::Spot) | VouchError::Failed => vouch::problem_failed(l).to_owned(),
        VouchError::Refused(EndorseError::Comment) => vouch::problem_comment(l, COMMENT_LIMIT as u32),
    }
}
