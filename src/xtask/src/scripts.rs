//! Scripts of Node.js that drive the built page in Chromium: tests, measurements, pictures.

use std::{path::PathBuf, process::Command};

use anyhow::{Result, bail};

use crate::{banks, dist, setup, shell, wasm::Profile};

/// Where the pictures for README.md are kept.
const SHOTS: &str = "docs/shots";

/// What the scripts need, freshly built.
pub(crate) struct Site {
    folder: PathBuf,
    skillmark: PathBuf,
    chromium: PathBuf,
}

impl Site {
    /// Builds the page and the `skillmark` program, and finds the browser.
    pub(crate) fn build(profile: Profile) -> Result<Site> {
        let chromium = setup::browser()?.chromium;
        let (folder, _) = dist::build(profile)?;
        banks::skillmark()?;
        Ok(Site { folder, skillmark: banks::skillmark_program()?, chromium })
    }

    /// Node.js that knows where they are.
    pub(crate) fn node(&self) -> Command {
        let mut node = Command::new("node");
        node.current_dir(shell::root()).env("SKILLMARK_DIST", &self.folder);
        node.env("SKILLMARK_CLI", &self.skillmark).env("CHROMIUM", &self.chromium);
        node
    }
}

/// `shots [FOLDER]`: the small pictures for README.md, or with a folder every page in every width and colour. Dates, draws
/// and keys are fixed in them, so that a picture changes only when its page does.
pub(crate) fn shots(args: &[String]) -> Result<()> {
    let folder = match args {
        [] => None,
        [folder] if !folder.starts_with('-') => Some(std::path::absolute(folder)?),
        _ => bail!("`cargo xtask shots` takes nothing or a folder"),
    };
    let mut node = Site::build(Profile::Dev)?.node();
    node.arg("tests/e2e/shots.mjs");
    match folder {
        None => node.args(["--small", SHOTS]),
        Some(folder) => node.arg(folder),
    };
    shell::run(&mut node)
}
