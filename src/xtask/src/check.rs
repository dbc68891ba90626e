//! `cargo xtask check`: what must hold besides the tests.

mod house;
mod licences;

use std::{process::Command, time::Instant};

use anyhow::{Context, Result, bail};

use crate::{metadata, setup, shell};

/// Runs every check, also after one failed, and fails if any did.
pub(crate) fn run() -> Result<()> {
    let mut failed = Vec::new();
    let mut check = |name: &'static str, result: Result<String>, started: Instant| {
        let seconds = started.elapsed().as_secs_f64();
        match result {
            Ok(said) => println!(
                "ok      {name} ({seconds:.1} s){}",
                if said.is_empty() { said } else { format!(": {said}") }
            ),
            Err(error) => {
                println!("FAILED  {name} ({seconds:.1} s)\n{error:#}");
                failed.push(name);
            }
        }
    };
    let checks: [(&'static str, Check); 9] = [
        ("dependencies between crates", || house::uses(&metadata::workspace()?)),
        ("unsafe code", house::unsafe_code),
        ("file sizes", house::file_sizes),
        ("wasm-bindgen and its tools agree", same_bindgen),
        ("licences", || licences::check(&metadata::everything()?)),
        ("advisories", advisories),
        ("format", || quietly(&["fmt", "--all", "--check"])),
        ("clippy", clippy),
        ("documentation", documentation),
    ];
    for (name, work) in checks {
        let started = Instant::now();
        check(name, work(), started);
    }
    if !failed.is_empty() {
        bail!("failed: {}", failed.join(", "));
    }
    Ok(())
}

/// One check: what it has to say when it passes.
type Check = fn() -> Result<String>;

fn same_bindgen() -> Result<String> {
    let lock = std::fs::read_to_string(shell::root().join("Cargo.lock")).context("reading Cargo.lock")?;
    setup::same_bindgen(&lock).map(|()| String::new())
}

fn clippy() -> Result<String> {
    quietly(&["clippy", "--quiet", "--workspace", "--all-targets", "--", "-D", "warnings"])
}

fn documentation() -> Result<String> {
    let mut cargo = shell::cargo();
    cargo
        .args(["doc", "--quiet", "--workspace", "--no-deps", "--document-private-items", "--target-dir"])
        .arg(shell::target()?);
    shell::run_quietly(cargo.env("RUSTDOCFLAGS", "-D warnings")).map(|_| String::new())
}

fn quietly(arguments: &[&str]) -> Result<String> {
    shell::run_quietly(shell::cargo().args(arguments)).map(|_| String::new())
}

/// Known vulnerabilities, by `cargo deny` where it is installed. Their list lies on a server that a closed network does not
/// reach and in no package registry, so where it is missing that is said and not failed.
fn advisories() -> Result<String> {
    if shell::which("cargo-deny").is_none() {
        return Ok(
            "NOT CHECKED: this takes cargo-deny (`cargo install --locked cargo-deny`), which fetches \
                   RustSec's list of advisories from GitHub"
                .to_owned(),
        );
    }
    let mut deny = Command::new("cargo-deny");
    looked_at(shell::run_quietly(deny.current_dir(shell::root()).args(["check", "advisories"])))
}

/// What cargo-deny's end means.
fn looked_at(ended: Result<String>) -> Result<String> {
    match ended {
        Err(error) if error.to_string().contains("failed to fetch advisory database") => {
            Ok("NOT CHECKED: cargo-deny could not fetch RustSec's list of advisories".to_owned())
        }
        ended => ended.map(|_| String::new()),
    }
}

#[cfg(test)]
mod tests {
    use anyhow::anyhow;

    use super::*;

    #[test]
    fn a_list_that_cannot_be_fetched_is_said_and_a_finding_fails() {
        let unfetched =
            "cargo-deny ended with 1:\n[ERROR] failed to fetch advisory database https://example.org: no";
        assert!(looked_at(Err(anyhow!(unfetched))).unwrap().starts_with("NOT CHECKED"));
        assert!(looked_at(Err(anyhow!("error[vulnerability]: a use after free"))).is_err());
        assert_eq!(looked_at(Ok("advisories ok".to_owned())).unwrap(), "");
    }
}
