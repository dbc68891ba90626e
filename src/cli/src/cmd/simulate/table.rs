//! A table of items.

use super::sheet::{Row, Sheet};
use crate::cmd::irt::bank::Layout;
use anyhow::{Result, bail};
use skillmark_irt::{Logistic, Model};
use std::collections::HashMap;
use std::path::Path;

/// Items as a CSV file has them; lists hold one entry per item.
pub(crate) struct Table {
    pub(crate) file: String,
    pub(crate) ids: Vec<String>,
    pub(crate) models: Vec<Model>,
    /// Standard errors of a, b, c, d; empty when no column has any.
    pub(crate) errors: Vec<Option<[f64; 4]>>,
    pub(crate) classes: Vec<Option<String>>,
    pub(crate) testlets: Vec<Option<String>>,
    /// Pairs that must not meet.
    pub(crate) enemies: Vec<Vec<usize>>,
    /// Milliseconds; empty when there is no such column.
    pub(crate) ms: Vec<u32>,
    /// Probabilities of being accepted; empty when there is no such column.
    pub(crate) acceptance: Vec<f64>,
    /// Whether it is on trial.
    pub(crate) pilot: Vec<bool>,
}

const ERRORS: [&str; 4] = ["a_se", "b_se", "c_se", "d_se"];
const ABOUT: [&str; 7] = ["id", "class", "enemies", "testlet", "seconds", "acceptance", "pilot"];

impl Table {
    pub(crate) fn read(path: &Path, layout: Layout) -> Result<Self> {
        let sheet = Sheet::read(path)?;
        let parameters = parameters(layout, &sheet);
        known(layout, &sheet, &parameters)?;
        let mut table = Table {
            file: sheet.file.clone(),
            ids: Vec::new(),
            models: Vec::new(),
            errors: Vec::new(),
            classes: Vec::new(),
            testlets: Vec::new(),
            enemies: Vec::new(),
            ms: Vec::new(),
            acceptance: Vec::new(),
            pilot: Vec::new(),
        };
        for row in sheet.rows() {
            table.add(&sheet, layout, &parameters, row)?;
        }
        table.enemies = enemies(&table.ids, &sheet)?;
        Ok(table)
    }

    fn add(&mut self, sheet: &Sheet, layout: Layout, parameters: &[String], row: Row<'_>) -> Result<()> {
        self.ids.push(id(row, &self.ids)?);
        self.models.push(model(layout, parameters, row)?);
        if ERRORS.iter().any(|name| sheet.has(name)) {
            let mut errors = [0.0; 4];
            for (error, name) in errors.iter_mut().zip(ERRORS) {
                *error = at_least_0(row, name)?;
            }
            self.errors.push(errors.iter().any(|error| *error > 0.0).then_some(errors));
        }
        self.classes.push(row.text("class").map(str::to_owned));
        self.testlets.push(row.text("testlet").map(str::to_owned));
        if sheet.has("seconds") {
            // u32 milliseconds are seven weeks.
            self.ms.push((1000.0 * at_least_0(row, "seconds")?).round() as u32);
        }
        self.pilot.push(match row.text("pilot") {
            None | Some("0") => false,
            Some("1") => true,
            Some(other) => {
                return Err(row.fault(format!(
                    "pilot is {other:?}; expected 1 for an item on trial, 0 or nothing for another"
                )));
            }
        });
        if sheet.has("acceptance") {
            match row.number("acceptance")?.unwrap_or(1.0) {
                share if (0.0..=1.0).contains(&share) => self.acceptance.push(share),
                other => {
                    return Err(row.fault(format!("acceptance is {other}; expected a number from 0 to 1")));
                }
            }
        }
        Ok(())
    }

    /// The column `acceptance`, which must be there.
    pub(crate) fn accepted(&self) -> Result<Vec<f64>> {
        if self.acceptance.is_empty() {
            bail!(
                "--exposure sympson-hetter needs a column `acceptance` in {}; sympson-hetter:RATE learns it",
                self.file
            );
        }
        Ok(self.acceptance.clone())
    }

    /// The items' models in the order of `ids`, which must all be there.
    pub(crate) fn aligned<'i>(
        &self,
        ids: impl Iterator<Item = (&'i str, &'i Model)>,
        of: &str,
    ) -> Result<Vec<Model>> {
        let places: HashMap<&str, usize> =
            self.ids.iter().enumerate().map(|(i, id)| (id.as_str(), i)).collect();
        let one = |(id, known): (&str, &Model)| {
            let Some(place) = places.get(id) else {
                bail!("{}: item {id:?} of {of} is missing; add a line for it", self.file);
            };
            let (found, expected) = (self.models[*place].categories(), known.categories());
            if found != expected {
                bail!(
                    "{}: item {id:?} has {found} categories, in {of} {expected}; give it as many",
                    self.file
                );
            }
            Ok(self.models[*place].clone())
        };
        ids.map(one).collect()
    }
}

