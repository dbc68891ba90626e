//! A link that only a passphrase opens.

use super::link::LinkField;
use crate::cipher::Cipher;
use crate::dom;
use crate::shell::{Notice, Tone};
use crate::state::App;
use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use leptos::task::spawn_local;
use skillmark_profile::locked::{self, ITERATIONS, Locked, RANDOM, SHORTEST};
use skillmark_text::forms;

/// Why there is no link yet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Trouble {
    Short,
    Insecure,
    Failed,
}

/// A disclosure with a passphrase, proposed or one's own, and the link that it opens.
#[component]
pub fn LockedLink(
    /// The signed profile's text.
    profile: String,
) -> impl IntoView {
    let l = App::here().l;
    let profile = StoredValue::new(profile);
    let proposed = RwSignal::new(propose());
    let passphrase = RwSignal::new(proposed.get_untracked());
    let (link, trouble, busy) = (RwSignal::new(None::<String>), RwSignal::new(None), RwSignal::new(false));
    // What was made with another passphrase must not be taken for this one's.
    let typed = move |text: String| {
        passphrase.set(text);
        link.set(None);
        trouble.set(None);
    };
    let another = move |_| {
        proposed.set(propose());
        typed(proposed.get_untracked());
    };
    let make = move |event: SubmitEvent| {
        event.prevent_default();
        if busy.get_untracked() {
            return;
        }
        link.set(None);
        let passphrase = passphrase.get_untracked();
        if passphrase.trim().chars().count() < SHORTEST {
            return trouble.set(Some(Trouble::Short));
        }
        let Some(cipher) = Cipher::get() else { return trouble.set(Some(Trouble::Insecure)) };
        trouble.set(None);
        busy.set(true);
        spawn_local(async move {
            let made = cipher.lock(&passphrase, blank(), profile.get_value().as_bytes()).await;
            let _ = busy.try_set(false);
            let _ = trouble.try_set(made.is_none().then_some(Trouble::Failed));
            let _ = link.try_set(made.map(|locked| dom::share_link(&locked.encode())));
        });
    };
    let short =
        move || (trouble.get() == Some(Trouble::Short)).then(|| forms::locked_short(l, SHORTEST as u32));
    let hint = move || match passphrase.get() == proposed.get() {
        true => forms::locked_bits(l, 8 * RANDOM as u32),
        false => forms::locked_own(l, SHORTEST as u32),
    };
    view! {
        <details>
            <summary>{forms::locked(l)}</summary>
            <p>{forms::locked_lead(l)}</p>
            <form on:submit=make novalidate>
                <label class="field">
                    <span>{forms::passphrase(l)}</span>
                    <input type="text" autocomplete="off" autocapitalize="none" spellcheck="false" prop:value=passphrase
                        aria-describedby="locked-hint locked-short" aria-invalid=move || short().is_some().to_string()
                        on:input=move |event| typed(event_target_value(&event))/>
                </label>
                <p class="hint" id="locked-hint">{hint}</p>
                <p class="problem" id="locked-short" role="alert">{short}</p>
                <div class="actions">
                    <button type="submit">{forms::locked_make(l)}</button>
                    <button type="button" class="plain" on:click=another>{forms::locked_another(l)}</button>
                    <span role="status">{move || busy.get().then(|| forms::locked_making(l))}</span>
                </div>
            </form>
            {move || match trouble.get() {
                Some(Trouble::Insecure) => Some(forms::locked_insecure(l)),
                Some(Trouble::Failed) => Some(forms::locked_failed(l)),
                _ => None,
            }
            .map(|text| view! { <Notice tone=Tone::Look text/> })}
            {move || link.get().map(|link| {
                view! {
                    <LinkField link id="locked-link" label=forms::locked_link(l)/>
                    <p>{forms::locked_then(l)}</p>
                }
            })}
        </details>
    }
}

fn propose() -> String {
    locked::passphrase(dom::random())
}

/// Fresh numbers, and nothing sealed yet.
fn blank() -> Locked {
    Locked { iterations: ITERATIONS, salt: dom::random(), nonce: dom::random(), sealed: Vec::new() }
}
