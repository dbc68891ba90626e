//! A table of items of several skills.

use super::super::sheet::Sheet;
use super::super::table::{enemies, id};
use anyhow::{Result, bail};
use skillmark_irt::mirt::{Item, MAX};
use std::path::Path;

/// Items as a CSV file has them.
pub(super) struct Table {
    pub(super) file: String,
    pub(super) skills: usize,
    pub(super) ids: Vec<String>,
    pub(super) items: Vec<Item>,
    /// Pairs that must not meet.
    pub(super) enemies: Vec<Vec<usize>>,
}

impl Table {
    pub(super) fn read(path: &Path) -> Result<Self> {
        let sheet = Sheet::read(path)?;
        let slopes = slopes(&sheet)?;
        let (mut ids, mut items) = (Vec::new(), Vec::new());
        for row in sheet.rows() {
            ids.push(id(row, &ids)?);
            let cell = |name: &String| Ok(row.number(name)?.unwrap_or(0.0));
            let a = slopes.iter().map(cell).collect::<Result<Vec<f64>>>()?;
            if a.iter().all(|slope| *slope == 0.0) {
                let names = slopes.join(", ");
                return Err(row.fault(format!(
                    "the item measures no skill; give a slope other than 0 for one of {names}"
                )));
            }
            let (d, c) = (row.required("d")?, row.number("c")?.unwrap_or(0.0));
            items.push(Item::new(&a, d, c).map_err(|error| row.fault(error))?);
        }
        let enemies = enemies(&ids, &sheet)?;
        Ok(Table { file: sheet.file, skills: slopes.len(), ids, items, enemies })
    }

    /// The items in the order of another table, all of whose items must be there.
    pub(super) fn aligned(&self, other: &Table) -> Result<Vec<Item>> {
        if self.skills != other.skills {
            let (file, known) = (&self.file, &other.file);
            bail!("{file}:1: {} skills, and {known} has {}; give it as many", self.skills, other.skills);
        }
        let one = |id: &String| match self.ids.iter().position(|known| known == id) {
            Some(place) => Ok(self.items[place]),
            None => bail!("{}: item {id:?} of {} is missing; add a line for it", self.file, other.file),
        };
        other.ids.iter().map(one).collect()
    }
}

/// Names of the slopes' columns, as many as the header goes on to count. Refuses columns that mean nothing: a misspelt one that
/// is passed over is a wrong number.
fn slopes(sheet: &Sheet) -> Result<Vec<String>> {
    let names = (1..).map(|k| format!("a{k}")).take_while(|name| sheet.has(name));
    let slopes: Vec<String> = names.collect();
    let known = |name: &String| slopes.contains(name) || ["id", "d", "c", "enemies"].contains(&name.as_str());
    let expected = "expected id, a1, a2, .. (one for each skill), d, c, enemies";
    if let Some(other) = sheet.header().iter().find(|name| !known(name)) {
        bail!("{}:1: no column is named {other:?}; {expected}. Rename it or leave it out", sheet.file);
    }
    if let Some(missing) = ["id", "a1", "d"].into_iter().find(|name| !sheet.has(name)) {
        bail!("{}:1: column {missing} is missing; {expected}", sheet.file);
    }
    if slopes.len() > MAX {
        bail!("{}:1: {} columns of slopes; give at most {MAX}", sheet.file, slopes.len());
    }
    Ok(slopes)
}
