//! The profile for the page around the app's frame.

use crate::host;
use crate::state::App;
use leptos::prelude::*;
use skillmark_text::embed;

/// A button that names who would get it. Nothing is drawn where no page has introduced itself.
#[component]
pub fn Give(
    /// The signed profile's text.
    profile: String,
) -> impl IntoView {
    let app = App::here();
    let l = app.l;
    let given = RwSignal::new(None::<bool>);
    let profile = StoredValue::new(profile);
    move || {
        let origin = app.host.get()?;
        let (name, to) = (host::name(&origin).to_owned(), origin.clone());
        let give = move |_| given.set(Some(host::complete(&to, &profile.get_value())));
        let outcome = {
            let name = name.clone();
            move || {
                given.get().map(|taken| match taken {
                    true => embed::handed_over(l, &name),
                    false => embed::not_handed_over(l, &name),
                })
            }
        };
        Some(view! {
            <div class="give">
                <p>{embed::hand_over_hint(l, &name)}</p>
                <div class="actions">
                    <button on:click=give>{embed::hand_over(l, &name)}</button>
                    <span role="status">{outcome}</span>
                </div>
            </div>
        })
    }
}
