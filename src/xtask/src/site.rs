//! A whole site: what `dist` writes and `serve` serves, made by the same steps.

use anyhow::{Context, Result};

use crate::{
    banks,
    files::{Files, Role},
    page::{self, Reload},
    shell,
    wasm::{self, Profile, Tools},
};

/// Copied under their own names, where they exist: hosts and other pages refer to them.
const COPIED: [(&str, &str); 5] = [
    ("style/mark.svg", "mark.svg"),
    ("src/app/embed.js", "embed.js"),
    ("src/app/config.json", "config.json"),
    ("LICENSE-MIT", "LICENSE-MIT"),
    ("LICENSE-APACHE", "LICENSE-APACHE"),
];

/// Builds everything.
pub(crate) fn build(profile: Profile, tools: &Tools, reload: Reload) -> Result<Files> {
    let mut files = Files::default();
    wasm::build(profile, tools, &mut files)?;
    files.add("assets", "skillmark.css", Role::Style, style(profile)?);
    banks::add(&mut files)?;
    for (from, to) in COPIED {
        if let Ok(bytes) = std::fs::read(shell::root().join(from)) {
            files.add_named("", to, to, Role::Other, bytes);
        }
    }
    page::add(&mut files, reload)?;
    Ok(files)
}

/// `style/*.css` in name order, as one sheet.
fn style(profile: Profile) -> Result<Vec<u8>> {
    let folder = shell::root().join("style");
    let mut sheet = String::new();
    for file in shell::sorted(&folder, "css")? {
        sheet += &std::fs::read_to_string(&file).with_context(|| format!("reading {}", file.display()))?;
    }
    if profile == Profile::Dev {
        return Ok(sheet.into_bytes());
    }
    let joined = shell::scratch("style")?.join("skillmark.css");
    std::fs::write(&joined, sheet)?;
    let mut esbuild = shell::node("node_modules/esbuild/bin/esbuild");
    esbuild.arg(&joined).args(["--minify", "--log-level=warning"]);
    Ok(shell::run_quietly(&mut esbuild)?.into_bytes())
}
