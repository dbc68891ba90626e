//! `cargo xtask dist`: the static folder that any web server can serve, and what it costs to load.

use std::path::PathBuf;

use anyhow::{Context, Result};

use crate::{
    budget,
    files::Files,
    page, shell, site,
    wasm::{Profile, Tools},
};

/// Builds `dist/`, prints what loads before the first question and fails when that is over budget.
pub(crate) fn run() -> Result<()> {
    let files = build()?;
    println!("\ndist/ holds {} files", files.0.len());
    budget::check(&files)
}

/// Builds `dist/`.
pub(crate) fn build() -> Result<Files> {
    let tools = Tools::get()?;
    let mut files = site::build(Profile::Release, &tools)?;
    let headers = headers();
    files.add_named("", "_headers", "_headers", crate::files::Role::Other, headers.into_bytes());
    files.write(&folder()).context("writing dist/")?;
    Ok(files)
}

/// Where `dist` writes.
pub(crate) fn folder() -> PathBuf {
    shell::root().join("dist")
}

/// Response headers in the form that several static hosts read from a file `_headers`; a sample for all others.
///
/// `frame-ancestors` works in a header only. Hosts of an intranet page that embeds an assessment belong into it.
fn headers() -> String {
    format!(
        "/*\n  Content-Security-Policy: {}; frame-ancestors 'self'\n  X-Content-Type-Options: nosniff\n  \
         Referrer-Policy: no-referrer\n  Cache-Control: no-cache\n/assets/*\n  ! Cache-Control\n  \
         Cache-Control: public, max-age=31536000, immutable\n/banks/*\n  ! Cache-Control\n  \
         Cache-Control: public, max-age=31536000, immutable\n",
        page::POLICY
    )
}
