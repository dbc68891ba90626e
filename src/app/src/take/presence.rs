//! Tells other tabs that this one goes on with an attempt.
//!
//! The store alone already keeps two tabs from writing the same step. This is a courtesy on top: the older tab says so
//! at once, and not only when its person has answered in vain.

use gloo::events::EventListener;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{BroadcastChannel, MessageEvent};

/// Held as long as the attempt is open in this tab.
#[derive(Debug)]
pub struct Presence {
    channel: BroadcastChannel,
    _listener: EventListener,
}

impl Presence {
    /// Announces the attempt to other tabs, and calls `lost` when one announces it later. `None` where the browser
    /// has no channels; then the store's refusal is the notice.
    pub fn announce(attempt: &str, lost: impl Fn() + 'static) -> Option<Presence> {
        let channel = BroadcastChannel::new("skillmark-attempt").ok()?;
        let mine = attempt.to_owned();
        let listener = EventListener::new(&channel, "message", move |event| {
            let message = event.unchecked_ref::<MessageEvent>().data();
            if message.as_string().as_deref() == Some(&mine) {
                lost();
            }
        });
        let _ = channel.post_message(&JsValue::from_str(attempt));
        Some(Presence { channel, _listener: listener })
    }
}

impl Drop for Presence {
    fn drop(&mut self) {
        self.channel.close();
    }
}
