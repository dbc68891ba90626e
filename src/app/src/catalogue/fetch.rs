//! The only requests the app ever makes: its own catalogue and banks, before an assessment starts.

use crate::dom;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{HtmlLinkElement, Response, Url};

/// The text at an address; `None` when it did not arrive whole.
pub async fn text(url: &str) -> Option<String> {
    let response = JsFuture::from(dom::window().fetch_with_str(url)).await.ok()?;
    let response: Response = response.dyn_into().ok()?;
    if !response.ok() {
        return None;
    }
    JsFuture::from(response.text().ok()?).await.ok()?.as_string()
}

/// Where the catalogue lies: the page's head names it, so that preloading it and using it cannot disagree.
pub fn catalogue_url() -> Option<String> {
    let link = dom::document().get_element_by_id("skillmark-catalogue")?;
    Some(link.dyn_into::<HtmlLinkElement>().ok()?.href())
}

/// An address relative to another.
pub fn resolve(relative: &str, base: &str) -> Option<String> {
    Some(Url::new_with_base(relative, base).ok()?.href())
}
