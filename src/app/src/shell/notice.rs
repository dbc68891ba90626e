//! Something to know, at the place where the person is.

use leptos::prelude::*;

/// How much it matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    /// Good to know.
    Plain,
    /// Look here.
    Look,
    /// Broken.
    Bad,
}

/// A sentence or two, and below them what can be done.
#[component]
pub fn Notice(
    /// How much it matters.
    tone: Tone,
    /// What it says.
    #[prop(into)]
    text: String,
    /// Buttons and links.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let (class, role) = match tone {
        Tone::Plain => ("notice", "status"),
        Tone::Look => ("notice look", "status"),
        Tone::Bad => ("notice bad", "alert"),
    };
    view! {
        <div class=class role=role>
            <p>{text}</p>
            {children.map(|children| view! { <div class="actions">{children()}</div> })}
        </div>
    }
}
