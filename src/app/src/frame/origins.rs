//! The origins of the pages around this one, and whether all are listed.

use crate::state::App;
use crate::{dom, host};
use js_sys::{Array, Reflect};
use leptos::prelude::*;
use web_sys::Window;

/// The origin of each page around, from the nearest outwards; `None` for one that cannot be told. Firefox tells of the
/// nearest only, so there a page around that one goes unseen.
pub fn around(app: App) -> Vec<Option<String>> {
    let Some(parent) = host::parent() else { return Vec::new() };
    let own = dom::window().location().origin().unwrap_or_default();
    match ancestors() {
        Some(all) => all.into_iter().map(Some).collect(),
        None => vec![told(same(&parent), app.host.get(), referrer(), &own)],
    }
}

/// Whether every page around is of this page's own origin or listed.
pub fn are_listed(around: &[Option<String>], own: &str, listed: &[String]) -> bool {
    around.iter().all(|origin| origin.as_ref().is_some_and(|origin| origin == own || listed.contains(origin)))
}

/// `location.ancestorOrigins`, where the browser has it.
fn ancestors() -> Option<Vec<String>> {
    let list = Reflect::get(&dom::window().location(), &"ancestorOrigins".into()).ok()?;
    (!list.is_undefined())
        .then(|| Array::from(&list).iter().filter_map(|origin| origin.as_string()).collect())
}

/// The nearest page's origin: its own word where the browser lets this page read it, which only the same origin may; else
/// the sender of its greeting; else who this page was asked for by. That may have been this page itself, in a frame that
/// has gone from one of our pages to another: then nobody is told.
fn told(
    same: Option<String>,
    greeted: Option<String>,
    referrer: Option<String>,
    own: &str,
) -> Option<String> {
    same.or(greeted).or(referrer.filter(|origin| origin != own))
}

fn same(parent: &Window) -> Option<String> {
    parent.location().origin().ok()
}

fn referrer() -> Option<String> {
    origin_of(&dom::document().referrer())
}

/// The origin of an address, which the browser has spelt: all before the third slash.
fn origin_of(address: &str) -> Option<String> {
    let (end, _) = address.match_indices('/').nth(2)?;
    Some(address[..end].to_owned())
}

#[cfg(test)]
mod tests {
    use super::{are_listed, origin_of, told};

    const OWN: &str = "https://skillmark.example";

    fn some(origin: &str) -> Option<String> {
        Some(origin.to_owned())
    }

    #[test]
    fn every_page_around_must_be_listed() {
        let listed = ["https://intranet.example".to_owned()];
        let allowed = |around: &[Option<String>]| are_listed(around, OWN, &listed);
        assert!(allowed(&[]), "a tab of one's own");
        assert!(allowed(&[some("https://intranet.example")]));
        assert!(allowed(&[some(OWN), some("https://intranet.example")]));
        for around in [
            vec![some("https://other.example")],
            vec![some("http://intranet.example")],
            vec![some("https://intranet.example:8443")],
            vec![some("null")],
            vec![None],
            vec![some("https://intranet.example"), some("https://other.example")],
        ] {
            assert!(!allowed(&around), "{around:?}");
        }
    }

    #[test]
    fn the_origin_of_an_address_ends_before_its_path() {
        assert_eq!(origin_of("https://intranet.example:8443/hr/"), some("https://intranet.example:8443"));
        assert_eq!(origin_of("https://intranet.example/?a=//b"), some("https://intranet.example"));
        assert_eq!(origin_of(""), None, "pages may keep to themselves who they are");
    }

    #[test]
    fn what_the_browser_vouches_for_goes_first_and_oneself_is_no_witness() {
        let (host, page) = (some("https://host.example"), some("https://page.example"));
        assert_eq!(told(some(OWN), host.clone(), page.clone(), OWN), some(OWN));
        assert_eq!(told(None, host.clone(), page.clone(), OWN), host);
        assert_eq!(told(None, None, page.clone(), OWN), page);
        assert_eq!(told(None, None, some(OWN), OWN), None);
        assert_eq!(told(None, None, None, OWN), None);
    }
}
