//! Items of a table that are on trial.

use super::exposure::certain;
use super::table::Table;
use anyhow::{Result, bail};
use skillmark_irt::Model;
use skillmark_lab::{Paper, Pilots};

/// The items that are scored, and those on trial.
pub(super) fn split(table: Table) -> Result<(Table, Table)> {
    if !table.pilot.contains(&false) {
        bail!("{}: every item is a pilot; leave column `pilot` empty where an item is scored", table.file);
    }
    Ok((part(&table, false), part(&table, true)))
}

fn part(table: &Table, pilot: bool) -> Table {
    let places: Vec<usize> = (0..table.ids.len()).filter(|item| table.pilot[*item] == pilot).collect();
    let place = |item: &usize| places.iter().position(|other| other == item);
    let enemies = table.enemies.iter().map(|pair| pair.iter().filter_map(place).collect::<Vec<_>>());
    Table {
        file: table.file.clone(),
        ids: chosen(&table.ids, &places),
        models: chosen(&table.models, &places),
        errors: chosen(&table.errors, &places),
        classes: chosen(&table.classes, &places),
        testlets: chosen(&table.testlets, &places),
        // Both of a pair, or none: pilots are nobody's enemies.
        enemies: enemies.filter(|pair| pair.len() == 2).collect(),
        ms: chosen(&table.ms, &places),
        acceptance: chosen(&table.acceptance, &places),
        pilot: chosen(&table.pilot, &places),
    }
}

/// Lists that a table does not have are empty.
fn chosen<T: Clone>(list: &[T], places: &[usize]) -> Vec<T> {
    places.iter().filter_map(|place| list.get(*place).cloned()).collect()
}

/// The paper with so many of the pilots mixed in.
pub(super) fn mixed_in(paper: Paper, on_trial: &Table, asked: u32) -> Result<Paper> {
    let there = on_trial.ids.len();
    if asked as usize > there {
        bail!("--pilots {asked}, and {} has {there}, by its column `pilot`; ask for fewer", on_trial.file);
    }
    let among = certain(paper.test.design());
    let items: Vec<Model> = on_trial.models.clone();
    let pilots = Pilots { items, ms: on_trial.ms.clone(), asked: asked as usize, among };
    Ok(Paper { pilots, ..paper })
}
