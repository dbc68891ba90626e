//! `cargo xtask bench`: how fast the crates are natively, the page in a browser, and the engine beside others.

mod peers;
mod verify;

use std::path::{Path, PathBuf};

use anyhow::{Result, bail};

use crate::{
    metadata::{self, Package},
    scripts::Site,
    shell,
    wasm::Profile,
};

/// `bench [NAME…]`: the benches of the crates and the scripts in `tests/bench`, all or the named ones. Peers and verify are
/// measured only when asked for: they take minutes, and write a file.
pub(crate) fn run(names: &[String]) -> Result<()> {
    if names == ["peers"] {
        return peers::run();
    }
    if names == ["verify"] {
        return verify::run();
    }
    let mut crates: Vec<String> =
        metadata::workspace()?.into_iter().filter(Package::has_benches).map(|package| package.name).collect();
    let mut scripts = shell::sorted(&shell::root().join("tests/bench"), "mjs")?;
    let known: Vec<&str> =
        crates.iter().map(|name| short(name)).chain(scripts.iter().map(|path| stem(path))).collect();
    if let Some(unknown) = names.iter().find(|name| !known.contains(&name.as_str())) {
        bail!("there is no bench `{unknown}`: there are peers, verify, {}", known.join(", "));
    }
    let wanted = |name: &str| names.is_empty() || names.iter().any(|wanted| wanted == name);
    crates.retain(|name| wanted(short(name)));
    scripts.retain(|path| wanted(stem(path)));
    crates.iter().try_for_each(|name| native(name))?;
    in_browser(&scripts)
}

fn native(package: &str) -> Result<()> {
    println!("\n== {}", short(package));
    let mut cargo = shell::cargo();
    // Benches by a pattern: without it cargo would run the unit tests as well, which measure nothing.
    cargo
        .args(["bench", "--package", package, "--all-features", "--bench", "*", "--target-dir"])
        .arg(shell::target()?);
    shell::run(&mut cargo)
}

fn in_browser(scripts: &[PathBuf]) -> Result<()> {
    if scripts.is_empty() {
        return Ok(());
    }
    let site = Site::build(Profile::Release)?; // figures of a development build would tell nothing
    for script in scripts {
        println!("\n== {}", stem(script));
        shell::run(site.node().arg(script))?;
    }
    Ok(())
}

fn short(package: &str) -> &str {
    package.strip_prefix("skillmark-").unwrap_or(package)
}

fn stem(path: &Path) -> &str {
    path.file_stem().and_then(|stem| stem.to_str()).unwrap_or_default()
}
