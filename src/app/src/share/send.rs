//! The file for another program of the device: mail, chat, whatever takes files.

use crate::dom::Gift;
use crate::state::App;
use leptos::prelude::*;
use leptos::task::spawn_local;
use skillmark_text::forms;

/// A button where the device takes files, nothing elsewhere.
#[component]
pub fn Send(
    /// The signed profile's text.
    profile: String,
    /// Name of the file, without its ending.
    name: String,
    /// How it went, in words.
    said: RwSignal<Option<&'static str>>,
) -> impl IntoView {
    let l = App::here().l;
    let gift = Gift::of(&format!("{name}.txt"), &profile)?;
    let send = move |_| {
        let gift = gift.clone();
        spawn_local(async move {
            let given = gift.give().await;
            let _ = said.try_set((!given).then(|| forms::send_failed(l)));
        });
    };
    Some(view! { <button on:click=send>{forms::send(l)}</button> })
}
