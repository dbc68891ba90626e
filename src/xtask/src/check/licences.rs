//! Every package that we link or run may be used under a licence that the house allows.

use anyhow::{Result, bail};

use super::house;
use crate::metadata::Package;

/// Judges every package by the SPDX expression of its manifest.
pub(crate) fn check(packages: &[Package]) -> Result<String> {
    let allowed = house::read()?.licences.allowed;
    let mut wrong = Vec::new();
    for package in packages {
        let licence = package.license.as_deref().unwrap_or("");
        if !is_allowed(licence, &allowed) {
            let (name, version) = (&package.name, &package.version);
            wrong.push(format!(
                "{name} {version} is under `{licence}`, which src/xtask/house.toml does not allow"
            ));
        }
    }
    if !wrong.is_empty() {
        bail!("{}", wrong.join("\n"));
    }
    Ok(format!("{} packages", packages.len()))
}

/// Whether the expression leaves a choice that is allowed throughout. An exception (`WITH`) only gives more rights.
fn is_allowed(expression: &str, allowed: &[String]) -> bool {
    // `/` is the old way to write OR.
    let spaced = expression.replace('(', " ( ").replace(')', " ) ").replace('/', " OR ");
    let words: Vec<&str> = spaced.split_whitespace().collect();
    let mut rest = words.as_slice();
    !words.is_empty() && any(&mut rest, allowed) && rest.is_empty()
}

/// `all OR all OR …`
fn any(words: &mut &[&str], allowed: &[String]) -> bool {
    let mut fine = all(words, allowed);
    while take(words, "OR") {
        fine |= all(words, allowed);
    }
    fine
}

/// `one AND one AND …`
fn all(words: &mut &[&str], allowed: &[String]) -> bool {
    let mut fine = one(words, allowed);
    while take(words, "AND") {
        fine &= one(words, allowed);
    }
    fine
}

/// `( any )`, or a licence with or without an exception.
fn one(words: &mut &[&str], allowed: &[String]) -> bool {
    if take(words, "(") {
        let fine = any(words, allowed);
        return take(words, ")") && fine;
    }
    let Some((licence, rest)) = words.split_first() else { return false };
    *words = rest;
    if take(words, "WITH") {
        *words = words.get(1..).unwrap_or_default();
    }
    allowed.iter().any(|known| known == licence)
}

fn take(words: &mut &[&str], word: &str) -> bool {
    match words.split_first() {
        Some((first, rest)) if *first == word => {
            *words = rest;
            true
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn expressions() {
        let allowed = ["MIT".to_owned(), "Apache-2.0".to_owned(), "Unicode-3.0".to_owned()];
        for fine in [
            "MIT",
            "MIT/GPL-3.0",
            "GPL-3.0 OR MIT",
            "(MIT OR Apache-2.0) AND Unicode-3.0",
            "Apache-2.0 WITH LLVM-exception OR GPL-3.0",
        ] {
            assert!(is_allowed(fine, &allowed), "{fine}");
        }
        for wrong in ["", "GPL-3.0", "MIT AND GPL-3.0", "(MIT OR Apache-2.0) AND GPL-3.0", "(MIT", "MIT)"] {
            assert!(!is_allowed(wrong, &allowed), "{wrong}");
        }
    }
}
