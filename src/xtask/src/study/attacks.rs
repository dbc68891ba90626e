//! The verifier under attack: profiles changed at random, and profiles forged and signed again.

use std::time::Instant;

use anyhow::Result;

use crate::shell;

const SEED: u32 = 1;
const MUTATIONS: u32 = 1_000_000;
const FORGERIES: u32 = 100_000;

pub(crate) fn mutations(_: &[String]) -> Result<String> {
    let what = "Good profiles, 60 of ours and three documents of other software, are changed at random and not signed again: their\n\
                bytes, their spelling, what they hold. They travel as canonical text, indented, or as a link, with equal chances; each\n\
                kind of mutation has an equal share. Whatever the verifier then calls valid or a warning must say what was signed:\n\n\
                - *the same document*: it reads as the very same value, and the verdict on it is the same in every part;\n\
                - *the same, other list of proofs*: all that a proof covers is the same and so are the checked proofs, the axes and what\n\
                is shown, but a proof stands there twice, in a list, or beside one that is not checked, which no proof can prevent;\n\
                - *accepted with another meaning*: must not happen.\n\n";
    attack("mutations", MUTATIONS, what)
}

pub(crate) fn forgeries(_: &[String]) -> Result<String> {
    let what = "The signer himself lies: honest profiles are changed on purpose and signed again, by the holder's key, by another\n\
                under its own name, or by another under the holder's name. The signature holds, so only the evidence can tell; it\n\
                must never be \"yes\". It is \"unknown\" where the forger brings a bank or rules that are not at hand.\n\n\
                Not among them, for it is no forgery that anybody could notice: whoever gives other answers to the questions that he\n\
                is then asked, and signs what they come to, has a true profile of those answers.\n\n";
    attack("forgeries", FORGERIES, what)
}

/// Runs the program that attacks; it fails where an attack succeeds, with its table as the reason.
fn attack(name: &str, count: u32, what: &str) -> Result<String> {
    let target = shell::target()?;
    let mut cargo = shell::cargo();
    cargo
        .args(["build", "--quiet", "--release", "--package", "skillmark-attack", "--target-dir"])
        .arg(&target);
    shell::run(&mut cargo)?;
    let program = target.join("release/skillmark-attack").with_extension(std::env::consts::EXE_EXTENSION);
    println!("{count} {name} …");
    let started = Instant::now();
    let table = shell::run_quietly(std::process::Command::new(program).args([
        name,
        &count.to_string(),
        &SEED.to_string(),
    ]))?;
    let minutes = started.elapsed().as_secs_f64() / 60.0;
    Ok(format!(
        "{what}`cargo run --release -p skillmark-attack {name} {count} {SEED}` (the last number is the seed; {minutes:.0} minutes on \
         a busy machine)\n\n{table}"
    ))
}
