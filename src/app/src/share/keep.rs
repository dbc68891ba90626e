//! What can be done with a signed profile: save it, link it, give it to the page around, look at it as its readers will.

use super::badge::SaveBadge;
use super::card::Card;
use super::codes::ShareCodes;
use super::give::Give;
use super::link::ShareLink;
use super::locked::LockedLink;
use super::send::Send;
use super::signing::Signed;
use crate::dom;
use crate::keys::any_in_memory;
use crate::result::Scored;
use crate::route::Route;
use crate::shell::{Notice, Tone};
use crate::state::App;
use leptos::html::P;
use leptos::prelude::*;
use skillmark_text::{forms, share, shell};

/// The ways to keep and share.
#[component]
pub fn Keep(
    /// The signed profile.
    both: Signed,
    /// The result.
    scored: StoredValue<Scored, LocalStorage>,
    /// The signed profile; none leads back to the form.
    signed: RwSignal<Option<Signed>>,
) -> impl IntoView {
    let app = App::here();
    let l = app.l;
    let text = StoredValue::new(both.file.clone());
    let name = scored.with_value(|scored| file_name(app, scored));
    let file = format!("{name}.json");
    let download = move |_| dom::save(&file, &text.get_value());
    let look = move |_| {
        app.opened.set(Some(text.get_value()));
        dom::go(&Route::Verify);
    };
    let in_memory = any_in_memory().then(|| view! { <Notice tone=Tone::Look text=share::key_in_memory(l)/> });
    let said = RwSignal::new(None);
    let done = NodeRef::<P>::new();
    done.on_load(|done| drop(done.focus()));
    view! {
        <p role="status" tabindex="-1" node_ref=done>{share::signed(l)}</p>
        {in_memory}
        <div class="actions">
            <button class="primary" on:click=download>{share::download(l)}</button>
            <Send profile=both.file.clone() name=name.clone() said/>
            <button on:click=move |_| drop(dom::call(&dom::window(), "print", &[]))>{forms::print(l)}</button>
            <button on:click=look>{shell::check(l)}</button>
            <button on:click=move |_| signed.set(None)>{share::again(l)}</button>
        </div>
        <p class="hint" role="status">{said}</p>
        <Give profile=both.file.clone()/>
        <Travelling both scored name/>
    }
}

/// What passes through mail, chat and other people's screens leaves the answers out, unless the person says otherwise.
#[component]
fn Travelling(both: Signed, scored: StoredValue<Scored, LocalStorage>, name: String) -> impl IntoView {
    let l = App::here().l;
    let answers = RwSignal::new(false);
    let choice = both.has_answers().then(|| {
        view! {
            <label class="tick">
                <input type="checkbox" aria-describedby="link-answers-hint" prop:checked=answers
                    on:change=move |event| answers.set(event_target_checked(&event))/>
                <span>{share::link_answers(l)}</span>
            </label>
            <p class="hint" id="link-answers-hint">{share::link_answers_hint(l)}</p>
        }
    });
    let travelling =
        Signal::derive(move || if answers.get() { both.file.clone() } else { both.brief.clone() });
    let said = RwSignal::new(None);
    view! {
        <h3>{share::travelling(l)}</h3>
        {choice}
        {move || {
            let profile = travelling.get();
            let card = scored.with_value(|scored| Card::of(&profile, scored)).map(StoredValue::new);
            view! {
                <ShareLink profile=profile.clone()/>
                <div class="actions">
                    {card.map(|card| view! { <SaveBadge profile=profile.clone() card name=name.clone() said/> })}
                </div>
                <p class="hint">
                    <span id="badge-hint">{forms::badge_hint(l)}</span> " " <span role="status">{said}</span>
                </p>
                <LockedLink profile/>
            }
        }}
        <ShareCodes profile=travelling/>
    }
}

/// Name of the files, without an ending.
fn file_name(app: App, scored: &Scored) -> String {
    let today = dom::now_text();
    let date = today.split('T').next().unwrap_or_default();
    let name = share::FileName { bank: &scored.attempt.bank, date };
    share::file_name(app.l, name)
}
