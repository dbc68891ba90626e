//! `skillmark profile verify`.

use crate::Done;
use crate::cmd::bank::open_bank;
use anyhow::{Context, Result, anyhow, bail};
use clap::{Args, Subcommand};
use indicatif::{ProgressBar, ProgressStyle};
use rayon::prelude::*;
use serde_json::Value;
use skillmark_profile::badge::{self, BadgeError};
use skillmark_profile::{
    Asked, Config, Edition, Overall, Reader, Request, Seen, Verdict, Without, concerns, inert,
};
use skillmark_session::Instrument;
use skillmark_text::{Locale, verify};
use std::fs::File;
use std::io::{IsTerminal, Read, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{SystemTime, UNIX_EPOCH};

/// More than any profile; the verdict itself draws the line for profiles.
const MOST_BYTES: u64 = 16 * 1024 * 1024;

/// So many files are judged at once, on all threads, and then printed: memory is bounded and the order is kept.
const BLOCK: usize = 256;

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
    /// Profiles as JSON or baked into a badge (PNG, SVG), or folders of JSON files; `-` reads standard input
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// A bank.json, or the folder of a bank; may be given more than once
    #[arg(long = "bank", value_name = "FILE")]
    banks: Vec<PathBuf>,
    /// An endorsement of one of the profiles; may be given more than once. One that names none of them is held against each
    #[arg(long = "endorsement", value_name = "FILE")]
    endorsements: Vec<PathBuf>,
    /// A deployment's config.json: the people in it are known, and their endorsements vouch; of the banks in it, what it names
    /// counts
    #[arg(long, value_name = "FILE")]
    config: Option<PathBuf>,
    /// A request that you sent; may be given more than once. A profile must be what it asked for, and only one may answer it
    #[arg(long = "request", value_name = "FILE")]
    requests: Vec<PathBuf>,
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
    let files = listed(&args.files)?;
    let endorsements = endorsements(&args, &files)?;
    let config = args.config.as_deref().map(config).transpose()?.unwrap_or_default();
    let requests = args.requests.iter().map(|path| request(path)).collect::<Result<Vec<_>>>()?;
    let now = args.at.unwrap_or_else(now);
    let (known, pins) = (&config.people[..], &config.banks[..]);
    let reader = Reader { editions: &editions, pins, requests: &requests, known, now, ..Reader::default() };
    let bar = progress(files.len() as u64)?;
    let mut out = std::io::stdout().lock();
    let (mut unreadable, mut invalid, mut answered) = (0, false, Vec::new());
    for block in files.chunks(BLOCK) {
        let one = |path: &PathBuf| {
            let judged = judge(path, &reader, &endorsements, args.json);
            bar.inc(1);
            judged
        };
        for judged in block.par_iter().map(one).collect::<Vec<_>>() {
            match judged
                .and_then(|judged| second_look(judged, &mut answered, &reader, &endorsements, args.json))
            {
                Ok(judged) => {
                    invalid |= judged.overall == Overall::Invalid;
                    out.write_all(judged.report.as_bytes())?;
                }
                // The others are judged all the same; the exit code tells that one is missing.
                Err(error) => {
                    bar.suspend(|| eprintln!("error: {error:#}"));
                    unreadable += 1;
                }
            }
        }
        out.flush()?;
    }
    bar.finish_and_clear();
    if unreadable > 0 {
        bail!("{unreadable} of {} files could not be read", files.len());
    }
    Ok(if invalid { Done::No } else { Done::Yes })
}

/// An endorsement, and whether one of the profiles is named by it.
type Endorsement = (Vec<u8>, bool);

fn endorsements(args: &Verify, files: &[PathBuf]) -> Result<Vec<Endorsement>> {
    let read_all = |paths: &[PathBuf]| paths.iter().map(|path| opened(path)).collect::<Result<Vec<_>>>();
    if args.endorsements.is_empty() {
        return Ok(Vec::new());
    }
    if files.iter().any(|file| is_stdin(file)) {
        bail!("with --endorsement the profiles are read twice: give files in place of -");
    }
    let named = |endorsement: &[u8]| {
        files.par_iter().any(|file| opened(file).is_ok_and(|profile| concerns(endorsement, &profile)))
    };
    let endorsements = read_all(&args.endorsements)?;
    Ok(endorsements.into_iter().map(|bytes| (bytes.clone(), named(&bytes))).collect())
}

/// Those that a profile is judged with.
fn about<'e>(endorsements: &'e [Endorsement], profile: &[u8]) -> Vec<&'e [u8]> {
    let about = |(bytes, named): &&Endorsement| !named || concerns(bytes, profile);
    endorsements.iter().filter(about).map(|(bytes, _)| bytes.as_slice()).collect()
}

/// The files in the order given; a folder stands for the `.json` files in it, by name.
fn listed(given: &[PathBuf]) -> Result<Vec<PathBuf>> {
    if given.iter().filter(|path| is_stdin(path)).count() > 1 {
        bail!("`-` is given more than once, and standard input can be read only once");
    }
    let mut files = Vec::new();
    for path in given {
        if !path.is_dir() {
            files.push(path.clone());
            continue;
        }
        let unreadable = || format!("cannot read folder {}", path.display());
        let entries = std::fs::read_dir(path).with_context(unreadable)?.collect::<Result<Vec<_>, _>>();
        let mut inside: Vec<PathBuf> =
            entries.with_context(unreadable)?.iter().map(|entry| entry.path()).collect();
        inside.retain(|path| path.extension().is_some_and(|extension| extension == "json"));
        if inside.is_empty() {
            bail!("folder {} holds no .json file; name the profiles one by one", path.display());
        }
        inside.sort();
        files.extend(inside);
    }
    Ok(files)
}

