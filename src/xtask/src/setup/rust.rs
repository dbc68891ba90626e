//! A Rust that builds for `wasm32-unknown-unknown`.
//!
//! Where rustup can add the target, the toolchain that runs xtask is used. Where it cannot (a closed network), Debian's
//! `rustc-web`, kept for browsers and so up to date, has the compiler but no standard library for wasm: it is built once
//! from Debian's `rust-web-src`.

use std::{
    path::{Path, PathBuf},
    process::Command,
    time::Duration,
};

use anyhow::{Context, Result, bail};

use super::{apt, found, set_up};
use crate::shell;

/// The target's name.
pub(crate) const TARGET: &str = "wasm32-unknown-unknown";

const DEBIAN_BIN: &str = "/usr/bin";
const DEBIAN_STD: &str = "/usr/lib/rustlib/wasm32-unknown-unknown/lib";

/// A cargo and the rustc beside it.
#[derive(Clone)]
pub(crate) struct Toolchain {
    cargo: PathBuf,
    rustc: PathBuf,
}

impl Toolchain {
    fn in_folder(folder: &Path) -> Option<Toolchain> {
        let toolchain = Toolchain { cargo: folder.join("cargo"), rustc: folder.join("rustc") };
        (toolchain.cargo.is_file() && toolchain.rustc.is_file()).then_some(toolchain)
    }

    /// This toolchain's cargo, in the repository, undisturbed by the cargo that runs xtask.
    pub(crate) fn cargo(&self) -> Command {
        let mut command = self.clean(&self.cargo);
        command.current_dir(shell::root()).env("RUSTC", &self.rustc);
        command.arg("--config").arg(format!("target.{TARGET}.rustflags={:?}", short_paths()));
        command
    }

    fn clean(&self, program: &Path) -> Command {
        let mut command = Command::new(program);
        for variable in
            ["CARGO", "RUSTUP_TOOLCHAIN", "LD_LIBRARY_PATH", "RUSTFLAGS", "CARGO_ENCODED_RUSTFLAGS"]
        {
            command.env_remove(variable);
        }
        command
    }

    /// Whether it compiles and links for the target: asking is surer than looking for files, which may be left over from
    /// another version.
    fn builds_wasm(&self) -> Result<bool> {
        let folder = shell::scratch("probe")?;
        let source = folder.join("probe.rs");
        std::fs::write(&source, "fn main() { println!(\"{:?}\", std::env::args()); }\n")?;
        let mut rustc = self.clean(&self.rustc);
        rustc.args(["--target", TARGET, "-Cpanic=abort", "-o"]).arg(folder.join("probe.wasm")).arg(source);
        Ok(rustc.output().is_ok_and(|output| output.status.success()))
    }

    fn describe(&self) -> String {
        let version = shell::run_quietly(self.clean(&self.rustc).arg("--version")).unwrap_or_default();
        let version = version.split_whitespace().nth(1).unwrap_or("of unknown version").to_owned();
        format!("rustc {version} with {TARGET}, {}", self.rustc.display())
    }
}

/// Flags that leave this machine's folders out of the places which panics name: every machine then builds the same module,
/// and a smaller one.
fn short_paths() -> Vec<String> {
    let home = std::env::var_os("CARGO_HOME").map(PathBuf::from);
    let home = home.or_else(|| Some(PathBuf::from(std::env::var_os("HOME")?).join(".cargo")));
    let sources = home.and_then(|home| std::fs::read_dir(home.join("registry/src")).ok());
    let mut folders: Vec<PathBuf> =
        sources.into_iter().flatten().flatten().map(|entry| entry.path()).collect();
    folders.sort();
    folders.iter().map(|folder| format!("--remap-path-prefix={}=", folder.join("").display())).collect()
}

