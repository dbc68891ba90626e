//! From `src/app` to the files a browser runs: the module, its parts, and the one entry script.

use std::{
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Context, Result, bail};

use crate::{
    files::{Files, Role, hashed_name},
    setup, shell,
};

/// How the page is built: cargo's profile and what follows it.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Profile {
    /// Quick to build.
    Dev,
    /// Small to load.
    Release,
}

impl Profile {
    pub(crate) fn name(self) -> &'static str {
        match self {
            Profile::Dev => "wasm-dev",
            Profile::Release => "wasm-release",
        }
    }
}

/// What rustc, wasm-bindgen and the splitter emit beyond the first WebAssembly; every current browser has it.
const FEATURES: [&str; 6] = [
    "--enable-bulk-memory",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--enable-reference-types",
    "--enable-multivalue",
];

/// Where cargo builds for the browser: a folder of its own, because the compiler may be another than the native one.
pub(crate) fn target_folder() -> Result<PathBuf> {
    Ok(shell::target()?.join("wasm"))
}

/// Builds the app and adds what a browser loads of it to `files`.
pub(crate) fn build(profile: Profile, tools: &Tools, files: &mut Files) -> Result<()> {
    let module = compile(profile, tools)?;
    let folder = shell::scratch(profile.name())?;
    std::fs::remove_dir_all(&folder)?;
    tool(tools, "split", [module.as_os_str(), folder.as_os_str(), "app".as_ref()])?;
    bind(tools, &folder)?;
    let script = add_modules(profile, &folder, files)?;
    files.add("assets", "skillmark.js", Role::Script, script);
    Ok(())
}

/// What `build` runs, found or made once.
pub(crate) struct Tools {
    toolchain: setup::Toolchain,
    wasm_tools: PathBuf,
}

impl Tools {
    /// Finds or makes them.
    pub(crate) fn get() -> Result<Tools> {
        setup::npm()?;
        Ok(Tools { toolchain: setup::wasm_target()?, wasm_tools: setup::wasm_tools()? })
    }

    /// The cargo that builds for the browser, and `wasm-tools`.
    pub(crate) fn cargo_and_tools(&self) -> (Command, &Path) {
        (self.toolchain.cargo(), &self.wasm_tools)
    }
}

fn compile(profile: Profile, tools: &Tools) -> Result<PathBuf> {
    let target = target_folder()?;
    let mut cargo = tools.toolchain.cargo();
    cargo.args([
        "rustc",
        "--package",
        "skillmark-app",
        "--bin",
        "skillmark-app",
        "--profile",
        profile.name(),
    ]);
    cargo.args(["--target", setup::WASM, "--target-dir"]).arg(&target);
    // The splitter follows relocations from the lazy functions to what only they need.
    cargo.args(["--", "-Clink-args=--emit-relocs"]);
    shell::run(&mut cargo)?;
    Ok(target.join(setup::WASM).join(profile.name()).join("skillmark-app.wasm"))
}

fn bind(tools: &Tools, folder: &Path) -> Result<()> {
    let module = folder.join("app.wasm");
    let arguments =
        ["--target", "web", "--no-typescript", "--keep-lld-exports", "--out-name", "app", "--out-dir"];
    let words = arguments.iter().map(AsRef::as_ref).chain([folder.as_os_str(), module.as_os_str()]);
    tool(tools, "bindgen", words)
}

fn tool<'a>(tools: &Tools, chore: &str, words: impl IntoIterator<Item = &'a std::ffi::OsStr>) -> Result<()> {
    shell::run_quietly(Command::new(&tools.wasm_tools).arg(chore).args(words)).map(drop)
}

