//! The only requests the app ever makes: its own catalogue and banks, before an assessment starts.

use crate::dom;
use futures::future::{FutureExt, Shared};
use std::cell::RefCell;
use std::pin::Pin;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{HtmlLinkElement, Response, Url};

type Pending = Pin<Box<dyn Future<Output = Option<Rc<str>>>>>;

thread_local! {
    /// What is on its way: two pages' worth of interest in one file is still one request.
    static UNDER_WAY: RefCell<Vec<(String, Shared<Pending>)>> = const { RefCell::new(Vec::new()) };
}

/// The text at an address; `None` when it did not arrive whole.
pub async fn text(url: &str) -> Option<Rc<str>> {
    let text = UNDER_WAY.with_borrow_mut(|under_way| {
        if let Some((_, asked)) = under_way.iter().find(|(u, _)| u == url) {
            return asked.clone();
        }
        let owned = url.to_owned();
        let pending: Pending = Box::pin(async move { request(&owned).await.map(Rc::from) });
        let asked = pending.shared();
        under_way.push((url.to_owned(), asked.clone()));
        asked
    });
    let text = text.await;
    UNDER_WAY.with_borrow_mut(|under_way| under_way.retain(|(u, _)| u != url));
    text
}

async fn request(url: &str) -> Option<String> {
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
