//! Files in and out.

use super::document;
use gloo::timers::callback::Timeout;
use js_sys::Array;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, File, HtmlAnchorElement, Url};

/// Longer than any browser takes to begin a download.
const DOWNLOAD_STARTED_MS: u32 = 60_000;

/// Offers text as a download. Nothing is requested: the file is made here.
pub fn save(name: &str, text: &str) {
    let Some(url) = object_url(text) else { return };
    if let Ok(link) = document().create_element("a") {
        let link: HtmlAnchorElement = link.unchecked_into();
        link.set_href(&url);
        link.set_download(name);
        link.click();
    }
    Timeout::new(DOWNLOAD_STARTED_MS, move || drop(Url::revoke_object_url(&url))).forget();
}

/// An address under which this page can find the text.
pub fn object_url(text: &str) -> Option<String> {
    let options = BlobPropertyBag::new();
    options.set_type("application/json");
    let blob = Blob::new_with_str_sequence_and_options(&Array::of1(&text.into()), &options).ok()?;
    Url::create_object_url_with_blob(&blob).ok()
}

/// The text of a file, bytes that are no UTF-8 replaced. `None` when it cannot be read.
pub async fn read_text(file: &File) -> Option<String> {
    JsFuture::from(file.text()).await.ok()?.as_string()
}
