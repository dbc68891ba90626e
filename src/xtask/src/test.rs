//! `cargo xtask test`: every test there is, natively, in wasm and in a real browser, with one line of totals.

use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::{
    metadata,
    scripts::Site,
    setup, shell,
    wasm::{self, Profile},
};

/// How many tests passed and failed.
#[derive(Clone, Copy, Default, PartialEq, Debug)]
struct Count {
    passed: u64,
    failed: u64,
}

/// One of the three runners.
#[derive(Clone, Copy)]
enum Runner {
    Native,
    Wasm,
    EndToEnd,
}

impl Runner {
    fn name(self) -> &'static str {
        match self {
            Runner::Native => "native",
            Runner::Wasm => "wasm",
            Runner::EndToEnd => "e2e",
        }
    }

    fn run(self, profile: Profile) -> Result<Count> {
        match self {
            Runner::Native => native(),
            Runner::Wasm => in_wasm(),
            Runner::EndToEnd => end_to_end(profile),
        }
    }
}

/// `test [native|wasm|e2e] [--dev]`: all of them without a name. Prints `N passed, N failed` at the end.
pub(crate) fn run(args: &[String]) -> Result<()> {
    let (options, which): (Vec<&str>, Vec<&str>) =
        args.iter().map(String::as_str).partition(|arg| *arg == "--dev");
    let profile = if options.is_empty() { Profile::Release } else { Profile::Dev };
    let all = [Runner::Native, Runner::Wasm, Runner::EndToEnd];
    let chosen: Vec<Runner> = match which.as_slice() {
        [] => all.to_vec(),
        [name] => all.into_iter().filter(|runner| runner.name() == *name).collect(),
        _ => Vec::new(),
    };
    if chosen.is_empty() {
        bail!("`cargo xtask test` takes nothing or one of native, wasm, e2e, and --dev");
    }
    let mut total = Count::default();
    for runner in chosen {
        let name = runner.name();
        println!("\n== {name} tests");
        // A runner that breaks counts as one failure, and the others still run: one report tells all.
        let count = runner.run(profile).unwrap_or_else(|error| {
            eprintln!("error: {name} tests: {error:#}");
            Count { passed: 0, failed: 1 }
        });
        println!("== {name} tests: {} passed, {} failed", count.passed, count.failed);
        total.passed += count.passed;
        total.failed += count.failed;
    }
    println!("\n{} passed, {} failed", total.passed, total.failed);
    if total.failed > 0 {
        bail!("not all tests passed");
    }
    Ok(())
}

fn native() -> Result<Count> {
    let mut cargo = shell::cargo();
    cargo.args(["test", "--workspace", "--no-fail-fast", "--target-dir"]).arg(shell::target()?);
    cargo_test(&mut cargo)
}

/// The crates that name `wasm-bindgen-test` run their tests in Chromium as well.
fn in_wasm() -> Result<Count> {
    let crates = metadata::workspace()?.into_iter().filter(|package| package.depends_on("wasm-bindgen-test"));
    let tools = wasm::Tools::get()?;
    let browser = setup::browser()?;
    let (mut cargo, wasm_tools) = tools.cargo_and_tools();
    cargo.args([
        "test",
        "--no-fail-fast",
        "--lib",
        "--bins",
        "--tests",
        "--target",
        setup::WASM,
        "--target-dir",
    ]);
    cargo.arg(wasm::target_folder()?);
    for package in crates {
        cargo.args(["--package", &package.name]);
    }
    let runner = format!("{} test-runner", wasm_tools.display());
    cargo.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", runner);
    cargo.env("CHROMEDRIVER", browser.driver).env("WASM_BINDGEN_USE_BROWSER", "1");
    // Seconds for one program's tests: its own 20 are short for ten thousand simulated tests on a busy machine.
    cargo.env("WASM_BINDGEN_TEST_TIMEOUT", "120");
    cargo_test(&mut cargo)
}

/// Sums what each test program reports; a program that ended without a report counts as a failure.
fn cargo_test(cargo: &mut Command) -> Result<Count> {
    let (status, output) = shell::run_shown(cargo)?;
    let mut count = cargo_count(&output);
    if !status.success() && count.failed == 0 {
        count.failed = 1;
    }
    Ok(count)
}

/// Sums the lines `test result: ok. 3 passed; 0 failed; …`.
fn cargo_count(output: &str) -> Count {
    let mut count = Count::default();
    for line in output.lines().filter(|line| line.starts_with("test result: ")) {
        count.passed += number_before(line, " passed");
        count.failed += number_before(line, " failed");
    }
    count
}

fn number_before(line: &str, word: &str) -> u64 {
    let before = line.split_once(word).map_or("", |(before, _)| before);
    before.rsplit(' ').next().and_then(|number| number.parse().ok()).unwrap_or(0)
}

/// `tests/e2e/*.test.mjs` by Node's test runner, against a fresh build.
fn end_to_end(profile: Profile) -> Result<Count> {
    let scripts = shell::sorted(&shell::root().join("tests/e2e"), "mjs")?;
    let tests: Vec<_> =
        scripts.into_iter().filter(|file| file.to_string_lossy().ends_with(".test.mjs")).collect();
    if tests.is_empty() {
        println!("tests/e2e holds no *.test.mjs yet");
        return Ok(Count::default());
    }
    let site = Site::build(profile)?;
    let report = shell::scratch("e2e")?.join("report.tap");
    let mut node = site.node();
    node.args(["--test", "--test-reporter=spec", "--test-reporter-destination=stdout"]);
    node.arg("--test-reporter=tap")
        .arg(format!("--test-reporter-destination={}", report.display()))
        .args(&tests);
    let (status, _) = shell::run_shown(&mut node)?;
    let report = std::fs::read_to_string(&report).with_context(|| format!("reading {}", report.display()))?;
    let mut count = tap_count(&report);
    if !status.success() && count.failed == 0 {
        count.failed = 1;
    }
    Ok(count)
}

/// Reads the lines `# pass 3`, `# fail 0` and `# cancelled 0` at the report's end.
fn tap_count(report: &str) -> Count {
    let number = |name: &str| {
        let line = report.lines().rev().find_map(|line| line.strip_prefix(name));
        line.and_then(|number| number.trim().parse().ok()).unwrap_or(0)
    };
    Count { passed: number("# pass "), failed: number("# fail ") + number("# cancelled ") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cargo_results_are_summed() {
        let output = "running 2 tests\ntest a ... ok\n\
            test result: ok. 2 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.01s\n\
            test result: FAILED. 5 passed; 1 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.01s\n";
        assert_eq!(cargo_count(output), Count { passed: 7, failed: 1 });
    }

    #[test]
    fn tap_results_are_read_from_the_end() {
        let report = "TAP version 13\n    # pass 9\n1..1\n# tests 4\n# pass 3\n# fail 1\n# cancelled 0\n";
        assert_eq!(tap_count(report), Count { passed: 3, failed: 1 });
    }
}