/// The item's name, which no item before it has.
pub(super) fn id(row: Row<'_>, before: &[String]) -> Result<String> {
    let Some(id) = row.text("id") else {
        return Err(row.fault("id is missing; give each item a name of its own"));
    };
    // Lists of ids are written with spaces between them.
    if id.contains(char::is_whitespace) {
        return Err(row.fault(format!("id {id:?} holds a space; write it without")));
    }
    if before.iter().any(|known| known == id) {
        return Err(
            row.fault(format!("id {id:?} stands there a second time; give each item a name of its own"))
        );
    }
    Ok(id.to_owned())
}

/// Names of the parameters' columns, as many as the header goes on to count.
fn parameters(layout: Layout, sheet: &Sheet) -> Vec<String> {
    let (fixed, counted): (&[&str], &[&str]) = match layout {
        Layout::Logistic => (&["a", "b", "c", "d"], &[]),
        Layout::Graded => (&["a"], &["b"]),
        Layout::ModifiedGraded => (&["a", "b"], &["c"]),
        Layout::PartialCredit => (&[], &["d"]),
        Layout::GeneralizedPartialCredit => (&["a"], &["d"]),
        Layout::RatingScale => (&["lambda"], &["d"]),
        Layout::Nominal => (&[], &["a", "c"]),
    };
    let mut names: Vec<String> = fixed.iter().map(|name| (*name).to_owned()).collect();
    for k in 1.. {
        let next: Vec<String> = counted.iter().map(|name| format!("{name}{k}")).collect();
        if next.is_empty() || k > 1 && !next.iter().any(|name| sheet.has(name)) {
            break;
        }
        names.extend(next);
    }
    names
}

/// Refuses columns that mean nothing: a misspelt one that is passed over is a wrong number.
fn known(layout: Layout, sheet: &Sheet, parameters: &[String]) -> Result<()> {
    let logistic = layout == Layout::Logistic;
    let (required, more) = parameters.split_at(if logistic { 2 } else { parameters.len() });
    let more: Vec<&str> = more.iter().map(String::as_str).chain(ABOUT).collect();
    let mut all: Vec<&str> = required.iter().map(String::as_str).chain(more).collect();
    if logistic {
        all.extend(["b_sd"].into_iter().chain(ERRORS));
    }
    let known = all.join(", ");
    if let Some(other) = sheet.header().iter().find(|name| !all.contains(&name.as_str())) {
        bail!(
            "{}:1: no column is named {other:?}; expected some of {known}. Rename it or leave it out",
            sheet.file
        );
    }
    let missing = ["id"].into_iter().chain(required.iter().map(String::as_str)).find(|name| !sheet.has(name));
    match missing {
        Some(missing) => bail!("{}:1: column {missing} is missing; expected {known}", sheet.file),
        None => Ok(()),
    }
}

fn model(layout: Layout, parameters: &[String], row: Row<'_>) -> Result<Model> {
    let mut numbers = Vec::with_capacity(parameters.len());
    if layout == Layout::Logistic {
        numbers.extend([row.required("a")?, row.required("b")?]);
        numbers.extend([row.number("c")?.unwrap_or(0.0), row.number("d")?.unwrap_or(1.0)]);
    } else {
        // Items with fewer categories leave the last cells empty.
        let last = parameters.iter().rposition(|name| row.text(name).is_some()).map_or(0, |last| last + 1);
        for name in &parameters[..last] {
            numbers.push(row.required(name)?);
        }
    }
    if !layout.fits(numbers.len()) {
        return Err(row.fault(format!("{} parameters; expected {}", numbers.len(), layout.columns())));
    }
    let model = layout.model(&numbers).map_err(|invalid| row.fault(invalid))?;
    match model {
        Model::Logistic(item) => {
            let item = Logistic { b_sd: at_least_0(row, "b_sd")?, ..item };
            item.check().map_err(|invalid| row.fault(invalid))?;
            Ok(Model::Logistic(item))
        }
        other => Ok(other),
    }
}

/// A number that is 0 where there is none.
fn at_least_0(row: Row<'_>, column: &str) -> Result<f64> {
    match row.number(column)?.unwrap_or(0.0) {
        negative if negative < 0.0 => Err(row.fault(format!("{column} is {negative}; expected 0 or more"))),
        number => Ok(number),
    }
}

pub(super) fn enemies(ids: &[String], sheet: &Sheet) -> Result<Vec<Vec<usize>>> {
    let mut pairs = Vec::new();
    for (i, row) in sheet.rows().enumerate() {
        for enemy in row.text("enemies").unwrap_or_default().split_whitespace() {
            let Some(j) = ids.iter().position(|id| id == enemy) else {
                return Err(
                    row.fault(format!("enemy {enemy:?} is no item; give ids with spaces between them"))
                );
            };
            let pair = vec![i.min(j), i.max(j)];
            if i == j {
                return Err(row.fault(format!("item {enemy:?} is its own enemy; name another item")));
            }
            if !pairs.contains(&pair) {
                pairs.push(pair);
            }
        }
    }
    Ok(pairs)
}
