//! Views that arrive later.

use leptos::prelude::*;
use leptos::task::spawn_local;
use skillmark_text::shell;

use crate::state::App;

/// Makes a view out of what has arrived, where it is to stand.
pub type Draw = Box<dyn FnOnce() -> AnyView>;

/// Nothing until the future is there, then what it draws. If the page has gone by then, nothing happens.
pub fn arriving(future: impl Future<Output = Draw> + 'static) -> AnyView {
    after(None, future)
}

/// The same, with a word that something is coming.
pub fn loading(future: impl Future<Output = Draw> + 'static) -> AnyView {
    let l = App::here().l;
    after(Some(view! { <p role="status">{shell::loading(l)}</p> }.into_any()), future)
}

fn after(mut meanwhile: Option<AnyView>, future: impl Future<Output = Draw> + 'static) -> AnyView {
    let arrived = RwSignal::new_local(None::<Draw>);
    spawn_local(async move {
        let draw = future.await;
        let _ = arrived.try_set(Some(draw));
    });
    let drawn = move || {
        arrived.track();
        match arrived.try_update_untracked(Option::take).flatten() {
            Some(draw) => Some(draw()),
            None => meanwhile.take(),
        }
    };
    drawn.into_any()
}
