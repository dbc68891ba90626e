//! Values that arrive later.

use leptos::prelude::*;
use leptos::task::spawn_local;

/// The outcome of a future, `None` until it is there. If the page has gone by then, nothing happens.
pub fn fetched<T: 'static>(future: impl Future<Output = T> + 'static) -> RwSignal<Option<T>, LocalStorage> {
    let value = RwSignal::new_local(None);
    spawn_local(async move {
        let arrived = future.await;
        let _ = value.try_set(Some(arrived));
    });
    value
}
