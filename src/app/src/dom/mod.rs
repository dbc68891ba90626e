//! Small dealings with the browser, each with its fallback where browsers differ.

mod address;
mod call;
mod camera;
mod clipboard;
mod files;
mod focus;
mod motion;
mod random;
mod raster;
mod send;
mod spelling;
mod time;

pub use address::{go, replace, share_link, take_hash};
pub use call::{call, get, object, settled};
pub use camera::{Camera, CameraError, frame};
pub use clipboard::copy;
pub use files::{object_url, read_bytes, save, save_bytes};
pub use focus::{focus_first, is_control, is_typing, press};
pub use motion::wants_stillness;
pub use random::{hex, random};
pub use raster::{Canvas, Grey, grey_of, png_of, within};
pub use send::Gift;
pub use spelling::{nfc, nfkc};
pub use time::{Clock, now_seconds, now_text, wall};

use web_sys::{Document, Window};

/// The window. The app runs nowhere else.
pub fn window() -> Window {
    leptos::prelude::window()
}

/// The document.
pub fn document() -> Document {
    leptos::prelude::document()
}
