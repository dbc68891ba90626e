//! The options.

use super::expression;
use super::several::options::{Aim, Given, Kind, Several};
use super::values::{self, Choice, named};
use crate::cmd::irt::setup::{METHODS, MOST_NODES};
use clap::{ArgGroup, Args, ValueEnum};
use skillmark_irt::stop::Stop;
use skillmark_irt::{Estimator, Prior};
use skillmark_lab::Watch;
use std::path::PathBuf;

/// Simulate people who take an assessment: length, precision, and whether intervals keep their promise
///
/// With --bank each person takes the very session that real people take; with --items an adaptive test over a table of
/// items, by rules from options or from a file. The same seed gives the same figures on any number of threads. Ctrl-C ends early and
/// keeps what is finished. Exit codes: 0 done; 2 a file cannot be read or written, or options do not fit it;
/// 130 interrupted.
///
/// Columns of all files: src/cli/SIMULATE.md.
#[derive(Args)]
#[command(group(ArgGroup::new("what").required(true)))]
pub(crate) struct Simulate {
    // First, for what is read is gone.
    #[command(flatten)]
    pub(super) given: Given,
    /// A bank.json, or the folder of a bank
    #[arg(long, value_name = "FILE", group = "what")]
    pub(super) bank: Option<PathBuf>,
    /// Preset of the bank
    #[arg(long, default_value = "normal", value_name = "P", conflicts_with = "items")]
    pub(super) preset: String,
    /// Only this skill [default: every skill of the bank]
    #[arg(long, value_name = "ID", conflicts_with = "items")]
    pub(super) skill: Option<String>,
    #[command(flatten)]
    pub(super) people: People,
    #[command(flatten)]
    pub(super) output: Output,
    #[command(flatten)]
    pub(super) engine: Engine,
}

/// Who takes the test, and what is true.
#[derive(Args)]
#[command(next_help_heading = "People")]
pub(crate) struct People {
    /// How many people per test
    #[arg(long, default_value_t = 2000, value_name = "N", value_parser = clap::value_parser!(u64).range(1..=10_000_000))]
    pub(super) people: u64,
    /// Seed of the simulation
    #[arg(long, default_value_t = 1, value_name = "S")]
    pub(super) seed: u64,
    /// Mean of the people's ability, θ units
    #[arg(long, default_value_t = 0.0, allow_hyphen_values = true, value_name = "M", value_parser = values::number)]
    pub(super) mean: f64,
    /// SD of the people's ability, θ units
    #[arg(long, default_value_t = 1.0, value_name = "SD", value_parser = values::not_negative)]
    pub(super) sd: f64,
    /// The people's abilities, column `theta` of a CSV file; with m2pl columns `theta1` `theta2` ..
    #[arg(long, value_name = "CSV", conflicts_with_all = ["people", "mean", "sd"])]
    pub(super) thetas: Option<PathBuf>,
    /// True parameters: drawn for each person from the uncertainty that is stated, or exactly those that are known
    #[arg(long, value_enum, default_value_t = TruthArg::Drawn)]
    pub(super) truth: TruthArg,
    /// True parameters that the engine does not know: a table like that of --items
    #[arg(long, value_name = "CSV", conflicts_with = "truth")]
    pub(super) true_items: Option<PathBuf>,
    /// Probability of "I don't know" where the person does not know
    #[arg(long, default_value_t = 0.0, value_name = "SHARE", value_parser = values::unit)]
    pub(super) unsure: f64,
    /// Share of answers given without reading: a blind guess in about a second
    #[arg(long, default_value_t = 0.0, value_name = "SHARE", value_parser = values::unit)]
    pub(super) rapid: f64,
}

#[derive(Clone, Copy, ValueEnum)]
pub(crate) enum TruthArg {
    Drawn,
    Exact,
}

/// Where results go.
#[derive(Args)]
#[command(next_help_heading = "Output")]
pub(crate) struct Output {
    /// One JSON object per test and line
    #[arg(long)]
    pub(super) json: bool,
    /// A row per person
    #[arg(long, value_name = "CSV")]
    pub(super) people_out: Option<PathBuf>,
    /// A row per item: exposure, position
    #[arg(long, value_name = "CSV")]
    pub(super) items_out: Option<PathBuf>,
    /// A row per question: the estimate after it, and why it was asked
    #[arg(long, value_name = "CSV")]
    pub(super) steps_out: Option<PathBuf>,
    /// Judge whether answers fit, each person by N simulated people who take the same test: columns of --people-out, and the share
    /// that is flagged
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u64).range(1..=1_000_000))]
    pub(super) fit: Option<u64>,
}

