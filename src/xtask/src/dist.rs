//! `cargo xtask dist`: the static folder that any web server can serve, and what it costs to load.

use std::path::PathBuf;

use anyhow::{Context, Result, bail};

use crate::{
    budget,
    files::{Files, Role},
    page::{self, Reload},
    shell, site,
    wasm::{Profile, Tools},
};

/// `dist [--dev]`. A release goes to `dist/`; what loads before the first question is printed, and over budget it fails.
pub(crate) fn run(args: &[String]) -> Result<()> {
    match args.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        [] => release(),
        ["--dev"] => {
            let (folder, _) = build(Profile::Dev)?;
            println!("\n{} holds a development build", folder.display());
            Ok(())
        }
        _ => bail!("`cargo xtask dist` takes nothing or --dev"),
    }
}

fn release() -> Result<()> {
    let (folder, files) = build(Profile::Release)?;
    println!("\ndist/ holds {} files", files.0.len());
    budget::check(&folder, &files)
}

/// Builds `dist/`, or a development build in a folder of the same kind for tests, which takes seconds where a release
/// takes minutes.
pub(crate) fn build(profile: Profile) -> Result<(PathBuf, Files)> {
    let folder = match profile {
        Profile::Release => shell::root().join("dist"),
        Profile::Dev => shell::scratch("dist")?,
    };
    let mut files = site::build(profile, &Tools::get()?, Reload::No)?;
    let sample = headers(&page::sent_policy(&files));
    files.add_named("", "_headers", "_headers", Role::Other, sample.into_bytes());
    files.write(&folder).with_context(|| format!("writing {}", folder.display()))?;
    Ok((folder, files))
}

/// Response headers in the form that several static hosts read from a file `_headers`; a sample for all others.
///
/// `frame-ancestors` works in a header only; it names whom `config.json` lists.
fn headers(policy: &str) -> String {
    format!(
        "/*\n  Content-Security-Policy: {policy}\n  X-Content-Type-Options: nosniff\n  \
         Referrer-Policy: no-referrer\n  Cache-Control: no-cache\n/assets/*\n  ! Cache-Control\n  \
         Cache-Control: public, max-age=31536000, immutable\n/banks/*\n  ! Cache-Control\n  \
         Cache-Control: public, max-age=31536000, immutable\n"
    )
}
