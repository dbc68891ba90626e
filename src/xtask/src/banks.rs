//! The shipped banks: compiled by the `skillmark` command, listed in the catalogue.

use std::path::PathBuf;

use anyhow::{Context, Result};
use serde_json::{Value, json};

use crate::{
    files::{Files, Role},
    shell,
};

/// Version of the catalogue's layout.
const FORMAT: u32 = 1;

/// Adds every bank and the catalogue to `files`; the first by name is the one that is preloaded.
pub(crate) fn add(files: &mut Files) -> Result<()> {
    let mut entries = Vec::new();
    for id in ids()? {
        let (bytes, digests) = compile(&id)?;
        let role = if entries.is_empty() { Role::FirstBank } else { Role::Bank };
        let bank = serde_json::from_slice(&bytes).with_context(|| format!("reading back bank {id}"))?;
        let file = files.add("banks", &format!("{id}.json"), role, bytes);
        entries.push(entry(&bank, &file, &digests).with_context(|| format!("listing bank {id}"))?);
    }
    let catalogue = serde_json::to_vec(&json!({ "format": FORMAT, "banks": entries }))?;
    files.add("banks", "catalogue.json", Role::Catalogue, catalogue);
    Ok(())
}

/// The folders in `banks/`.
pub(crate) fn ids() -> Result<Vec<String>> {
    let folder = shell::root().join("banks");
    let mut ids = Vec::new();
    if folder.is_dir() {
        for entry in std::fs::read_dir(&folder)? {
            let entry = entry?;
            if entry.file_type()?.is_dir() {
                ids.push(entry.file_name().to_string_lossy().into_owned());
            }
        }
    }
    ids.sort();
    Ok(ids)
}

/// Digests of a bank.
#[derive(Clone, Debug)]
pub(crate) struct Digests {
    pub(crate) scoring: String,
    pub(crate) content: String,
}

/// Compiles one bank: its `bank.json`, and its digests.
pub(crate) fn compile(id: &str) -> Result<(Vec<u8>, Digests)> {
    let out = json_file(id)?;
    let mut skillmark = skillmark()?;
    skillmark.args(["bank", "build"]).arg(format!("banks/{id}")).arg("--out").arg(&out);
    let said = shell::run_quietly(&mut skillmark)?;
    let digest = |name: &str| {
        let said = said.lines().find_map(|line| line.strip_prefix(name));
        let said = said.with_context(|| format!("`skillmark bank build` named no {name} digest"))?;
        anyhow::Ok(said.trim().to_owned())
    };
    let digests = Digests { scoring: digest("scoring")?, content: digest("content")? };
    Ok((std::fs::read(&out).with_context(|| format!("reading {}", out.display()))?, digests))
}

/// Where a compiled bank is kept.
pub(crate) fn json_file(id: &str) -> Result<PathBuf> {
    Ok(shell::scratch("banks")?.join(format!("{id}.json")))
}

/// The `skillmark` command, built when its sources changed.
pub(crate) fn skillmark() -> Result<std::process::Command> {
    shell::run(
        shell::cargo()
            .args(["build", "--quiet", "--package", "skillmark-cli", "--target-dir"])
            .arg(shell::target()?),
    )?;
    let mut command = std::process::Command::new(skillmark_program()?);
    command.current_dir(shell::root());
    Ok(command)
}

/// Where cargo puts that command.
pub(crate) fn skillmark_program() -> Result<PathBuf> {
    Ok(shell::target()?.join("debug/skillmark").with_extension(std::env::consts::EXE_EXTENSION))
}

/// What the catalogue says of a bank, for the home page to show before any bank is loaded.
fn entry(bank: &Value, file: &str, digests: &Digests) -> Result<Value> {
    let text = |field: &str| bank[field].as_str().with_context(|| format!("the bank has no text `{field}`"));
    let list =
        |field: &str| bank[field].as_array().with_context(|| format!("the bank has no list `{field}`"));
    let skills: Vec<&Value> = list("skills")?.iter().map(|skill| &skill["title"]).collect();
    Ok(json!({
        "id": text("id")?,
        "title": text("title")?,
        "summary": text("summary")?,
        "language": text("language")?,
        "version": text("version")?,
        "skills": skills,
        "items": list("items")?.len(),
        "file": file,
        "scoring": digests.scoring,
        "content": digests.content,
    }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_entry_says_what_is_missing() {
        let mut bank = json!({
            "id": "a", "title": "A", "summary": "S", "language": "en", "version": "1.0.0",
            "skills": [{ "title": "First" }, { "title": "Second" }], "items": [{}, {}, {}],
        });
        let digests = Digests { scoring: "s".into(), content: "c".into() };
        let listed = entry(&bank, "a.0.json", &digests).unwrap();
        assert_eq!(listed["skills"], json!(["First", "Second"]));
        assert_eq!(listed["items"], 3);
        bank["summary"] = Value::Null;
        assert!(entry(&bank, "a.0.json", &digests).unwrap_err().to_string().contains("summary"));
    }
}
