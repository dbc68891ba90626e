//! Signing a result, saving it, sharing it.

mod badge;
mod card;
mod codes;
mod give;
mod keep;
mod link;
mod locked;
mod made;
mod paper;
mod preview;
mod send;
mod sign;
mod signing;
mod skills;
mod who;

use crate::frame::Allowed;
use crate::result::Scored;
use crate::state::App;
use keep::Keep;
use leptos::prelude::*;
pub use made::Made;
use paper::OnPaper;
pub use preview::of_use;
use sign::SignForm;
pub use signing::{Signed, signed};
use skillmark_text::share;
pub use skills::{Group, Skills};
pub use who::AboutKeys;

/// The last part of the result page: first the form, then what can be done with the signed profile.
#[component]
pub fn Share(
    /// The result.
    scored: Scored,
    /// The signed profile, once there is one.
    signed: RwSignal<Option<Signed>>,
) -> impl IntoView {
    let l = App::here().l;
    let scored = StoredValue::new_local(scored);
    view! {
        <section class="share">
            <h2>{share::title(l)}</h2>
            <Allowed attempt=scored.with_value(|scored| scored.attempt.clone())>
                {move || match signed.get() {
                    Some(both) => view! { <Keep both scored signed/> }.into_any(),
                    None => view! { <SignForm scored signed/> }.into_any(),
                }}
                <OnPaper profile=Signal::derive(move || signed.get().map(|both| both.brief))/>
            </Allowed>
        </section>
    }
}
