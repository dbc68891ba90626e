//! `skillmark simulate`.

use crate::Done;
use crate::cmd::bank::open_bank;
use anyhow::{Result, anyhow, bail};
use clap::{Args, ValueEnum};
use indicatif::{ParallelProgressIterator, ProgressBar, ProgressStyle};
use rayon::prelude::*;
use serde_json::{Value, json};
use skillmark_lab::{Band, Person, Report, Setup, Truth, person};
use skillmark_session::Instrument;
use std::io::Write;
use std::path::PathBuf;
use std::sync::Arc;

/// Simulate people who take an assessment: length, precision, and whether intervals keep their promise
///
/// Each person takes the very session that real people take. The same seed gives the same figures on any number of
/// threads. Exit codes: 0 done; 2 the bank cannot be read or has no such preset or skill.
#[derive(Args)]
pub(crate) struct Simulate {
    /// A bank.json, or the folder of a bank
    #[arg(long, value_name = "FILE")]
    bank: PathBuf,
    /// Preset of the bank
    #[arg(long, default_value = "normal", value_name = "P")]
    preset: String,
    /// Only this skill [default: every skill of the bank]
    #[arg(long, value_name = "ID")]
    skill: Option<String>,
    /// How many people per skill
    #[arg(long, default_value_t = 2000, value_name = "N", value_parser = clap::value_parser!(u64).range(1..=10_000_000))]
    people: u64,
    /// Seed of the simulation
    #[arg(long, default_value_t = 1, value_name = "S")]
    seed: u64,
    /// Mean of the people's ability, θ units
    #[arg(long, default_value_t = 0.0, allow_negative_numbers = true, value_name = "M")]
    mean: f64,
    /// SD of the people's ability, θ units
    #[arg(long, default_value_t = 1.0, value_name = "SD")]
    sd: f64,
    /// True difficulties: drawn for each person from the uncertainty that the bank states, or exactly the bank's
    #[arg(long, value_enum, default_value_t = TruthArg::Drawn)]
    truth: TruthArg,
    /// Probability of "I don't know" where the person does not know
    #[arg(long, default_value_t = 0.0, value_name = "SHARE", value_parser = share)]
    unsure: f64,
    /// One JSON object per skill and line
    #[arg(long)]
    json: bool,
}

#[derive(Clone, Copy, ValueEnum)]
enum TruthArg {
    Drawn,
    Exact,
}

pub(crate) fn run(args: &Simulate) -> Result<Done> {
    let bank = Arc::new(open_bank(&args.bank)?);
    if bank.preset(&args.preset).is_none() {
        let known: Vec<&str> = bank.presets.iter().map(|p| p.id.as_str()).collect();
        bail!("the bank has no preset {:?}; it has {}", args.preset, known.join(", "));
    }
    let skills: Vec<String> = match &args.skill {
        Some(id) if bank.skill(id).is_some() => vec![id.clone()],
        Some(id) => {
            let known: Vec<&str> = bank.skills.iter().map(|s| s.id.as_str()).collect();
            bail!("the bank has no skill {id:?}; it has {}", known.join(", "))
        }
        None => bank.skills.iter().map(|skill| skill.id.clone()).collect(),
    };
    let instrument = Arc::new(Instrument::new(bank)?);
    let mut out = std::io::stdout().lock();
    for skill in skills {
        let truth = match args.truth {
            TruthArg::Drawn => Truth::Drawn,
            TruthArg::Exact => Truth::Exact,
        };
        let ability = (args.mean, args.sd);
        let setup = Setup {
            preset: args.preset.clone(),
            skill,
            seed: args.seed,
            ability,
            truth,
            unsure: args.unsure,
        };
        let people = simulate(&instrument, &setup, args.people)?;
        let report = Report::new(&people).ok_or_else(|| anyhow!("nobody was simulated"))?;
        if args.json {
            writeln!(out, "{}", as_json(&setup, &report))?;
        } else {
            print(&mut out, &setup, &report)?;
        }
    }
    Ok(Done::Yes)
}

fn simulate(instrument: &Arc<Instrument>, setup: &Setup, people: u64) -> Result<Vec<Person>> {
    // Hidden by itself where standard error is no terminal.
    let style = ProgressStyle::with_template("{msg} {wide_bar} {pos}/{len} people, {eta} left")?;
    let bar = ProgressBar::new(people).with_style(style).with_message(setup.skill.clone());
    let all: Result<Vec<Person>, _> = (0..people)
        .into_par_iter()
        .progress_with(bar.clone())
        .map(|n| person(instrument, setup, n))
        .collect();
    bar.finish_and_clear();
    Ok(all?)
}

fn print(out: &mut impl Write, setup: &Setup, report: &Report) -> Result<()> {
    let Setup { skill, preset, seed, .. } = setup;
    writeln!(out, "{skill}, preset {preset}, {} people, seed {seed}", report.all.people)?;
    let stopped: Vec<String> = report
        .stopped
        .iter()
        .map(|(rule, share)| format!("{} {:.1} %", rule.code(), 100.0 * share))
        .collect();
    writeln!(out, "stopped by: {}", stopped.join(", "))?;
    writeln!(
        out,
        "{:>12} {:>8} {:>7} {:>7} {:>7} {:>9} {:>9} {:>7} {:>8}",
        "theta", "people", "bias", "rmse", "rms se", "median se", "cover 90", "length", "10-90 %"
    )?;
    for band in report.bands.iter().chain([&report.all]) {
        writeln!(
            out,
            "{:>12} {:>8} {:>7.3} {:>7.3} {:>7.3} {:>9.3} {:>9.3} {:>7.2} {:>8}",
            name(band),
            band.people,
            band.bias,
            band.rmse,
            band.rms_se,
            band.median_se,
            band.coverage,
            band.mean_length,
            format!("{}-{}", band.length.0, band.length.1),
        )?;
    }
    writeln!(out)?;
    Ok(())
}

fn name(band: &Band) -> String {
    match (band.from.is_finite(), band.to.is_finite()) {
        (true, true) => format!("{} to {}", band.from, band.to),
        (false, true) => format!("below {}", band.to),
        (true, false) => format!("above {}", band.from),
        (false, false) => "all".to_owned(),
    }
}

fn as_json(setup: &Setup, report: &Report) -> Value {
    let band = |band: &Band| {
        json!({
            "theta": name(band), "people": band.people, "bias": band.bias, "rmse": band.rmse,
            "rms_se": band.rms_se, "median_se": band.median_se, "coverage90": band.coverage,
            "mean_length": band.mean_length, "length10": band.length.0, "length90": band.length.1,
        })
    };
    json!({
        "skill": setup.skill, "preset": setup.preset, "seed": setup.seed,
        "stopped": report.stopped.iter().map(|(rule, share)| (rule.code(), *share)).collect::<std::collections::BTreeMap<_, _>>(),
        "all": band(&report.all),
        "bands": report.bands.iter().map(band).collect::<Vec<_>>(),
    })
}

fn share(text: &str) -> Result<f64, String> {
    let share: f64 = text.parse().map_err(|_| "expected a number".to_owned())?;
    if (0.0..=1.0).contains(&share) { Ok(share) } else { Err("expected a share from 0 to 1".to_owned()) }
}
