//! The form of a request, and the link that it becomes.

use super::signing::{Wanted, sign};
use crate::catalogue::Loaded;
use crate::share::{Group, Made, Skills};
use crate::shell::{Notice, Tone};
use crate::state::App;
use crate::take::fitting;
use crate::view::{Draw, arriving};
use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use leptos::task::spawn_local;
use skillmark_text::{ask, before};

/// Bank, then what is wanted of it; then the link.
#[component]
pub fn AskForm(
    /// What to do once a request has been made.
    made: impl Fn() + Copy + Send + Sync + 'static,
) -> impl IntoView {
    let app = App::here();
    let l = app.l;
    let loaded = RwSignal::new_local(None::<Loaded>);
    let ready = RwSignal::new_local(None::<(String, String)>);
    let choose = move |id: String| {
        loaded.set(None);
        spawn_local(async move {
            if let Ok(bank) = app.bank(&id).await {
                let _ = loaded.try_set(Some(bank));
            }
        });
    };
    let banks = arriving(async move {
        let catalogue = app.catalogue().await;
        Box::new(move || {
            let entries = catalogue.map(|catalogue| catalogue.banks.clone()).unwrap_or_default();
            let options =
                entries.into_iter().map(|entry| view! { <option value=entry.id>{entry.title}</option> });
            view! {
                <label class="field">
                    <span>{ask::bank(l)}</span>
                    <select on:change=move |event| choose(event_target_value(&event))>
                        <option value="">{ask::bank_choose(l)}</option>
                        {options.collect_view()}
                    </select>
                </label>
            }
            .into_any()
        }) as Draw
    });
    view! {
        <div hidden=move || ready.with(Option::is_some)>{banks}</div>
        {move || match (ready.get(), loaded.get()) {
            (Some((text, to)), _) => view! {
                <Made text said=ask::made(l, &to) download=ask::download(l) name=ask::file_name>
                    <button on:click=move |_| ready.set(None)>{ask::another(l)}</button>
                </Made>
            }
            .into_any(),
            (None, Some(loaded)) => {
                let done = move |text: String, to: String| {
                    ready.set(Some((text, to)));
                    made();
                };
                view! { <Details loaded done/> }.into_any()
            }
            (None, None) => ().into_any(),
        }}
    }
}

/// What is wanted of a bank.
#[component]
fn Details(loaded: Loaded, done: impl Fn(String, String) + Copy + Send + Sync + 'static) -> impl IntoView {
    let app = App::here();
    let l = app.l;
    let bank = loaded.edition.bank();
    let presets = fitting(bank);
    let skills: Vec<String> = bank.skills.iter().map(|skill| skill.id.clone()).collect();
    let groups = Group::all(bank, &skills);
    let chosen = RwSignal::new(skills);
    let usual = presets.iter().find(|preset| preset.id == "normal").or(presets.first());
    let wanted = RwSignal::new(Wanted {
        preset: usual.map(|preset| preset.id.clone()).unwrap_or_default(),
        grace: 7,
        ..Wanted::default()
    });
    let problem = RwSignal::new(None::<String>);
    let loaded = StoredValue::new_local(loaded);
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        problem.set(None);
        let wanted = Wanted { skills: chosen.get_untracked(), ..wanted.get_untracked() };
        let edition = loaded.with_value(|loaded| loaded.edition.clone());
        spawn_local(async move {
            let to = wanted.to.clone();
            match sign(app, &edition, wanted).await {
                Ok(text) => done(text, to),
                Err(sentence) => drop(problem.try_set(Some(sentence))),
            }
        });
    };
    let lengths = presets.into_iter().map(|preset| {
        let (id, picked) = (preset.id.clone(), preset.id.clone());
        view! {
            <label class="tick">
                <input type="radio" name="ask-preset" prop:checked=move || wanted.with(|w| w.preset == id)
                    on:change=move |_| wanted.update(|w| w.preset = picked.clone())/>
                <span>{before::preset(l, &preset.id)}</span>
            </label>
        }
        .into_any()
    });
    let missing = Signal::derive(move || problem.get().is_some() && chosen.with(Vec::is_empty));
    view! {
        <form on:submit=submit novalidate>
            <fieldset>
                <legend>{ask::length(l)}</legend>
                {lengths.collect_view()}
            </fieldset>
            <Skills groups chosen missing legend=ask::skills(l)/>
            <Line id="ask-to" label=ask::to(l) hint=ask::to_hint(l) set=move |text| wanted.update(|w| w.to = text)/>
            <Line id="ask-from" label=ask::from(l) hint=ask::from_hint(l) set=move |text| wanted.update(|w| w.from = text)/>
            <Line id="ask-role" label=ask::role(l) hint=ask::role_hint(l) set=move |text| wanted.update(|w| w.role = text)/>
            <Line id="ask-purpose" label=ask::purpose(l) hint=ask::purpose_hint(l) set=move |text| wanted.update(|w| w.purpose = text)/>
            <Line id="ask-retention" label=ask::retention(l) hint="" set=move |text| wanted.update(|w| w.retention = text)/>
            <label class="field">
                <span>{ask::due(l)}</span>
                <input type="date" on:input=move |event| wanted.update(|w| w.due = event_target_value(&event))/>
            </label>
            <label class="field">
                <span>{ask::grace(l)}</span>
                <input type="number" min="0" max="365" inputmode="numeric" value="7"
                    on:input=move |event| {
                        let days = event_target_value(&event).parse().unwrap_or(0_u32).min(365);
                        wanted.update(|w| w.grace = days);
                    }/>
            </label>
            {move || problem.get().map(|text| view! { <Notice tone=Tone::Bad text/> })}
            <div class="actions"><button type="submit" class="primary">{ask::make(l)}</button></div>
        </form>
    }
}

/// A line of text with what there is to know about it.
#[component]
fn Line(
    id: &'static str,
    label: &'static str,
    hint: &'static str,
    set: impl Fn(String) + Send + Sync + 'static,
) -> impl IntoView {
    view! {
        <label class="field">
            <span>{label}</span>
            <input type="text" autocomplete="off" aria-describedby=id on:input=move |event| set(event_target_value(&event))/>
        </label>
        {(!hint.is_empty()).then(|| view! { <p class="hint" id=id>{hint}</p> })}
    }
}