/// Finds or makes a toolchain that builds wasm.
pub(crate) fn wasm_target() -> Result<Toolchain> {
    let own = std::env::var_os("CARGO").and_then(|cargo| Toolchain::in_folder(Path::new(&cargo).parent()?));
    let debian = || Toolchain::in_folder(Path::new(DEBIAN_BIN));
    for toolchain in own.iter().cloned().chain(debian()) {
        if toolchain.builds_wasm()? {
            found(toolchain.describe());
            return Ok(toolchain);
        }
    }
    if let Some(own) = own.filter(|own| shell::which("rustup").is_some() && is_rustups(own)) {
        let added = set_up(&format!("{TARGET} (rustup)"), rustup_target);
        match added {
            Ok(()) if own.builds_wasm()? => return Ok(own),
            Ok(()) => println!("        rustup added it, yet {} cannot use it", own.rustc.display()),
            Err(error) => println!("        rustup could not: {error}"),
        }
    }
    set_up(&format!("{TARGET} (Debian's rustc-web, standard library built here)"), debian_target).context(
        "Rust for wasm is missing: run `rustup target add wasm32-unknown-unknown` where rustup's server can be reached",
    )?;
    match debian() {
        Some(toolchain) if toolchain.builds_wasm()? => Ok(toolchain),
        _ => bail!("Debian's rustc-web is installed, yet it does not build a program for {TARGET}"),
    }
}

fn is_rustups(toolchain: &Toolchain) -> bool {
    !toolchain.cargo.starts_with(DEBIAN_BIN)
}

fn rustup_target() -> Result<()> {
    let limit = Duration::from_secs(120);
    shell::run_quietly_within(limit, Command::new("rustup").args(["target", "add", TARGET]))
}

fn debian_target() -> Result<()> {
    apt::install(&["rustc-web", "cargo-web", "rust-web-src", "rust-web-llvm"])?;
    // rust-lld is a link to the lld of the LLVM that rustc was built with, which no package of these depends on.
    let lld =
        std::fs::read_link(Path::new(DEBIAN_BIN).join("rust-lld")).context("following /usr/bin/rust-lld")?;
    let lld = lld
        .file_name()
        .and_then(|name| name.to_str())
        .context("/usr/bin/rust-lld points nowhere")?
        .to_owned();
    apt::install(&[&lld])?;
    let toolchain =
        Toolchain::in_folder(Path::new(DEBIAN_BIN)).context("rustc-web brought no /usr/bin/cargo")?;
    let built = build_std(&toolchain)?;
    install_std(&built)
}

/// Compiles the standard library for the target by building an empty crate, and returns the folder of its parts.
fn build_std(toolchain: &Toolchain) -> Result<PathBuf> {
    let crate_folder = shell::scratch("std")?;
    std::fs::create_dir_all(crate_folder.join("src"))?;
    std::fs::write(crate_folder.join("src/lib.rs"), "")?;
    std::fs::write(
        crate_folder.join("Cargo.toml"),
        "[workspace]\n[package]\nname = \"std-for-wasm\"\nedition = \"2024\"\n",
    )?;
    let target = crate_folder.join("target");
    if target.exists() {
        std::fs::remove_dir_all(&target)?; // libraries of another version must not be copied along
    }
    let mut cargo = toolchain.cargo();
    cargo.current_dir(&crate_folder).arg("--config").arg("build.incremental=false");
    cargo
        .args(["build", "--release", "-Zbuild-std=std,panic_abort,test", "--target", TARGET, "--target-dir"])
        .arg(&target);
    // -Zbuild-std is a nightly option; Debian's compiler is a release. Bitcode lets our releases optimise through it.
    cargo.env("RUSTC_BOOTSTRAP", "1").env("RUSTFLAGS", "-Cembed-bitcode=yes");
    shell::run_quietly(&mut cargo)?;
    Ok(target.join(TARGET).join("release/deps"))
}

fn install_std(built: &Path) -> Result<()> {
    let mut libraries = Vec::new();
    for entry in std::fs::read_dir(built).with_context(|| format!("reading {}", built.display()))? {
        let file = entry?.path();
        let ours = file.file_name().is_some_and(|name| name.to_string_lossy().starts_with("libstd_for_wasm"));
        if file.extension().is_some_and(|extension| extension == "rlib") && !ours {
            libraries.push(file);
        }
    }
    if libraries.is_empty() {
        bail!("building the standard library left no .rlib in {}", built.display());
    }
    let old = format!("rm -rf {DEBIAN_STD} && mkdir -p {DEBIAN_STD}");
    shell::run_quietly(apt::as_root("sh")?.args(["-c", &old]))?;
    shell::run_quietly(apt::as_root("cp")?.args(&libraries).arg(DEBIAN_STD))?;
    Ok(())
}
