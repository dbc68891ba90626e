//! What a skill's test must look like: which items go together, which never meet, how many of an area there are.
//!
//! Items are counted as the engine counts them, by their place in a list of indices into the bank's.

use crate::{Area, Bank, Item, Preset, Rules};
use skillmark_irt::shadow::{Blueprint, Class, Testlet, Time};

/// Pairs that never meet, among the items `of` the bank.
pub fn enemies(bank: &Bank, of: &[usize]) -> Vec<Vec<usize>> {
    let item = |i: usize| &bank.items[of[i]];
    let mut enemies = Vec::new();
    for i in 0..of.len() {
        let foes = (i + 1..of.len())
            .filter(|j| item(i).enemies.contains(&item(*j).id) || item(*j).enemies.contains(&item(i).id));
        enemies.extend(foes.map(|j| vec![i, j]));
    }
    enemies
}

/// Items that stay together, with the name of each testlet, among the items `of` the bank.
pub fn testlets<'b>(bank: &'b Bank, of: &[usize]) -> Vec<(&'b str, Vec<usize>)> {
    let mut testlets: Vec<(&str, Vec<usize>)> = Vec::new();
    for (i, item) in of.iter().map(|index| &bank.items[*index]).enumerate() {
        let Some(name) = item.testlet.as_deref() else { continue };
        match testlets.iter_mut().find(|(known, _)| *known == name) {
            Some((_, members)) => members.push(i),
            None => testlets.push((name, vec![i])),
        }
    }
    testlets
}

impl Bank {
    /// Indices of a skill's items that are asked and scored, or of those that are asked and not scored.
    pub fn items_of(&self, skill: &str, pilot: bool) -> Vec<usize> {
        let items = self.items.iter().enumerate();
        let chosen = items.filter(|(_, item)| item.skill == skill && item.pilot == pilot);
        chosen.map(|(index, _)| index).collect()
    }
}

impl Rules {
    /// The areas of a skill whose numbers are bounded, in the order of [`blueprint`](Self::blueprint)'s classes.
    pub fn bounded<'r>(&'r self, bank: &'r Bank, skill: &'r str) -> impl Iterator<Item = &'r Area> {
        self.areas(bank, skill).filter(|area| area.at_least.is_some() || area.at_most.is_some())
    }

    /// What a whole test of the skill must look like; `None` where no area is bounded. Enemies, testlets and the time
    /// count too, for a test that meets the bounds may be impossible by these.
    pub fn blueprint(&self, bank: &Bank, skill: &str, preset: &Preset) -> Option<Blueprint> {
        let of = bank.items_of(skill, false);
        let members = |area: &Area| (0..of.len()).filter(|i| area.covers(&bank.items[of[*i]])).collect();
        let class = |area: &Area| Class {
            members: members(area),
            min: area.at_least.unwrap_or(0) as usize,
            max: area.at_most.map_or(of.len(), |most| most as usize),
        };
        let classes: Vec<Class> = self.bounded(bank, skill).map(class).collect();
        if classes.is_empty() {
            return None;
        }
        let testlets = testlets(bank, &of).into_iter();
        let times = of.iter().map(|i| bank.items[*i].ms()).collect();
        Some(Blueprint {
            items: of.len(),
            length: preset.max_items as usize,
            classes,
            enemies: enemies(bank, &of),
            testlets: testlets.map(|(_, members)| Testlet::whole(members)).collect(),
            time: self.limit_ms().map(|limit| Time { items: times, limit }),
        })
    }

    /// The longest time, milliseconds.
    pub fn limit_ms(&self) -> Option<u64> {
        self.minutes.map(|minutes| 60_000 * u64::from(minutes))
    }
}

impl Item {
    /// Expected time, milliseconds; 0 where nobody says.
    pub fn ms(&self) -> u32 {
        self.seconds.unwrap_or(0).saturating_mul(1000)
    }
}
