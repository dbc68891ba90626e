//! The page around the app's frame, if there is one. EMBED.md describes the messages.
//!
//! Whoever frames the app is unknown until it answers; what it then says about itself is believed only as far as the
//! browser vouches for it: `event.origin`. Heights go to that origin and nowhere else, and a profile only when the person
//! presses the button that names it.

use crate::dom;
use crate::state::App;
use gloo::events::EventListener;
use js_sys::{Array, Object, Reflect};
use leptos::prelude::*;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{MessageEvent, ResizeObserver, Window};

/// Version of the messages.
const VERSION: f64 = 1.0;

/// Says hello to the page around, and follows up when it answers. Does nothing in a window of one's own.
pub fn greet(app: App) {
    let Some(parent) = parent() else { return };
    let around = parent.clone();
    let listener = EventListener::new(&dom::window(), "message", move |event| {
        let event: &MessageEvent = event.unchecked_ref();
        let from_parent = event.source().is_some_and(|source| Object::is(&source, &around));
        let hello = field(&event.data(), "skillmark") == VERSION && field(&event.data(), "type") == "hello";
        // Pages without an origin of their own (`null`) cannot be told apart, so they get nothing.
        if from_parent && hello && app.host.get_untracked().is_none() && event.origin().starts_with("http") {
            app.host.set(Some(event.origin()));
            tell_height(event.origin());
        }
    });
    listener.forget();
    send(&parent, "hello", None, "*");
}

/// Gives the profile to the page that introduced itself from this origin.
pub fn complete(origin: &str, profile: &str) -> bool {
    parent().is_some_and(|parent| send(&parent, "complete", Some(("profile", profile.into())), origin))
}

/// What people call an origin: its host.
pub fn name(origin: &str) -> &str {
    origin.rsplit('/').next().unwrap_or(origin)
}

/// Tells the height of the content now and whenever it changes.
fn tell_height(origin: String) {
    let (Some(parent), Some(root)) = (parent(), dom::document().document_element()) else { return };
    root.set_class_name("framed");
    let told = Closure::<dyn Fn(Array)>::new(move |_| {
        let height = dom::document().body().map_or(0.0, |body| body.get_bounding_client_rect().height());
        send(&parent, "height", Some(("height", height.ceil().into())), &origin);
    });
    if let (Ok(observer), Some(body)) =
        (ResizeObserver::new(told.as_ref().unchecked_ref()), dom::document().body())
    {
        observer.observe(&body);
    }
    told.forget();
}

/// The page around, if there is one.
pub fn parent() -> Option<Window> {
    let window = dom::window();
    let parent = window.parent().ok()??;
    (!Object::is(&parent, &window)).then_some(parent)
}

fn send(to: &Window, kind: &str, more: Option<(&str, JsValue)>, origin: &str) -> bool {
    let message = Object::new();
    let fields = [("skillmark", VERSION.into()), ("type", kind.into())];
    for (name, value) in fields.into_iter().chain(more) {
        let _ = Reflect::set(&message, &name.into(), &value);
    }
    to.post_message(&message, origin).is_ok()
}

/// A field of a message from anywhere; `undefined` where it has none.
fn field(message: &JsValue, name: &str) -> JsValue {
    Reflect::get(message, &name.into()).unwrap_or(JsValue::UNDEFINED)
}
