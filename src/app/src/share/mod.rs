//! Signing a result, saving it, sharing it.

mod give;
mod keep;
mod link;
mod preview;
mod sign;
mod signing;
mod skills;
mod who;

use crate::frame::Allowed;
use crate::result::Scored;
use crate::state::App;
use keep::Keep;
use leptos::prelude::*;
pub use link::ShareLink;
pub use preview::of_use;
use sign::SignForm;
pub use signing::signed;
use skillmark_text::share;
pub use who::AboutKeys;

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
            <Allowed attempt=scored.with_value(|scored| scored.attempt.clone())>
                {move || match signed.get() {
                    Some(profile) => view! { <Keep profile scored signed/> }.into_any(),
                    None => view! { <SignForm scored signed/> }.into_any(),
                }}
            </Allowed>
        </section>
    }
}
