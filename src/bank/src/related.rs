//! Skills that go together: which are correlated, directly or through others.

use crate::Bank;

/// Skills of a bank that share a joint prior.
#[derive(Debug, Clone, PartialEq)]
pub struct Related {
    /// Indices into the bank's skills, in the bank's order; two or more.
    pub skills: Vec<usize>,
    /// Correlations of their θ, row by row; 1 on the diagonal, 0 where the bank states none.
    pub correlations: Vec<Vec<f64>>,
}

impl Bank {
    /// The groups of skills that its correlations link; none for a bank that states none.
    pub fn related(&self) -> Vec<Related> {
        let place = |id: &String| self.skills.iter().position(|skill| skill.id == *id);
        let pairs = || {
            self.correlations.iter().filter_map(|c| Some((place(&c.between.0)?, place(&c.between.1)?, c.r)))
        };
        // Each skill is in the group of the first skill that it is linked with.
        let mut group: Vec<usize> = (0..self.skills.len()).collect();
        for (a, b, _) in pairs() {
            let (to, from) = (group[a].min(group[b]), group[a].max(group[b]));
            group.iter_mut().filter(|g| **g == from).for_each(|g| *g = to);
        }
        let mut all = Vec::new();
        for first in 0..group.len() {
            let skills: Vec<usize> = (0..group.len()).filter(|skill| group[*skill] == first).collect();
            if skills.len() < 2 {
                continue;
            }
            let among = |a: usize, b: usize| {
                pairs().find(|(x, y, _)| (*x, *y) == (a, b) || (*y, *x) == (a, b)).map_or(0.0, |(_, _, r)| r)
            };
            let row = |a: &usize| skills.iter().map(|b| if a == b { 1.0 } else { among(*a, *b) }).collect();
            all.push(Related { correlations: skills.iter().map(row).collect(), skills });
        }
        all
    }
}
