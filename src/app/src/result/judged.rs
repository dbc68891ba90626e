//! Whether the answers fit, found out while the page can be used.

use gloo::timers::future::TimeoutFuture;
use leptos::prelude::*;
use leptos::task::spawn_local;
use skillmark_session::{Fit, Session};

/// Simulated people between two chances for the page to do something else: some 4 ms on a laptop.
const AT_A_TIME: u64 = 10;

/// The judgement of the answers to the plan's n-th skill; `None` until it is there.
pub fn judged(session: &Session, place: usize) -> RwSignal<Option<Fit>> {
    let fit = RwSignal::new(None);
    if let Some(mut judging) = session.judging(place) {
        spawn_local(async move {
            let mut done = None;
            while done.is_none() && !fit.is_disposed() {
                TimeoutFuture::new(0).await;
                done = judging.go_on(AT_A_TIME);
            }
            let _ = fit.try_set(done);
        });
    }
    fit
}
