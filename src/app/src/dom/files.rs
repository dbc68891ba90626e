//! Files in and out.

use super::{call, document, settled};
use gloo::timers::callback::Timeout;
use js_sys::{Array, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, BlobPropertyBag, File, HtmlAnchorElement, Url};

/// Longer than any browser takes to begin a download.
const DOWNLOAD_STARTED_MS: u32 = 60_000;

const JSON: &str = "application/json";

/// Offers text as a download. Nothing is requested: the file is made here.
pub fn save(name: &str, text: &str) {
    save_as(name, JSON, &text.into());
}

/// Offers bytes of a media type as a download.
pub fn save_bytes(name: &str, kind: &str, bytes: &[u8]) {
    save_as(name, kind, &Uint8Array::from(bytes));
}

fn save_as(name: &str, kind: &str, content: &JsValue) {
    let Some(url) = url_of(kind, content) else { return };
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
    url_of(JSON, &text.into())
}

fn url_of(kind: &str, content: &JsValue) -> Option<String> {
    let options = BlobPropertyBag::new();
    options.set_type(kind);
    // Texts and bytes alike: the binding names only one of them.
    let blob = Blob::new_with_str_sequence_and_options(&Array::of1(content), &options).ok()?;
    Url::create_object_url_with_blob(&blob).ok()
}

/// The bytes of a file. `None` when it cannot be read.
pub async fn read_bytes(file: &File) -> Option<Vec<u8>> {
    let buffer = settled(call(file, "arrayBuffer", &[])).await?;
    Some(Uint8Array::new(&buffer).to_vec())
}
