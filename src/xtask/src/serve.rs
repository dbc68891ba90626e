//! `cargo xtask serve`: builds the page, serves it with the real policy, rebuilds on change and reloads open pages.

mod http;
mod watch;

use std::sync::{Arc, RwLock};

use anyhow::{Result, bail};

use crate::{
    files::Files,
    page::Reload,
    site,
    wasm::{Profile, Tools},
};

/// What is being served, and how often it was built: open pages reload when that number grows.
pub(crate) struct Served {
    pub(crate) files: Files,
    pub(crate) build: u64,
}

/// `serve [--port N] [--release]`.
pub(crate) fn run(args: &[String]) -> Result<()> {
    let (port, profile) = options(args)?;
    let listener = http::bind(port)?;
    let tools = Tools::get()?;
    let mut before = watch::state(); // before the build: what is saved meanwhile is a change
    let served =
        Arc::new(RwLock::new(Served { files: site::build(profile, &tools, Reload::Yes)?, build: 1 }));
    http::serve(listener, &served)?;
    println!("\nSkillmark is at http://localhost:{port}/ and follows changes; Ctrl-C ends it");
    loop {
        before = watch::wait_for_change(before);
        match site::build(profile, &tools, Reload::Yes) {
            Ok(files) => {
                let mut served = served.write().unwrap_or_else(|poisoned| poisoned.into_inner());
                served.files = files;
                served.build += 1;
                println!("rebuilt, open pages reload");
            }
            Err(error) => println!("{error:#}\nthe page as it was before is still served"),
        }
    }
}

fn options(args: &[String]) -> Result<(u16, Profile)> {
    let (mut port, mut profile) = (8080, Profile::Dev);
    let mut args = args.iter();
    while let Some(arg) = args.next() {
        match (arg.as_str(), arg.strip_prefix("--port=")) {
            ("--release", _) => profile = Profile::Release,
            ("--port", _) => port = number(args.next().map_or("", String::as_str))?,
            (_, Some(text)) => port = number(text)?,
            _ => bail!("serve takes --port N and --release, not `{arg}`"),
        }
    }
    Ok((port, profile))
}

fn number(text: &str) -> Result<u16> {
    match text.parse() {
        Ok(port) if port > 0 => Ok(port),
        _ => bail!("--port takes a number from 1 to 65535, not `{text}`"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(words: &[&str]) -> Result<(u16, Profile)> {
        options(&words.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>())
    }

    #[test]
    fn options_of_serve() {
        assert!(matches!(parse(&[]), Ok((8080, Profile::Dev))));
        assert!(matches!(parse(&["--port", "9000", "--release"]), Ok((9000, Profile::Release))));
        assert!(matches!(parse(&["--port=9000"]), Ok((9000, Profile::Dev))));
        for wrong in [&["--port"][..], &["--port", "0"], &["--port", "70000"], &["--fast"]] {
            assert!(parse(wrong).is_err(), "{wrong:?}");
        }
    }
}
