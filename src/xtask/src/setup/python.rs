//! catsim, a Python package to measure against, in a virtual environment below the target folder.

use std::{path::PathBuf, process::Command};

use anyhow::{Context, Result};

use super::{found, set_up};
use crate::shell;

/// The version that is measured against.
const CATSIM: &str = "0.21.0";

/// A Python that has catsim.
pub(crate) fn catsim() -> Result<PathBuf> {
    let folder = shell::scratch("catsim")?;
    let python = folder.join("bin/python");
    let version = Command::new(&python).args(["-c", "import catsim; print(catsim.__version__)"]).output();
    if version.is_ok_and(|output| output.stdout.trim_ascii() == CATSIM.as_bytes()) {
        found(format_args!("catsim {CATSIM}, {}", folder.display()));
        return Ok(python);
    }
    set_up("catsim (Python, venv and pip)", || {
        shell::run_quietly(Command::new("python3").args(["-m", "venv"]).arg(&folder))?;
        let package = format!("catsim=={CATSIM}");
        shell::run_quietly(Command::new(&python).args(["-m", "pip", "install", "--quiet", &package]))
    })
    .context("catsim is missing: install Python 3.10 or newer with venv, where the Python package index can be reached")?;
    Ok(python)
}
