//! Developer commands. `cargo xtask help` lists them.

mod banks;
mod bench;
mod budget;
mod check;
mod dist;
mod files;
mod metadata;
mod page;
mod scripts;
mod serve;
mod setup;
mod shell;
mod site;
mod study;
mod test;
mod wasm;

use std::process::ExitCode;

use anyhow::{Result, bail};

const HELP: &str = "\
cargo xtask CHORE

  serve [--port N] [--release]   build the page, serve it, rebuild and reload on change
  test [native|wasm|e2e] [--dev] run the tests: all, or one kind; --dev: in the browser the development build
  check                          dependencies, unsafe code, licences, advisories, format, clippy, documentation
  dist [--dev]                   build dist/, a static folder for any web server, and print what loads first;
                                 --dev: a development build in target/xtask/dist
  bench [NAME…]                  measure: the crates natively, the page in Chromium; peers: the engine beside jsCAT and
                                 catsim, which writes docs/bench/peers.md
  study [NAME [PART…]]           list the studies, or run one and write docs/studies/NAME.md; mutants: of some files only
  shots [FOLDER]                 pictures of the pages for README.md; to a folder: every page, wide, narrow, light, dark
  setup                          bring what the chores need (each does so itself for what it uses)
  help                           this list
";

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    match chore(&args) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn chore(args: &[String]) -> Result<()> {
    let (name, rest) = args.split_first().map_or(("help", args), |(name, rest)| (name.as_str(), rest));
    match (name, rest) {
        ("serve", options) => serve::run(options),
        ("test", which) => test::run(which),
        ("check", []) => check::run(),
        ("dist", options) => dist::run(options),
        ("bench", names) => bench::run(names),
        ("study", words) => study::run(words),
        ("shots", folder) => scripts::shots(folder),
        ("setup", []) => setup::all(),
        ("help" | "--help" | "-h", _) => {
            print!("{HELP}");
            Ok(())
        }
        (name, _) => bail!(
            "`cargo xtask {}` is not a chore, or {name} takes no such options\n\n{HELP}",
            args.join(" ")
        ),
    }
}
