//! `skillmark irt`: the measurement engine for scripts. Here JSON becomes numbers and numbers become JSON; every
//! computation is in `skillmark-irt`.

pub(crate) mod bank;
mod fields;
mod ops;
pub(crate) mod setup;

use crate::Done;
use anyhow::Result;
use clap::Args;
use fields::{Fault, Fields};
use serde_json::{Value, json};
use skillmark_canon::{Limits, parse};
use std::io::{BufRead, Write};

/// A bank of 100,000 items is a few megabytes.
const LIMITS: Limits = Limits { bytes: 64 * 1024 * 1024, depth: 32 };

/// Estimate, select and simulate for scripts: one JSON request per line in, one JSON answer per line out
///
/// Operations: functions, estimate, select, cat, fit. Models: 4pl, grm, mgrm, pcm, gpcm, rsm, nrm. For example
/// `{"op":"estimate","items":[[1.2,0.5,0.2,1],[0.9,-1,0.2,1]],"responses":[1,0],"method":"map"}`
///
/// A request that cannot be answered gives `{"error":{"code":…,"message":…}}` on its line, and the next line is served.
/// Exit codes: 0 every request was answered; 1 at least one was not; 2 input or output broke.
#[derive(Args)]
pub(crate) struct Irt {}

pub(crate) fn run(_: &Irt) -> Result<Done> {
    let (mut input, mut output) = (std::io::stdin().lock(), std::io::stdout().lock());
    let (mut line, mut all_well) = (Vec::new(), true);
    loop {
        line.clear();
        if input.read_until(b'\n', &mut line)? == 0 {
            return Ok(if all_well { Done::Yes } else { Done::No });
        }
        if line.trim_ascii().is_empty() {
            continue;
        }
        let answer = answer(&line).unwrap_or_else(|fault| {
            all_well = false;
            json!({"error": {"code": fault.code, "message": fault.message}})
        });
        writeln!(output, "{answer}")?;
        // A script may wait for this answer before it writes its next request.
        output.flush()?;
    }
}

fn answer(line: &[u8]) -> Result<Value, Fault> {
    let request = parse(line.trim_ascii_end(), LIMITS).map_err(|error| {
        let place = error.place().map_or(String::new(), |place| format!("column {}: ", place.column));
        Fault::new(error.code(), format!("{place}{}", error.message()))
    })?;
    let fields = Fields::new(&request)?;
    ops::answer(&fields)
}
