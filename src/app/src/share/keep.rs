//! What can be done with a signed profile: save it, link it, give it to the page around, look at it as its readers will.

use super::badge::SaveBadge;
use super::card::Card;
use super::codes::ShareCodes;
use super::give::Give;
use super::link::ShareLink;
use super::locked::LockedLink;
use super::send::Send;
use crate::dom;
use crate::keys::Key;
use crate::result::Scored;
use crate::route::Route;
use crate::shell::{Notice, Tone};
use crate::state::App;
use crate::view::{Draw, arriving};
use leptos::html::P;
use leptos::prelude::*;
use skillmark_text::{forms, share, shell};

/// The ways to keep and share.
#[component]
pub fn Keep(
    /// The signed profile's text.
    profile: String,
    /// The result.
    scored: StoredValue<Scored, LocalStorage>,
    /// The signed profile's text; none leads back to the form.
    signed: RwSignal<Option<String>>,
) -> impl IntoView {
    let app = App::here();
    let l = app.l;
    let text = StoredValue::new(profile.clone());
    let name = scored.with_value(|scored| file_name(app, scored));
    let card = scored.with_value(|scored| Card::of(&profile, scored)).map(StoredValue::new);
    let file = format!("{name}.json");
    let download = move |_| dom::save(&file, &text.get_value());
    let look = move |_| {
        app.opened.set(Some(text.get_value()));
        dom::go(&Route::Verify);
    };
    let in_memory = arriving(async move {
        let lasting = Key::get(&*app.store()).await.is_lasting();
        Box::new(move || {
            (!lasting).then(|| view! { <Notice tone=Tone::Look text=share::key_in_memory(l)/> }).into_any()
        }) as Draw
    });
    let said = RwSignal::new(None);
    let done = NodeRef::<P>::new();
    done.on_load(|done| drop(done.focus()));
    view! {
        <p role="status" tabindex="-1" node_ref=done>{share::signed(l)}</p>
        {in_memory}
        <div class="actions">
            <button class="primary" on:click=download>{share::download(l)}</button>
            <Send profile=profile.clone() name=name.clone() said/>
            {card.map(|card| view! { <SaveBadge profile=profile.clone() card name=name.clone() said/> })}
            <button on:click=move |_| drop(dom::call(&dom::window(), "print", &[]))>{forms::print(l)}</button>
            <button on:click=look>{shell::check(l)}</button>
            <button on:click=move |_| signed.set(None)>{share::again(l)}</button>
        </div>
        <p class="hint"><span id="badge-hint">{forms::badge_hint(l)}</span> " " <span role="status">{said}</span></p>
        <Give profile=profile.clone()/>
        <ShareLink profile=profile.clone()/>
        <ShareCodes profile=profile.clone()/>
        <LockedLink profile/>
    }
}

/// Name of the files, without an ending.
fn file_name(app: App, scored: &Scored) -> String {
    let today = dom::now_text();
    let date = today.split('T').next().unwrap_or_default();
    let name = share::FileName { bank: &scored.attempt.bank, date };
    share::file_name(app.l, name)
}
