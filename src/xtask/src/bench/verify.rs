//! `cargo xtask bench verify`: how long the verdict on a profile of 40 answers takes, and on ten thousand of them, to
//! `docs/bench/verify.md`.

use std::{
    path::{Path, PathBuf},
    process::Command,
    time::Instant,
};

use anyhow::{Context, Result, ensure};
use serde::Deserialize;

use super::peers;
use crate::{setup, shell, wasm::Tools};

const PROFILES: u32 = 10_000;

/// What `tests/speed/receive.mjs` prints; milliseconds.
#[derive(Deserialize)]
struct Browser {
    chromium: String,
    times: Vec<f64>,
}

pub(super) fn run() -> Result<()> {
    let (chromium, tools, folder) = (setup::browser()?.chromium, Tools::get()?, shell::scratch("verify")?);
    let build = folder.join("build");
    peers::build(&tools, &[], &build)?;
    let [attack, receive, skillmark] = native()?;
    println!("{PROFILES} profiles …");
    shell::run(Command::new(attack).args(["honest", &PROFILES.to_string()]).arg(&folder))?;
    let (bank, profiles) = (folder.join("bank.json"), folder.join("profiles"));
    let one = profiles.join("00000.json");

    println!("natively …");
    let native = shell::run_quietly(Command::new(receive).arg(&bank).arg(&one))?;
    let native: Vec<f64> = serde_json::from_str(&native).context("reading what `receive` printed")?;
    println!("in Chromium …");
    let mut node = shell::node("tests/speed/receive.mjs");
    node.arg(&build).arg(&bank).arg(&one).env("CHROMIUM", chromium);
    let browser: Browser =
        serde_json::from_str(&shell::run_quietly(&mut node)?).context("reading tests/speed/receive.mjs")?;
    println!("by the command …");
    let seconds = by_command(&skillmark, &bank, &profiles)?;

    let text = text(&native, &browser, seconds);
    let file = shell::root().join("docs/bench/verify.md");
    std::fs::write(&file, &text).with_context(|| format!("writing {}", file.display()))?;
    println!("{text}\ndocs/bench/verify.md is written");
    Ok(())
}

/// The programs that are run, as users have them.
fn native() -> Result<[PathBuf; 3]> {
    let target = shell::target()?;
    let mut cargo = shell::cargo();
    cargo.args([
        "build",
        "--release",
        "-p",
        "skillmark-attack",
        "-p",
        "skillmark-speed",
        "-p",
        "skillmark-cli",
        "--bins",
    ]);
    shell::run(cargo.arg("--target-dir").arg(&target))?;
    let program = |name| target.join("release").join(name).with_extension(std::env::consts::EXE_EXTENSION);
    Ok(["skillmark-attack", "receive", "skillmark"].map(program))
}

/// Seconds for all profiles. The folder is named rather than its files, which no command line of Windows holds.
fn by_command(skillmark: &Path, bank: &Path, profiles: &Path) -> Result<f64> {
    let mut command = Command::new(skillmark);
    command.args(["profile", "verify"]).arg(profiles).arg("--bank").arg(bank);
    command.args(["--json", "--at", "2026-06-01T00:00:00Z"]);
    let started = Instant::now();
    let said = shell::run_quietly(&mut command)?;
    let seconds = started.elapsed().as_secs_f64();
    let good = said.lines().filter(|line| line.contains(r#""evidence":"yes""#)).count();
    ensure!(good == PROFILES as usize, "{good} of {PROFILES} profiles were found good");
    Ok(seconds)
}

fn text(native: &[f64], browser: &Browser, seconds: f64) -> String {
    let line = |work: &str, times: &[f64], goal: f64| {
        let (median, first) = (median(times), times[0]);
        let fastest = times.iter().copied().fold(f64::INFINITY, f64::min);
        let met = met(median < goal);
        format!("| {work} | {median:.2} ms | {fastest:.2} ms | {first:.2} ms | under {goal} ms: {met} |\n")
    };
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    format!(
        "# How long a verdict takes\n\nWritten by `cargo xtask bench verify`; to change it, run that.\n\n\
         The whole verdict on a profile of two skills and 40 answers: read, signature checked, answers scored again, every word compared.\n\
         The bank is at hand and made ready before. In the browser it is the page's own build: small before fast.\n\n\
         | one verdict | median | fastest | first | goal for the median |\n|---|---:|---:|---:|---|\n{}{}\n\
         `skillmark profile verify` judges {PROFILES} different ones in {seconds:.1} s on {threads} threads, files read and JSON written\n\
         (goal on two cores: under 60 s, {}).\n\nThe first verdict in the browser takes longest, for functions are compiled when they are first called. \
         Measured in one run\nwith Chromium {}; other work ran on the machine, so that times are longer than they need be.\n",
        line("natively", native, 5.0),
        line("in Chromium", &browser.times, 20.0),
        met(seconds < 60.0),
        browser.chromium,
    )
}

fn median(times: &[f64]) -> f64 {
    let mut times = times.to_vec();
    times.sort_by(f64::total_cmp);
    times[times.len() / 2]
}

fn met(met: bool) -> &'static str {
    if met { "met" } else { "missed" }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn goals_are_about_the_median() {
        let browser = Browser { chromium: "1".into(), times: vec![90.0, 8.0, 7.0] };
        let text = text(&[9.0, 1.0, 2.0], &browser, 61.0);
        assert!(text.contains("| natively | 2.00 ms | 1.00 ms | 9.00 ms | under 5 ms: met |"), "{text}");
        assert!(text.contains("| in Chromium | 8.00 ms | 7.00 ms | 90.00 ms | under 20 ms: met |"), "{text}");
        assert!(text.contains("under 60 s, missed"), "{text}");
    }
}
