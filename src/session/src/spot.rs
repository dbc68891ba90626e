//! A few further questions in somebody's presence, and what their answers say about a result.

use crate::instrument::Instrument;
use skillmark_bank::Answer;
use skillmark_irt::num::exp;

/// A check is made to look further where at most this share of those who have the stated result would do so badly.
pub const SPOT_LEVEL: f64 = 0.1;

/// How many units of θ lower somebody is whom a check should notice: one and a half levels of a usual bank.
pub const SPOT_SHIFT: f64 = 1.5;

/// Points at which θ is looked at, from 4 standard errors below to 4 above.
const POINTS: usize = 41;

/// The questions of a check on one skill.
#[derive(Debug, Clone, PartialEq)]
pub struct Spot {
    /// Indices into the bank's items, the most telling first.
    pub items: Vec<usize>,
    /// Chance that somebody with the stated result has exactly so many right, from none to all.
    stated: Vec<f64>,
    /// The same for somebody who is [`SPOT_SHIFT`] lower.
    lower: Vec<f64>,
}

/// What a check shows.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Shown {
    /// Share of those who have the stated result that would have so few right, or fewer.
    pub p: f64,
    /// Share of those who are [`SPOT_SHIFT`] lower whom this check would notice, at [`SPOT_LEVEL`].
    pub power: f64,
}

impl Spot {
    /// Questions about a skill that were not among those `seen`, for a result of θ with its standard error: those that tell most
    /// at θ. `None` where the bank has not so many left.
    ///
    /// Numbers right follow by the recursion of Lord & Wingersky (1984), over a normal distribution of θ.
    pub fn new(
        instrument: &Instrument,
        skill: &str,
        seen: &[&str],
        (theta, se): (f64, f64),
        count: usize,
    ) -> Option<Spot> {
        let items = &instrument.bank().items;
        // Options are read out and chosen one: other types would need a form of their own on the manager's side.
        let is_new = |item: &usize| {
            let item = &items[*item];
            matches!(item.answer, Answer::SingleChoice { .. }) && !seen.contains(&item.id.as_str())
        };
        let mut fresh: Vec<usize> =
            instrument.bank().items_of(skill, false).into_iter().filter(is_new).collect();
        let tells = |item: usize| instrument.item(item).information(theta);
        fresh.sort_by(|a, b| tells(*b).total_cmp(&tells(*a)));
        if fresh.len() < count || count == 0 {
            return None;
        }
        fresh.truncate(count);
        let right = |theta| right(instrument, &fresh, theta, se);
        let (stated, lower) = (right(theta), right(theta - SPOT_SHIFT));
        Some(Spot { items: fresh, stated, lower })
    }

    /// What it shows that so many were right.
    pub fn judge(&self, right: u32) -> Shown {
        let up_to = |chances: &[f64], right: usize| chances.iter().take(right + 1).sum::<f64>().min(1.0);
        // The largest number that would be noticed.
        let noticed = (0..self.stated.len()).rev().find(|right| up_to(&self.stated, *right) <= SPOT_LEVEL);
        Shown {
            p: up_to(&self.stated, right as usize),
            power: noticed.map_or(0.0, |noticed| up_to(&self.lower, noticed)),
        }
    }
}

/// The distribution of the number right.
fn right(instrument: &Instrument, items: &[usize], theta: f64, se: f64) -> Vec<f64> {
    let mut all = vec![0.0; items.len() + 1];
    let mut total = 0.0;
    for point in 0..POINTS {
        let z = 8.0 * point as f64 / (POINTS - 1) as f64 - 4.0;
        let weight = exp(-0.5 * z * z);
        let mut chances = vec![1.0];
        for item in items {
            let p = instrument.item(*item).at(theta + z * se).p;
            chances.push(0.0);
            for right in (0..chances.len()).rev() {
                let before = if right > 0 { chances[right - 1] } else { 0.0 };
                chances[right] = chances[right] * (1.0 - p) + before * p;
            }
        }
        for (sum, chance) in all.iter_mut().zip(chances) {
            *sum += weight * chance;
        }
        total += weight;
    }
    all.iter().map(|sum| sum / total).collect()
}
