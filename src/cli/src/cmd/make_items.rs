//! `skillmark make-items`.

use crate::Done;
use crate::cmd::simulate::values::{not_negative, positive, unit};
use anyhow::Result;
use clap::Args;
use skillmark_lab::{Judges, Spread, judged, make_items};
use std::io::Write;

/// Make up a table of 3PL items by a stated rule, to simulate with
///
/// Discrimination: log-normal with SD 0.3 of its logarithm. Difficulty: normal with mean 0.
/// Guessing: Beta(4, 18), mean 0.18. Rounded to four decimals. The table goes to standard output, as
/// `simulate --items` reads it.
#[derive(Args)]
pub(crate) struct MakeItems {
    /// How many items
    #[arg(long, default_value_t = 85, value_name = "N", value_parser = clap::value_parser!(u32).range(1..=1_000_000))]
    count: u32,
    /// Seed: the same one gives the same items
    #[arg(long, default_value_t = 1, value_name = "S")]
    seed: u64,
    /// Median of the discriminations
    #[arg(long, default_value_t = Spread::USUAL.a, value_name = "A", value_parser = positive)]
    a_median: f64,
    /// SD of the difficulties, θ units
    #[arg(long, default_value_t = Spread::USUAL.b_sd, value_name = "SD", value_parser = not_negative)]
    b_sd: f64,
    /// As judges see the same items, their difficulties correlating with the true ones by this much: discrimination 1,
    /// guessing by chance, difficulties shrunk, with a column b_sd for what remains unknown
    #[arg(long, value_name = "R", value_parser = unit)]
    judged: Option<f64>,
    /// SD of an error that all judged difficulties share
    #[arg(long, default_value_t = 0.3, value_name = "SD", requires = "judged", value_parser = unit)]
    shift_sd: f64,
    /// Number of options, for the chance of guessing right
    #[arg(long, default_value_t = 4, value_name = "K", requires = "judged", value_parser = clap::value_parser!(u32).range(2..))]
    options: u32,
}

pub(crate) fn run(args: &MakeItems) -> Result<Done> {
    let spread = Spread { a: args.a_median, b_sd: args.b_sd };
    let mut items = make_items(args.seed, args.count as usize, spread);
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    match args.judged {
        Some(agreement) => {
            let judges =
                Judges { agreement, shift_sd: args.shift_sd, b_sd: args.b_sd, options: args.options };
            items = judged(&items, args.seed, &judges);
            writeln!(out, "id,a,b,c,b_sd")?;
        }
        None => writeln!(out, "id,a,b,c")?,
    }
    for (i, item) in items.iter().enumerate() {
        let b_sd = if args.judged.is_some() { format!(",{}", item.b_sd) } else { String::new() };
        writeln!(out, "i{},{},{},{}{b_sd}", i + 1, item.a, item.b, item.c)?;
    }
    out.flush()?;
    Ok(Done::Yes)
}
