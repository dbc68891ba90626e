//! Signing a result, saving it, sharing it.

mod badge;
mod card;
mod codes;
mod give;
mod keep;
mod link;
mod locked;
mod paper;
mod send;
mod sign;
mod signing;
mod skills;

use crate::result::Scored;
use crate::state::App;
use keep::Keep;
use leptos::prelude::*;
pub use link::ShareLink;
use paper::OnPaper;
use sign::SignForm;
pub use signing::signed;
use skillmark_text::share;

/// The last part of the result page: first the form, then what can be done with the signed profile.
#[component]
pub fn Share(
    /// The result.
    scored: Scored,
) -> impl IntoView {
    let l = App::here().l;
    let signed = RwSignal::new(scored.attempt.profile.clone());
    let scored = StoredValue::new_local(scored);
    view! {
        <section class="share">
            <h2>{share::title(l)}</h2>
            {move || match signed.get() {
                Some(profile) => view! { <Keep profile scored signed/> }.into_any(),
                None => view! { <SignForm scored signed/> }.into_any(),
            }}
            <OnPaper profile=signed.into()/>
        </section>
    }
}
