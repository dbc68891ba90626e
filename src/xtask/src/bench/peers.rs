//! `cargo xtask bench peers`: the engine beside jsCAT in Chromium and beside catsim natively, in one run, to `docs/bench/peers.md`.

mod report;

use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::{
    setup, shell,
    wasm::{self, Profile, Tools},
};

/// Our builds for the browser, by the folder they lie in. The first is what the page has.
const BUILDS: [(&str, &[&str]); 2] = [("page", &[]), ("fast", &["profile.wasm-release.opt-level=3", IRT])];
const IRT: &str = "profile.wasm-release.package.skillmark-irt.opt-level=3";

pub(super) fn run() -> Result<()> {
    let (chromium, python) = (setup::browser()?.chromium, setup::catsim()?);
    let (tools, folder) = (Tools::get()?, shell::scratch("speed")?);
    for (name, settings) in BUILDS {
        build(&tools, settings, &folder.join(name))?;
    }
    let program = native()?;

    println!("in Chromium …");
    let mut node = shell::node("tests/speed/page.mjs");
    node.args(BUILDS.map(|(name, _)| name)).env("SKILLMARK_SPEED", &folder).env("CHROMIUM", chromium);
    let browser =
        serde_json::from_str(&shell::run_quietly(&mut node)?).context("reading tests/speed/page.mjs")?;
    println!("natively …");
    let mut python = std::process::Command::new(python);
    python.current_dir(shell::root()).arg("tests/speed/beside.py").arg(program);
    let native =
        serde_json::from_str(&shell::run_quietly(&mut python)?).context("reading tests/speed/beside.py")?;

    let text = report::text(&browser, &native)?;
    let file = shell::root().join("docs/bench/peers.md");
    std::fs::create_dir_all(shell::root().join("docs/bench"))?;
    std::fs::write(&file, &text).with_context(|| format!("writing {}", file.display()))?;
    println!("{text}\ndocs/bench/peers.md is written");
    Ok(())
}

/// The engine and its bindings in a folder of their own.
pub(super) fn build(tools: &Tools, settings: &[&str], folder: &Path) -> Result<()> {
    let (mut cargo, wasm_tools) = tools.cargo_and_tools();
    let target = wasm::target_folder()?;
    cargo.args(["build", "--package", "skillmark-speed", "--lib", "--profile", Profile::Release.name()]);
    cargo.args(["--target", setup::WASM, "--target-dir"]).arg(&target);
    settings.iter().for_each(|setting| {
        cargo.args(["--config", setting]);
    });
    shell::run(&mut cargo)?;
    let module = target.join(setup::WASM).join(Profile::Release.name()).join("skillmark_speed.wasm");
    let mut bindgen = std::process::Command::new(wasm_tools);
    bindgen.args(["bindgen", "--target", "web", "--no-typescript", "--out-name", "speed", "--out-dir"]);
    shell::run_quietly(bindgen.arg(folder).arg(module))?;
    if settings.is_empty() {
        let bound = folder.join("speed_bg.wasm");
        wasm::optimise(&bound, &bound)?;
    }
    Ok(())
}

fn native() -> Result<PathBuf> {
    let target = shell::target()?;
    let mut cargo = shell::cargo();
    cargo.args(["build", "--release", "--package", "skillmark-speed", "--bin", "beside", "--target-dir"]);
    shell::run(cargo.arg(&target))?;
    Ok(target.join("release/beside").with_extension(std::env::consts::EXE_EXTENSION))
}
