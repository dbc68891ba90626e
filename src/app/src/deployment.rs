//! What whoever set this copy up says in its `config.json`.

use crate::catalogue::fetch;
use crate::dom;
use skillmark_profile::Config;
use std::cell::RefCell;

thread_local! {
    /// Asked for once in a visit.
    static CONFIG: RefCell<Option<Config>> = const { RefCell::new(None) };
}

/// The deployment's configuration; an empty one where it has none, or one that cannot be read.
pub async fn config() -> Config {
    if let Some(config) = CONFIG.with_borrow(Clone::clone) {
        return config;
    }
    let here = dom::window().location().href().unwrap_or_default();
    let text = match fetch::resolve("config.json", &here) {
        Some(url) => fetch::text(&url).await,
        None => None,
    };
    let config = text.and_then(|text| Config::read(text.as_bytes()).ok()).unwrap_or_default();
    CONFIG.set(Some(config.clone()));
    config
}
