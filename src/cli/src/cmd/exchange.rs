//! `skillmark bank import` and `skillmark bank export`.

use crate::Done;
use crate::cmd::bank::open_bank;
use anyhow::{Context, Result, bail};
use clap::{Args, ValueEnum};
use serde::Serialize;
use skillmark_import::{Bundle, Haul, Imported, Note, folder, from_bank};
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

/// Make a bank of questions that were written elsewhere
///
/// Reads GIFT, Aiken, Moodle XML, QTI 1.2, 2.1, 2.2 and 3 (also in .zip and .imscc packages), CSV, TSV, Excel and ODS sheets, JSON
/// and Markdown checklists. Imports what it can, and says of every question that it cannot use, and of every part that it leaves
/// out, where it stands and why.
///
/// Exit codes: 0 at least one question was imported; 1 none was; 2 a file cannot be read or the folder not written.
#[derive(Args)]
pub(crate) struct Import {
    /// Files to read; what they are is seen from what is in them
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// Folder of the new bank; it must not exist yet, or be empty
    #[arg(long, value_name = "DIR")]
    out: PathBuf,
    /// One JSON object: imported, refused, dropped
    #[arg(long)]
    json: bool,
}

/// Write a bank's questions in a format of others
///
/// Questions alone go out: definitions, levels, alignments, presets and parameters stay behind. What the format has no place for is
/// named.
///
/// Exit codes: 0 written; 2 the bank cannot be read or the file not written.
#[derive(Args)]
pub(crate) struct Export {
    /// Folder that holds a bank.toml, or a bank.json
    #[arg(value_name = "BANK")]
    bank: PathBuf,
    /// The format
    #[arg(long, value_enum)]
    format: Format,
    /// File to write: a .zip for QTI, text for the others
    #[arg(long, value_name = "FILE")]
    out: PathBuf,
}

#[derive(Clone, Copy, ValueEnum)]
enum Format {
    /// A QTI 3 package
    Qti3,
    /// Moodle's GIFT
    Gift,
    /// A sheet with a row for each question
    Csv,
}

/// What `import --json` prints.
#[derive(Serialize)]
struct Report<'r> {
    imported: &'r [Imported],
    refused: &'r [Note],
    dropped: &'r [Note],
}

pub(crate) fn import(args: &Import) -> Result<Done> {
    if args.out.is_file() || args.out.read_dir().is_ok_and(|mut entries| entries.next().is_some()) {
        bail!("{} is there already: name a new folder, nothing is written over", args.out.display());
    }
    let mut haul = Haul::default();
    for file in &args.files {
        let bytes = fs::read(file).with_context(|| format!("cannot read {}", file.display()))?;
        haul.append(skillmark_import::read(&file.display().to_string(), &bytes));
    }
    let name = args.out.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let sources: Vec<_> =
        args.files.iter().map(|f| f.file_name().unwrap_or_default().to_string_lossy()).collect();
    let bundle = folder(&mut haul, &name, &sources.join(", "));
    if !bundle.imported.is_empty() {
        write(&args.out, &bundle)?;
    }
    let mut out = std::io::stdout().lock();
    let report = Report { imported: &bundle.imported, refused: &haul.refused, dropped: &haul.dropped };
    if args.json {
        writeln!(out, "{}", serde_json::to_string(&report)?)?;
    } else {
        print(&mut out, &report, &args.out)?;
    }
    Ok(if bundle.imported.is_empty() { Done::No } else { Done::Yes })
}

fn write(dir: &Path, bundle: &Bundle) -> Result<()> {
    let put = |path: PathBuf, bytes: &[u8]| {
        if let Some(parent) = path.parent() {
            fs::create_dir_all(parent)
                .with_context(|| format!("cannot make the folder {}", parent.display()))?;
        }
        fs::write(&path, bytes).with_context(|| format!("cannot write {}", path.display()))
    };
    for (path, text) in &bundle.files {
        put(dir.join(path), text.as_bytes())?;
    }
    for (name, bytes) in &bundle.images {
        put(dir.join("images").join(name), bytes)?;
    }
    Ok(())
}

fn print(out: &mut impl Write, report: &Report<'_>, dir: &Path) -> Result<()> {
    for (word, notes) in [("refused", report.refused), ("dropped", report.dropped)] {
        for Note { r#where, code, message } in notes {
            writeln!(out, "{}: {word}[{code}]: {message}", r#where)?;
        }
    }
    let count = |n: usize, noun: &str| format!("{n} {noun}{}", if n == 1 { "" } else { "s" });
    writeln!(
        out,
        "{}, {} refused, {} left out",
        count(report.imported.len(), "question") + " imported",
        report.refused.len(),
        count(report.dropped.len(), "part")
    )?;
    if report.imported.is_empty() {
        writeln!(out, "nothing is written")?;
    } else {
        writeln!(out, "{}: look at it with `skillmark bank check {0}`", dir.display())?;
    }
    Ok(())
}

pub(crate) fn export(args: &Export) -> Result<Done> {
    let bank = open_bank(&args.bank)?;
    let mut haul = from_bank(&bank);
    let bytes = match args.format {
        Format::Qti3 => skillmark_import::qti3(&mut haul)?,
        Format::Gift => skillmark_import::gift_text(&mut haul).into_bytes(),
        Format::Csv => skillmark_import::sheet_text(&mut haul).into_bytes(),
    };
    fs::write(&args.out, bytes).with_context(|| format!("cannot write {}", args.out.display()))?;
    let mut err = std::io::stderr().lock();
    for Note { r#where, code, message } in haul.refused.iter().chain(&haul.dropped) {
        writeln!(err, "{}: left out[{code}]: {message}", r#where)?;
    }
    Ok(Done::Yes)
}
