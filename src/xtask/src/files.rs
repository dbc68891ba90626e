//! The files of a built site, in memory until all of them are there.

use std::path::Path;

use anyhow::{Context, Result};
use data_encoding::{BASE64, HEXLOWER};
use sha2::{Digest, Sha256, Sha384};

/// What a file is for; decides whether and how `index.html` names it.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(crate) enum Role {
    /// `index.html`.
    Page,
    /// The entry script.
    Script,
    /// All style sheets, joined.
    Style,
    /// The app's main wasm module.
    Module,
    /// A wasm module that is loaded when first used.
    Part,
    /// The list of banks.
    Catalogue,
    /// The bank that most people will open.
    FirstBank,
    /// Any other bank.
    Bank,
    /// Copied as it is.
    Other,
}

/// One file.
pub(crate) struct File {
    /// Path in the site, with `/`.
    pub(crate) path: String,
    /// Name without the hash, for reports.
    pub(crate) readable: String,
    pub(crate) role: Role,
    pub(crate) bytes: Vec<u8>,
}

impl File {
    /// The `integrity` attribute for this content.
    pub(crate) fn integrity(&self) -> String {
        format!("sha384-{}", BASE64.encode(&Sha384::digest(&self.bytes)))
    }
}

/// A whole site.
#[derive(Default)]
pub(crate) struct Files(pub(crate) Vec<File>);

impl Files {
    /// Adds a file under a name with its hash and returns that name.
    pub(crate) fn add(&mut self, folder: &str, readable: &str, role: Role, bytes: Vec<u8>) -> String {
        let name = hashed_name(readable, &bytes);
        self.add_named(folder, &name, readable, role, bytes);
        name
    }

    /// Adds a file under just this name.
    pub(crate) fn add_named(&mut self, folder: &str, name: &str, readable: &str, role: Role, bytes: Vec<u8>) {
        let path = if folder.is_empty() { name.to_owned() } else { format!("{folder}/{name}") };
        self.0.push(File { path, readable: readable.to_owned(), role, bytes });
    }

    /// The first file of a role.
    pub(crate) fn of(&self, role: Role) -> Option<&File> {
        self.0.iter().find(|file| file.role == role)
    }

    /// Writes the site to a folder that is emptied first.
    pub(crate) fn write(&self, folder: &Path) -> Result<()> {
        if folder.exists() {
            std::fs::remove_dir_all(folder).with_context(|| format!("emptying {}", folder.display()))?;
        }
        for file in &self.0 {
            let path = folder.join(&file.path);
            std::fs::create_dir_all(path.parent().unwrap_or(folder))?;
            std::fs::write(&path, &file.bytes).with_context(|| format!("writing {}", path.display()))?;
        }
        Ok(())
    }
}

/// `skillmark.wasm` → `skillmark.0123456789abcdef.wasm`: 64 bits of SHA-256, for caches that never ask again.
pub(crate) fn hashed_name(readable: &str, bytes: &[u8]) -> String {
    let hash = HEXLOWER.encode(&Sha256::digest(bytes)[..8]);
    match readable.rsplit_once('.') {
        Some((stem, extension)) => format!("{stem}.{hash}.{extension}"),
        None => format!("{readable}.{hash}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_hash_stands_before_the_extension() {
        // printf '' | sha256sum
        assert_eq!(hashed_name("a.b.json", b""), "a.b.e3b0c44298fc1c14.json");
        assert_eq!(hashed_name("licence", b""), "licence.e3b0c44298fc1c14");
    }

    #[test]
    fn integrity_is_what_browsers_expect() {
        let file =
            File { path: String::new(), readable: String::new(), role: Role::Other, bytes: Vec::new() };
        // printf '' | openssl dgst -sha384 -binary | base64
        let expected = "sha384-OLBgp1GsljhM2TJ+sbHjaiH9txEUvgdDTAzHv2P24donTt6/529l+9Ua0vFImLlb";
        assert_eq!(file.integrity(), expected);
    }
}
