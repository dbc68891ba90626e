//! Mutation testing: cargo-mutants changes the engine's formulas one operator at a time, and some test must notice.

use std::{
    collections::BTreeSet,
    fmt::Write,
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Context, Result, bail};

use super::outcomes::{Results, file};
use super::survivors::SURVIVORS;
use crate::{setup, shell};

const VERSION: &str = "27.1.0";

/// Where the formulas are.
const FILES: [&str; 9] = [
    "model/*",
    "estimate/*",
    "select/*",
    "stop/*",
    "mirt/*",
    "exposure/*",
    "filter/*",
    "cat/*",
    "{answers,posterior,fit,num,between,pool,grid,table,explain,sound}.rs",
];

/// What is not changed: how values are printed, and tuples of constants in place of a function, but for the one of zeros.
const LEFT_OUT: [&str; 2] = ["fmt::", r"with \(.*1\.0"];

/// The engine's tests but for `same_bits`, whose number every mutant changes: that would catch it and prove nothing. As
/// arguments of every cargo that is started, so that nothing else is compiled.
const TESTS: [&str; 4] = ["--cargo-arg", "--lib", "--cargo-arg", "--test=it"];

/// Left out of the first look, which is to take a second.
const SLOW: [&str; 5] =
    ["shadow::", "ten_thousand", "wide_ranges", "close_to_the_double", "learned_acceptance"];

/// How often property tests draw in the first look.
const FEW: &str = "24";

/// The study's text; with `parts`, beginnings of paths, what it says of their files and the last text of the others.
pub(crate) fn run(parts: &[String]) -> Result<String> {
    let tool = tool()?;
    let all = shell::run_quietly(mutants(&tool, &FILES).arg("--list"))?;
    let chosen = |file: &str| parts.is_empty() || parts.iter().any(|part| file.starts_with(part.as_str()));
    let files: BTreeSet<&str> = all.lines().filter_map(file).filter(|file| chosen(file)).collect();
    if let Some(part) = parts.iter().find(|part| !files.iter().any(|file| file.starts_with(part.as_str()))) {
        bail!(
            "no file with formulas begins with `{part}` below src/irt/src; give for example estimate/ or fit.rs"
        );
    }
    let folder = folder(parts)?;
    let mut kept = Results::default();
    let names = if parts.is_empty() { FILES.to_vec() } else { files.iter().copied().collect() };
    if !parts.is_empty() {
        let written = shell::root().join("docs/studies/mutants.md");
        kept = Results::parse(&fs::read_to_string(&written).with_context(|| {
            format!("reading {}; without it, run the study as a whole first", written.display())
        })?);
        kept.forget(&files);
    }
    // A first look catches most of them; only what it misses is worth all tests.
    let slow = SLOW.iter().flat_map(|name| ["--skip", name]);
    look(&folder, mutants(&tool, &names).env("PROPTEST_CASES", FEW), slow)?;
    look(&folder, &mut mutants(&tool, &names), [])?;
    let of_chosen: Vec<&str> = all.lines().filter(|mutant| file(mutant).is_some_and(chosen)).collect();
    kept.add(&of_chosen.join("\n"), &folder)?;
    report(&kept)
}

/// The program, installed into the target folder on first need.
fn tool() -> Result<PathBuf> {
    let root = shell::target()?.join("tools");
    let program = root.join("bin/cargo-mutants").with_extension(std::env::consts::EXE_EXTENSION);
    if !program.is_file() {
        let mut cargo = shell::cargo();
        cargo.args(["install", "cargo-mutants", "--locked", "--version", VERSION, "--root"]).arg(&root);
        setup::set_up("cargo-mutants (cargo; about two minutes on two cores)", || shell::run(&mut cargo))?;
    }
    Ok(program)
}

/// One folder per state of the sources: what was caught stays caught, so the study goes on where it was interrupted, and
/// after tests were added asks again only for what survived.
fn folder(parts: &[String]) -> Result<PathBuf> {
    let mut git = Command::new("git");
    git.current_dir(shell::root()).args(["rev-parse", "HEAD:src/irt/src"]);
    let tree = shell::run_quietly(&mut git)?;
    let part = parts.join("+").replace('/', "-");
    shell::scratch(&format!("mutants/{}/{part}", tree.trim()))
}

