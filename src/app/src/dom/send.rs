//! Giving a file to another program of the device (Web Share), where there is a way.

use super::{call, get, object, window};
use js_sys::{Array, Promise};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;

/// A file that can be given away.
#[derive(Debug, Clone)]
pub struct Gift(JsValue);

impl Gift {
    /// A text as a file, if this device takes such files at this page. The name must end in `.txt`: Chromium gives no
    /// `.json` away.
    pub fn of(name: &str, text: &str) -> Option<Gift> {
        let kind = object(&[("type", "text/plain".into())]);
        let parts = Array::of1(&text.into());
        let window = window();
        let arguments = [parts.into(), name.into(), kind].iter().collect::<Array>();
        let file = call(&get(&window, "Reflect")?, "construct", &[get(&window, "File")?, arguments.into()])?;
        let gift = Gift(object(&[("files", Array::of1(&file).into())]));
        let takes = call(&window.navigator(), "canShare", std::slice::from_ref(&gift.0))?;
        (takes == JsValue::TRUE).then_some(gift)
    }

    /// Lets the person choose where it goes. `false` where the device refused; whoever thought better of it is no refusal.
    pub async fn give(&self) -> bool {
        let Some(giving) = call(&window().navigator(), "share", std::slice::from_ref(&self.0)) else {
            return false;
        };
        match JsFuture::from(Promise::resolve(&giving)).await {
            Ok(_) => true,
            Err(error) => {
                get(&error, "name").and_then(|name| name.as_string()).as_deref() == Some("AbortError")
            }
        }
    }
}
