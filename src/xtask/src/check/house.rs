//! The rules of `house.toml`.

use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result, bail};
use serde::Deserialize;

use crate::{metadata::Package, shell};

/// `house.toml`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct House {
    uses: BTreeMap<String, Vec<String>>,
    only: BTreeMap<String, Vec<String>>,
    r#unsafe: Unsafe,
    size: Size,
    pub(crate) licences: Licences,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Unsafe {
    allowed_in: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Size {
    lines: usize,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Licences {
    pub(crate) allowed: Vec<String>,
}

/// Crates that no other may use.
const PROGRAMS: [&str; 3] = ["app", "cli", "xtask"];

/// Reads the rules.
pub(crate) fn read() -> Result<House> {
    let path = shell::root().join("src/xtask/house.toml");
    let text = std::fs::read_to_string(&path).with_context(|| format!("reading {}", path.display()))?;
    toml::from_str(&text).with_context(|| format!("reading {}", path.display()))
}

/// Every crate uses only what the house allows.
pub(crate) fn uses(packages: &[Package]) -> Result<String> {
    let house = read()?;
    let wrong: Vec<String> = packages.iter().flat_map(|package| house.broken_by(package)).collect();
    if !wrong.is_empty() {
        bail!("{}", wrong.join("\n"));
    }
    Ok(String::new())
}

impl House {
    fn broken_by(&self, package: &Package) -> Vec<String> {
        let user = short(&package.name);
        let Some(allowed) = self.uses.get(user) else {
            return vec![format!("{user} is not in src/xtask/house.toml: say there what it may use")];
        };
        let mut broken = Vec::new();
        for dependency in &package.dependencies {
            let name = dependency.name.as_str();
            if let Some(used) = name.strip_prefix("skillmark-")
                && !may_use(allowed, used)
            {
                broken.push(format!("{user} uses {used}; src/xtask/house.toml allows it {}", list(allowed)));
            }
            if let Some(users) = self.only.get(name)
                && !users.iter().any(|allowed| allowed == user)
            {
                broken.push(format!(
                    "{user} names {name}; src/xtask/house.toml leaves that to {}",
                    list(users)
                ));
            }
        }
        broken
    }
}

fn may_use(allowed: &[String], used: &str) -> bool {
    let library = !PROGRAMS.contains(&used);
    allowed.iter().any(|name| name == used || (name == "*" && library))
}

fn short(package: &str) -> &str {
    package.strip_prefix("skillmark-").unwrap_or(package)
}

fn list(names: &[String]) -> String {
    if names.is_empty() { "nothing".to_owned() } else { names.join(", ") }
}

/// The lint against `unsafe` is lifted only in the listed files, and every crate has it.
pub(crate) fn unsafe_code() -> Result<String> {
    let allowed = read()?.r#unsafe.allowed_in;
    let mut wrong = Vec::new();
    let lifted = concat!("allow(unsafe", "_code)"); // in two, or this file would find itself
    for (path, text) in sources()? {
        if text.contains(lifted) && !allowed.contains(&path) {
            wrong.push(format!(
                "{path} allows unsafe code: write it without, or list the file in src/xtask/house.toml"
            ));
        }
    }
    for manifest in manifests()? {
        let text = std::fs::read_to_string(&manifest)?;
        if !text.contains("[lints]\nworkspace = true") {
            wrong.push(format!("{} lacks `[lints] workspace = true`", manifest.display()));
        }
    }
    if !wrong.is_empty() {
        bail!("{}", wrong.join("\n"));
    }
    Ok(String::new())
}

/// Names files that have grown too long for one concept.
pub(crate) fn file_sizes() -> Result<String> {
    let limit = read()?.size.lines;
    let long = sources()?.into_iter().filter_map(|(path, text)| {
        let lines = text.lines().count();
        (lines > limit).then(|| format!("\n        {path} has {lines} lines, more than {limit}"))
    });
    Ok(long.collect())
}

/// Every Rust file of ours with its path in the repository.
fn sources() -> Result<Vec<(String, String)>> {
    let root = shell::root();
    let mut files = Vec::new();
    for folder in ["src", "tests"] {
        collect(&root.join(folder), &mut files)?;
    }
    files.sort();
    let read = |path: PathBuf| {
        let text = std::fs::read_to_string(&path).with_context(|| format!("reading {}", path.display()))?;
        Ok((path.strip_prefix(&root).unwrap_or(&path).to_string_lossy().into_owned(), text))
    };
    files.into_iter().map(read).collect()
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) -> Result<()> {
    for entry in std::fs::read_dir(folder).with_context(|| format!("reading {}", folder.display()))? {
        let path = entry?.path();
        if path.is_dir() && path.file_name().is_some_and(|name| name != "target" && name != "node_modules") {
            collect(&path, files)?;
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
    Ok(())
}

fn manifests() -> Result<Vec<PathBuf>> {
    let packages = crate::metadata::workspace()?;
    Ok(packages.into_iter().map(|package| package.manifest_path).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::metadata::Dependency;

    fn package(name: &str, uses: &[&str]) -> Package {
        let dependencies = uses.iter().map(|name| Dependency { name: (*name).to_owned() }).collect();
        Package {
            name: name.to_owned(),
            version: String::new(),
            license: None,
            manifest_path: PathBuf::new(),
            dependencies,
            targets: Vec::new(),
        }
    }

    #[test]
    fn the_house_refuses_what_it_does_not_list() {
        let house = read().unwrap();
        assert!(house.broken_by(&package("skillmark-bank", &["skillmark-canon", "serde"])).is_empty());
        assert_eq!(house.broken_by(&package("skillmark-canon", &["skillmark-bank"])).len(), 1);
        assert_eq!(house.broken_by(&package("skillmark-irt", &["web-sys", "leptos"])).len(), 2);
        assert_eq!(house.broken_by(&package("skillmark-unheard-of", &[])).len(), 1);
    }

    #[test]
    fn a_program_may_use_every_library_and_no_other_program() {
        let house = read().unwrap();
        assert!(house.broken_by(&package("skillmark-app", &["skillmark-chart", "web-sys"])).is_empty());
        assert_eq!(house.broken_by(&package("skillmark-app", &["skillmark-cli"])).len(), 1);
        assert_eq!(house.broken_by(&package("xtask", &["skillmark-canon"])).len(), 1);
    }
}
