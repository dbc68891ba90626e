//! What loads before the first question, and whether that is within `budget.toml`.

use std::{
    io::Write,
    path::Path,
    process::{Command, Stdio},
};

use anyhow::{Context, Result, bail};
use serde::Deserialize;

use crate::{
    files::{File, Files, Role},
    shell,
};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Budget {
    gzip_kb: usize,
}

/// Sizes of one file in bytes.
#[derive(Clone, Copy, Default)]
struct Sizes {
    raw: usize,
    gzip: usize,
    brotli: usize,
}

/// Prints the parts and fails above the budget.
pub(crate) fn check(folder: &Path, files: &Files) -> Result<()> {
    let (first, later): (Vec<&File>, Vec<&File>) = files.0.iter().partition(|file| loads_first(file.role));
    println!("\n{:<28}{:>10}{:>10}{:>10}", "loads before the first question", "raw", "gzip", "brotli");
    let total = print(folder, &first)?;
    line("together", total);
    let later: Vec<&File> =
        later.into_iter().filter(|file| matches!(file.role, Role::Part | Role::Bank)).collect();
    if !later.is_empty() {
        println!("loads when used");
        print(folder, &later)?;
    }
    let budget = budget()?;
    if total.gzip > budget.gzip_kb * 1000 {
        let (is, may) = (kb(total.gzip), budget.gzip_kb);
        bail!("{is} gzip load before the first question, {may} kB is the budget (src/xtask/budget.toml)");
    }
    println!(
        "{:.0} % of the budget of {} kB gzip",
        total.gzip as f64 / budget.gzip_kb as f64 / 10.0,
        budget.gzip_kb
    );
    Ok(())
}

fn loads_first(role: Role) -> bool {
    match role {
        Role::Page | Role::Script | Role::Style | Role::Module | Role::Catalogue | Role::FirstBank => true,
        Role::Part | Role::Bank | Role::Other => false,
    }
}

fn budget() -> Result<Budget> {
    let path = shell::root().join("src/xtask/budget.toml");
    let text = std::fs::read_to_string(&path).with_context(|| format!("reading {}", path.display()))?;
    toml::from_str(&text).with_context(|| format!("reading {}", path.display()))
}

fn print(folder: &Path, files: &[&File]) -> Result<Sizes> {
    let mut total = Sizes::default();
    for (file, sizes) in files.iter().zip(measure(folder, files)?) {
        line(&file.readable, sizes);
        total.raw += sizes.raw;
        total.gzip += sizes.gzip;
        total.brotli += sizes.brotli;
    }
    Ok(total)
}

fn line(name: &str, sizes: Sizes) {
    println!("  {name:<29}{:>10}{:>10}{:>10}", kb(sizes.raw), kb(sizes.gzip), kb(sizes.brotli));
}

fn kb(bytes: usize) -> String {
    format!("{:.1} kB", bytes as f64 / 1000.0)
}

fn measure(folder: &Path, files: &[&File]) -> Result<Vec<Sizes>> {
    let script = shell::root().join("src/xtask/src/sizes.mjs");
    let mut node = Command::new("node").arg(script).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn()?;
    let mut input = node.stdin.take().context("writing to node")?;
    for file in files {
        writeln!(input, "{}", folder.join(&file.path).display())?;
    }
    drop(input);
    let output = node.wait_with_output()?;
    let text = String::from_utf8(output.stdout).context("reading sizes")?;
    let sizes: Vec<Sizes> = text.lines().filter_map(parse).collect();
    if !output.status.success() || sizes.len() != files.len() {
        bail!("sizes.mjs measured {} of {} files", sizes.len(), files.len());
    }
    Ok(sizes)
}

fn parse(line: &str) -> Option<Sizes> {
    let mut numbers = line.split(' ').map(str::parse);
    let mut next = || numbers.next()?.ok();
    Some(Sizes { raw: next()?, gzip: next()?, brotli: next()? })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_budget_file_is_read() {
        assert!(budget().unwrap().gzip_kb >= 50);
    }

    #[test]
    fn a_line_of_sizes() {
        let sizes = parse("30 20 10").unwrap();
        assert_eq!((sizes.raw, sizes.gzip, sizes.brotli), (30, 20, 10));
        assert!(parse("30 x 10").is_none());
    }
}
