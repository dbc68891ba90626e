//! `index.html`: the template with its one mark replaced by the policy and the names of what the page loads.

use std::fmt::Write;

use anyhow::{Context, Result, bail};
use serde_json::Value;

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

/// The policy as a header, which alone can say who may frame the page: the pages that the site's `config.json` lists, in
/// whose frames the app signs, and no others. What is no origin there is left out, as the app takes none of such a file.
pub(crate) fn sent_policy(files: &Files) -> String {
    let config = files.0.iter().find(|file| file.path == "config.json");
    let config =
        config.and_then(|file| serde_json::from_slice::<Value>(&file.bytes).ok()).unwrap_or_default();
    let listed = config.get("frames").and_then(Value::as_array).map_or(&[][..], Vec::as_slice);
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | ':' | '/');
    let frames = listed.iter().filter_map(Value::as_str);
    let frames = frames.filter(|origin| origin.starts_with("http") && origin.chars().all(plain));
    let ancestors = ["'self'"].into_iter().chain(frames).collect::<Vec<_>>().join(" ");
    format!("{POLICY}; frame-ancestors {ancestors}")
}

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
    fn those_may_frame_the_page_whom_the_configuration_lists() {
        let sent = |config: &str| {
            let mut files = Files::default();
            files.add_named("", "config.json", "config.json", Role::Other, config.into());
            sent_policy(&files).split("; frame-ancestors ").nth(1).unwrap().to_owned()
        };
        assert_eq!(
            sent(r#"{"frames": ["https://a.example", "http://b.example:81"]}"#),
            "'self' https://a.example http://b.example:81"
        );
        for config in [
            "",
            "{}",
            r#"{"frames": "https://a.example"}"#,
            r#"{"frames": ["*", "https://a.example; script-src *", "null", 1]}"#,
        ] {
            assert_eq!(sent(config), "'self'", "{config}");
        }
    }

    #[test]
    fn the_policy_allows_no_inline_code_and_no_other_origin() {
        assert!(!POLICY.contains("unsafe-inline") && !POLICY.contains("http") && !POLICY.contains('*'));
    }
}
