//! The parts of the app that nobody needs before the first question: each lies in a module of its own, fetched apart.
//!
//! They are asked for as soon as the page stands ([`fetch_ahead`]), because once an assessment has started nothing is
//! requested any more; whoever comes before they have arrived waits a moment.

use crate::ask::AskPage;
use crate::catalogue::BankError;
use crate::deployment::config;
use crate::device::Device;
use crate::dom::Grey;
use crate::result::ResultPage;
use crate::route::Route;
use crate::shell::{Notice, Tone};
use crate::state::App;
use crate::take::{Show, shown};
use crate::verify::Verify;
use futures::FutureExt;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::wasm_split::{SplitLoaderError as Missing, wasm_split};
use skillmark_bank::Bank;
use skillmark_canon::Digest;
use skillmark_profile::qr::look;
use skillmark_session::Instrument;
use skillmark_text::{errors, shell};
use std::sync::Arc;

#[wasm_split(result, wasm_split_path = ::leptos::wasm_split, preload(fetch_result), fallible)]
fn result_page(id: String) -> Result<AnyView, Missing> {
    Ok(view! { <ResultPage id/> }.into_any())
}

#[wasm_split(verify, wasm_split_path = ::leptos::wasm_split, preload(fetch_verify), fallible)]
fn verify_page() -> Result<AnyView, Missing> {
    Ok(match App::here().route.get_untracked() {
        Route::Device | Route::Deleted => view! { <Device/> }.into_any(),
        Route::Ask => view! { <AskPage/> }.into_any(),
        _ => view! { <Verify/> }.into_any(),
    })
}

/// Asks for what the parts need besides themselves.
#[wasm_split(verify, wasm_split_path = ::leptos::wasm_split, fallible)]
fn ask_config() -> Result<(), Missing> {
    spawn_local(async { drop(config().await) });
    Ok(())
}

/// A bank ready for asking, its content digest, and what draws those of its questions that few banks have. A function of a part is
/// handed out as a value: a point to split at costs the first download more.
pub type Made = (Instrument, Digest, Option<Show>);

/// A bank made ready by all that there is: one that few are like, or one that is not as it was built and must be checked.
#[cfg(not(test))]
#[wasm_split(engine, wasm_split_path = ::leptos::wasm_split, fallible)]
pub fn instrument(text: String, built: String) -> Result<Result<Made, BankError>, Missing> {
    Ok(made(&text, &built))
}

/// In tests everything is one module: their runner serves no other.
#[cfg(test)]
pub async fn instrument(text: String, built: String) -> Result<Result<Made, BankError>, Missing> {
    Ok(made(&text, &built))
}

/// What the codes in a picture say. The part that reads them is fetched when the first picture comes, which is never
/// during an assessment.
#[cfg(not(test))]
#[wasm_split(camera, wasm_split_path = ::leptos::wasm_split, fallible)]
pub fn codes_in(picture: Grey) -> Result<Vec<String>, Missing> {
    Ok(look(&picture.pixels, picture.width, picture.height))
}

/// In tests everything is one module.
#[cfg(test)]
pub async fn codes_in(picture: Grey) -> Result<Vec<String>, Missing> {
    Ok(look(&picture.pixels, picture.width, picture.height))
}

/// Whatever has the digest of the bank that was built keeps all rules, for it was checked then.
fn made(text: &str, built: &str) -> Result<Made, BankError> {
    let (bank, content) = Bank::read(text.as_bytes())?;
    if content.to_string() != built {
        bank.check()?;
    }
    let instrument =
        Instrument::new(Arc::new(bank)).map_err(|error| BankError::Damaged(error.to_string()))?;
    Ok((instrument, content, Some(shown)))
}

/// What a finished attempt says.
pub fn result(id: String) -> AnyView {
    part(fetch_result, move || result_page(id.clone()))
}

/// What a received profile proves, or what this device keeps: one part, for a split point costs the first download too.
pub fn verify() -> AnyView {
    part(fetch_verify, verify_page)
}

/// Fetches every part that is not there yet. What does not arrive is asked for again when it is needed.
pub async fn fetch_ahead() {
    let _ = fetch_result().await;
    if fetch_verify().await.is_ok() {
        let _ = ask_config().await;
    }
}

/// A page of a part: drawn once the part has been fetched, at once if it has been before.
fn part<Fetch, Page>(
    fetch: impl Fn() -> Fetch + Copy + Send + Sync + 'static,
    page: impl Fn() -> Page + Send + 'static,
) -> AnyView
where
    Fetch: Future<Output = Result<(), Missing>> + 'static,
    Page: Future<Output = Result<AnyView, Missing>>,
{
    let l = App::here().l;
    let there = RwSignal::new(None::<bool>);
    let get = move || {
        there.set(None);
        spawn_local(async move {
            let arrived = fetch().await.is_ok();
            let _ = there.try_set(Some(arrived));
        });
    };
    get();
    let drawn = move || match there.get() {
        // A part that is there answers at once.
        Some(true) => page().now_or_never().and_then(Result::ok),
        Some(false) => Some(
            view! {
                <Notice tone=Tone::Bad text=errors::part_missing(l)>
                    <button on:click=move |_| get()>{errors::try_again(l)}</button>
                </Notice>
            }
            .into_any(),
        ),
        None => Some(view! { <p role="status">{shell::loading(l)}</p> }.into_any()),
    };
    drawn.into_any()
}
