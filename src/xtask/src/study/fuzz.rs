//! Fuzzing: libFuzzer makes up bytes that reach ever more branches of the code which strangers' bytes reach first.

use std::{
    fmt::Write,
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Context, Result, bail};

use crate::shell;

/// The crate with the targets, the saved corpus, and folders of good and bad documents to begin with.
const FOLDER: &str = "tests/fuzz";
const REFERENCE: [&str; 2] = ["tests/reference/credentials", "tests/reference/profile"];

/// How long each target runs, on one thread.
const SECONDS: u32 = 400;

/// What the targets check, and whether documents are a beginning.
const TARGETS: [(&str, &str, bool); 9] = [
    (
        "parse",
        "what is read has one canonical text, which reads as the same; serde_json sees the same document",
        true,
    ),
    (
        "canonical",
        "any value has one text that reads as the value, or is refused for an ambiguous number",
        false,
    ),
    (
        "link",
        "any text is a link to a document of bounded size that travels again, or is refused with a reason",
        false,
    ),
    ("unfold", "the same for any compressed data", false),
    (
        "badge",
        "any picture gives a document of bounded size that can be baked again, or is refused with a reason",
        false,
    ),
    ("scan", "what codes say is taken up or refused, and nothing is lost by what is refused", false),
    ("sight", "any picture shows codes or none (the decoder is another project's)", false),
    ("evidence", "evidence that is read has one spelling", false),
    (
        "verdict",
        "any bytes get a verdict, with a reason if it is invalid, and nothing invisible in its words",
        true,
    ),
];

/// What rustc is told, as cargo-fuzz does. No sanitizer: the code is safe Rust, and rustc's stable form has none.
const FLAGS: [&str; 6] = [
    "-Cpasses=sancov-module",
    "-Cllvm-args=-sanitizer-coverage-level=4",
    "-Cllvm-args=-sanitizer-coverage-inline-8bit-counters",
    "-Cllvm-args=-sanitizer-coverage-pc-table",
    "-Cllvm-args=-sanitizer-coverage-trace-compares",
    "-Ccodegen-units=1",
];

/// The study's text.
pub(crate) fn run(_: &[String]) -> Result<String> {
    let programs = build()?;
    let mut text = format!(
        "Fuzz targets for what strangers' bytes reach first (`{FOLDER}`, also for cargo-fuzz), built with overflow checks and debug\n\
         assertions. A violated law, a panic, 10 s of work or 2 GiB for one input would be a finding. Each target ran for {} minutes,\n\
         {} in all, on one thread; `edges` are branches reached. What reaches them lies in `{FOLDER}/corpus`, which is where\n\
         the next run begins, and ordinary tests send each of these files through its target again.\n\n\
         | target | what must hold | runs | edges | files kept |\n|---|---|---:|---:|---:|\n",
        SECONDS / 60,
        SECONDS * TARGETS.len() as u32 / 60,
    );
    for (name, law, documents) in TARGETS {
        println!("{name}, {SECONDS} s …");
        let (found, corpus) =
            (shell::scratch(&format!("fuzz/{name}"))?, shell::root().join(FOLDER).join("corpus").join(name));
        fs::create_dir_all(&corpus)?;
        let program = programs.join(name).with_extension(std::env::consts::EXE_EXTENSION);
        let said = fuzz(&program, &found, &corpus, documents)?;
        let Figures { runs, edges } =
            figures(&said).with_context(|| format!("reading what {name} said:\n{said}"))?;
        keep(&program, &found, &corpus)?;
        let kept = fs::read_dir(&corpus)?.count();
        writeln!(text, "| {name} | {law} | {runs} | {edges} | {kept} |")?;
    }
    writeln!(
        text,
        "\n**Nothing was found** in this run; a finding ends the study, and has to be mended first."
    )?;
    Ok(text)
}

/// Builds all targets; gives the folder of the programs.
fn build() -> Result<PathBuf> {
    let (target, host) = (shell::target()?.join("fuzz"), host()?);
    let mut cargo = shell::cargo();
    // With a target named, flags reach no build script and no macro.
    cargo.args([
        "build",
        "--release",
        "--bins",
        "--manifest-path",
        "tests/fuzz/Cargo.toml",
        "--target",
        &host,
    ]);
    cargo.arg("--target-dir").arg(&target).env("RUSTFLAGS", FLAGS.join(" "));
    shell::run(&mut cargo)
        .context("building the fuzz targets, which takes a C++ compiler (g++ or clang++)")?;
    Ok(target.join(host).join("release"))
}

fn host() -> Result<String> {
    let said = shell::run_quietly(Command::new("rustc").arg("-vV").current_dir(shell::root()))?;
    let host =
        said.lines().find_map(|line| line.strip_prefix("host: ")).context("`rustc -vV` names no host")?;
    Ok(host.to_owned())
}

/// Runs one target; gives what it said, or fails with what it found.
fn fuzz(program: &Path, found: &Path, corpus: &Path, documents: bool) -> Result<String> {
    let mut command = Command::new(program);
    command.args([
        &format!("-max_total_time={SECONDS}"),
        "-timeout=10",
        "-max_len=8192",
        "-print_final_stats=1",
    ]);
    command.arg(format!("-artifact_prefix={}/finding-", found.display()));
    command.arg(found).arg(corpus).current_dir(shell::root());
    if documents {
        command.args(REFERENCE);
    }
    let output = command.output().with_context(|| format!("starting {}", program.display()))?;
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    if !output.status.success() {
        bail!("{} found something:\n{}", program.display(), shell::tail(&said, 40));
    }
    Ok(said)
}

/// What a run came to.
#[derive(Debug, PartialEq)]
struct Figures {
    runs: u64,
    edges: u64,
}

/// `#144325 DONE   cov: 1203 ft: 4788 …`
fn figures(said: &str) -> Option<Figures> {
    let done = said.lines().find(|line| line.starts_with('#') && line.contains("DONE"))?;
    let words: Vec<&str> = done.split_whitespace().collect();
    let edges = words.iter().position(|word| *word == "cov:")? + 1;
    Some(Figures { runs: words[0][1..].parse().ok()?, edges: words.get(edges)?.parse().ok()? })
}

/// Replaces the corpus by the fewest short inputs that reach what all together reach.
fn keep(program: &Path, found: &Path, corpus: &Path) -> Result<()> {
    let few = found.with_extension("few");
    let _ = fs::remove_dir_all(&few);
    fs::create_dir_all(&few)?;
    let mut command = Command::new(program);
    command.args(["-set_cover_merge=1", "-use_counters=0", "-max_len=1024"]).arg(&few).arg(corpus).arg(found);
    shell::run_quietly(&mut command)?;
    fs::remove_dir_all(corpus)?;
    fs::create_dir_all(corpus)?;
    for entry in fs::read_dir(&few)? {
        let entry = entry?;
        fs::copy(entry.path(), corpus.join(entry.file_name()))?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn libfuzzers_last_line_is_read() {
        let said = "#2\tINITED cov: 330 ft: 330\n#144325\tDONE   cov: 1203 ft: 4788 corp: 618/456Kb lim: 8192\nDone 144325 runs";
        assert_eq!(figures(said), Some(Figures { runs: 144_325, edges: 1_203 }));
        assert_eq!(figures("INFO: seed corpus"), None);
    }
}
