//! `wasm-tools`, the second program of this package: built on first need, then only when its sources change.

use std::path::PathBuf;

use anyhow::{Context, Result, bail};

use super::{found, set_up};
use crate::shell;

/// Builds `wasm-tools` and says where it is.
pub(crate) fn wasm_tools() -> Result<PathBuf> {
    let lock = std::fs::read_to_string(shell::root().join("Cargo.lock")).context("reading Cargo.lock")?;
    same_bindgen(&lock)?;
    let program =
        shell::target()?.join("tools").join("wasm-tools").with_extension(std::env::consts::EXE_EXTENSION);
    let mut cargo = shell::cargo();
    cargo.args(["build", "--package", "xtask", "--bin", "wasm-tools", "--features", "wasm-tools"]);
    cargo.args(["--profile", "tools", "--target-dir"]).arg(shell::target()?);
    if program.is_file() {
        shell::run(&mut cargo)?; // cargo knows whether there is anything to do, and says so
        found(format_args!("wasm-tools, {}", program.display()));
    } else {
        set_up("wasm-tools (cargo; about two minutes on two cores)", || shell::run(&mut cargo))?;
    }
    Ok(program)
}

/// The bindings that wasm-bindgen-cli writes fit only the library of the very same version.
pub(crate) fn same_bindgen(lock: &str) -> Result<()> {
    let library = locked(lock, "wasm-bindgen").context("Cargo.lock names no wasm-bindgen")?;
    let program = locked(lock, "wasm-bindgen-cli").context("Cargo.lock names no wasm-bindgen-cli")?;
    if library != program {
        bail!(
            "Cargo.lock has wasm-bindgen {library} but wasm-bindgen-cli {program}: pin both to one version in Cargo.toml"
        );
    }
    Ok(())
}

fn locked<'lock>(lock: &'lock str, package: &str) -> Option<&'lock str> {
    let (_, after) = lock.split_once(&format!("\nname = \"{package}\"\nversion = \""))?;
    after.split('"').next()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lock(library: &str, program: &str) -> String {
        format!(
            "version = 4\n\n[[package]]\nname = \"wasm-bindgen\"\nversion = \"{library}\"\n\n[[package]]\nname = \"wasm-bindgen-cli\"\nversion = \"{program}\"\n"
        )
    }

    #[test]
    fn versions_must_agree() {
        assert!(same_bindgen(&lock("0.2.130", "0.2.130")).is_ok());
        let error = same_bindgen(&lock("0.2.131", "0.2.130")).unwrap_err().to_string();
        assert!(error.contains("0.2.131") && error.contains("0.2.130"), "{error}");
    }
}
