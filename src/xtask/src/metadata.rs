//! What cargo knows about the workspace.

use std::path::PathBuf;

use anyhow::{Context, Result};
use serde::Deserialize;

use crate::shell;

#[derive(Deserialize)]
struct Metadata {
    packages: Vec<Package>,
}

/// A package as far as the chores need it.
#[derive(Deserialize)]
pub(crate) struct Package {
    pub(crate) name: String,
    pub(crate) version: String,
    pub(crate) license: Option<String>,
    pub(crate) manifest_path: PathBuf,
    /// Of every kind: normal, dev and build.
    pub(crate) dependencies: Vec<Dependency>,
    pub(crate) targets: Vec<Target>,
}

/// What cargo builds of a package.
#[derive(Deserialize)]
pub(crate) struct Target {
    kind: Vec<String>,
}

/// A dependency that a manifest names.
#[derive(Deserialize)]
pub(crate) struct Dependency {
    pub(crate) name: String,
}

impl Package {
    /// Whether the manifest names that package in any way.
    pub(crate) fn depends_on(&self, name: &str) -> bool {
        self.dependencies.iter().any(|dependency| dependency.name == name)
    }

    /// Whether there is anything for `cargo bench`.
    pub(crate) fn has_benches(&self) -> bool {
        self.targets.iter().any(|target| target.kind.iter().any(|kind| kind == "bench"))
    }
}

/// The workspace's own packages.
pub(crate) fn workspace() -> Result<Vec<Package>> {
    read(&["metadata", "--format-version", "1", "--no-deps", "--locked"])
}

/// Those and everything they are built with, here and for the browser.
pub(crate) fn everything() -> Result<Vec<Package>> {
    let host = shell::run_quietly(shell::cargo().args(["-vV"]))?;
    let host =
        host.lines().find_map(|line| line.strip_prefix("host: ")).context("`cargo -vV` names no host")?;
    let mut arguments = vec!["metadata", "--format-version", "1", "--locked", "--all-features"];
    arguments.extend(["--filter-platform", host, "--filter-platform", "wasm32-unknown-unknown"]);
    read(&arguments)
}

fn read(arguments: &[&str]) -> Result<Vec<Package>> {
    let text = shell::run_quietly(shell::cargo().args(arguments))?;
    let metadata: Metadata = serde_json::from_str(&text).context("reading `cargo metadata`")?;
    Ok(metadata.packages)
}
