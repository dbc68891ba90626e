//! The npm packages of `package-lock.json`, and Node.js to run them.

use std::process::Command;

use anyhow::{Context, Result, bail};

use super::{apt, found, set_up};
use crate::shell;

/// The oldest Node.js whose test runner and reporters our scripts use.
const OLDEST_NODE: u32 = 20;

/// Installs what the lock file names, unless just that is there. Install scripts are not run: nothing here needs one.
pub(crate) fn npm() -> Result<()> {
    let node = node()?;
    let lock = std::fs::read(shell::root().join("package-lock.json")).context("reading package-lock.json")?;
    let stamp = shell::root().join("node_modules/.installed-lock.json");
    if std::fs::read(&stamp).is_ok_and(|installed| installed == lock) {
        found(format_args!("Node.js {node} and the npm packages of package-lock.json"));
        return Ok(());
    }
    set_up("npm packages (npm ci)", || {
        let mut npm = Command::new("npm");
        npm.current_dir(shell::root()).args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"]);
        shell::run_quietly(&mut npm)?;
        std::fs::write(&stamp, &lock).context("noting which lock file was installed")
    })
    .context(
        "the npm packages are missing: run `npm ci --ignore-scripts` where the npm registry can be reached",
    )
}

fn node() -> Result<String> {
    if shell::which("node").is_none() || shell::which("npm").is_none() {
        set_up("Node.js and npm (apt)", || apt::install(&["nodejs", "npm"]))
            .context("Node.js is missing: install Node.js 20 or newer with npm")?;
    }
    let version = shell::run_quietly(Command::new("node").arg("--version"))?;
    let version = version.trim().trim_start_matches('v').to_owned();
    let major: u32 = version.split('.').next().and_then(|major| major.parse().ok()).unwrap_or(0);
    if major < OLDEST_NODE {
        bail!("Node.js {version} is too old: install Node.js {OLDEST_NODE} or newer");
    }
    Ok(version)
}
