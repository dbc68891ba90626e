//! Chromium and its driver, for tests and screenshots.

use std::path::PathBuf;

use anyhow::{Context, Result};

use super::{apt, found, set_up};
use crate::shell;

/// Where the browser stands.
pub(crate) struct Browser {
    /// Chromium itself.
    pub(crate) chromium: PathBuf,
    /// Its WebDriver.
    pub(crate) driver: PathBuf,
}

/// Finds or installs Chromium. `CHROMIUM` and `CHROMEDRIVER` point to others than those on the search path.
pub(crate) fn browser() -> Result<Browser> {
    if let Some(browser) = search() {
        found(format_args!("Chromium, {}, with {}", browser.chromium.display(), browser.driver.display()));
        return Ok(browser);
    }
    set_up("Chromium and its driver (apt)", || apt::install(&["chromium", "chromium-driver"]))
        .and_then(|()| search().context("apt installed them, yet they are not on the search path"))
        .context("Chromium is missing: install Chromium and chromedriver (Debian: `apt-get install chromium chromium-driver`) or set CHROMIUM and CHROMEDRIVER")
}

fn search() -> Option<Browser> {
    Some(Browser {
        chromium: one_of("CHROMIUM", &["chromium", "chromium-browser", "google-chrome"])?,
        driver: one_of("CHROMEDRIVER", &["chromedriver"])?,
    })
}

fn one_of(variable: &str, names: &[&str]) -> Option<PathBuf> {
    let set = std::env::var_os(variable).map(PathBuf::from).filter(|file| file.is_file());
    set.or_else(|| names.iter().find_map(|name| shell::which(name)))
}
