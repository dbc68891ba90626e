//! The wasm tools that `xtask` builds on first need: `bindgen` makes the bindings, `split` cuts the module at its
//! `#[lazy]` functions, `test-runner` runs wasm tests in a browser. The first and the last are `wasm-bindgen-cli`
//! linked as a library, so that `Cargo.lock` alone decides their version.
use std::{ffi::OsString, path::Path};

use anyhow::{Context, Result, anyhow, bail};

fn main() -> Result<()> {
    let mut args = std::env::args_os();
    let program = args.next().unwrap_or_default();
    let chore = args.next().unwrap_or_default();
    let rest: Vec<OsString> = args.collect();
    let argv = || std::iter::once(program.clone()).chain(rest.iter().cloned());
    match chore.to_str() {
        Some("bindgen") => wasm_bindgen_cli::wasm_bindgen::run_cli_with_args(argv()),
        Some("test-runner") => wasm_bindgen_cli::wasm_bindgen_test_runner::run_cli_with_args(argv()),
        Some("split") => split(&rest),
        _ => bail!("usage: wasm-tools bindgen|split|test-runner ARGS…; `cargo xtask` calls this program"),
    }
}

/// `split INPUT.wasm FOLDER NAME`: writes `FOLDER/NAME.wasm` for wasm-bindgen, the parts beside it, and
/// `FOLDER/split.js`, the script that loads them.
fn split(args: &[OsString]) -> Result<()> {
    let [input, folder, name] = args else { bail!("usage: wasm-tools split INPUT.wasm FOLDER NAME") };
    let (folder, name) = (Path::new(folder), name.to_str().context("NAME must be UTF-8")?);
    let wasm = std::fs::read(input).with_context(|| format!("reading {}", input.display()))?;
    let (main_wasm, main_js) = (folder.join(format!("{name}.wasm")), format!("./{name}.js"));
    let mut options = wasm_split_cli_support::Options::new(&wasm);
    options.output_dir = folder;
    options.main_out_path = &main_wasm;
    options.main_module = &main_js;
    options.link_name = "./split.js";
    wasm_split_cli_support::transform(options)
        .map_err(|error| anyhow!("splitting {}: {error:?}", input.display()))?;
    Ok(())
}
