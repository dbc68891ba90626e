//! The CSV files that a simulation writes.

use super::fit::{self, FIT};
use super::options::Output;
use super::sheet::create;
use super::steps::{self, STEPS};
use anyhow::{Context, Result, bail};
use csv::Writer;
use skillmark_irt::{Answer, Response};
use skillmark_lab::{ItemUse, Person, Usage};
use std::fs::File;

const PEOPLE: [&str; 17] = [
    "test",
    "person",
    "theta",
    "estimate",
    "se",
    "low90",
    "high90",
    "low95",
    "high95",
    "length",
    "stopped",
    "seconds",
    "items",
    "answers",
    "could_reach",
    "pilots",
    "pilot_answers",
];
const ITEMS: [&str; 7] = ["test", "item", "people", "exposure", "mean_position", "mean_score", "acceptance"];

/// The files that were asked for.
pub(super) struct Rows {
    people: Option<Writer<File>>,
    items: Option<Writer<File>>,
    steps: Option<Writer<File>>,
    fit: bool,
}

impl Rows {
    pub(super) fn create(output: &Output) -> Result<Self> {
        let fit: &[&str] = if output.fit.is_some() { &FIT } else { &[] };
        Rows::with(output, &[&PEOPLE, fit].concat())
    }

    /// With other columns for people.
    pub(super) fn with(output: &Output, header: &[&str]) -> Result<Self> {
        let files = [
            ("--people-out", &output.people_out),
            ("--items-out", &output.items_out),
            ("--steps-out", &output.steps_out),
        ];
        for (i, (option, file)) in files.iter().enumerate() {
            if let Some((before, _)) = files[..i].iter().find(|(_, other)| other.is_some() && other == file) {
                bail!("{before} and {option} name the same file; give each its own");
            }
        }
        let people = output.people_out.as_deref().map(|path| create(path, header)).transpose()?;
        let items = output.items_out.as_deref().map(|path| create(path, &ITEMS)).transpose()?;
        let steps = output.steps_out.as_deref().map(|path| create(path, &STEPS)).transpose()?;
        Ok(Rows { people, items, steps, fit: output.fit.is_some() })
    }

    /// The rows of a person, counted from 0; `ids` has the names of the items and of the pilots.
    pub(super) fn person(
        &mut self,
        test: &str,
        n: u64,
        ids: (&[String], &[String]),
        person: &Person,
    ) -> Result<()> {
        if let Some(writer) = &mut self.steps {
            steps::write(writer, (test, n), ids, person)?;
        }
        let fit = if self.fit { fit::cells(person) } else { Vec::new() };
        self.cells(|| row(test, n, ids, person).into_iter().chain(fit).collect())
    }

    /// Cells made elsewhere, if anybody wants them.
    pub(super) fn cells(&mut self, cells: impl FnOnce() -> Vec<String>) -> Result<()> {
        let Some(writer) = &mut self.people else { return Ok(()) };
        writer.write_record(cells()).context("writing the row of a person")
    }

    /// The rows of the items that a test could ask, once all people have taken it.
    pub(super) fn items(
        &mut self,
        test: &str,
        ids: &[String],
        listed: &[usize],
        usage: &Usage,
        acceptance: &[f64],
    ) -> Result<()> {
        if let Some(writer) = &mut self.people {
            writer.flush()?;
        }
        if let Some(writer) = &mut self.steps {
            writer.flush()?;
        }
        let Some(writer) = &mut self.items else { return Ok(()) };
        for place in listed {
            let ItemUse { people, exposure, mean_position, mean_score } = usage.item(*place);
            let accepted = acceptance.get(*place).copied().unwrap_or(f64::NAN);
            let numbers = [exposure, mean_position, mean_score, accepted].map(number);
            let texts = [test, &ids[*place], &people.to_string()];
            writer.write_record(texts.into_iter().chain(numbers.iter().map(String::as_str)))?;
        }
        Ok(writer.flush()?)
    }
}

fn row(
    test: &str,
    n: u64,
    (ids, on_trial): (&[String], &[String]),
    person: &Person,
) -> [String; PEOPLE.len()] {
    let Person { theta, estimate, se, interval90, interval95, answers, ms, stopped, .. } = person;
    let [items, given] = asked(ids, answers);
    let [pilots, pilots_given] = asked(on_trial, &person.pilots);
    [
        test.to_owned(),
        (n + 1).to_string(),
        number(*theta),
        number(*estimate),
        number(*se),
        number(interval90.0),
        number(interval90.1),
        number(interval95.0),
        number(interval95.1),
        answers.len().to_string(),
        (*stopped).to_owned(),
        (*ms as f64 / 1000.0).to_string(),
        items,
        given,
        person.could_reach.map_or_else(String::new, number),
        pilots,
        pilots_given,
    ]
}

/// Items and answers in order.
pub(super) fn asked(ids: &[String], answers: &[Answer]) -> [String; 2] {
    let items: Vec<&str> = answers.iter().map(|answer| ids[answer.item].as_str()).collect();
    let given: Vec<String> = answers.iter().map(|given| answer(given.response)).collect();
    [items.join(" "), given.join(" ")]
}

/// An answer as all files write it.
pub(super) fn answer(response: Response) -> String {
    match response {
        Response::Category(k) => k.to_string(),
        Response::Unsure => "?".to_owned(),
        Response::Missing => "-".to_owned(),
    }
}

/// Shortest digits that read back to the same number; nothing for what does not exist.
pub(super) fn number(x: f64) -> String {
    if x.is_nan() { String::new() } else { x.to_string() }
}