impl Output {
    /// What has to be recorded for it.
    pub(super) fn watch(&self) -> Watch {
        Watch { steps: self.steps_out.is_some(), fit: self.fit.unwrap_or(0) }
    }
}

/// Rules of the engine, for a table of items; a bank brings its own.
#[derive(Args)]
#[command(next_help_heading = "Rules, with --items")]
pub(crate) struct Engine {
    /// Table of items: columns id, a, b and more
    #[arg(long, value_name = "CSV", group = "what")]
    pub(super) items: Option<PathBuf>,
    /// Response model of the items; m2pl for items of several skills
    #[arg(long, default_value = "4pl", value_parser = named(Kind::ALL), conflicts_with = "bank")]
    pub(super) model: Kind,
    /// SD of a common shift of all difficulties, integrated out of the posterior; with --estimator eap
    #[arg(long, default_value_t = 0.0, value_name = "SD", value_parser = values::not_negative, conflicts_with = "bank")]
    pub(super) shift_sd: f64,
    /// How answers become an estimate; with m2pl map (which is then the default) or eap
    #[arg(long, default_value = "eap", value_parser = named(METHODS), conflicts_with = "bank")]
    pub(super) estimator: Estimator,
    /// Constant of the estimators huber [default: 1] and tukey [default: 4], logits
    #[arg(long, value_name = "K", value_parser = values::number, conflicts_with = "bank")]
    pub(super) tuning: Option<f64>,
    /// normal:MEAN,SD, uniform:MIN,MAX or jeffreys [default: normal:0,1]
    #[arg(long, value_parser = values::prior, conflicts_with = "bank")]
    pub(super) prior: Option<Prior>,
    /// Range of θ
    #[arg(long, default_value = "-5,5", value_name = "LOW,HIGH", allow_hyphen_values = true, value_parser = values::range, conflicts_with = "bank")]
    pub(super) range: (f64, f64),
    /// Points of the grid on it; with m2pl and eap 41 for each of two skills, 25 for each of three
    #[arg(long, default_value_t = 81, value_name = "N", value_parser = clap::value_parser!(u32).range(3..=MOST_NODES as i64), conflicts_with = "bank")]
    pub(super) nodes: u32,
    /// What makes an item a good next one; with m2pl d (which is then the default), a, gain or random
    #[arg(long, default_value = "mfi", value_parser = named(Aim::ALL), conflicts_with = "bank")]
    pub(super) criterion: Aim,
    /// θ at which the first item is chosen [default: the mean of a normal prior, else 0]
    #[arg(long, value_name = "THETA", allow_hyphen_values = true, value_parser = values::number, conflicts_with = "bank")]
    pub(super) start: Option<f64>,
    /// best, randomesque:K, progressive, proportional, these two with :ACCELERATION or 1; sympson-hetter:RATE or eligibility:RATE,
    /// learned so that no item is asked of a larger share of people, or sympson-hetter with the table's column `acceptance`
    #[arg(long, default_value = "best", value_name = "RULE", value_parser = values::exposure, conflicts_with = "bank")]
    pub(super) exposure: Choice,
    /// Shares of the classes in the test; classes without one are asked last
    #[arg(long, value_name = "CLASS=SHARE,..", value_delimiter = ',', value_parser = values::class_share, conflicts_with = "bank")]
    pub(super) content: Vec<(String, f64)>,
    /// Draw the next class by its share, so that the order cannot be foreseen
    #[arg(long, requires = "content", conflicts_with = "bank")]
    pub(super) content_by_chance: bool,
    /// Ask strata of rising discrimination one after the other; blocked makes them within blocks of like difficulty. Goes
    /// with --criterion urry
    #[arg(long, value_name = "N[:blocked]", value_parser = values::strata, conflicts_with = "bank")]
    pub(super) strata: Option<(usize, bool)>,
    /// Wanted probability of the right answer, guessing counted; KEEP candidates stay at least
    #[arg(long, value_name = "LOW-HIGH[:KEEP]", value_parser = values::success, conflicts_with = "bank")]
    pub(super) success: Option<(f64, f64, usize)>,
    /// Assemble a whole test before each item, so that requirements are met at the end
    #[arg(long, conflicts_with = "bank")]
    pub(super) shadow: bool,
    /// At least so many of a class
    #[arg(long, value_name = "CLASS=N,..", value_delimiter = ',', value_parser = values::class_count, requires = "shadow")]
    pub(super) class_min: Vec<(String, usize)>,
    /// At most so many of a class
    #[arg(long, value_name = "CLASS=N,..", value_delimiter = ',', value_parser = values::class_count, requires = "shadow")]
    pub(super) class_max: Vec<(String, usize)>,
    /// Nodes of the search that are looked at per item
    #[arg(long, default_value_t = 10_000, value_name = "N", value_parser = clap::value_parser!(u32).range(1..), requires = "shadow")]
    pub(super) shadow_nodes: u32,
    /// Longest time of the test, by the table's column `seconds`
    #[arg(long, value_name = "S", value_parser = values::not_negative, conflicts_with = "bank")]
    pub(super) max_seconds: Option<f64>,
    /// Mix in so many of the items with a 1 in the table's column `pilot`: asked, not scored, never first
    #[arg(long, default_value_t = 0, value_name = "N", conflicts_with = "bank")]
    pub(super) pilots: u32,
    /// People take the best fixed form of so many items too, chosen by information averaged over N(0,1)
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..), conflicts_with = "bank")]
    pub(super) fixed_form: Option<u32>,
    /// People take the N items that are most informative at their true θ too, which no test can know
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..), conflicts_with = "bank")]
    pub(super) oracle: Option<u32>,
    /// A design in place of all rules and stops, as --design-out writes it
    #[arg(long, value_name = "FILE", conflicts_with = "bank")]
    pub(super) design: Option<PathBuf>,
    /// Write the design that the options make
    #[arg(long, value_name = "FILE", conflicts_with = "bank")]
    pub(super) design_out: Option<PathBuf>,
    #[command(flatten)]
    pub(super) stops: Stops,
    #[command(flatten)]
    pub(super) several: Several,
}