/// Adds every module under its hashed name and returns the entry script, which knows those names.
fn add_modules(profile: Profile, folder: &Path, files: &mut Files) -> Result<Vec<u8>> {
    let loader = folder.join("split.js");
    let mut loader_text =
        std::fs::read_to_string(&loader).context("reading the loader that wasm-tools wrote")?;
    let mut entry_module = None;
    for file in shell::sorted(folder, "wasm")? {
        let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let (readable, role) = match name.as_str() {
            "app.wasm" => continue, // what wasm-bindgen made app_bg.wasm of
            "app_bg.wasm" => ("skillmark.wasm".to_owned(), Role::Module),
            part => (part_name(part), Role::Part),
        };
        let bytes = optimised(profile, &file)?;
        let served = hashed_name(&readable, &bytes);
        match role {
            Role::Module => entry_module = Some(served.clone()),
            _ => loader_text = point_to(&loader_text, &name, &served)?,
        }
        files.add_named("assets", &served, &readable, role, bytes);
    }
    std::fs::write(&loader, loader_text).context("writing the loader")?;
    bundle(profile, folder, &entry_module.context("wasm-bindgen wrote no app_bg.wasm")?)
}

/// `split_verify.wasm` is `verify.wasm`; `chunk_3.wasm` is shared by several parts and becomes `shared-3.wasm`.
fn part_name(file: &str) -> String {
    match file.strip_prefix("split_") {
        Some(part) => part.to_owned(),
        None => file.replace("chunk_", "shared-"),
    }
}

fn point_to(loader: &str, written: &str, served: &str) -> Result<String> {
    let (from, to) = (format!("\"./{written}\""), format!("\"./{served}\""));
    if !loader.contains(&from) {
        bail!(
            "the loader of the parts does not name {written}: has wasm_split_cli_support changed its output?"
        );
    }
    Ok(loader.replace(&from, &to))
}

fn optimised(profile: Profile, module: &Path) -> Result<Vec<u8>> {
    let mut result = module.to_path_buf();
    if profile == Profile::Release {
        result = module.with_extension("opt");
        optimise(module, &result)?;
    }
    std::fs::read(&result).with_context(|| format!("reading {}", result.display()))
}

/// Makes a module smaller.
pub(crate) fn optimise(module: &Path, result: &Path) -> Result<()> {
    let mut wasm_opt = shell::node("node_modules/binaryen/bin/wasm-opt");
    // Leptos brings streams for requests to a server, kept alive by exports that nothing calls. `-O2 -s 2` is larger than
    // `-Oz` and 1 % smaller after gzip; so are loads without alignment hints, and functions of one name beside each
    // other, whose likeness is then within its reach. What compiled it, and for which processors, no browser asks.
    wasm_opt.args([
        "--remove-exports=*intounderlying*",
        "-O2",
        "-s",
        "2",
        "--dealign",
        "--reorder-functions-by-name",
        "--strip-producers",
        "--strip-target-features",
    ]);
    shell::run_quietly(wasm_opt.args(FEATURES).arg(module).arg("-o").arg(result)).map(drop)
}

/// Joins the app's start script, the bindings and the loader of the parts into one file.
fn bundle(profile: Profile, folder: &Path, module: &str) -> Result<Vec<u8>> {
    let mut esbuild = shell::node("node_modules/esbuild/bin/esbuild");
    esbuild.args(["src/app/start.js", "--bundle", "--format=esm", "--target=es2022", "--log-level=warning"]);
    // The bindings name the loader's import once per function, which esbuild reads as a duplicate key.
    esbuild.arg("--log-override:duplicate-object-key=silent");
    esbuild.arg(format!("--alias:skillmark-app={}", folder.join("app.js").display()));
    esbuild.arg(format!("--define:SKILLMARK_WASM=\"{module}\""));
    if profile == Profile::Release {
        // Without these two, classes that nobody uses (see above) stay for what loading them does.
        esbuild.args(["--define:Symbol.dispose=undefined", "--pure:FinalizationRegistry"]);
        esbuild.arg("--minify");
    }
    Ok(shell::run_quietly(&mut esbuild)?.into_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_have_readable_names() {
        assert_eq!(part_name("split_verify.wasm"), "verify.wasm");
        assert_eq!(part_name("chunk_3.wasm"), "shared-3.wasm");
    }

    #[test]
    fn a_part_that_the_loader_does_not_name_is_an_error() {
        let loader = "fetch(new URL(\"./split_verify.wasm\", import.meta.url))";
        let pointed = point_to(loader, "split_verify.wasm", "verify.0a.wasm").unwrap();
        assert_eq!(pointed, "fetch(new URL(\"./verify.0a.wasm\", import.meta.url))");
        assert!(point_to(loader, "split_desk.wasm", "desk.0a.wasm").is_err());
    }
}
