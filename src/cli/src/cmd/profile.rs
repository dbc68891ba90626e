//! `skillmark profile verify`.

use crate::Done;
use crate::cmd::bank::open_bank;
use anyhow::{Context, Result, bail};
use clap::{Args, Subcommand};
use serde_json::Value;
use skillmark_profile::{Edition, Overall, Reader, Verdict, concerns};
use skillmark_session::Instrument;
use skillmark_text::Locale;
use std::fs::File;
use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{SystemTime, UNIX_EPOCH};

/// More than any profile; the verdict itself draws the line for profiles.
const MOST_BYTES: u64 = 16 * 1024 * 1024;

#[derive(Subcommand)]
pub(crate) enum Command {
    Verify(Verify),
}

/// Say what signed profiles prove, question by question, without any network
///
/// Give the banks that were asked, and the answers in a profile are scored again. Exit codes: 0 every profile is
/// valid, warnings allowed; 1 one is invalid; 2 a file cannot be read.
#[derive(Args)]
pub(crate) struct Verify {
    /// Profiles as JSON; `-` reads standard input
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// A bank.json, or the folder of a bank; may be given more than once
    #[arg(long = "bank", value_name = "FILE")]
    banks: Vec<PathBuf>,
    /// An endorsement of one of the profiles; may be given more than once. One that names none of them is held against each
    #[arg(long = "endorsement", value_name = "FILE")]
    endorsements: Vec<PathBuf>,
    /// The moment to judge by, as in 2026-06-01T12:00:00Z [default: now]
    #[arg(long, value_name = "RFC3339", value_parser = skillmark_credential::time::parse)]
    at: Option<i64>,
    /// One JSON object per profile and line, in the order given: file, verdict, axes, reasons, problems
    #[arg(long)]
    json: bool,
}

pub(crate) fn run(command: Command) -> Result<Done> {
    let Command::Verify(args) = command;
    let editions = args.banks.iter().map(|path| open_edition(path)).collect::<Result<Vec<_>>>()?;
    let endorsements = endorsements(&args)?;
    let now = args.at.unwrap_or_else(now);
    let mut out = std::io::stdout().lock();
    let (mut unreadable, mut invalid) = (0, false);
    for path in &args.files {
        let bytes = match read(path) {
            Ok(bytes) => bytes,
            // The others are judged all the same; the exit code tells that one is missing.
            Err(error) => {
                eprintln!("error: {error:#}");
                unreadable += 1;
                continue;
            }
        };
        let endorsements = about(&endorsements, &bytes);
        let reader = Reader { editions: &editions, endorsements: &endorsements, known: &[], now };
        let verdict = reader.verdict(&bytes);
        invalid |= verdict.overall == Overall::Invalid;
        if args.json {
            writeln!(out, "{}", as_json(path, &verdict))?;
        } else {
            print(path, &verdict, &mut out)?;
        }
    }
    if unreadable > 0 {
        bail!("{unreadable} of {} files could not be read", args.files.len());
    }
    Ok(if invalid { Done::No } else { Done::Yes })
}

/// An endorsement, and whether one of the profiles is named by it.
type Endorsement = (Vec<u8>, bool);

fn endorsements(args: &Verify) -> Result<Vec<Endorsement>> {
    let read_all = |paths: &[PathBuf]| paths.iter().map(|path| read(path)).collect::<Result<Vec<_>>>();
    if args.endorsements.is_empty() {
        return Ok(Vec::new());
    }
    if args.files.iter().any(|file| file == Path::new("-")) {
        bail!("with --endorsement the profiles are read twice: give files in place of -");
    }
    let named = |endorsement: &[u8]| {
        args.files.iter().any(|file| read(file).is_ok_and(|profile| concerns(endorsement, &profile)))
    };
    let endorsements = read_all(&args.endorsements)?;
    Ok(endorsements.into_iter().map(|bytes| (bytes.clone(), named(&bytes))).collect())
}

/// Those that a profile is judged with.
fn about<'e>(endorsements: &'e [Endorsement], profile: &[u8]) -> Vec<&'e [u8]> {
    let about = |(bytes, named): &&Endorsement| !named || concerns(bytes, profile);
    endorsements.iter().filter(about).map(|(bytes, _)| bytes.as_slice()).collect()
}

fn open_edition(path: &Path) -> Result<Edition> {
    let instrument = Instrument::new(Arc::new(open_bank(path)?));
    let instrument = instrument.with_context(|| format!("{} cannot be used for scoring", path.display()))?;
    Ok(Edition::new(Arc::new(instrument)))
}

fn read(path: &Path) -> Result<Vec<u8>> {
    let mut bytes = Vec::new();
    let read = if path == Path::new("-") {
        std::io::stdin().take(MOST_BYTES).read_to_end(&mut bytes)
    } else {
        File::open(path).and_then(|file| file.take(MOST_BYTES).read_to_end(&mut bytes))
    };
    read.with_context(|| format!("cannot read {}", path.display()))?;
    Ok(bytes)
}

fn as_json(path: &Path, verdict: &Verdict) -> Value {
    let mut report = verdict.report();
    report["file"] = path.display().to_string().into();
    report
}

/// Each question with its answer and the reason in words, then what is wrong.
fn print(path: &Path, verdict: &Verdict, out: &mut impl Write) -> Result<()> {
    let l = Locale::default();
    writeln!(out, "{}: {}", path.display(), verdict.overall.as_str())?;
    for (name, axis) in verdict.axes.named() {
        let code = axis.reason.code();
        let words = skillmark_text::verdict::get(l, code, &axis.args).unwrap_or_else(|| code.to_owned());
        writeln!(out, "  {name:<13} {:<8} {words}", axis.answer().as_str())?;
    }
    for problem in &verdict.problems {
        let place = if problem.path.is_empty() { String::new() } else { format!(" at {}", problem.path) };
        writeln!(out, "  {}{place}: {}", problem.code.as_str(), problem.message)?;
    }
    writeln!(out)?;
    Ok(())
}

fn now() -> i64 {
    SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs() as i64)
}
