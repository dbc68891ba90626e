//! `skillmark simulate --items --model m2pl`: adaptive tests of several skills.

mod correlations;
pub(super) mod options;
mod rules;
mod table;

use super::options::{People, Simulate};
use super::report::Taken;
use super::rows::{Rows, asked, number};
use super::run::{self, Interrupt};
use super::sheet::Sheet;
use crate::Done;
use anyhow::{Result, bail};
use skillmark_irt::mirt;
use skillmark_lab::{Abilities, Joint, Person, Population, Report, Truth, Usage, take_joint};
use std::io::Write;
use std::path::Path;
use table::Table;

/// Lets people take the test that the options describe, and says for each skill what came out.
pub(super) fn tests(args: &Simulate, path: &Path) -> Result<Done> {
    rules::refuse(args)?;
    let table = Table::read(path)?;
    let mut joint = Joint::new(rules::test(&table, args)?);
    if let Some(path) = &args.people.true_items {
        joint.true_items = Table::read(path)?.aligned(&table)?;
    }
    let (population, count) = population(&args.people, table.skills)?;
    let header = header(table.skills);
    let mut rows = Rows::with(&args.output, &header.iter().map(String::as_str).collect::<Vec<_>>())?;
    let interrupt = Interrupt::on()?;

    let mut skills: Vec<Vec<Person>> = vec![Vec::new(); table.skills];
    let mut usage = Usage::new(table.ids.len());
    let done = |n, person: Vec<Person>| {
        rows.cells(|| row(n, &table.ids, &person))?;
        usage.add(&person[0]);
        for (skill, mut part) in skills.iter_mut().zip(person) {
            part.answers = Vec::new();
            skill.push(part);
        }
        Ok(())
    };
    let take = |cat: &mut mirt::Cat, n| Ok(take_joint(cat, &joint, &population, n));
    let finished = run::people("adaptive", count, &interrupt, || joint.cat(), take, done)?;
    if finished < count {
        eprintln!("interrupted: the test was taken by the first {finished} of {count} people");
    }
    let listed: Vec<usize> = (0..table.ids.len()).collect();
    if finished > 0 {
        rows.items("adaptive", &table.ids, &listed, &usage, &[])?;
    }
    for (k, people) in skills.iter().enumerate() {
        let Some(report) = Report::new(people) else { continue };
        let (name, about) = (format!("theta{}", k + 1), vec![("file", table.file.clone())]);
        let (usage, listed) = (usage.clone(), listed.clone());
        let taken =
            Taken { name, about, plan: None, seed: population.seed, report, usage, flagged: None, listed };
        let mut out = std::io::stdout().lock();
        match args.output.json {
            true => writeln!(out, "{}", taken.json())?,
            false => taken.print(&mut out)?,
        }
    }
    Ok(if finished < count { Done::Interrupted } else { Done::Yes })
}

/// Who takes it, and how many there are.
fn population(people: &People, skills: usize) -> Result<(Population, u64)> {
    let (abilities, count) = match &people.thetas {
        Some(path) => {
            let thetas = thetas(path, skills)?;
            let count = thetas.len() as u64;
            (Abilities::Skills(thetas), count)
        }
        None => (Abilities::Normal { mean: people.mean, sd: people.sd }, people.people),
    };
    let population =
        Population { seed: people.seed, abilities, truth: Truth::Exact, unsure: people.unsure, rapid: 0.0 };
    Ok((population, count))
}

/// Columns `theta1`, `theta2`, .. of a file, one person per line.
fn thetas(path: &Path, skills: usize) -> Result<Vec<Vec<f64>>> {
    let sheet = Sheet::read(path)?;
    let names: Vec<String> = (1..=skills).map(|k| format!("theta{k}")).collect();
    if let Some(missing) = names.iter().find(|name| !sheet.has(name)) {
        bail!(
            "{}:1: column {missing} is missing; expected {}, the true θ of a person in each skill",
            sheet.file,
            names.join(", ")
        );
    }
    sheet.rows().map(|row| names.iter().map(|name| row.required(name)).collect()).collect()
}

/// Columns of `--people-out`, and for each skill those of a number of its own.
const SKILL: [&str; 7] = ["theta", "estimate", "se", "low90_", "high90_", "low95_", "high95_"];
const PERSON: [&str; 4] = ["length", "stopped", "items", "answers"];

fn header(skills: usize) -> Vec<String> {
    let own = (1..=skills).flat_map(|k| SKILL.map(|name| format!("{name}{k}")));
    ["test", "person"].map(str::to_owned).into_iter().chain(own).chain(PERSON.map(str::to_owned)).collect()
}

fn row(n: u64, ids: &[String], skills: &[Person]) -> Vec<String> {
    let own = |skill: &Person| {
        let Person { theta, estimate, se, interval90, interval95, .. } = skill;
        [*theta, *estimate, *se, interval90.0, interval90.1, interval95.0, interval95.1].map(number)
    };
    let Person { length, stopped, answers, .. } = &skills[0];
    let [items, answers] = asked(ids, answers);
    let last = [length.to_string(), (*stopped).to_owned(), items, answers];
    let first = ["adaptive".to_owned(), (n + 1).to_string()];
    first.into_iter().chain(skills.iter().flat_map(own)).chain(last).collect()
}