/// Hidden by itself where standard error is no terminal. Where verdicts pass by on the screen they are progress enough.
fn progress(count: u64) -> Result<ProgressBar> {
    if std::io::stdout().is_terminal() {
        return Ok(ProgressBar::hidden());
    }
    let style = ProgressStyle::with_template("{wide_bar} {pos}/{len} profiles, {eta} left")?;
    Ok(ProgressBar::new(count).with_style(style))
}

/// A verdict, ready to be printed.
struct Judged {
    path: PathBuf,
    overall: Overall,
    report: String,
    answered: Option<Seen>,
}

/// Files are judged side by side, and which of two is the second answer to a request follows from their order: that one is judged
/// again, knowing the first.
fn second_look(
    judged: Judged,
    answered: &mut Vec<Seen>,
    reader: &Reader<'_>,
    endorsements: &[Endorsement],
    json: bool,
) -> Result<Judged> {
    let Some(seen) = judged.answered.clone() else { return Ok(judged) };
    let again = answered.iter().any(|other| other.request == seen.request);
    let judged = match again {
        true => judge(&judged.path, &Reader { answered, ..*reader }, endorsements, json)?,
        false => judged,
    };
    answered.push(seen);
    Ok(judged)
}

fn judge(path: &Path, reader: &Reader<'_>, endorsements: &[Endorsement], json: bool) -> Result<Judged> {
    let verdict = match document(read(path)?) {
        Ok(bytes) => Reader { endorsements: &about(endorsements, &bytes), ..*reader }.verdict(&bytes),
        Err(error) => Verdict::of_lost(&error),
    };
    let report = if json { format!("{}\n", as_json(path, &verdict)) } else { in_words(path, &verdict) };
    Ok(Judged { path: path.to_owned(), overall: verdict.overall, report, answered: verdict.answered })
}

fn config(path: &Path) -> Result<Config> {
    Config::read(&read(path)?).map_err(|fault| anyhow!("{}: {fault}", path.display()))
}

fn request(path: &Path) -> Result<Asked> {
    Request::read(&read(path)?).map_err(|error| anyhow!("{}: {error}", path.display()))
}

fn open_edition(path: &Path) -> Result<Edition> {
    let instrument = Instrument::new(Arc::new(open_bank(path)?));
    let instrument = instrument.with_context(|| format!("{} cannot be used for scoring", path.display()))?;
    Ok(Edition::new(Arc::new(instrument)))
}

fn opened(path: &Path) -> Result<Vec<u8>> {
    document(read(path)?).map_err(|error| anyhow!("{}: {error}", path.display()))
}

/// What a file holds: the document itself, or one that is baked into a picture. Its first bytes tell, not its name.
fn document(bytes: Vec<u8>) -> Result<Vec<u8>, BadgeError> {
    if badge::is_picture(&bytes) { badge::unbake(&bytes) } else { Ok(bytes) }
}

fn read(path: &Path) -> Result<Vec<u8>> {
    let mut bytes = Vec::new();
    let read = if is_stdin(path) {
        std::io::stdin().take(MOST_BYTES).read_to_end(&mut bytes)
    } else {
        File::open(path).and_then(|file| file.take(MOST_BYTES).read_to_end(&mut bytes))
    };
    read.with_context(|| format!("cannot read {}", path.display()))?;
    Ok(bytes)
}

fn is_stdin(path: &Path) -> bool {
    path == Path::new("-")
}

fn as_json(path: &Path, verdict: &Verdict) -> Value {
    let mut report = verdict.report();
    report["file"] = path.display().to_string().into();
    report
}

/// Each question with its answer and the reason in words, then scores that rest on withdrawn questions without these, and what is wrong.
fn in_words(path: &Path, verdict: &Verdict) -> String {
    let l = Locale::default();
    // A name of a file is somebody else's, too.
    let name = inert(&path.display().to_string());
    let mut lines = vec![format!("{name}: {}", verdict.overall.as_str())];
    for (name, axis) in verdict.axes.named() {
        let code = axis.reason.code();
        let words = skillmark_text::verdict::get(l, code, &axis.args).unwrap_or_else(|| code.to_owned());
        lines.push(format!("  {name:<13} {:<8} {words}", axis.answer().as_str()));
    }
    for skill in verdict.shown.iter().flat_map(|shown| &shown.skills) {
        lines.extend(skill.without.map(|rest| format!("  {}: {}", skill.title, without(l, rest))));
    }
    for problem in &verdict.problems {
        let place = if problem.path.is_empty() { String::new() } else { format!(" at {}", problem.path) };
        lines.push(format!("  {}{place}: {}", problem.code.as_str(), problem.message));
    }
    lines.join("\n") + "\n\n"
}

fn without(l: Locale, rest: Without) -> String {
    let Without { score, interval: (low, high), answers } = rest;
    match answers {
        0 => verify::without_none(l).to_owned(),
        _ => verify::without_line(l, verify::WithoutLine { score, low, high }),
    }
}

fn now() -> i64 {
    SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs() as i64)
}
