//! The `skillmark` command: authors check and build banks, verifiers check profiles.
//!
//! Results go to standard output, progress and errors to standard error, so that output can be piped.

mod cmd;

use clap::{Parser, Subcommand};
use std::process::ExitCode;

/// Author, check and try out adaptive assessments; check signed skill profiles.
///
/// Exit codes: 0 all is well; 1 the answer is no (a bank has errors, a profile is invalid);
/// 2 the command could not do its work (wrong arguments, unreadable files).
#[derive(Parser)]
#[command(name = "skillmark", version, propagate_version = true, max_term_width = 100)]
struct Args {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Check question banks and build them from the authors' text format
    #[command(subcommand)]
    Bank(cmd::bank::Command),
    /// Check signed skill profiles
    #[command(subcommand)]
    Profile(cmd::profile::Command),
    Simulate(Box<cmd::simulate::Simulate>),
    MakeItems(cmd::make_items::MakeItems),
    Irt(cmd::irt::Irt),
}

/// How a command ended that did its work.
enum Done {
    /// Exit code 0.
    Yes,
    /// Exit code 1: the answer is no, and standard output says why.
    No,
    /// Exit code 130, as shells have it: the person pressed Ctrl-C, and standard output holds what was finished.
    Interrupted,
}

fn main() -> ExitCode {
    let done = match Args::parse().command {
        Command::Bank(command) => cmd::bank::run(command),
        Command::Profile(command) => cmd::profile::run(command),
        Command::Simulate(args) => cmd::simulate::run(&args),
        Command::MakeItems(args) => cmd::make_items::run(&args),
        Command::Irt(args) => cmd::irt::run(&args),
    };
    match done {
        Ok(Done::Yes) => ExitCode::SUCCESS,
        Ok(Done::No) => ExitCode::from(1),
        Ok(Done::Interrupted) => ExitCode::from(130),
        Err(error) if is_closed_pipe(&error) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::from(2)
        }
    }
}

/// Whether the reader of our output went away, as `head` does: no fault of anybody's.
fn is_closed_pipe(error: &anyhow::Error) -> bool {
    let io = error.downcast_ref::<std::io::Error>();
    io.is_some_and(|error| error.kind() == std::io::ErrorKind::BrokenPipe)
}