/// Stopping rules; the first that holds stops the test.
#[derive(Args)]
#[command(next_help_heading = "Stopping, with --items; the first rule that holds stops")]
pub(crate) struct Stops {
    /// At most so many items [default: 20; with another rule, all]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..), conflicts_with = "bank")]
    pub(super) length: Option<u32>,
    /// No other rule before so many
    #[arg(long, default_value_t = 0, value_name = "N", conflicts_with = "bank")]
    pub(super) min_length: u32,
    /// Rules joined by hand: any(RULE; RULE), all(RULE; RULE) or NAME:VALUE, NAME and VALUE as of these options, and seconds
    #[arg(long, value_name = "RULE", allow_hyphen_values = true, value_parser = expression::rule, conflicts_with = "bank")]
    pub(super) stop: Option<Stop>,
    /// SE at most this
    #[arg(long, value_name = "SE", value_parser = |text: &str| values::number(text).map(Stop::Se), conflicts_with = "bank")]
    pub(super) se: Option<Stop>,
    /// SE moved by at most this over the last answers (1)
    #[arg(long, value_name = "WITHIN[:ANSWERS]", value_parser = values::se_change, conflicts_with = "bank")]
    pub(super) se_change: Option<Stop>,
    /// The items answered give at least this information
    #[arg(long, value_name = "I", value_parser = |text: &str| values::number(text).map(Stop::Information), conflicts_with = "bank")]
    pub(super) information: Option<Stop>,
    /// No item left gives this information
    #[arg(long, value_name = "I", value_parser = |text: &str| values::number(text).map(Stop::MinInformation), conflicts_with = "bank")]
    pub(super) min_information: Option<Stop>,
    /// The interval θ ± z(1 - α/2) SE holds no cut
    #[arg(long, value_name = "CUTS:ALPHA", allow_hyphen_values = true, value_parser = values::classify, conflicts_with = "bank")]
    pub(super) classify: Option<Stop>,
    /// Likelihood ratio at one cut (Wald)
    #[arg(long, value_name = "CUT:DELTA:ALPHA:BETA", allow_hyphen_values = true, value_parser = values::sprt, conflicts_with = "bank")]
    pub(super) sprt: Option<Stop>,
    /// Generalised likelihood ratio at several cuts
    #[arg(long, value_name = "CUTS:DELTA:ALPHA:BETA", allow_hyphen_values = true, value_parser = values::glr, conflicts_with = "bank")]
    pub(super) glr: Option<Stop>,
    /// One level holds this share of the posterior
    #[arg(long, value_name = "CUTS:SHARE", allow_hyphen_values = true, value_parser = values::level, conflicts_with = "bank")]
    pub(super) level: Option<Stop>,
}
