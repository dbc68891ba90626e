//! `index.html`: the template with its one mark replaced by the policy and the names of what the page loads.

use std::fmt::Write;

use anyhow::{Context, Result, bail};

use crate::{
    files::{File, Files, Role},
    shell,
};

/// Where the head goes in the template.
const MARK: &str = "<!-- skillmark:head -->";

/// What the page may do. `connect-src 'self'` is for wasm and banks; nothing ever leaves the app's own origin.
pub(crate) const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
    img-src 'self' data: blob:; connect-src 'self'; worker-src 'self'; manifest-src 'self'; form-action 'none'; \
    base-uri 'none'";

/// Whether the page asks the development server for newer builds of itself.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Reload {
    No,
    Yes,
}

/// Adds `index.html` for the files gathered so far.
pub(crate) fn add(files: &mut Files, reload: Reload) -> Result<()> {
    let template = shell::root().join("index.html");
    let template =
        std::fs::read_to_string(&template).with_context(|| format!("reading {}", template.display()))?;
    let page = fill(&template, &head(files, reload)?)?;
    files.add_named("", "index.html", "index.html", Role::Page, page.into_bytes());
    Ok(())
}

fn fill(template: &str, head: &str) -> Result<String> {
    if template.matches(MARK).count() != 1 {
        bail!("index.html must hold the mark {MARK} once, right after <meta charset>");
    }
    Ok(template.replace(MARK, head.trim_end()))
}

/// Everything the first question needs is named here, so that nothing is discovered late and fetched one after another.
fn head(files: &Files, reload: Reload) -> Result<String> {
    let file = |role| files.of(role).with_context(|| format!("the site has no {role:?}"));
    let (style, script, module) = (file(Role::Style)?, file(Role::Script)?, file(Role::Module)?);
    let mut head = String::new();
    writeln!(head, r#"<meta http-equiv="Content-Security-Policy" content="{POLICY}">"#)?;
    writeln!(head, r#"<link rel="stylesheet" href="{}" integrity="{}">"#, style.path, style.integrity())?;
    writeln!(
        head,
        r#"<script type="module" src="{}" integrity="{}"></script>"#,
        script.path,
        script.integrity()
    )?;
    writeln!(head, "{}", preload(module, "", "application/wasm"))?;
    if let Some(catalogue) = files.of(Role::Catalogue) {
        writeln!(head, "{}", preload(catalogue, r#" id="skillmark-catalogue""#, "application/json"))?;
    }
    if let Some(bank) = files.of(Role::FirstBank) {
        writeln!(head, "{}", preload(bank, "", "application/json"))?;
    }
    if reload == Reload::Yes {
        writeln!(head, r#"<script type="module" src="__reload.js"></script>"#)?;
    }
    Ok(head)
}

/// `crossorigin` although the origin is our own: `fetch` asks in that mode, and a preload of another mode is not used.
fn preload(file: &File, attributes: &str, media_type: &str) -> String {
    format!(
        r#"<link{attributes} rel="preload" as="fetch" type="{media_type}" href="{}" crossorigin>"#,
        file.path
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_mark_must_stand_once() {
        assert_eq!(fill("<a><!-- skillmark:head --><b>", "x\n").unwrap(), "<a>x<b>");
        assert!(fill("<a>", "x").is_err());
        assert!(fill(&MARK.repeat(2), "x").is_err());
    }

    #[test]
    fn the_policy_allows_no_inline_code_and_no_other_origin() {
        assert!(!POLICY.contains("unsafe-inline") && !POLICY.contains("http") && !POLICY.contains('*'));
    }
}
