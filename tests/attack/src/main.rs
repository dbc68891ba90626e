//! Attacks the verifier and prints what came of it as Markdown. `cargo xtask study` runs it.
//!
//! ```text
//! skillmark-attack mutations COUNT SEED    good profiles changed at random, not signed again
//! skillmark-attack forgeries COUNT SEED    good profiles changed on purpose, and signed again
//! skillmark-attack honest COUNT FOLDER     writes a bank and good profiles of 40 answers each, to be timed
//! ```
//! Exit code 1: an attack succeeded; the table says which.

#[path = "../../../src/profile/tests/it/forge.rs"]
mod forge;
mod forgeries;
mod honest;
mod mutate;
mod mutations;
#[path = "../../../src/profile/tests/it/people.rs"]
#[allow(dead_code, reason = "the tests of skillmark-profile need more of it")]
mod people;
mod spell;
mod tally;
mod values;
#[path = "../../../src/profile/tests/it/ways.rs"]
#[allow(dead_code, reason = "the tests of skillmark-profile need more of it")]
mod ways;

use std::process::ExitCode;

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let args: Vec<&str> = args.iter().map(String::as_str).collect();
    if let ["honest", count, folder] = args[..]
        && let Ok(count) = count.parse()
    {
        return match honest::write(folder, count) {
            Ok(()) => ExitCode::SUCCESS,
            Err(error) => {
                eprintln!("writing to {folder}: {error}");
                ExitCode::from(2)
            }
        };
    }
    let run = match args[..] {
        ["mutations", count, seed] => Some((mutations::run as fn(u64, u64) -> Report, count, seed)),
        ["forgeries", count, seed] => Some((forgeries::run as fn(u64, u64) -> Report, count, seed)),
        _ => None,
    };
    let read = run.and_then(|(run, count, seed)| Some((run, count.parse().ok()?, seed.parse().ok()?)));
    let Some((run, count, seed)) = read else {
        eprintln!(
            "expected: skillmark-attack mutations|forgeries COUNT SEED or honest COUNT FOLDER; found {args:?}"
        );
        return ExitCode::from(2);
    };
    let report = run(count, seed);
    println!("{}", report.text);
    if report.withstood { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// What came of an attack.
#[derive(Debug, PartialEq)]
struct Report {
    text: String,
    /// Whether no attempt succeeded.
    withstood: bool,
}
