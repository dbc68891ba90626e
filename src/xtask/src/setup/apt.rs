//! Debian's packages, where apt is there and we may use it.

use std::{
    process::{Command, Stdio},
    sync::Once,
};

use anyhow::{Result, bail};

use crate::shell;

static UPDATED: Once = Once::new();

/// Installs packages. Never removes one to make room: that is for a person to decide.
pub(crate) fn install(packages: &[&str]) -> Result<()> {
    if shell::which("apt-get").is_none() {
        bail!("there is no apt-get here");
    }
    UPDATED.call_once(|| {
        // A stale list may still do; the installation itself says what is missing.
        if let Err(error) =
            as_root("apt-get").and_then(|mut apt| shell::run_quietly(apt.args(["update", "-qq"])))
        {
            println!("        apt-get update failed, going on with the list there is: {error}");
        }
    });
    let mut apt = as_root("apt-get")?;
    apt.args(["install", "-y", "-qq", "--no-install-recommends", "--no-remove"]).args(packages);
    shell::run_quietly(&mut apt)?;
    Ok(())
}

/// A program run as root: directly, or by `sudo`, which may ask for the password.
pub(crate) fn as_root(program: &str) -> Result<Command> {
    let mut command = if is_root() {
        Command::new(program)
    } else if shell::which("sudo").is_some() {
        let mut sudo = Command::new("sudo");
        sudo.args(["--preserve-env=DEBIAN_FRONTEND", program]);
        sudo
    } else {
        bail!("this needs root, and there is no sudo");
    };
    command.env("DEBIAN_FRONTEND", "noninteractive");
    Ok(command)
}

fn is_root() -> bool {
    let id = Command::new("id").arg("-u").stderr(Stdio::null()).output();
    id.is_ok_and(|output| output.stdout.trim_ascii() == b"0")
}