/// The command for the mutants of these files.
fn mutants(tool: &Path, files: &[&str]) -> Command {
    let mut command = Command::new(tool);
    command.current_dir(shell::root());
    command.args(["mutants", "--no-config", "--package", "skillmark-irt", "--colors", "never"]);
    files.iter().for_each(|files| _ = command.args(["--file", &format!("src/irt/src/{files}")]));
    LEFT_OUT.iter().for_each(|what| _ = command.args(["--exclude-re", what]));
    command.args(["--profile", "mutants", "--test-tool", "cargo", "-j1"]).args(TESTS);
    command
}

/// Tests what no look has caught yet, and keeps the names of what does not compile.
fn look<'a>(folder: &Path, command: &mut Command, args: impl IntoIterator<Item = &'a str>) -> Result<()> {
    // What one mutant fails at must not be tried with the next: a rare failure of the tests themselves would catch all.
    command.env("PROPTEST_DISABLE_FAILURE_PERSISTENCE", "1").env("PROPTEST_MAX_SHRINK_ITERS", "0");
    command.arg("--iterate").arg("--output").arg(folder).args(["--", "--"]).args(args);
    // Before, too, for a look that was interrupted.
    keep_unviable(folder)?;
    let status = command.status().context("starting cargo-mutants")?;
    // 2: some survive; 3: some never end.
    if !matches!(status.code(), Some(0 | 2 | 3)) {
        bail!("cargo-mutants ended with {status}");
    }
    keep_unviable(folder)
}

/// cargo-mutants counts what does not compile as caught by the next look.
fn keep_unviable(folder: &Path) -> Result<()> {
    let kept = folder.join("unviable.txt");
    let all = read(&kept)? + &read(&folder.join("mutants.out/unviable.txt"))?;
    let names: BTreeSet<&str> = all.lines().collect();
    let text = names.iter().fold(String::new(), |text, name| text + name + "\n");
    fs::write(&kept, text).with_context(|| format!("writing {}", kept.display()))
}

/// A file's text; nothing if there is none.
pub(super) fn read(file: &Path) -> Result<String> {
    if !file.is_file() {
        return Ok(String::new());
    }
    fs::read_to_string(file).with_context(|| format!("reading {}", file.display()))
}

fn report(results: &Results) -> Result<String> {
    let command = mutants(Path::new("cargo"), &FILES);
    let words: Vec<_> = command.get_args().map(|word| word.to_string_lossy()).collect();
    let mut text = format!(
        "cargo-mutants {VERSION} changes one operator, value or branch of the engine's formulas at a time, and the tests must\n\
         fail. A first look takes the quick tests with {FEW} cases per law; what that misses gets all of them. The recorded\n\
         numbers of `same_bits` take no part, for they notice everything and say nothing about what is right.\n\n\
         `cargo {}`\n\n",
        words.join(" "),
    );
    results.write(&mut text)?;
    survivors(&mut text, &results.missed)?;
    Ok(text)
}

/// Each survivor with the reason why no test can tell it from the original; what has none comes first.
fn survivors(text: &mut String, missed: &[String]) -> Result<()> {
    let mut explained: Vec<Vec<&str>> = vec![Vec::new(); SURVIVORS.len()];
    let mut open = Vec::new();
    for mutant in missed {
        match SURVIVORS.iter().position(|survivor| survivor.is(mutant)) {
            Some(place) => explained[place].push(mutant),
            None => open.push(mutant),
        }
    }
    if !open.is_empty() {
        writeln!(text, "\n## Not explained\n\nA test is missing for each of these.\n")?;
        open.iter().try_for_each(|mutant| writeln!(text, "- `{mutant}`"))?;
    }
    writeln!(text, "\n## Explained\n\nNo test can tell these from the original, or none should.")?;
    for (survivor, mutants) in SURVIVORS.iter().zip(explained).filter(|(_, mutants)| !mutants.is_empty()) {
        writeln!(text, "\n{}\n", survivor.why)?;
        mutants.iter().try_for_each(|mutant| writeln!(text, "- `{mutant}`"))?;
    }
    Ok(())
}
