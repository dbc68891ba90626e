//! The passphrase of a locked link, asked for as often as it takes. It is kept nowhere.

use super::received::Received;
use crate::cipher::Cipher;
use crate::dom::focus_first;
use crate::shell::{Notice, Tone};
use crate::state::App;
use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use leptos::task::spawn_local;
use skillmark_profile::locked::Locked;
use skillmark_text::forms;

/// How the last try went.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Tried {
    Not,
    Trying,
    Wrong,
}

/// Asks for the passphrase and opens the link with it.
#[component]
pub fn Unlock(
    /// The link, read.
    locked: Locked,
    /// What to do with what was in it.
    unlocked: impl Fn(Received) + Copy + Send + Sync + 'static,
) -> impl IntoView {
    let l = App::here().l;
    let passphrase = RwSignal::new(String::new());
    let tried = RwSignal::new(Tried::Not);
    let open = move |event: SubmitEvent| {
        event.prevent_default();
        let (Some(cipher), false) = (Cipher::get(), tried.get_untracked() == Tried::Trying) else { return };
        tried.set(Tried::Trying);
        let (locked, passphrase) = (locked.clone(), passphrase.get_untracked());
        spawn_local(async move {
            match cipher.unlock(&passphrase, &locked).await {
                Some(document) => unlocked(Received::Unlocked(document)),
                None => {
                    let _ = tried.try_set(Tried::Wrong);
                    focus_first("#passphrase");
                }
            }
        });
    };
    if Cipher::get().is_none() {
        return view! { <Notice tone=Tone::Bad text=forms::unlock_insecure(l)/> }.into_any();
    }
    focus_first("#passphrase");
    view! {
        <p class="lede">{forms::unlock_lead(l)}</p>
        <form on:submit=open novalidate>
            <label class="field">
                <span>{forms::passphrase(l)}</span>
                <input type="text" id="passphrase" autocomplete="off" autocapitalize="none" spellcheck="false"
                    prop:value=passphrase aria-describedby="unlock-wrong"
                    aria-invalid=move || (tried.get() == Tried::Wrong).to_string()
                    on:input=move |event| passphrase.set(event_target_value(&event))/>
            </label>
            <p class="problem" id="unlock-wrong" role="alert">
                {move || (tried.get() == Tried::Wrong).then(|| forms::unlock_wrong(l))}
            </p>
            <div class="actions">
                <button type="submit" class="primary">{forms::unlock(l)}</button>
                <span role="status">{move || (tried.get() == Tried::Trying).then(|| forms::unlocking(l))}</span>
            </div>
        </form>
    }
    .into_any()
}
