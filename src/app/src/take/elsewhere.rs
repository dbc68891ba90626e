//! Another tab has gone on with this attempt.

use crate::shell::Heading;
use crate::state::App;
use leptos::prelude::*;
use skillmark_text::take;

/// Says so, and offers to take over from what the other tab has written.
#[component]
pub fn Elsewhere(
    /// Touched to gather everything again.
    again: RwSignal<()>,
) -> impl IntoView {
    let l = App::here().l;
    view! {
        <div role="alert" class="notice look">
            <Heading text=take::second_tab(l)/>
            <p>{take::second_tab_text(l)}</p>
            <div class="actions">
                <button class="primary" on:click=move |_| again.set(())>{take::second_tab_here(l)}</button>
            </div>
        </div>
    }
}
