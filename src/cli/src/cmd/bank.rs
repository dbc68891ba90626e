//! `skillmark bank check` and `skillmark bank build`.

use super::bank_skills;
use super::exchange;
use crate::Done;
use anyhow::{Context, Result, anyhow, bail};
use clap::{Args, Subcommand};
use serde::Serialize;
use skillmark_bank::author::{self, Draft, File, Finding, Folder, Silenced, SkillTable, Warnings};
use skillmark_bank::{Bank, Date, content_digest, scoring_digest};
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::time::{SystemTime, UNIX_EPOCH};

#[derive(Subcommand)]
pub(crate) enum Command {
    Check(Check),
    Build(Build),
    Import(exchange::Import),
    Export(exchange::Export),
}

/// Check banks: all errors and everything worth an author's second look
///
/// Exit codes: 0 no errors (with --strict: no warnings either); 1 there are some; 2 a folder cannot be read.
#[derive(Args)]
pub(crate) struct Check {
    /// Folders that hold a bank.toml
    #[arg(required = true, value_name = "DIR")]
    dirs: Vec<PathBuf>,
    /// One JSON object per bank and line: bank, errors, warnings, findings, silenced, skills
    #[arg(long)]
    json: bool,
    /// Let warnings count as errors
    #[arg(long)]
    strict: bool,
    /// The day that review dates are compared with [default: today]
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = date)]
    today: Option<Date>,
}

/// Build a bank.json from a folder, and print its digests
///
/// Exit codes: 0 built; 1 the bank has errors, nothing is written; 2 a file cannot be read or written.
#[derive(Args)]
pub(crate) struct Build {
    /// Folder that holds a bank.toml
    #[arg(value_name = "DIR")]
    dir: PathBuf,
    /// Where to write; folders on the way are made
    #[arg(long, value_name = "FILE")]
    out: PathBuf,
}

pub(crate) fn run(command: Command) -> Result<Done> {
    match command {
        Command::Check(args) => check(&args),
        Command::Build(args) => build(&args),
        Command::Import(args) => exchange::import(&args),
        Command::Export(args) => exchange::export(&args),
    }
}

fn check(args: &Check) -> Result<Done> {
    let today = args.today.unwrap_or_else(today);
    let mut out = std::io::stdout().lock();
    let mut failed = false;
    for dir in &args.dirs {
        let draft = author::read(&read_folder(dir)?);
        let report = Report::new(dir, &draft, today);
        failed |= report.errors > 0 || args.strict && report.warnings > 0;
        if args.json {
            writeln!(out, "{}", serde_json::to_string(&report)?)?;
        } else {
            report.print(&mut out)?;
        }
    }
    Ok(if failed { Done::No } else { Done::Yes })
}

fn build(args: &Build) -> Result<Done> {
    let draft = author::read(&read_folder(&args.dir)?);
    let Some(bank) = draft.bank() else {
        let mut err = std::io::stderr().lock();
        for finding in draft.errors() {
            writeln!(err, "{finding}\n")?;
        }
        writeln!(err, "{}: {}; nothing written", args.dir.display(), count(draft.errors().len(), "error"))?;
        return Ok(Done::No);
    };
    if let Some(parent) = args.out.parent().filter(|p| !p.as_os_str().is_empty()) {
        fs::create_dir_all(parent).with_context(|| format!("cannot make the folder {}", parent.display()))?;
    }
    fs::write(&args.out, bank.to_json()).with_context(|| format!("cannot write {}", args.out.display()))?;
    let mut out = std::io::stdout().lock();
    writeln!(out, "bank     {} {}", bank.id, bank.version)?;
    writeln!(out, "items    {}", bank.items.len())?;
    writeln!(out, "scoring  {}", scoring_digest(bank))?;
    writeln!(out, "content  {}", content_digest(bank))?;
    Ok(Done::Yes)
}

/// What `check` says about one bank.
#[derive(Serialize)]
struct Report {
    bank: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    items: Option<usize>,
    errors: usize,
    warnings: usize,
    findings: Vec<Finding>,
    /// What its authors let stand, with their reason.
    silenced: Vec<Silenced>,
    /// What each skill's items can measure.
    skills: Vec<SkillTable>,
}

