//! A row per question, with why it was asked.

use super::rows::{answer, number};
use anyhow::{Context, Result};
use csv::Writer;
use skillmark_lab::{Asked, Person, Reason};
use std::fs::File;

pub(super) const STEPS: [&str; 11] =
    ["test", "person", "step", "item", "answer", "theta", "se", "value", "rank", "candidates", "moves"];

/// Rows of a person counted from 0; names of the test's items and of the pilots.
pub(super) fn write(
    writer: &mut Writer<File>,
    (test, n): (&str, u64),
    (ids, pilots): (&[String], &[String]),
    person: &Person,
) -> Result<()> {
    for (step, asked) in person.steps.iter().enumerate() {
        let Asked { item, response, theta, se, reason } = asked;
        let names = if reason.is_some() { ids } else { pilots };
        let [value, rank, candidates, moves] = reason.as_ref().map(|why| told(why, ids)).unwrap_or_default();
        let first = [test.to_owned(), (n + 1).to_string(), (step + 1).to_string(), names[*item].clone()];
        let numbers = [answer(*response), number(*theta), number(*se), value, rank, candidates, moves];
        writer.write_record(first.iter().chain(&numbers)).context("writing the row of a question")?;
    }
    Ok(())
}

fn told(why: &Reason, ids: &[String]) -> [String; 4] {
    let name = |item: &usize| ids[*item].as_str();
    let moves = why
        .moves
        .iter()
        .map(|(by, from, to)| format!("{by}:{}>{}", name(from), to.as_ref().map(name).unwrap_or_default()));
    let moves = moves.collect::<Vec<_>>().join(" ");
    [number(why.value), why.rank.to_string(), why.candidates.to_string(), moves]
}
