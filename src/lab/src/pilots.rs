//! Items on trial: asked among the others, and not scored.

use crate::population::Luck;
use skillmark_irt::Model;

/// Items on trial beside a test's own.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Pilots {
    /// By which people answer them, unless the population has true ones: these follow those of the test's items.
    pub items: Vec<Model>,
    /// Time that each takes, milliseconds; none for an empty list.
    pub ms: Vec<u32>,
    /// How many each person is asked, at most all.
    pub asked: usize,
    /// Items that everybody is asked by the rules. Pilots come among them, so that all are asked.
    pub among: u32,
}

/// Where a person's pilots lie in the stream of draws: beyond the choices of any test.
const PLACES: u64 = 1 << 45;

impl Pilots {
    /// The person's pilots in their order, each with the number of scored answers after which it comes: never first.
    pub(crate) fn drawn(&self, luck: &Luck) -> Vec<(u32, usize)> {
        let places = f64::from(self.among.saturating_sub(1).max(1));
        let mut left: Vec<usize> = (0..self.items.len()).collect();
        let mut drawn: Vec<(u32, usize)> = (0..self.asked.min(self.items.len()) as u64)
            .map(|n| {
                let place = 1 + (luck.unit(PLACES + n, 0) * places) as u32;
                let which = (luck.unit(PLACES + n, 1) * left.len() as f64) as usize;
                (place, left.remove(which.min(left.len() - 1)))
            })
            .collect();
        drawn.sort_by_key(|(place, _)| *place);
        drawn
    }
}