impl Report {
    fn new(dir: &Path, draft: &Draft, today: Date) -> Self {
        let Warnings { findings: warnings, silenced, skills } = draft.check(today);
        Report {
            bank: dir.display().to_string(),
            items: draft.bank().map(|bank| bank.items.len()),
            errors: draft.errors().len(),
            warnings: warnings.len(),
            findings: draft.errors().iter().cloned().chain(warnings).collect(),
            silenced,
            skills,
        }
    }

    fn print(&self, out: &mut impl Write) -> Result<()> {
        for finding in &self.findings {
            writeln!(out, "{finding}\n")?;
        }
        if !self.skills.is_empty() {
            write!(out, "{}", bank_skills::table(&self.skills))?;
        }
        let items = self.items.map_or(String::new(), |n| format!("{}, ", count(n, "item")));
        let (errors, warnings) = (count(self.errors, "error"), count(self.warnings, "warning"));
        let silenced = match self.silenced.len() {
            0 => String::new(),
            n => format!(", {n} silenced"),
        };
        writeln!(out, "{}: {items}{errors}, {warnings}{silenced}", self.bank)?;
        Ok(())
    }
}

pub(super) fn count(n: usize, noun: &str) -> String {
    format!("{n} {noun}{}", if n == 1 { "" } else { "s" })
}

/// A bank from its folder, or from a built `bank.json`.
pub(crate) fn open_bank(path: &Path) -> Result<Bank> {
    if path.is_dir() {
        let draft = author::read(&read_folder(path)?);
        let errors = draft.errors().len();
        return draft.bank().cloned().ok_or_else(|| {
            anyhow!("{} has {}; `skillmark bank check` shows them", path.display(), count(errors, "error"))
        });
    }
    let bytes = fs::read(path).with_context(|| format!("cannot read {}", path.display()))?;
    Bank::load(&bytes).with_context(|| format!("{} is no bank that can be used", path.display()))
}

/// Reads `bank.toml`, `items/*.md` and `images/`.
fn read_folder(dir: &Path) -> Result<Folder> {
    let manifest = dir.join("bank.toml");
    if !manifest.is_file() {
        bail!("{} holds no bank.toml: name the folder of a bank, such as banks/ai-literacy", dir.display());
    }
    let items = dir.join("items");
    let entries =
        fs::read_dir(&items).with_context(|| format!("cannot read the folder {}", items.display()))?;
    let mut files = Vec::new();
    for entry in entries {
        let path = entry?.path();
        if path.extension().is_some_and(|extension| extension == "md") {
            files.push(read_file(&path)?);
        }
    }
    let images = dir.join("images");
    let mut pictures = Vec::new();
    if images.is_dir() {
        for entry in fs::read_dir(&images).with_context(|| format!("cannot read {}", images.display()))? {
            let path = entry?.path();
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            let bytes = fs::read(&path).with_context(|| format!("cannot read {}", path.display()))?;
            pictures.push((name, bytes));
        }
    }
    Ok(Folder::new(read_file(&manifest)?, files).with_images(pictures))
}

fn read_file(path: &Path) -> Result<File> {
    let name = path.display().to_string();
    let bytes = fs::read(path).with_context(|| format!("cannot read {name}"))?;
    let text = std::str::from_utf8(&bytes).map_err(|error| {
        let line = 1 + bytes[..error.valid_up_to()].iter().filter(|b| **b == b'\n').count();
        anyhow!("{name}, line {line}: these bytes are not UTF-8; save the file as UTF-8")
    })?;
    Ok(File::new(name, text))
}

fn date(text: &str) -> Result<Date, String> {
    Date::parse(text).ok_or_else(|| "expected a day as YYYY-MM-DD".to_owned())
}

/// Today in UTC.
fn today() -> Date {
    let seconds = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs());
    Date::from_days(u32::try_from(seconds / 86_400).unwrap_or(0))
}
